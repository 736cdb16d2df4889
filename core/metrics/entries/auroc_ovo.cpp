#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

/// Hand and Till's A(i, j): the two classes alone, scored by either one's column.
struct Pair {
    stats::AurocSweep first;
    stats::AurocSweep second;
};

Prepared prepare(const Predictions& predictions, const MetricSettings&)
{
    const DiagnosisPredictions& table = diagnosis(predictions);
    if (std::string why = aurocUndefined(table); !why.empty())
        return {.undefined = std::move(why)};
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < table.classes; ++i) {
        for (std::size_t j = i + 1; j < table.classes; ++j)
            pairs.push_back({betweenClasses(table, i, j), betweenClasses(table, j, i)});
    }
    return {.statistic = [pairs = std::move(pairs)](stats::Weights weights) {
        double sum = 0;
        for (const Pair& pair : pairs)
            sum += 0.5 * (pair.first(weights) + pair.second(weights));
        return sum / static_cast<double>(pairs.size());
    }};
}

}

namespace entries {
extern constinit const Metric auroc_ovo{
    .id = "auroc_ovo",
    .title = VLM_TR("Metric", "AUROC, one against one"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Mean over pairs of classes of the two AUROCs between them (Hand and Till)"),
    .source = "Hand and Till 2001; scikit-learn roc_auc_score(multi_class=ovo)",
    .prepare = prepare,
};
}

}
