#include "core/metrics/score_tables.h"
#include "core/metrics/confusion.h"
#include "core/metrics/multilabel.h"
#include "core/stats/quantile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vlm::metrics {
namespace {

using Json = nlohmann::ordered_json;

std::vector<double> known(const std::vector<double>& values)
{
    std::vector<double> out;
    std::copy_if(values.begin(), values.end(), std::back_inserter(out), [](double v) { return !std::isnan(v); });
    std::sort(out.begin(), out.end());
    return out;
}

double mean(const std::vector<double>& values)
{
    return values.empty() ? stats::kUndefined
                          : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Json findingRow(const std::string& name, const FindingScore& score)
{
    return {{"Disease", name}, {"Positives", score.positives}, {"Negatives", score.negatives},
        {"AUROC", orNull(score.auroc)}, {"AUPRC", orNull(score.auprc)}, {"Acc@0.5", score.accuracy()},
        {"Prec@0.5", score.precision()}, {"Rec@0.5", score.recall()}, {"F1@0.5", score.f1()},
        {"TP", score.truePositives}, {"FP", score.falsePositives}, {"TN", score.trueNegatives},
        {"FN", score.falseNegatives}};
}

std::string className(const MultiLabelPredictions& table, std::size_t cls)
{
    return cls < table.classNames.size() ? table.classNames[cls] : std::to_string(cls);
}

/// First largest known probability; nothing if all are unknown.
std::optional<std::size_t> chosenFinding(const MultiLabelPredictions& table, std::size_t row)
{
    std::optional<std::size_t> best;
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        const double score = table.scores[row * table.classes + cls];
        if (!std::isnan(score) && (!best || score > table.scores[row * table.classes + *best]))
            best = cls;
    }
    return best;
}

/// Truth in words, "Others" for words that are no finding; the prediction is the likeliest finding, never "Others".
struct OneOf {
    DiagnosisPredictions predictions{};
    std::vector<double> latency{}; ///< of rows whose truth is a finding
    std::size_t withFinding = 0;
};

OneOf oneOf(const ImportedTable& source, const MultiLabelPredictions& table)
{
    OneOf out{.predictions = {.classes = table.classes + 1, .classNames = table.classNames}};
    out.predictions.classNames.emplace_back("Others");
    for (std::size_t row = 0; row < table.size(); ++row) {
        const auto chosen = chosenFinding(table, row);
        if (!chosen)
            continue;
        const auto found = std::find(table.classNames.begin(), table.classNames.end(), source.studyLabels[row]);
        out.predictions.labels.push_back(static_cast<int>(found - table.classNames.begin()));
        out.predictions.predicted.push_back(static_cast<int>(*chosen));
        if (found == table.classNames.end())
            continue;
        ++out.withFinding;
        if (row < source.latencyMs.size())
            out.latency.push_back(source.latencyMs[row]);
    }
    return out;
}

Json matrix(const Confusion& confusion)
{
    Json rows = Json::array();
    for (std::size_t truth = 0; truth < confusion.classes; ++truth) {
        Json row = Json::array();
        for (std::size_t predicted = 0; predicted < confusion.classes; ++predicted)
            row.push_back(confusion.at(truth, predicted));
        rows.push_back(std::move(row));
    }
    return rows;
}

double ratio(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? stats::kUndefined : static_cast<double>(part) / static_cast<double>(whole);
}

void addOneOfTables(Json& out, const ImportedTable& source, const MultiLabelPredictions& table)
{
    const OneOf view = oneOf(source, table);
    const Confusion found = confusion(view.predictions);
    Json classes = Json::array();
    Json fiveWay = Json::object();
    double f1 = 0;
    std::uint64_t hits = 0;
    for (std::size_t cls = 0; cls < found.classes; ++cls) {
        const std::string& name = view.predictions.classNames[cls];
        classes.push_back({{"Class", name}, {"Support", found.support(cls)},
            {"Accuracy", orNull(ratio(found.at(cls, cls), found.support(cls)))}, {"Precision", found.precision(cls)},
            {"Recall", found.recall(cls)}, {"F1", found.f1(cls)}});
        f1 += found.f1(cls) / static_cast<double>(found.classes);
        if (cls < table.classes) {
            hits += found.at(cls, cls);
            if (found.support(cls) > 0)
                fiveWay[name] = found.recall(cls);
        }
    }
    out["sixclass"] = {{"confusion", matrix(found)}, {"per_class", std::move(classes)}, {"Samples_Used", found.total()},
        {"Overall_Accuracy", orNull(ratio(found.correct(), found.total()))}, {"Macro_F1", f1}};
    const std::vector<double> times = known(view.latency);
    out["five_way"] = {{"overall_acc", orNull(ratio(hits, view.withFinding))}, {"n_eval", view.withFinding},
        {"per_class_acc", std::move(fiveWay)}, {"inf_mean_ms", orNull(mean(times))},
        {"inf_median_ms", orNull(stats::quantileOfSorted(times, 0.5))}};
}

}

