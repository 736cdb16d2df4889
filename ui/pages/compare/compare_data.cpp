#include "ui/pages/compare/compare_data.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <nlohmann/json.hpp>

#include "core/metrics/metric.h"
#include "core/stats/caveats.h"
#include "core/stats/paired.h"
#include "ui/bridge/text.h"
#include "ui/figures/from_predictions.h"

namespace vlm::ui {
namespace {

constexpr std::size_t kReplicates = 1000;

bool right(const store::PredictionRow& row)
{
    return row.status == "ok" && row.label >= 0 && row.predicted == row.label;
}

/// Patient or image of each sample; those the table leaves out stand for themselves.
std::unordered_map<std::string, std::int64_t> clustersBySample(const science::CellTable& table)
{
    std::unordered_map<std::string, std::int64_t> out;
    std::visit(
        [&](const auto& predictions) {
            for (std::size_t i = 0; i < predictions.clusters.size() && i < table.samples.size(); ++i)
                out.emplace(table.samples[i], predictions.clusters[i]);
        },
        table.predictions);
    return out;
}

stats::Statistic shareOf(const std::vector<std::uint8_t>& rows)
{
    return [&rows](stats::Weights weights) {
        double hits = 0.0;
        double total = 0.0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            hits += static_cast<double>(weights[i]) * rows[i];
            total += weights[i];
        }
        return total > 0.0 ? hits / total : stats::kUndefined;
    };
}

figures::Role roleOf(std::size_t place)
{
    return place % 2 == 0 ? figures::Role::Generalist : figures::Role::Specialist; // colour and dash
}

QString nameOf(const store::CellRow& cell)
{
    return QStringLiteral("%1, %2").arg(toQt(cell.model), modeWord(cell.mode));
}

/// Losses by epoch (LoRA) or by penalty (linear probe), as far as the run kept them.
void addLearning(figures::CurveSpec& spec, const store::CellRow& cell, figures::Role role)
{
    const auto details = nlohmann::json::parse(cell.details, nullptr, false);
    if (!details.is_object() || !details.contains("epochs") || !details["epochs"].is_array())
        return;
    for (const auto& [key, title] : {std::pair{"train_loss", QCoreApplication::translate("compare", "%1, training")},
             std::pair{"validation_loss", QCoreApplication::translate("compare", "%1, validation")}}) {
        figures::Curve curve{.name = title.arg(nameOf(cell)), .role = role};
        for (const auto& epoch : details["epochs"])
            if (epoch.is_object() && epoch.contains(key) && epoch[key].is_number())
                curve.points.push_back({.x = epoch.value("epoch", static_cast<double>(curve.points.size() + 1)),
                    .y = epoch[key].get<double>()});
        if (curve.points.size() > 1)
            spec.curves.push_back(std::move(curve));
    }
}

}

Comparable readComparable(const store::Reader& reader)
{
    Comparable out;
    std::map<std::string, int> counts;
    for (store::ResultRow& result : reader.results("", "")) {
        if (result.cell.done + result.cell.failed == 0)
            continue;
        ++counts[result.cell.dataset];
        out.cells.push_back(std::move(result.cell));
    }
    for (store::DatasetRow& dataset : reader.datasets())
        if (counts[dataset.id] >= 2)
            out.datasets.push_back(std::move(dataset));
    std::erase_if(out.cells, [&](const store::CellRow& cell) { return counts[cell.dataset] < 2; });
    return out;
}

