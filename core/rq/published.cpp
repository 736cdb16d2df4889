#include "core/rq/published.h"
#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/metrics/csv.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace vlm::rq {
namespace {

/// The reference's words for how a model was adapted.
std::string modeOf(const std::string& strategy)
{
    if (strategy == "ZS")
        return "ots";
    if (strategy == "FT-LP")
        return "lp";
    if (strategy == "FT-LoRA")
        return "lora";
    if (strategy == "ML")
        return "sft";
    throw Error(ErrorKind::Data, fmt::format("unknown strategy \"{}\", expected ZS, FT-LP, FT-LoRA or ML", strategy));
}

std::vector<Score> fromAppendix(const std::filesystem::path& file)
{
    std::vector<Score> scores;
    const nlohmann::json json = readJson(file);
    for (const auto& [key, datasets] : json.items()) {
        const std::size_t bar = key.find('|');
        for (const auto& [dataset, entry] : datasets.items())
            scores.push_back(
                {key.substr(0, bar), dataset, modeOf(key.substr(bar + 1)), entry.at("auroc").get<double>() / 100,
                    entry.at("ci_low").get<double>() / 100, entry.at("ci_high").get<double>() / 100});
    }
    return scores;
}

std::vector<Score> fromVqaTable(const std::filesystem::path& file, const std::string& table)
{
    std::vector<Score> scores;
    const nlohmann::json json = readJson(file);
    for (const auto& [key, value] : json.at(table).items()) {
        if (value.is_null())
            continue;
        const std::size_t bar = key.find('|');
        const std::size_t dash = key.rfind('-');
        scores.push_back({.model = key.substr(0, bar),
            .dataset = key.substr(bar + 1, dash - bar - 1),
            .mode = modeOf(key.substr(dash + 1)),
            .value = value.get<double>() / 100});
    }
    return scores;
}

std::vector<Score> fromCsv(const std::filesystem::path& file, std::string_view mode, std::string_view value)
{
    const metrics::CsvTable table = metrics::readCsv(file);
    const std::string where = file.string();
    const auto cell = [&](const std::vector<std::string>& row, std::string_view column) {
        return row[table.require(column, where)];
    };
    const auto number = [&](const std::vector<std::string>& row, std::string_view column) {
        return metrics::parseNumber(cell(row, column), where);
    };
    std::vector<Score> scores;
    for (const auto& row : table.rows) {
        const auto point = number(row, value);
        if (!point)
            continue;
        Score score{.model = cell(row, "model"),
            .dataset = cell(row, "dataset"),
            .mode = modeOf(cell(row, mode)),
            .value = *point};
        score.lower = number(row, "ci_low").value_or(score.lower);
        score.upper = number(row, "ci_high").value_or(score.upper);
        scores.push_back(std::move(score));
    }
    return scores;
}

std::vector<Score> valuesOf(const nlohmann::json& values, const std::filesystem::path& folder)
{
    const std::string kind = values.at("kind");
    const std::filesystem::path file = folder / "published" / values.at("file").get<std::string>();
    if (kind == "appendix")
        return fromAppendix(file);
    if (kind == "vqa-table")
        return fromVqaTable(file, values.at("table"));
    if (kind == "diagnosis-csv")
        return fromCsv(file, "strategy", "auroc");
    if (kind == "vqa-csv")
        return fromCsv(file, "trainable_module", "acc");
    throw Error(ErrorKind::Data, fmt::format("unknown kind of values \"{}\"", kind));
}

Study studyOf(const nlohmann::json& json, const std::vector<InDomainTable>& tables, const std::filesystem::path& folder)
{
    Study study{.id = json.at("id"),
        .title = json.at("title"),
        .source = json.at("source"),
        .metric = json.at("metric"),
        .tunedMode = json.at("tuned")};
    const std::string wanted = json.at("in_domain");
    const auto table
        = std::find_if(tables.begin(), tables.end(), [&](const InDomainTable& t) { return t.id == wanted; });
    if (table == tables.end())
        throw Error(ErrorKind::Data, fmt::format("study \"{}\": there is no in-domain table \"{}\"", study.id, wanted));
    study.inDomain = *table;
    for (const auto& model : json.at("models"))
        study.models.push_back(
            {model.at("name"), model.at("family"), roleFromName(model.at("role").get<std::string>())});
    for (const auto& dataset : json.at("datasets"))
        study.datasets.push_back({dataset.at("name"), dataset.at("n")});
    study.scores = valuesOf(json.at("values"), folder);
    for (const auto& flag : json.at("provenance")) {
        ProvenanceFlag out{.scores = {}, .text = flag.at("text")};
        for (const auto& about : flag.at("applies_to"))
            out.scores.push_back({.model = about.at(0), .dataset = about.at(1), .mode = about.at(2)});
        study.provenance.push_back(std::move(out));
    }
    return study;
}

}

std::vector<Study> readPublished(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "studies.json";
    const nlohmann::json json = readJson(file);
    return guard(ErrorKind::Data, file.string(), [&] {
        const std::vector<InDomainTable> tables = readInDomainTables(folder / "in_domain.json");
        std::vector<Study> studies;
        for (const auto& entry : json.at("studies"))
            studies.push_back(studyOf(entry, tables, folder));
        return studies;
    });
}

const std::vector<Study>& published()
{
    static const std::vector<Study> studies = readPublished(dataDirectory() / "reference");
    return studies;
}

const Study& publishedStudy(std::string_view id)
{
    const auto& studies = published();
    const auto found = std::find_if(studies.begin(), studies.end(), [&](const Study& s) { return s.id == id; });
    if (found != studies.end())
        return *found;
    std::vector<std::string_view> known;
    for (const Study& study : studies)
        known.push_back(study.id);
    throw Error(ErrorKind::Config, fmt::format("unknown study \"{}\", known are {}", id, fmt::join(known, ", ")));
}

std::vector<InDomainTable> publishedInDomainTables()
{
    return readInDomainTables(dataDirectory() / "reference" / "in_domain.json");
}

}
