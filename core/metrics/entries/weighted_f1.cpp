#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings&)
{
    double sum = 0;
    for (std::size_t cls = 0; cls < confusion.classes; ++cls)
        sum += confusion.f1(cls) * static_cast<double>(confusion.support(cls));
    return sum / static_cast<double>(confusion.total());
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric weighted_f1{
    .id = "weighted_f1",
    .title = VLM_TR("Metric", "Weighted F1"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Mean of 2PR/(P+R) over classes, weighted by how often a class is true"),
    .source = "scikit-learn f1_score(average=weighted)",
    .prepare = prepare,
};
}

}
