#pragma once

#include <span>

#include "core/store/rows.h"
#include "ui/figures/spec.h"

namespace vlm::figures {

/// Confusion of a cell's answered samples. Classes without a sample are kept.
ConfusionSpec confusionOf(std::span<const store::PredictionRow> predictions, const store::DatasetRow& dataset);

/// ROC curves of one class against the rest: of the second class where there are two, of every class up to four, else
/// of `chosen`. The mark is the point of the largest Youden index, found on these very samples.
CurveSpec rocOf(
    std::span<const store::PredictionRow> predictions, const store::DatasetRow& dataset, Role role, int chosen);

/// Confidence of the chosen class against how often it was right, in 15 bins, with Wilson intervals.
ReliabilitySpec reliabilityOf(
    std::span<const store::PredictionRow> predictions, const store::DatasetRow& dataset, Role role);

}