ComparedPair comparePair(const store::Reader& reader, const store::CellRow& a, const store::CellRow& b)
{
    ComparedPair out{.a = a, .b = b, .flow = {}, .difference = {}, .caveat = {}};
    std::unordered_map<std::string, bool> first;
    for (const store::PredictionRow& row : reader.predictions(a.id))
        first.emplace(row.sample, right(row));
    const auto clusters = clustersBySample(science::readCell(reader, a));
    std::vector<std::uint8_t> rightA;
    std::vector<std::uint8_t> rightB;
    std::vector<std::int64_t> units;
    std::int64_t alone = static_cast<std::int64_t>(clusters.size());
    for (const store::PredictionRow& row : reader.predictions(b.id)) {
        const auto known = first.find(row.sample);
        if (known == first.end()) {
            ++out.onlyInOne;
            continue;
        }
        rightA.push_back(known->second ? 1 : 0);
        rightB.push_back(right(row) ? 1 : 0);
        const auto unit = clusters.find(row.sample);
        units.push_back(unit == clusters.end() ? alone++ : unit->second);
    }
    if (rightA.empty())
        throw Error(ErrorKind::Data, "the two results share no sample: they come from different parts of " + a.dataset);
    out.onlyInOne += static_cast<std::int64_t>(first.size() - rightA.size());
    for (std::size_t i = 0; i < rightA.size(); ++i)
        ++(rightA[i]        ? rightB[i] ? out.flow.bothRight : out.flow.lost
                : rightB[i] ? out.flow.gained
                            : out.flow.bothWrong);
    const stats::Clusters resampled(units);
    stats::BootstrapOptions options;
    options.replicates = kReplicates;
    options.threads = 1;
    out.difference = stats::pairedDifference(shareOf(rightB), shareOf(rightA), resampled, options);
    out.clustered = resampled.count() < resampled.rows();
    out.p = stats::mcNemar(rightA, rightB).midP;
    out.caveat = stats::testCaveat(stats::PairedTest::McNemarMidP, rightA.size());
    return out;
}

ComparedModes compareModes(const store::Reader& reader, const std::vector<store::CellRow>& cells,
    const std::string& metric, const std::string& convention)
{
    ComparedModes out;
    const auto dataset = cells.empty() ? std::nullopt : reader.dataset(cells.front().dataset);
    if (!dataset)
        throw Error(ErrorKind::Store, "the data set of these results is no longer in the project");
    std::vector<science::CellTable> tables;
    out.roc = {.title = toQt(dataset->title)};
    out.learning = {.title = QCoreApplication::translate("compare", "Losses while training"),
        .kind = figures::CurveKind::Training,
        .xAxis = QCoreApplication::translate("compare", "epoch"),
        .yAxis = QCoreApplication::translate("compare", "loss")};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        ComparedModes::Row row{.cell = cells[i], .metric = {}};
        for (store::MetricRow& known : reader.metrics(cells[i].id))
            if (known.metric == metric && known.convention == convention)
                row.metric = std::move(known);
        out.rows.push_back(std::move(row));
        tables.push_back(science::readCell(reader, cells[i]));
        addLearning(out.learning, cells[i], roleOf(i));
        if (dataset->classes.size() != 2 || dataset->task != "diagnosis")
            continue;
        figures::CurveSpec one = figures::rocOf(reader.predictions(cells[i].id), *dataset, roleOf(i), 1);
        for (figures::Curve& curve : one.curves) {
            curve.name = nameOf(cells[i]);
            out.roc.curves.push_back(std::move(curve));
        }
        out.roc.kind = one.kind;
        out.roc.xAxis = one.xAxis;
        out.roc.yAxis = one.yAxis;
    }
    std::vector<const science::CellTable*> pointers;
    for (const science::CellTable& table : tables)
        pointers.push_back(&table);
    stats::BootstrapOptions options;
    options.replicates = kReplicates;
    options.threads = 1;
    out.pairs
        = science::compareAll(pointers, metrics::metricById(metric), metrics::conventionFromName(convention), options);
    return out;
}

ComparedSample readCompared(
    const store::Reader& reader, const std::vector<store::CellRow>& cells, const store::SampleRow& sample)
{
    ComparedSample out{.sample = sample, .said = {}};
    for (const store::CellRow& cell : cells)
        out.said.push_back({.cell = cell, .prediction = reader.prediction(cell.id, sample.id), .marks = {}});
    const auto text = [&](std::size_t i) {
        return out.said[i].prediction ? std::string_view(out.said[i].prediction->text) : std::string_view();
    };
    for (std::size_t i = 0; i < out.said.size() && out.said.size() > 1; ++i)
        out.said[i].marks = metrics::differingWords(text(i), text(i == 0 ? 1 : 0));
    return out;
}

}
