#include "core/remote/consent.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/remote/http.h"
#include "core/remote/line_log.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>

namespace vlm::remote {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;
constexpr std::string_view kBegin = "{\"consent\":";
constexpr std::string_view kKind = "list of consents";

std::string userName()
{
    const passwd* entry = ::getpwuid(::geteuid());
    if (entry && entry->pw_name)
        return entry->pw_name;
    return "user " + std::to_string(::geteuid());
}

Json toJson(const Shipment& s)
{
    return {{"goods", name(s.goods)}, {"address", s.address}, {"host", s.host()}, {"model", s.model},
        {"dataset", s.dataset}, {"fingerprint", s.fingerprint}, {"images", s.images}, {"questions", s.questions},
        {"licence", s.licence}, {"forbidden", s.restriction.forbidden}, {"warning", s.restriction.text}};
}

Shipment shipmentOf(const Json& json)
{
    const std::string goods = json.at("goods").get<std::string>();
    if (goods != name(Goods::Answers) && goods != name(Goods::ImagesAndQuestions))
        throw Error(ErrorKind::Data, "unknown goods '" + goods + "'");
    return {.goods = goods == name(Goods::Answers) ? Goods::Answers : Goods::ImagesAndQuestions,
        .address = json.at("address").get<std::string>(),
        .model = json.at("model").get<std::string>(),
        .dataset = json.at("dataset").get<std::string>(),
        .fingerprint = json.at("fingerprint").get<std::string>(),
        .images = json.at("images").get<std::int64_t>(),
        .questions = json.at("questions").get<std::int64_t>(),
        .licence = json.at("licence").get<std::string>(),
        .restriction = {.forbidden = json.at("forbidden").get<bool>(), .text = json.at("warning").get<std::string>()}};
}

bool same(const Shipment& a, const Shipment& b)
{
    return a.goods == b.goods && a.address == b.address && a.model == b.model && a.dataset == b.dataset
        && a.fingerprint == b.fingerprint;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}

std::string_view name(Goods goods)
{
    return goods == Goods::Answers ? "answers" : "images and questions";
}

std::string Shipment::host() const
{
    const std::size_t scheme = address.find("://");
    const std::string rest = scheme == std::string::npos ? address : address.substr(scheme + 3);
    return rest.substr(0, rest.find('/'));
}

bool Shipment::encrypted() const
{
    return address.starts_with("https://");
}

bool Shipment::thisMachine() const
{
    return isLoopback(address);
}

std::vector<std::string> describe(const Shipment& s)
{
    std::vector<std::string> lines;
    const std::string questions = counted(s.questions, "question", "questions");
    lines.push_back(s.goods == Goods::ImagesAndQuestions
            ? fmt::format("{} and {} of {} go to {} (model {}).", counted(s.images, "image", "images"), questions,
                s.dataset, s.host(), s.model)
            : fmt::format("{} of {}, each with its reference answer and a model's answer, go to {} (model {}).",
                questions, s.dataset, s.host(), s.model));
    lines.push_back(s.goods == Goods::ImagesAndQuestions
            ? "Images are sent as they are shown: pixels without file names, DICOM fields or other metadata. What is "
              "burnt into the pixels goes with them."
            : "No image is sent.");
    if (s.thisMachine())
        lines.emplace_back("The address is this computer; a server here may pass on what it gets.");
    else if (!s.encrypted())
        lines.emplace_back("The connection is not encrypted: anyone on the way can read what is sent.");
    lines.push_back("Licence: " + (s.licence.empty() ? std::string("not known") : s.licence) + ".");
    if (!s.restriction.text.empty())
        lines.push_back(s.restriction.text);
    return lines;
}

ConsentBook::ConsentBook(std::filesystem::path project)
    : m_file(std::move(project) / "consents.jsonl")
{
}

std::vector<Consent> ConsentBook::all() const
{
    std::vector<Consent> out;
    if (!std::filesystem::exists(m_file))
        return out;
    const std::string text = readFile(m_file);
    const std::string_view lines = wholeLines(text);
    std::size_t at = 0;
    for (std::size_t end = lines.find('\n'); end != std::string_view::npos; end = lines.find('\n', at)) {
        const std::string_view line = lines.substr(at, end - at);
        at = end + 1;
        guard(ErrorKind::Data,
            fmt::format("{}, line {}", m_file.string(),
                std::count(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(at), '\n')),
            [&] {
                const Json json = Json::parse(line);
                const Shipment shipment = shipmentOf(json.at("what"));
                if (json.at("event").get<std::string>() == "granted") {
                    out.push_back({.shipment = shipment,
                        .permission = json.at("permission").get<std::string>(),
                        .by = json.at("by").get<std::string>(),
                        .at = json.at("at").get<std::string>(),
                        .how = json.at("how").get<std::string>(),
                        .shown = json.at("shown").get<std::vector<std::string>>()});
                    return;
                }
                for (Consent& consent : out)
                    if (consent.revokedAt.empty() && same(consent.shipment, shipment)) {
                        consent.revokedBy = json.at("by").get<std::string>();
                        consent.revokedAt = json.at("at").get<std::string>();
                    }
            });
    }
    return out;
}

std::optional<Consent> ConsentBook::find(const Shipment& shipment) const
{
    for (Consent& consent : all())
        if (consent.revokedAt.empty() && same(consent.shipment, shipment))
            return std::move(consent);
    return {};
}

void ConsentBook::grant(const Shipment& shipment, std::string_view how, std::string_view permission)
{
    if (shipment.restriction.forbidden && permission.empty())
        throw Error(ErrorKind::Config,
            fmt::format("{} may not simply be sent to {}: {} Say whose permission you hold, or do not send them.",
                shipment.dataset, shipment.host(), shipment.restriction.text));
    if (find(shipment))
        return;
    const Json json{{"consent", kSchema}, {"event", "granted"}, {"at", utcNow()}, {"by", userName()}, {"how", how},
        {"permission", permission}, {"what", toJson(shipment)}, {"shown", describe(shipment)}};
    LineLog(m_file, kBegin, kKind).append(json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
}

bool ConsentBook::revoke(const Shipment& shipment)
{
    if (!find(shipment))
        return false;
    const Json json{
        {"consent", kSchema}, {"event", "revoked"}, {"at", utcNow()}, {"by", userName()}, {"what", toJson(shipment)}};
    LineLog(m_file, kBegin, kKind).append(json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
    return true;
}

std::string whyForbidden(const ConsentBook& book, const Shipment& shipment, std::string_view remoteId)
{
    if (book.find(shipment))
        return {};
    return fmt::format(
        "nothing was sent: {} of {} go to {} only with a consent, and this project has none; agree in the "
        "workbench or with `medvlm consent grant --project DIR --model {} --dataset {}`",
        name(shipment.goods), shipment.dataset, shipment.host(), remoteId, shipment.dataset);
}

}
