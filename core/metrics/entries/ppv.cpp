#include "core/metrics/diagnosis.h"

#include <cmath>

namespace vlm::metrics {
namespace {

double value(const Confusion& confusion, const MetricSettings& settings)
{
    const std::size_t positive = settings.positiveClass;
    const std::size_t negative = 1 - positive;
    const auto positives = static_cast<double>(confusion.support(positive));
    const auto negatives = static_cast<double>(confusion.support(negative));
    if (positives == 0 || negatives == 0)
        return stats::kUndefined;
    const bool ofSample = std::isnan(settings.prevalence);
    const double prevalence = ofSample ? positives / (positives + negatives) : settings.prevalence;
    const double sensitivity = static_cast<double>(confusion.at(positive, positive)) / positives;
    const double specificity = static_cast<double>(confusion.at(negative, negative)) / negatives;
    const double hits = sensitivity * prevalence;
    const double all = hits + (1 - specificity) * (1 - prevalence);
    return all > 0 ? hits / all : stats::kUndefined;
}

Prepared prepare(const Predictions& predictions, const MetricSettings& settings)
{
    return binaryFromConfusion(predictions, settings, value);
}

}

namespace entries {
extern constinit const Metric ppv{
    .id = "ppv",
    .title = VLM_TR("Metric", "Positive predictive value"),
    .task = Task::Diagnosis,
    .lowest = 0,
    .highest = 1,
    .better = Better::Higher,
    .formula = VLM_TR("Metric",
        "Probability that a predicted positive is one, by Bayes from sensitivity and specificity at the stated "
        "prevalence (that of the sample by default)"),
    .source = "Altman and Bland 1994",
    .prepare = prepare,
};
}

}
