#pragma once

#include "core/science/cell_table.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace vlm::science {

struct BandPoint {
    double x = 0;
    double y = 0;
    double lower = stats::kUndefined; ///< pointwise 95 % percentile band at this x
    double upper = stats::kUndefined;
    double threshold = stats::kUndefined;
};

enum class CurveKind { Roc, PrecisionRecall };

struct BandedCurve {
    std::vector<BandPoint> points{}; ///< by rising x: false-positive rate, or recall
    stats::Estimate area{}; ///< AUROC or average precision
    double prevalence = 0;
    std::optional<std::size_t> operatingPoint{}; ///< largest Youden index (ROC), largest F1 (precision-recall)
};

/// One class against the rest. Bands by the bootstrap at fixed x (vertical averaging), clusters drawn together.
/// @throws Error Data if the table is not a diagnosis or one side is absent, Cancelled
BandedCurve bandedCurve(const CellTable& table, CurveKind kind, std::size_t positiveClass,
    metrics::Convention convention, const stats::BootstrapOptions& options);

struct ReliabilityBin {
    double confidence = 0;
    double accuracy = 0;
    double lower = stats::kUndefined; ///< Wilson 95 %
    double upper = stats::kUndefined;
    std::size_t count = 0;
};

struct Reliability {
    std::vector<ReliabilityBin> bins{}; ///< equal width over [0, 1]
    stats::Estimate ece{};
    std::size_t n = 0;
    bool ofPositiveClass = false; ///< two classes: its probability against how often it is right, not the confidence
};

/// As the catalogue's ECE: the second class's probability with two classes, the largest one of a row with more. @throws
/// Error Data if the table is not a diagnosis
Reliability reliability(
    const CellTable& table, std::size_t bins, metrics::Convention convention, const stats::BootstrapOptions& options);

}
