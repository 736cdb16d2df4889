#include "core/metrics/metric.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace vlm::metrics {
namespace {

constexpr std::array<std::string_view, 4> kTasks{"diagnosis", "multilabel", "vqa", "retrieval"};
constexpr std::array<std::string_view, 2> kConventions{"strict", "medvlmbench"};

template <class E, std::size_t N>
E fromName(std::string_view word, const std::array<std::string_view, N>& words, std::string_view what)
{
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        throw Error(ErrorKind::Config,
            fmt::format("unknown {} \"{}\", expected one of {}", what, word, fmt::join(words, ", ")));
    return static_cast<E>(found - words.begin());
}

}

std::string_view name(Task task)
{
    return kTasks[static_cast<std::size_t>(task)];
}

std::string_view name(Convention convention)
{
    return kConventions[static_cast<std::size_t>(convention)];
}

std::string_view signature(Convention convention)
{
    return convention == Convention::Strict ? kStrictVersion : kMedVlmBenchVersion;
}

Task taskFromName(std::string_view word)
{
    return fromName<Task>(word, kTasks, "task");
}

Convention conventionFromName(std::string_view word)
{
    return fromName<Convention>(word, kConventions, "convention");
}

Task taskOf(const Predictions& predictions)
{
    return static_cast<Task>(predictions.index());
}

const Metric& metricById(std::string_view id)
{
    const auto entries = allMetricEntries();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Metric* m) { return m->id == id; });
    if (found != entries.end())
        return **found;
    std::vector<std::string_view> known;
    for (const Metric* metric : entries)
        known.push_back(metric->id);
    throw Error(ErrorKind::Config, fmt::format("unknown metric \"{}\", known are {}", id, fmt::join(known, ", ")));
}

std::vector<const Metric*> metricsOf(Task task)
{
    std::vector<const Metric*> metrics;
    for (const Metric* metric : allMetricEntries()) {
        if (metric->task == task)
            metrics.push_back(metric);
    }
    return metrics;
}

}
