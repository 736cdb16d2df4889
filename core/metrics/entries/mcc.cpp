#include "core/metrics/diagnosis.h"

#include <cmath>

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings&)
{
    const auto total = static_cast<double>(confusion.total());
    double chance = 0;
    double truths = 0;
    double guesses = 0;
    for (std::size_t cls = 0; cls <= confusion.classes; ++cls) {
        const double truth = cls < confusion.classes ? static_cast<double>(confusion.support(cls)) : 0.0;
        const auto guess = static_cast<double>(confusion.chosen(cls));
        chance += truth * guess;
        truths += truth * truth;
        guesses += guess * guess;
    }
    const double scale = std::sqrt((total * total - guesses) * (total * total - truths));
    return scale > 0 ? (static_cast<double>(confusion.correct()) * total - chance) / scale : 0.0;
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return fromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric mcc{
    .id = "mcc",
    .title = VLM_TR("Metric", "Matthews correlation"),
    .task = Task::Diagnosis,
    .lowest = -1,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric", "Correlation between the true and the predicted class; 0 where either never varies"),
    .source = "Gorodkin 2004; scikit-learn matthews_corrcoef",
    .prepare = prepare,
};
}

}
