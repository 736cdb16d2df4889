#include "core/metrics/calibration.h"
#include "core/base/error.h"
#include "core/stats/estimate.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vlm::metrics {
namespace {

constexpr double kClip = 1e-15;

double clipped(double p)
{
    return std::clamp(p, kClip, 1.0 - kClip);
}

std::size_t binOf(double p, std::size_t bins, BinEdge edge)
{
    const auto at = [&](std::size_t k) { return static_cast<double>(k) / static_cast<double>(bins); };
    const double guess = std::floor(std::clamp(p, 0.0, 1.0) * static_cast<double>(bins));
    std::size_t bin = std::min(static_cast<std::size_t>(guess), bins - 1);
    // The edges are the doubles k/B; rounding of p·B may be one bin off.
    if (edge == BinEdge::LeftClosed) {
        while (bin > 0 && p < at(bin))
            --bin;
        while (bin + 1 < bins && p >= at(bin + 1))
            ++bin;
    } else {
        while (bin > 0 && p <= at(bin))
            --bin;
        while (bin + 1 < bins && p > at(bin + 1))
            ++bin;
    }
    return bin;
}

void finish(std::vector<CalibrationBin>& bins)
{
    for (CalibrationBin& bin : bins) {
        bin.meanProbability = bin.count ? bin.meanProbability / static_cast<double>(bin.count) : stats::kUndefined;
        bin.meanOutcome = bin.count ? bin.meanOutcome / static_cast<double>(bin.count) : stats::kUndefined;
    }
}

double rowsOf(std::span<const CalibrationBin> bins)
{
    std::uint64_t rows = 0;
    for (const CalibrationBin& bin : bins)
        rows += bin.count;
    return static_cast<double>(rows);
}

}

std::vector<CalibrationBin> calibrationBins(std::span<const double> probability, std::span<const std::uint8_t> outcome,
    std::size_t bins, BinEdge edge, stats::Weights weights)
{
    VLM_ASSERT(bins > 0 && probability.size() == outcome.size(), "one outcome a probability, at least one bin");
    std::vector<CalibrationBin> out(bins);
    for (std::size_t k = 0; k < bins; ++k) {
        out[k].lower = static_cast<double>(k) / static_cast<double>(bins);
        out[k].upper = static_cast<double>(k + 1) / static_cast<double>(bins);
    }
    for (std::size_t i = 0; i < probability.size(); ++i) {
        const std::uint64_t weight = weights.empty() ? 1 : weights[i];
        CalibrationBin& bin = out[binOf(probability[i], bins, edge)];
        bin.count += weight;
        bin.meanProbability += static_cast<double>(weight) * probability[i];
        bin.meanOutcome += static_cast<double>(weight * outcome[i]);
    }
    finish(out);
    return out;
}

std::vector<CalibrationBin> equalMassBins(std::span<const double> probability, std::span<const std::uint8_t> outcome,
    std::size_t bins, stats::Weights weights)
{
    VLM_ASSERT(bins > 0 && probability.size() == outcome.size(), "one outcome a probability, at least one bin");
    std::vector<std::uint32_t> order(probability.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return probability[a] < probability[b]; });
    std::uint64_t rows = 0;
    for (std::size_t i = 0; i < probability.size(); ++i)
        rows += weights.empty() ? 1 : weights[i];
    std::vector<CalibrationBin> out(bins);
    std::size_t group = 0;
    const auto room = [&](std::size_t g) { return rows / bins + (g < rows % bins ? 1 : 0); };
    for (const std::uint32_t i : order) {
        std::uint64_t left = weights.empty() ? 1 : weights[i];
        while (left > 0) {
            while (out[group].count == room(group))
                ++group;
            CalibrationBin& bin = out[group];
            const std::uint64_t taken = std::min(left, room(group) - bin.count);
            if (bin.count == 0)
                bin.lower = probability[i];
            bin.upper = probability[i];
            bin.count += taken;
            bin.meanProbability += static_cast<double>(taken) * probability[i];
            bin.meanOutcome += static_cast<double>(taken * outcome[i]);
            left -= taken;
        }
    }
    finish(out);
    return out;
}

CalibrationError calibrationError(std::span<const CalibrationBin> bins)
{
    CalibrationError error;
    double squares = 0;
    const double rows = rowsOf(bins);
    for (const CalibrationBin& bin : bins) {
        if (bin.count == 0)
            continue;
        const double gap = std::abs(bin.meanProbability - bin.meanOutcome);
        const double share = static_cast<double>(bin.count) / rows;
        error.expected += share * gap;
        error.maximum = std::max(error.maximum, gap);
        squares += share * gap * gap;
    }
    error.rootMeanSquare = std::sqrt(squares);
    return error;
}

