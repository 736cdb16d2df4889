#pragma once

#include "core/stats/resample.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vlm::metrics {

/// Which edge of a bin belongs to it.
enum class BinEdge {
    LeftClosed, ///< [k/B, (k+1)/B), the last one closed on both sides
    RightClosed, ///< (k/B, (k+1)/B], the first one closed on both sides (Guo et al. 2017, scikit-learn)
};

struct CalibrationBin {
    double lower = 0;
    double upper = 0;
    std::uint64_t count = 0;
    double meanProbability = 0; ///< NaN where the bin is empty
    double meanOutcome = 0; ///< share of events; NaN where the bin is empty
};

struct CalibrationError {
    double expected = 0; ///< ECE: gaps weighted by the share of rows
    double maximum = 0; ///< MCE: largest gap of a non-empty bin
    double rootMeanSquare = 0;
};

/// Equal-width bins of a probability and what came true. @param outcome [n] 0 or 1 @param weights [n] or empty
std::vector<CalibrationBin> calibrationBins(std::span<const double> probability, std::span<const std::uint8_t> outcome,
    std::size_t bins, BinEdge edge, stats::Weights weights = {});
/// Groups of near-equal size after a stable ascending sort; the first n mod B groups have one more row.
std::vector<CalibrationBin> equalMassBins(std::span<const double> probability, std::span<const std::uint8_t> outcome,
    std::size_t bins, stats::Weights weights = {});
CalibrationError calibrationError(std::span<const CalibrationBin> bins);

/// Murphy's terms on binned probabilities: Brier ≈ reliability - resolution + uncertainty.
struct BrierTerms {
    double reliability = 0;
    double resolution = 0;
    double uncertainty = 0;
};
BrierTerms brierTerms(std::span<const CalibrationBin> bins);

/// mean (p - y)².
double brierBinary(std::span<const double> probability, std::span<const std::uint8_t> outcome);
/// Log loss with p clipped to [1e-15, 1 - 1e-15].
double nllBinary(std::span<const double> probability, std::span<const std::uint8_t> outcome);

/// Largest probability of each row and whether its class (the first on ties) is the label.
struct Confidence {
    std::vector<double> probability;
    std::vector<std::uint8_t> correct;
};
/// @param probabilities [n, classes] row-major
Confidence confidences(std::span<const double> probabilities, std::span<const int> labels, std::size_t classes);

/// Mean over classes of the binary error of that class's probability.
double classwiseEce(
    std::span<const double> probabilities, std::span<const int> labels, std::size_t classes, std::size_t bins);
/// mean over rows of Σ (p - 1[label])², 0 to 2; divide by the classes for the mean over classes.
double brierSum(std::span<const double> probabilities, std::span<const int> labels, std::size_t classes);
double nllMulticlass(std::span<const double> probabilities, std::span<const int> labels, std::size_t classes);
/// Area under the risk-coverage curve: mean over k of the error rate among the k most confident rows.
double areaUnderRiskCoverage(const Confidence& confidence);

/// Temperature T > 0 that minimises the mean log loss of softmax(logits / T); fitted on validation rows only.
/// @param logits [n, classes] row-major
double fitTemperature(std::span<const double> logits, std::span<const int> labels, std::size_t classes);
std::vector<double> softmaxRows(std::span<const double> logits, std::size_t classes, double temperature = 1.0);

}
