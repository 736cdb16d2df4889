#include "core/metrics/multilabel.h"
#include "core/base/error.h"
#include "core/metrics/ranking.h"
#include "core/stats/auroc.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

double ratio(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool known(const MultiLabelPredictions& table, std::size_t cell)
{
    return !std::isnan(table.labels[cell]) && !std::isnan(table.scores[cell]);
}

void count(FindingScore& score, bool truth, bool predicted)
{
    ++(truth ? (predicted ? score.truePositives : score.falseNegatives)
             : (predicted ? score.falsePositives : score.trueNegatives));
    ++(truth ? score.positives : score.negatives);
}

struct MacroMeans {
    double auroc = 0;
    double auprc = 0;
    double weightedAuroc = 0;
};

MacroMeans macroMeans(std::span<const FindingScore> findings)
{
    MacroMeans means;
    double defined = 0;
    double positives = 0;
    for (const FindingScore& finding : findings) {
        if (std::isnan(finding.auroc))
            continue;
        defined += 1;
        positives += static_cast<double>(finding.positives);
        means.auroc += finding.auroc;
        means.auprc += finding.auprc;
        means.weightedAuroc += finding.auroc * static_cast<double>(finding.positives);
    }
    means.auroc = defined > 0 ? means.auroc / defined : stats::kUndefined;
    means.auprc = defined > 0 ? means.auprc / defined : stats::kUndefined;
    means.weightedAuroc = positives > 0 ? means.weightedAuroc / positives : stats::kUndefined;
    return means;
}

void addRowScores(MultiLabelSummary& out, const MultiLabelPredictions& table, double threshold)
{
    std::size_t wrongCells = 0;
    std::size_t cells = 0;
    std::size_t exactRows = 0;
    double f1 = 0;
    for (std::size_t row = 0; row < table.size(); ++row) {
        FindingScore score;
        for (std::size_t cls = 0; cls < table.classes; ++cls) {
            const std::size_t cell = row * table.classes + cls;
            if (known(table, cell))
                count(score, table.labels[cell] == 1.0, table.scores[cell] >= threshold);
        }
        const std::size_t wrong = score.falsePositives + score.falseNegatives;
        wrongCells += wrong;
        cells += score.positives + score.negatives;
        exactRows += wrong == 0;
        f1 += score.f1();
    }
    out.hammingLoss = ratio(wrongCells, cells);
    out.subsetAccuracy = ratio(exactRows, table.size());
    out.samplesF1 = f1 / static_cast<double>(table.size());
}

}

std::size_t LabelColumn::positives() const
{
    return static_cast<std::size_t>(std::count(positive.begin(), positive.end(), std::uint8_t(1)));
}

LabelColumn labelColumn(const MultiLabelPredictions& table, std::size_t cls)
{
    LabelColumn column;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::size_t cell = row * table.classes + cls;
        if (!known(table, cell))
            continue;
        column.rows.push_back(static_cast<std::uint32_t>(row));
        column.positive.push_back(table.labels[cell] == 1.0);
        column.scores.push_back(table.scores[cell]);
    }
    return column;
}

double FindingScore::accuracy() const
{
    return ratio(truePositives + trueNegatives, positives + negatives);
}

double FindingScore::precision() const
{
    return ratio(truePositives, truePositives + falsePositives);
}

double FindingScore::recall() const
{
    return ratio(truePositives, truePositives + falseNegatives);
}

double FindingScore::f1() const
{
    return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
}

FindingScore scoreFinding(const LabelColumn& column, double threshold)
{
    FindingScore score;
    for (std::size_t i = 0; i < column.rows.size(); ++i)
        count(score, column.positive[i] != 0, column.scores[i] >= threshold);
    score.auroc = stats::AurocSweep(column.positive, column.scores).value();
    score.auprc
        = column.defined() ? averagePrecision(operatingPoints(column.positive, column.scores)) : stats::kUndefined;
    return score;
}

