#include "core/report/tables.h"

#include "core/audit/audit.h"
#include "core/base/error.h"
#include "core/export/cost.h"
#include "core/export/decimal.h"
#include "core/metrics/metric.h"
#include "core/rq/claims.h"
#include "core/rq/published.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace vlm::report {
namespace {

using exporting::Table;
using exporting::Value;

constexpr int kDecimals = 2;
// Least to most adapted, with their titles.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kModes{
    {{"ots", "Off the shelf"}, {"lp", "Linear probe"}, {"tip-adapter", "Tip-Adapter"},
        {"tip-adapter-f", "Tip-Adapter-F"}, {"clip-adapter", "CLIP-Adapter"}, {"coop", "CoOp"}, {"lora", "LoRA"},
        {"wise-ft", "WiSE-FT"}, {"ft", "Fine-tuned"}}};

std::size_t rankOf(const std::string& mode)
{
    return static_cast<std::size_t>(
        std::ranges::find(kModes, mode, &std::pair<std::string_view, std::string_view>::first) - kModes.begin());
}

Value count(std::int64_t n)
{
    return {.text = grouped(n), .number = static_cast<double>(n)};
}

Value hash(const std::string& fingerprint)
{
    return Value::of(fingerprint.substr(0, kHashPrefix));
}

/// 1234 as "1.2 k"; operations and parameters.
std::string rounded(double number)
{
    const std::array prefixes{"", " k", " M", " G", " T", " P"};
    std::size_t at = 0;
    while (number >= 1000.0 && at + 1 < prefixes.size()) {
        number /= 1000.0;
        ++at;
    }
    return fmt::format("{:.3g}{}", number, prefixes[at]);
}

}

std::string modeTitle(const std::string& mode)
{
    const std::size_t rank = rankOf(mode);
    return rank < kModes.size() ? std::string(kModes[rank].second) : mode;
}

Table datasetsTable(const store::Reader& reader)
{
    Table out{.caption = "Data sets",
        .columns = {{"Data set"}, {"Task"}, {"Modality"}, {"Train", true}, {"Validation", true}, {"Test", true},
            {"Licence"}, {"Hash"}}};
    for (const store::DatasetRow& row : reader.datasets())
        out.rows.push_back({Value::of(row.title.empty() ? row.id : row.title), Value::of(row.task),
            Value::of(row.modality), count(row.counts[0]), count(row.counts[1]), count(row.counts[2]),
            Value::of(row.licence), hash(row.fingerprint)});
    return out;
}

Table modelsTable(const store::Reader& reader)
{
    Table out{.caption = "Models",
        .columns
        = {{"Model"}, {"Role"}, {"Family"}, {"Pairing"}, {"Parameters", true}, {"Trained on"}, {"Licence"}, {"Hash"}}};
    for (const store::ModelRow& row : reader.models())
        out.rows.push_back({Value::of(row.id), Value::of(row.specialist ? "specialist" : "generalist"),
            Value::of(row.family), Value::of(row.pairing),
            {.text = row.parameters > 0 ? rounded(static_cast<double>(row.parameters)) : "–",
                .number = static_cast<double>(row.parameters)},
            Value::of(row.modality), Value::of(row.licence), hash(row.fingerprint)});
    return out;
}

