#include "core/metrics/diagnosis.h"

#include <fmt/format.h>

namespace vlm::metrics {

const DiagnosisPredictions& diagnosis(const Predictions& predictions)
{
    if (const auto* table = std::get_if<DiagnosisPredictions>(&predictions))
        return *table;
    throw Error(
        ErrorKind::Data, fmt::format("a classification metric was asked of {} predictions", name(taskOf(predictions))));
}

std::vector<std::uint8_t> isClass(const DiagnosisPredictions& table, std::size_t cls)
{
    std::vector<std::uint8_t> out(table.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::size_t>(table.labels[i]) == cls;
    return out;
}

std::string aurocUndefined(const DiagnosisPredictions& table)
{
    if (table.scores.empty())
        return "there are no scores, only predicted classes";
    std::vector<std::size_t> support(table.classes, 0);
    for (const int label : table.labels)
        ++support[static_cast<std::size_t>(label)];
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        const std::string shown = cls < table.classNames.size() ? table.classNames[cls] : fmt::format("{}", cls);
        if (support[cls] == 0)
            return fmt::format("no row has the true class \"{}\"", shown);
        if (support[cls] == table.size())
            return fmt::format("every row has the true class \"{}\"", shown);
    }
    return {};
}

Prepared fromConfusion(const Predictions& predictions, const MetricSettings& settings,
    double (*value)(const Confusion&, const MetricSettings&))
{
    return {.statistic = [sweep = ConfusionSweep(diagnosis(predictions)), settings, value](
                             stats::Weights weights) { return value(sweep(weights), settings); }};
}

}
