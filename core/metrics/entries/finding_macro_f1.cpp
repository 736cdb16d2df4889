#include "core/base/error.h"
#include "core/metrics/multilabel.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromCells(predictions, settings, [](std::span<const CellCounts> findings) {
        double sum = 0;
        for (const CellCounts& finding : findings)
            sum += finding.f1();
        return sum / static_cast<double>(findings.size());
    });
}

}

namespace entries {
extern constinit const Metric finding_macro_f1{
    .id = "finding_macro_f1",
    .title = VLM_TR("Metric", "Macro F1 over findings"),
    .task = Task::MultiLabel,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Mean over all findings of 2PR/(P+R) at the threshold; 0 without a true positive"),
    .source = "scikit-learn f1_score(average=macro, zero_division=0)",
    .prepare = prepare,
};
}

}