Json orNull(double value)
{
    return std::isnan(value) ? Json(nullptr) : Json(value);
}

Json latencyTable(const std::vector<double>& milliseconds)
{
    const std::vector<double> times = known(milliseconds);
    if (times.empty())
        return nullptr;
    return {{"n", times.size()}, {"mean", mean(times)}, {"median", stats::quantileOfSorted(times, 0.5)},
        {"max", times.back()}, {"p95", stats::quantileOfSorted(times, 0.95)}};
}

Json findingTables(const ImportedTable& source, double threshold)
{
    const auto& table = std::get<MultiLabelPredictions>(source.predictions);
    const MultiLabelSummary summary = summarise(table, threshold);
    Json out = Json::object();
    out["rows"] = table.size();
    if (!source.latencyMs.empty())
        out["latency_ms"] = latencyTable(source.latencyMs);
    out["per_disease"] = Json::array();
    for (std::size_t cls = 0; cls < table.classes; ++cls)
        out["per_disease"].push_back(findingRow(className(table, cls), summary.findings[cls]));
    out["macro"]
        = {{"AUROC", orNull(summary.macroAuroc)}, {"AUPRC", orNull(summary.macroAuprc)}, {"F1@0.5", summary.macroF1}};
    out["micro"] = {{"Micro_Acc@0.5", summary.micro.accuracy()}, {"Micro_Prec@0.5", summary.micro.precision()},
        {"Micro_Rec@0.5", summary.micro.recall()}, {"Micro_F1@0.5", summary.micro.f1()},
        {"Total_Labels", summary.micro.positives + summary.micro.negatives},
        {"Micro_AUROC", orNull(summary.micro.auroc)}, {"Micro_AUPRC", orNull(summary.micro.auprc)}};
    const TopK first = topK(table, 1);
    const TopK third = topK(table, 3);
    out["topk"] = {{"Top1_Acc", orNull(first.share)}, {"Top1_N", first.rows}, {"Top3_Acc", orNull(third.share)},
        {"Top3_N", third.rows}};
    const FindingScore hit = anyHit(table, threshold);
    out["anyhit"] = {{"AnyHit_Acc", hit.accuracy()}, {"AnyHit_Prec", hit.precision()}, {"AnyHit_Rec", hit.recall()},
        {"AnyHit_F1", hit.f1()}, {"AnyHit_TP", hit.truePositives}, {"AnyHit_FP", hit.falsePositives},
        {"AnyHit_TN", hit.trueNegatives}, {"AnyHit_FN", hit.falseNegatives}};
    if (!source.studyLabels.empty())
        addOneOfTables(out, source, table);
    return out;
}

Json classTables(const ImportedTable& source)
{
    const auto& table = std::get<DiagnosisPredictions>(source.predictions);
    const Confusion found = confusion(table);
    Json precision = Json::array();
    Json recall = Json::array();
    Json f1 = Json::array();
    double balanced = 0;
    double present = 0;
    for (std::size_t cls = 0; cls < found.classes; ++cls) {
        precision.push_back(found.precision(cls));
        recall.push_back(found.recall(cls));
        f1.push_back(found.f1(cls));
        balanced += found.recall(cls);
        present += found.support(cls) > 0;
    }
    Json out{{"n", found.total()}, {"accuracy", orNull(ratio(found.correct(), found.total()))},
        {"correct", found.correct()}, {"misclassified_all_rows", found.total() - found.correct()},
        {"classes", table.classNames}, {"confusion_rows_gt", matrix(found)}, {"precision", std::move(precision)},
        {"recall", std::move(recall)}, {"f1", std::move(f1)},
        {"balanced_accuracy", orNull(present > 0 ? balanced / present : stats::kUndefined)}};
    if (!source.latencyMs.empty())
        out["latency_ms"] = latencyTable(source.latencyMs);
    return out;
}

}