BrierTerms brierTerms(std::span<const CalibrationBin> bins)
{
    const double rows = rowsOf(bins);
    double base = 0;
    for (const CalibrationBin& bin : bins)
        base += bin.count ? static_cast<double>(bin.count) * bin.meanOutcome / rows : 0;
    BrierTerms terms{.uncertainty = base * (1 - base)};
    for (const CalibrationBin& bin : bins) {
        if (bin.count == 0)
            continue;
        const double share = static_cast<double>(bin.count) / rows;
        terms.reliability += share * (bin.meanProbability - bin.meanOutcome) * (bin.meanProbability - bin.meanOutcome);
        terms.resolution += share * (bin.meanOutcome - base) * (bin.meanOutcome - base);
    }
    return terms;
}

double brierBinary(std::span<const double> probability, std::span<const std::uint8_t> outcome)
{
    double sum = 0;
    for (std::size_t i = 0; i < probability.size(); ++i)
        sum += (probability[i] - outcome[i]) * (probability[i] - outcome[i]);
    return sum / static_cast<double>(probability.size());
}

double nllBinary(std::span<const double> probability, std::span<const std::uint8_t> outcome)
{
    double sum = 0;
    for (std::size_t i = 0; i < probability.size(); ++i)
        sum -= std::log(clipped(outcome[i] ? probability[i] : 1.0 - probability[i]));
    return sum / static_cast<double>(probability.size());
}

Confidence confidences(std::span<const double> probabilities, std::span<const int> labels, std::size_t classes)
{
    Confidence out;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto row = probabilities.subspan(i * classes, classes);
        const auto largest = std::max_element(row.begin(), row.end());
        out.probability.push_back(*largest);
        out.correct.push_back(largest - row.begin() == labels[i]);
    }
    return out;
}

double classwiseEce(
    std::span<const double> probabilities, std::span<const int> labels, std::size_t classes, std::size_t bins)
{
    double sum = 0;
    std::vector<double> column(labels.size());
    std::vector<std::uint8_t> outcome(labels.size());
    for (std::size_t cls = 0; cls < classes; ++cls) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            column[i] = probabilities[i * classes + cls];
            outcome[i] = static_cast<std::size_t>(labels[i]) == cls;
        }
        sum += calibrationError(calibrationBins(column, outcome, bins, BinEdge::LeftClosed)).expected;
    }
    return sum / static_cast<double>(classes);
}

double brierSum(std::span<const double> probabilities, std::span<const int> labels, std::size_t classes)
{
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t cls = 0; cls < classes; ++cls) {
            const double gap = probabilities[i * classes + cls] - (static_cast<std::size_t>(labels[i]) == cls ? 1 : 0);
            sum += gap * gap;
        }
    }
    return sum / static_cast<double>(labels.size());
}

double nllMulticlass(std::span<const double> probabilities, std::span<const int> labels, std::size_t classes)
{
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
        sum -= std::log(clipped(probabilities[i * classes + static_cast<std::size_t>(labels[i])]));
    return sum / static_cast<double>(labels.size());
}

double areaUnderRiskCoverage(const Confidence& confidence)
{
    std::vector<std::uint32_t> order(confidence.probability.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
        [&](auto a, auto b) { return confidence.probability[a] > confidence.probability[b]; });
    double area = 0;
    double errors = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        errors += confidence.correct[order[k]] ? 0 : 1;
        area += errors / static_cast<double>(k + 1);
    }
    return area / static_cast<double>(order.size());
}

std::vector<double> softmaxRows(std::span<const double> logits, std::size_t classes, double temperature)
{
    std::vector<double> out(logits.size());
    for (std::size_t begin = 0; begin < logits.size(); begin += classes) {
        const auto row = logits.subspan(begin, classes);
        const double largest = *std::max_element(row.begin(), row.end());
        double sum = 0;
        for (std::size_t c = 0; c < classes; ++c) {
            out[begin + c] = std::exp((row[c] - largest) / temperature);
            sum += out[begin + c];
        }
        for (std::size_t c = 0; c < classes; ++c)
            out[begin + c] /= sum;
    }
    return out;
}

double fitTemperature(std::span<const double> logits, std::span<const int> labels, std::size_t classes)
{
    // The loss is convex in 1/T; its slope is mean(E[logit] - logit of the label).
    const auto slope = [&](double inverse) {
        const std::vector<double> p = softmaxRows(logits, classes, 1.0 / inverse);
        double sum = 0;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::size_t c = 0; c < classes; ++c)
                sum += p[i * classes + c] * logits[i * classes + c];
            sum -= logits[i * classes + static_cast<std::size_t>(labels[i])];
        }
        return sum;
    };
    constexpr int steps = 100;
    double low = std::log(1e-4);
    double high = std::log(1e4);
    for (int step = 0; step < steps; ++step) {
        const double middle = 0.5 * (low + high);
        (slope(std::exp(middle)) < 0 ? low : high) = middle;
    }
    return std::exp(-0.5 * (low + high));
}

}