Table resultsTable(const Basis& basis)
{
    Table out{.caption = "Results", .columns = {{"Model"}, {"Mode"}}};
    if (basis.results.empty())
        return out;
    const metrics::Metric& metric = metrics::metricById(basis.results.front().metric->metric);
    const int shift = metric.highest <= 1.0 ? 2 : 0;
    out.caption = std::string(metric.title) + (shift == 2 ? " (%)" : "");
    for (const store::DatasetRow& dataset : basis.datasets)
        out.columns.push_back({dataset.title.empty() ? dataset.id : dataset.title, true});
    std::vector<const store::ResultRow*> rows;
    for (const store::ResultRow& row : basis.results)
        rows.push_back(&row);
    std::ranges::stable_sort(rows, {}, [](const store::ResultRow* row) {
        return std::tuple(row->specialist, row->pairing, row->cell.model, rankOf(row->cell.mode));
    });
    bool inDomain = false;
    std::string last;
    for (const store::ResultRow* row : rows) {
        const std::string key = row->cell.model + "\n" + row->cell.mode;
        if (key != last) {
            out.rows.push_back({Value::of(row->cell.model), Value::of(modeTitle(row->cell.mode))});
            out.rows.back().resize(out.columns.size(), Value::of("–"));
        }
        last = key;
        const auto at = static_cast<std::size_t>(
            std::ranges::find(basis.datasets, row->cell.dataset, &store::DatasetRow::id) - basis.datasets.begin());
        const auto text = [&](double value) { return exporting::formatDecimal(value, kDecimals, shift); };
        Value value{.text = text(row->metric->value) + (row->inDomain ? "†" : "")};
        if (!std::isnan(row->metric->value))
            value.number = row->metric->value;
        if (row->metric->lower && row->metric->upper)
            value.text += " [" + text(*row->metric->lower) + ", " + text(*row->metric->upper) + "]";
        inDomain = inDomain || row->inDomain;
        out.rows.back()[at + 2] = std::move(value);
    }
    for (std::size_t column = 2; column < out.columns.size(); ++column)
        exporting::markBest(out, column, metric.better == metrics::Better::Higher);
    if (inDomain)
        out.notes.emplace_back("† in-domain: the model was trained on images of this kind.");
    return out;
}

Table costTable(const Basis& basis)
{
    return exporting::costTable(exporting::finishedCells(basis.results));
}

Table claimsTable()
{
    Table out{.caption = "Claims of the MedVLMBench paper, recomputed from its published numbers",
        .columns = {{"Section"}, {"Claim"}, {"Stated"}, {"Found"}, {"Verdict"}}};
    for (const rq::Claim& claim : rq::claims(rq::published()))
        out.rows.push_back({Value::of(claim.section), Value::of(claim.text), Value::of(claim.stated),
            Value::of(claim.found), Value::of(std::string(rq::name(claim.verdict)))});
    return out;
}

Table datasetTable(const store::Reader& reader, const std::string& id, const std::filesystem::path& cache)
{
    const auto found = reader.dataset(id);
    if (!found)
        throw Error(ErrorKind::Data, "the data set " + id + " is no longer in the project");
    const store::DatasetRow& row = *found;
    Table out{.caption = row.title.empty() ? row.id : row.title, .columns = {{"Property"}, {"Value"}}};
    const auto add = [&](const char* what, const std::string& value) {
        if (!value.empty())
            out.rows.push_back({Value::of(what), Value::of(value)});
    };
    add("Task", row.task);
    add("Modality", row.modality);
    add("Samples",
        fmt::format("{} train, {} validation, {} test", grouped(row.counts[0]), grouped(row.counts[1]),
            grouped(row.counts[2])));
    if (!row.classes.empty())
        add("Classes", fmt::format("{}", fmt::join(row.classes, ", ")));
    add("Licence", row.licence);
    add("Source", row.citation);
    add("Layout", row.importer);
    add("Hash", row.fingerprint);
    const auto report = audit::cachedReport(audit::cacheFolder(cache), row.fingerprint);
    if (!report) {
        add("Audit", "not made yet");
        return out;
    }
    add("Audit", report->findings.empty() ? "nothing found" : fmt::format("{} findings", report->findings.size()));
    for (const audit::Finding& finding : report->findings)
        add(std::string(audit::name(finding.severity)).c_str(),
            finding.title
                + (finding.samples.empty()
                        ? std::string()
                        : fmt::format(": {} samples", grouped(static_cast<std::int64_t>(finding.samples.size())))));
    return out;
}

}
