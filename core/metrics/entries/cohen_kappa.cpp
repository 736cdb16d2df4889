#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings&)
{
    const auto total = static_cast<double>(confusion.total());
    double chance = 0;
    for (std::size_t cls = 0; cls < confusion.classes; ++cls)
        chance += static_cast<double>(confusion.support(cls)) * static_cast<double>(confusion.chosen(cls));
    chance /= total * total;
    const double agreement = static_cast<double>(confusion.correct()) / total;
    return chance < 1 ? (agreement - chance) / (1 - chance) : stats::kUndefined;
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric cohen_kappa{
    .id = "cohen_kappa",
    .title = VLM_TR("Metric", "Cohen's kappa"),
    .task = Task::Diagnosis,
    .lowest = -1,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "(agreement - chance) / (1 - chance) with chance from the marginal frequencies; undefined where chance is 1"),
    .source = "Cohen 1960; scikit-learn cohen_kappa_score",
    .prepare = prepare,
};
}

}
