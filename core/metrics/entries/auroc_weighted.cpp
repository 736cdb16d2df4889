#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

Prepared prepare(const Predictions& predictions, const MetricSettings&)
{
    const DiagnosisPredictions& table = diagnosis(predictions);
    if (std::string why = aurocUndefined(table); !why.empty())
        return {.undefined = std::move(why)};
    std::vector<stats::AurocSweep> sweeps;
    std::vector<std::vector<std::uint8_t>> members;
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        members.push_back(isClass(table, cls));
        sweeps.emplace_back(members.back(), classScores(table, cls));
    }
    return {.statistic = [sweeps = std::move(sweeps), members = std::move(members)](stats::Weights weights) {
        double sum = 0;
        double rows = 0;
        for (std::size_t cls = 0; cls < sweeps.size(); ++cls) {
            double support = 0;
            for (std::size_t i = 0; i < weights.size(); ++i)
                support += members[cls][i] * weights[i];
            sum += support * sweeps[cls](weights);
            rows += support;
        }
        return sum / rows;
    }};
}

}

namespace entries {
extern constinit const Metric auroc_weighted{
    .id = "auroc_weighted",
    .title = VLM_TR("Metric", "AUROC, weighted"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Mean over classes of one against the rest, weighted by how often a class is true"),
    .source = "scikit-learn roc_auc_score(average=weighted, multi_class=ovr)",
    .prepare = prepare,
};
}

}
