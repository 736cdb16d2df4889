#include "core/base/error.h"
#include "core/metrics/multilabel.h"
#include "core/metrics/ranking.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings&)
{
    const MultiLabelPredictions& table = multiLabel(predictions);
    std::vector<AveragePrecisionSweep> sweeps;
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        const LabelColumn column = labelColumn(table, cls);
        if (column.defined())
            sweeps.emplace_back(column.positive, column.scores, column.rows);
    }
    if (sweeps.empty())
        return {.undefined = "no finding has both present and absent rows"};
    return {.statistic = [sweeps = std::move(sweeps)](stats::Weights weights) {
        double sum = 0;
        for (const auto& sweep : sweeps)
            sum += sweep(weights);
        return sum / static_cast<double>(sweeps.size());
    }};
}

}

namespace entries {
extern constinit const Metric finding_auprc{
    .id = "finding_auprc",
    .title = VLM_TR("Metric", "AUPRC, mean over findings"),
    .task = Task::MultiLabel,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula
    = VLM_TR("Metric", "Plain mean of the average precision of each finding that is both present and absent somewhere"),
    .source = "scikit-learn average_precision_score",
    .prepare = prepare,
};
}

}