MultiLabelSummary summarise(const MultiLabelPredictions& table, double threshold, double rare)
{
    MultiLabelSummary out;
    LabelColumn all;
    double weighted = 0;
    double rareSum = 0;
    std::size_t positives = 0;
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        const LabelColumn column = labelColumn(table, cls);
        const FindingScore score = scoreFinding(column, threshold);
        all.rows.insert(all.rows.end(), column.rows.begin(), column.rows.end());
        all.positive.insert(all.positive.end(), column.positive.begin(), column.positive.end());
        all.scores.insert(all.scores.end(), column.scores.begin(), column.scores.end());
        if (!column.defined())
            out.undefinedClasses.push_back(cls);
        else if (ratio(score.positives, column.rows.size()) < rare) {
            out.rareClasses.push_back(cls);
            rareSum += score.auprc;
        }
        out.macroF1 += score.f1() / static_cast<double>(table.classes);
        weighted += score.f1() * static_cast<double>(score.positives);
        positives += score.positives;
        out.findings.push_back(score);
    }
    const MacroMeans means = macroMeans(out.findings);
    out.macroAuroc = means.auroc;
    out.macroAuprc = means.auprc;
    out.weightedAuroc = means.weightedAuroc;
    out.weightedF1 = positives > 0 ? weighted / static_cast<double>(positives) : 0;
    out.rareMeanAuprc
        = out.rareClasses.empty() ? stats::kUndefined : rareSum / static_cast<double>(out.rareClasses.size());
    out.micro = scoreFinding(all, threshold);
    addRowScores(out, table, threshold);
    return out;
}

TopK topK(const MultiLabelPredictions& table, std::size_t k)
{
    TopK out;
    std::size_t hits = 0;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::size_t base = row * table.classes;
        std::vector<std::size_t> order;
        bool anyTrue = false;
        for (std::size_t cls = 0; cls < table.classes; ++cls) {
            anyTrue = anyTrue || table.labels[base + cls] == 1.0;
            if (!std::isnan(table.scores[base + cls]))
                order.push_back(cls);
        }
        if (!anyTrue)
            continue;
        std::stable_sort(order.begin(), order.end(),
            [&](auto a, auto b) { return table.scores[base + a] > table.scores[base + b]; });
        order.resize(std::min(order.size(), k));
        ++out.rows;
        hits += std::any_of(order.begin(), order.end(), [&](auto cls) { return table.labels[base + cls] == 1.0; });
    }
    out.share = out.rows == 0 ? stats::kUndefined : ratio(hits, out.rows);
    return out;
}

FindingScore anyHit(const MultiLabelPredictions& table, double threshold)
{
    FindingScore score{.auroc = stats::kUndefined, .auprc = stats::kUndefined};
    for (std::size_t row = 0; row < table.size(); ++row) {
        bool truth = false;
        bool predicted = false;
        for (std::size_t cell = row * table.classes; cell < (row + 1) * table.classes; ++cell) {
            truth = truth || table.labels[cell] == 1.0;
            predicted = predicted || table.scores[cell] >= threshold;
        }
        count(score, truth, predicted);
    }
    return score;
}

CellCounts& CellCounts::operator+=(const CellCounts& other)
{
    truePositives += other.truePositives;
    falsePositives += other.falsePositives;
    trueNegatives += other.trueNegatives;
    falseNegatives += other.falseNegatives;
    return *this;
}

double CellCounts::f1() const
{
    return truePositives > 0 ? 2 * truePositives / (2 * truePositives + falsePositives + falseNegatives) : 0.0;
}

double CellCounts::accuracy() const
{
    const double cells = truePositives + falsePositives + trueNegatives + falseNegatives;
    return cells > 0 ? (truePositives + trueNegatives) / cells : stats::kUndefined;
}

Prepared fromCells(const Predictions& predictions, const MetricSettings& settings,
    double (*value)(std::span<const CellCounts> findings))
{
    const MultiLabelPredictions& table = multiLabel(predictions);
    std::vector<LabelColumn> columns;
    for (std::size_t cls = 0; cls < table.classes; ++cls)
        columns.push_back(labelColumn(table, cls));
    return {.statistic = [columns = std::move(columns), threshold = settings.threshold, value](stats::Weights weights) {
        std::vector<CellCounts> counts(columns.size());
        for (std::size_t cls = 0; cls < columns.size(); ++cls) {
            const LabelColumn& column = columns[cls];
            for (std::size_t i = 0; i < column.rows.size(); ++i) {
                const bool predicted = column.scores[i] >= threshold;
                double& cell = column.positive[i]
                    ? (predicted ? counts[cls].truePositives : counts[cls].falseNegatives)
                    : (predicted ? counts[cls].falsePositives : counts[cls].trueNegatives);
                cell += weights[column.rows[i]];
            }
        }
        return value(counts);
    }};
}

const MultiLabelPredictions& multiLabel(const Predictions& predictions)
{
    if (const auto* table = std::get_if<MultiLabelPredictions>(&predictions))
        return *table;
    throw Error(
        ErrorKind::Data, fmt::format("a multi-label metric was asked of {} predictions", name(taskOf(predictions))));
}

}
