#include "core/base/error.h"
#include "core/metrics/multilabel.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromCells(predictions, settings, [](std::span<const CellCounts> findings) {
        CellCounts all;
        for (const CellCounts& finding : findings)
            all += finding;
        return all.accuracy();
    });
}

}

namespace entries {
extern constinit const Metric finding_accuracy{
    .id = "finding_accuracy",
    .title = VLM_TR("Metric", "Accuracy over findings"),
    .task = Task::MultiLabel,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Share of known cells decided correctly at the threshold (1 - Hamming loss)"),
    .source = "scikit-learn hamming_loss",
    .prepare = prepare,
};
}

}
