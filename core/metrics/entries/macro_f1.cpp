#include "core/metrics/diagnosis.h"

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings& settings)
{
    const bool onlyOccurring = settings.convention == Convention::MedVlmBench;
    double sum = 0;
    std::size_t counted = 0;
    for (std::size_t cls = 0; cls < confusion.classes; ++cls) {
        if (onlyOccurring && confusion.support(cls) + confusion.chosen(cls) == 0)
            continue;
        sum += confusion.f1(cls);
        ++counted;
    }
    return sum / static_cast<double>(counted);
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric macro_f1{
    .id = "macro_f1",
    .title = VLM_TR("Metric", "Macro F1"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Mean over all classes of 2PR/(P+R); a class without true positives counts 0. By the medvlmbench convention "
        "only classes that occur in the truth or the predictions are averaged"),
    .source = "scikit-learn f1_score(average=macro)",
    .prepare = prepare,
};
}

}
