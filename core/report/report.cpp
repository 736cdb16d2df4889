#include "core/report/report.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::report {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::array<std::pair<Kind, std::string_view>, 23> kKinds{{
    {Kind::Heatmap, "heatmap"},
    {Kind::Gaps, "gaps"},
    {Kind::Best, "best"},
    {Kind::Forest, "forest"},
    {Kind::Roc, "roc"},
    {Kind::PrecisionRecall, "precision-recall"},
    {Kind::Calibration, "calibration"},
    {Kind::Confusion, "confusion"},
    {Kind::Tests, "tests"},
    {Kind::Pair, "pair"},
    {Kind::Conventions, "conventions"},
    {Kind::Datasets, "datasets"},
    {Kind::Models, "models"},
    {Kind::Results, "results"},
    {Kind::Cost, "cost"},
    {Kind::Claims, "claims"},
    {Kind::Limits, "limits"},
    {Kind::Methods, "methods"},
    {Kind::Text, "text"},
    {Kind::Sample, "sample"},
    {Kind::Dataset, "dataset"},
    {Kind::Modes, "modes"},
    {Kind::Snapshot, "snapshot"},
}};

/// What was typed or came from file names need not be UTF-8.
std::string dumped(const json& value)
{
    return value.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Item itemFromJson(const json& in, std::size_t index)
{
    try {
        return {.id = in.at("id"),
            .kind = kindFromName(in.at("kind").get<std::string>()),
            .asTable = in.value("table", false),
            .title = in.value("title", ""),
            .caption = in.value("caption", ""),
            .facts = in.value("facts", ""),
            .digest = in.value("digest", ""),
            .text = in.value("text", ""),
            .parameters = in.value("parameters", std::map<std::string, std::string>{})};
    } catch (const json::exception& e) {
        throw Error(ErrorKind::Data, "item " + std::to_string(index + 1) + " of the report: " + e.what());
    }
}

}

std::string_view name(Kind kind)
{
    return std::ranges::find(kKinds, kind, &std::pair<Kind, std::string_view>::first)->second;
}

Kind kindFromName(std::string_view word)
{
    std::string known;
    for (const auto& [kind, text] : kKinds) {
        if (text == word)
            return kind;
        known += (known.empty() ? "" : ", ") + std::string(text);
    }
    throw Error(ErrorKind::Data, "a report holds no '" + std::string(word) + "'; known: " + known);
}

std::string Item::parameter(const std::string& key, std::string fallback) const
{
    const auto found = parameters.find(key);
    return found == parameters.end() ? std::move(fallback) : found->second;
}

Form Item::form() const
{
    switch (kind) {
    case Kind::Datasets:
    case Kind::Models:
    case Kind::Results:
    case Kind::Cost:
    case Kind::Claims:
    case Kind::Dataset:
    case Kind::Snapshot:
        return Form::Table;
    case Kind::Limits:
    case Kind::Methods:
    case Kind::Text:
        return Form::Prose;
    case Kind::Sample:
        return Form::Picture;
    default:
        return asTable ? Form::Table : Form::Figure;
    }
}

const Item* Report::find(std::string_view id) const
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

json toJson(const Report& report)
{
    json items = json::array();
    for (const Item& item : report.items) {
        json out{{"id", item.id}, {"kind", name(item.kind)}, {"title", item.title}, {"caption", item.caption}};
        if (item.asTable)
            out["table"] = true;
        for (const auto& [key, text] :
            {std::pair{"facts", &item.facts}, std::pair{"digest", &item.digest}, std::pair{"text", &item.text}})
            if (!text->empty())
                out[key] = *text;
        if (!item.parameters.empty())
            out["parameters"] = item.parameters;
        items.push_back(std::move(out));
    }
    return {{"version", kVersion}, {"title", report.title}, {"items", std::move(items)}};
}

Report reportFromJson(const json& in)
{
    if (!in.is_object() || !in.contains("items") || !in["items"].is_array())
        throw Error(ErrorKind::Data, "this is no report: it has no list of items");
    if (const json version = in.value("version", json(0)); version != kVersion)
        throw Error(ErrorKind::Data,
            "the report is of version " + version.dump() + "; this program reads version " + std::to_string(kVersion));
    Report out{.title = in.contains("title") && in["title"].is_string() ? in["title"].get<std::string>() : ""};
    std::set<std::string> ids;
    for (const json& item : in["items"]) {
        out.items.push_back(itemFromJson(item, out.items.size()));
        if (!ids.insert(out.items.back().id).second)
            throw Error(ErrorKind::Data, "the report has two items with the id '" + out.items.back().id + "'");
    }
    return out;
}

std::filesystem::path fileIn(const std::filesystem::path& project)
{
    return project / "report.json";
}

std::optional<Report> read(const std::filesystem::path& project)
{
    const std::filesystem::path file = fileIn(project);
    if (!std::filesystem::exists(file))
        return std::nullopt;
    return reportFromJson(readJson(file));
}

void write(const std::filesystem::path& project, const Report& report)
{
    writeFileAtomically(fileIn(project), dumped(toJson(report)));
}

std::string newId(const Report& report)
{
    for (std::size_t i = report.items.size() + 1;; ++i)
        if (std::string id = "item-" + std::to_string(i); report.find(id) == nullptr)
            return id;
}

}
