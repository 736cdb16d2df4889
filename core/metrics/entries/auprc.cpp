#include "core/metrics/diagnosis.h"
#include "core/metrics/ranking.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    const DiagnosisPredictions& table = diagnosis(predictions);
    if (std::string why = aurocUndefined(table); !why.empty())
        return {.undefined = std::move(why)};
    if (table.classes == 2)
        return {.statistic = AveragePrecisionSweep(
                    isClass(table, settings.positiveClass), classScores(table, settings.positiveClass))};
    std::vector<AveragePrecisionSweep> sweeps;
    for (std::size_t cls = 0; cls < table.classes; ++cls)
        sweeps.emplace_back(isClass(table, cls), classScores(table, cls));
    return {.statistic = [sweeps = std::move(sweeps)](stats::Weights weights) {
        double sum = 0;
        for (const AveragePrecisionSweep& sweep : sweeps)
            sum += sweep(weights);
        return sum / static_cast<double>(sweeps.size());
    }};
}

}

namespace entries {
extern constinit const Metric auprc{
    .id = "auprc",
    .title = VLM_TR("Metric", "AUPRC"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Average precision: sum over distinct scores of (R_k - R_k-1) P_k, tied scores forming one step; with more "
        "than two classes the mean over classes"),
    .source = "scikit-learn average_precision_score",
    .prepare = prepare,
};
}

}
