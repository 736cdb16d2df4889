#include "core/report/facts.h"

#include "core/base/hash.h"
#include "core/metrics/metric.h"
#include "core/science/project_study.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace vlm::report {
namespace {

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string joined(const std::set<std::string>& parts, const char* between = ", ")
{
    return fmt::format("{}", fmt::join(parts, between));
}

/// Whether an item of this kind shows results of a metric.
bool showsResults(const Item& item)
{
    switch (item.kind) {
    case Kind::Datasets:
    case Kind::Models:
    case Kind::Claims:
    case Kind::Limits:
    case Kind::Methods:
    case Kind::Text:
    case Kind::Sample:
    case Kind::Dataset:
    case Kind::Snapshot:
        return false;
    default:
        return item.parameter("study").empty();
    }
}

std::string methodText(const std::string& method)
{
    return method == "percentile" ? "percentile bootstrap" : method == "bca" ? "BCa bootstrap" : method;
}

bool wanted(const Item& item, const store::ResultRow& row)
{
    const std::vector<std::string> modes = lines(item.parameter("modes"));
    if (!modes.empty() && std::ranges::find(modes, row.cell.mode) == modes.end())
        return false;
    for (const auto& [key, value] : {std::pair{"dataset", &row.cell.dataset}, std::pair{"model", &row.cell.model},
             std::pair{"mode", &row.cell.mode}})
        if (const std::string chosen = item.parameter(key); !chosen.empty() && chosen != *value)
            return false;
    if (item.kind != Kind::Pair)
        return true;
    const auto is = [&](const std::string& side) {
        return row.cell.model == item.parameter("model_" + side) && row.cell.mode == item.parameter("mode_" + side);
    };
    return is("a") || is("b");
}

}

std::string grouped(std::int64_t count)
{
    std::string out = std::to_string(std::abs(count));
    for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > 0; at -= 3)
        out.insert(static_cast<std::size_t>(at), ",");
    return (count < 0 ? "-" : "") + out;
}

Basis basisOf(const Item& item, const store::Reader& reader)
{
    Basis out;
    if (item.kind == Kind::Models)
        out.models = reader.models();
    if (item.kind == Kind::Datasets)
        out.datasets = reader.datasets();
    if (item.kind == Kind::Dataset || item.kind == Kind::Sample || item.kind == Kind::Snapshot)
        if (auto dataset = reader.dataset(item.parameter("dataset")))
            out.datasets.push_back(std::move(*dataset));
    if (!showsResults(item))
        return out;
    if (item.kind == Kind::Cost && item.parameter("metric").empty()) { // what they cost is the same whatever the metric
        for (store::ResultRow& row : reader.results("", ""))
            if (row.cell.state == store::State::Done && wanted(item, row))
                out.results.push_back(std::move(row));
        return out;
    }
    const metrics::Metric& metric = metrics::metricById(item.parameter("metric", "auroc"));
    std::map<std::string, store::DatasetRow> fitting;
    for (store::DatasetRow& dataset : reader.datasets())
        if (science::fits(dataset, metric))
            fitting.emplace(dataset.id, std::move(dataset));
    std::set<std::string> used;
    for (store::ResultRow& row :
        reader.results(item.parameter("metric", "auroc"), item.parameter("convention", "strict")))
        if (row.metric && row.cell.state == store::State::Done && fitting.contains(row.cell.dataset)
            && wanted(item, row)) {
            if (used.insert(row.cell.dataset).second)
                out.datasets.push_back(fitting.at(row.cell.dataset));
            out.results.push_back(std::move(row));
        }
    return out;
}

std::string digestOf(const Basis& basis)
{
    if (basis.results.empty() && basis.datasets.empty() && basis.models.empty())
        return {};
    Hasher hasher;
    const auto number = [&](double value) { hasher.add(fmt::format("{}", value)); };
    for (const store::ResultRow& row : basis.results) {
        hasher.add(row.cell.model).add(row.cell.dataset).add(row.cell.mode).add(row.cell.key);
        if (!row.metric) {
            hasher.add(row.cell.details);
            continue;
        }
        const store::MetricRow& metric = *row.metric;
        number(metric.value);
        number(metric.lower.value_or(NAN));
        number(metric.upper.value_or(NAN));
        hasher.add(static_cast<std::uint64_t>(metric.n)).add(static_cast<std::uint64_t>(metric.seed));
        hasher.add(static_cast<std::uint64_t>(metric.replicates)).add(metric.method).add(row.pairing);
        hasher.add(static_cast<std::uint64_t>(row.specialist)).add(static_cast<std::uint64_t>(row.inDomain));
    }
    for (const store::DatasetRow& dataset : basis.datasets) {
        hasher.add(dataset.id).add(dataset.fingerprint);
        for (const std::int64_t count : dataset.counts)
            hasher.add(static_cast<std::uint64_t>(count));
    }
    for (const store::ModelRow& model : basis.models)
        hasher.add(model.id).add(model.fingerprint);
    return hasher.hex();
}

std::string digestOf(const Item& item, const store::Reader& reader)
{
    return digestOf(basisOf(item, reader));
}

std::string dataSentence(const Basis& basis)
{
    std::set<std::string> hashes;
    for (const store::DatasetRow& dataset : basis.datasets)
        if (!dataset.fingerprint.empty())
            hashes.insert(dataset.id + " " + dataset.fingerprint.substr(0, kHashPrefix));
    return hashes.empty() ? std::string() : "Data hashes: " + joined(hashes) + ".";
}

std::string modelSentence(const Basis& basis)
{
    std::set<std::string> hashes;
    for (const store::ModelRow& model : basis.models)
        if (!model.fingerprint.empty())
            hashes.insert(model.id + " " + model.fingerprint.substr(0, kHashPrefix));
    return hashes.empty() ? std::string() : "Model hashes: " + joined(hashes) + ".";
}

std::string factsOf(const Basis& basis)
{
    std::set<std::string> metrics;
    std::set<std::string> counts;
    std::set<std::string> intervals;
    for (const store::ResultRow& row : basis.results) {
        const store::MetricRow& metric = *row.metric;
        metrics.insert(fmt::format("{} ({})", metrics::metricById(metric.metric).title,
            metrics::signature(metrics::conventionFromName(metric.convention))));
        counts.insert(fmt::format("{} ({})", grouped(metric.n), row.cell.dataset));
        if (metric.lower)
            intervals.insert(
                fmt::format("{}, B = {}, seed {}", methodText(metric.method), grouped(metric.replicates), metric.seed));
    }
    std::string out;
    if (!metrics.empty())
        out += joined(metrics) + "; n = " + joined(counts) + ".";
    if (!intervals.empty())
        out += " 95% intervals: " + joined(intervals, "; ") + ".";
    const std::string data = dataSentence(basis);
    return out + (out.empty() || data.empty() ? "" : " ") + data;
}

bool isStale(const Item& item, const store::Reader& reader)
{
    return !item.digest.empty() && digestOf(item, reader) != item.digest;
}

void refresh(Item& item, std::string facts, std::string digest)
{
    if (item.caption.empty())
        item.caption = facts;
    else if (const std::size_t at = item.facts.empty() ? std::string::npos : item.caption.find(item.facts);
             at != std::string::npos)
        item.caption.replace(at, item.facts.size(), facts);
    item.facts = std::move(facts);
    item.digest = std::move(digest);
}

}
