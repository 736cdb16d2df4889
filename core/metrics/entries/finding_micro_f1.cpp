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
        return all.f1();
    });
}

}

namespace entries {
extern constinit const Metric finding_micro_f1{
    .id = "finding_micro_f1",
    .title = VLM_TR("Metric", "Micro F1 over findings"),
    .task = Task::MultiLabel,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "2PR/(P+R) of all cells taken as one problem at the threshold"),
    .source = "scikit-learn f1_score(average=micro)",
    .prepare = prepare,
};
}

}
