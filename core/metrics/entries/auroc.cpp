#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    const DiagnosisPredictions& table = diagnosis(predictions);
    if (settings.convention == Convention::MedVlmBench && table.classes > 2)
        return {.undefined = "the reference benchmark has no AUROC for more than two classes"};
    if (std::string why = aurocUndefined(table); !why.empty())
        return {.undefined = std::move(why)};
    if (table.classes == 2)
        return {.statistic
            = stats::AurocSweep(isClass(table, settings.positiveClass), classScores(table, settings.positiveClass))};
    std::vector<stats::AurocSweep> sweeps;
    for (std::size_t cls = 0; cls < table.classes; ++cls)
        sweeps.emplace_back(isClass(table, cls), classScores(table, cls));
    return {.statistic = [sweeps = std::move(sweeps)](stats::Weights weights) {
        double sum = 0;
        for (const stats::AurocSweep& sweep : sweeps)
            sum += sweep(weights);
        return sum / static_cast<double>(sweeps.size());
    }};
}

}

namespace entries {
extern constinit const Metric auroc{
    .id = "auroc",
    .title = VLM_TR("Metric", "AUROC"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Share of (positive, negative) pairs in which the positive scores higher, ties counting one half; with more "
        "than two classes the plain mean over classes of one against the rest"),
    .source = "Mann-Whitney; scikit-learn roc_auc_score(average=macro, multi_class=ovr)",
    .prepare = prepare,
};
}

}
