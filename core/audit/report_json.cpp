#include "core/audit/audit.h"
#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace vlm::audit {

namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::array kSplitNames{"train", "validation", "test"};
constexpr std::array kSeverities{Severity::Note, Severity::Warning, Severity::Problem};

/// Ids come from file names, which need not be UTF-8.
std::string utf8(const std::string& text)
{
    return json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get<std::string>();
}

json texts(const std::vector<std::string>& list)
{
    json out = json::array();
    for (const std::string& text : list)
        out.push_back(utf8(text));
    return out;
}

json toJson(const Finding& finding)
{
    json groups = json::array();
    for (const auto& group : finding.groups)
        groups.push_back(texts(group));
    json reasons = json::object();
    for (const auto& [sample, reason] : finding.reasons)
        reasons[utf8(sample)] = utf8(reason);
    return {{"kind", finding.kind}, {"severity", name(finding.severity)}, {"title", finding.title},
        {"sentence", utf8(finding.sentence)}, {"samples", texts(finding.samples)}, {"groups", groups},
        {"numbers", finding.numbers}, {"reasons", reasons}, {"leaked", texts(finding.leaked)}};
}

Finding findingFromJson(const json& in)
{
    Finding finding{.kind = in.at("kind"), .title = in.at("title"), .sentence = in.at("sentence")};
    for (const Severity severity : kSeverities)
        if (in.at("severity") == name(severity))
            finding.severity = severity;
    finding.samples = in.at("samples");
    finding.groups = in.at("groups");
    finding.numbers = in.at("numbers");
    finding.reasons = in.at("reasons");
    finding.leaked = in.at("leaked");
    return finding;
}

}

json toJson(const Report& report)
{
    json splits = json::object();
    for (std::size_t i = 0; i < report.splits.size(); ++i)
        splits[kSplitNames[i]] = {{"samples", report.splits[i].samples}, {"images", report.splits[i].images},
            {"clusters", report.splits[i].clusters}};
    json findings = json::array();
    for (const Finding& finding : report.findings)
        findings.push_back(toJson(finding));
    return {{"version", kVersion}, {"dataset", report.dataset}, {"title", utf8(report.title)},
        {"fingerprint", report.fingerprint}, {"splits", splits}, {"images", report.images}, {"broken", report.broken},
        {"near_bits", report.nearBits}, {"images_read", report.imagesRead}, {"findings", findings}};
}

Report reportFromJson(const json& in)
{
    return guard(ErrorKind::Data, "audit report", [&] {
        if (in.at("version") != kVersion)
            throw Error(ErrorKind::Data, "audit report of another version; expected " + std::to_string(kVersion));
        Report report{.dataset = in.at("dataset"),
            .title = in.at("title"),
            .fingerprint = in.at("fingerprint"),
            .images = in.at("images"),
            .broken = in.at("broken"),
            .nearBits = in.at("near_bits"),
            .imagesRead = in.at("images_read")};
        for (std::size_t i = 0; i < report.splits.size(); ++i) {
            const json& split = in.at("splits").at(kSplitNames[i]);
            report.splits[i]
                = {.samples = split.at("samples"), .images = split.at("images"), .clusters = split.at("clusters")};
        }
        for (const json& finding : in.at("findings"))
            report.findings.push_back(findingFromJson(finding));
        return report;
    });
}

}
