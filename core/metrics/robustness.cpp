#include "core/metrics/robustness.h"
#include "core/base/error.h"
#include "core/stats/distributions.h"
#include "core/stats/estimate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vlm::metrics {
namespace {

double sum(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double mean(std::span<const double> values)
{
    return sum(values) / static_cast<double>(values.size());
}

}

Stability stability(std::span<const double> values)
{
    if (values.empty())
        throw Error(ErrorKind::Data, "stability: there are no values");
    Stability out;
    const auto n = static_cast<double>(values.size());
    out.mean = mean(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - out.mean) * (value - out.mean);
    out.standardDeviation = values.size() > 1 ? std::sqrt(squares / (n - 1)) : stats::kUndefined;
    out.coefficientOfVariation = out.standardDeviation / out.mean;
    const double half = values.size() > 1 ? stats::studentQuantile(0.975, n - 1) * out.standardDeviation / std::sqrt(n)
                                          : stats::kUndefined;
    out.lower = out.mean - half;
    out.upper = out.mean + half;
    const auto [smallest, largest] = std::minmax_element(values.begin(), values.end());
    out.range = *largest - *smallest;
    out.worst = *smallest;
    return out;
}

CorruptionErrors corruptionErrors(const std::vector<std::vector<double>>& error,
    const std::vector<std::vector<double>>& baseline, double clean, double baselineClean)
{
    if (error.empty() || error.size() != baseline.size())
        throw Error(ErrorKind::Data, "corruption errors: both models need the same, at least one, corruptions");
    CorruptionErrors out;
    out.meanBySeverity.assign(error.front().size(), 0.0);
    double retained = 0;
    double cells = 0;
    for (std::size_t c = 0; c < error.size(); ++c) {
        if (error[c].size() != out.meanBySeverity.size() || baseline[c].size() != error[c].size())
            throw Error(ErrorKind::Data, "corruption errors: every corruption needs the same severities");
        const auto severities = static_cast<double>(error[c].size());
        out.perCorruption.push_back(sum(error[c]) / sum(baseline[c]));
        out.relativePerCorruption.push_back(
            (sum(error[c]) - severities * clean) / (sum(baseline[c]) - severities * baselineClean));
        for (std::size_t s = 0; s < error[c].size(); ++s) {
            out.meanBySeverity[s] += error[c][s] / static_cast<double>(error.size());
            retained += (1 - error[c][s]) / (1 - clean);
            cells += 1;
        }
    }
    out.mean = mean(out.perCorruption);
    out.relativeMean = mean(out.relativePerCorruption);
    out.retainedAccuracy = retained / cells;
    return out;
}

GroupReport groupReport(std::span<const std::string> group, std::span<const int> labels, std::span<const int> predicted)
{
    if (group.size() != labels.size() || labels.size() != predicted.size() || group.empty())
        throw Error(
            ErrorKind::Data, "group report: groups, labels and predictions must have the same, positive, length");
    struct Counts {
        double correct = 0, positives = 0, negatives = 0, missed = 0, alarms = 0;
    };
    std::map<std::string, Counts> counts;
    for (std::size_t i = 0; i < group.size(); ++i) {
        Counts& c = counts[group[i]];
        c.correct += labels[i] == predicted[i];
        (labels[i] == 1 ? c.positives : c.negatives) += 1;
        c.missed += labels[i] == 1 && predicted[i] != 1;
        c.alarms += labels[i] != 1 && predicted[i] == 1;
    }
    GroupReport report;
    double best = 0;
    double worst = 2;
    for (const auto& [name, c] : counts) {
        const double n = c.positives + c.negatives;
        const GroupScore score{static_cast<std::size_t>(n), c.correct / n,
            c.positives > 0 ? c.missed / c.positives : stats::kUndefined,
            c.negatives > 0 ? c.alarms / c.negatives : stats::kUndefined};
        if (score.accuracy < worst) {
            worst = score.accuracy;
            report.worst = name;
        }
        best = std::max(best, score.accuracy);
        report.groups[name] = score;
    }
    report.gap = best - worst;
    return report;
}

}
