#include "core/rq/comparisons.h"

#include <algorithm>

#include <fmt/format.h>

namespace vlm::rq {

std::size_t Count::wins() const
{
    return static_cast<std::size_t>(
        std::count_if(comparisons.begin(), comparisons.end(), [](const Comparison& c) { return c.wins; }));
}

std::string Count::text() const
{
    return fmt::format("{} of {}", wins(), total());
}

Count compare(const Study& study, const Assumptions& assumptions, Question question)
{
    Count count;
    for (const StudyDataset& dataset : study.datasets) {
        const bool included = assumptions.datasets.empty()
            || std::find(assumptions.datasets.begin(), assumptions.datasets.end(), dataset.name)
                != assumptions.datasets.end();
        const auto specialists = candidates(study, assumptions, question, Role::Specialist, "all", dataset.name);
        if (!included || specialists.empty())
            continue;
        const Score* bar = specialists.front();
        if (assumptions.bar == Bar::Second) {
            if (specialists.size() > 1)
                bar = specialists[1];
            else if (assumptions.onlySpecialist == OnlySpecialist::IsVacuous)
                bar = nullptr;
        }
        for (const StudyModel& model : study.models) { // in the study's order, not by value
            for (const Score* score : candidates(study, assumptions, question, Role::Generalist, "all", dataset.name)) {
                if (score->model == model.name)
                    count.comparisons.push_back(
                        {dataset.name, score, bar, bar == nullptr || score->value > bar->value});
            }
        }
    }
    return count;
}

}
