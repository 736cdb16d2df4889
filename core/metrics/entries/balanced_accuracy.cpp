#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings&)
{
    double sum = 0;
    std::size_t present = 0;
    for (std::size_t cls = 0; cls < confusion.classes; ++cls) {
        if (confusion.support(cls) == 0)
            continue;
        sum += confusion.recall(cls);
        ++present;
    }
    return sum / static_cast<double>(present);
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric balanced_accuracy{
    .id = "balanced_accuracy",
    .title = VLM_TR("Metric", "Balanced accuracy"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Mean recall over the classes that occur in the truth"),
    .source = "scikit-learn balanced_accuracy_score",
    .prepare = prepare,
};
}

}
