#include "core/rq/gaps.h"
#include "core/base/error.h"
#include "core/stats/distributions.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace vlm::rq {
namespace {

constexpr std::string_view kAll = "all";
constexpr double kLevel = 0.95;

const InDomainTable& inDomain(const Study& study, const Assumptions& assumptions)
{
    return assumptions.inDomain.id.empty() ? study.inDomain : assumptions.inDomain;
}

std::string tunedMode(const Study& study, const Assumptions& assumptions)
{
    return assumptions.tunedMode.empty() ? study.tunedMode : assumptions.tunedMode;
}

std::string familyOf(const StudyModel& model, const Assumptions& assumptions)
{
    const auto moved = assumptions.families.find(model.name);
    return moved == assumptions.families.end() ? model.family : moved->second;
}

bool included(const std::string& dataset, const Assumptions& assumptions)
{
    return assumptions.datasets.empty()
        || std::find(assumptions.datasets.begin(), assumptions.datasets.end(), dataset) != assumptions.datasets.end();
}

double sideValue(const std::vector<const Score*>& scores)
{
    double sum = 0;
    for (const Score* score : scores)
        sum += score->value;
    return sum / static_cast<double>(scores.size());
}

/// Standard error from a published interval; NaN if there is none.
double publishedError(const Score& score)
{
    return score.hasInterval() ? (score.upper - score.lower) / (2 * stats::normalQuantile(0.5 + kLevel / 2))
                               : stats::kUndefined;
}

double sideVariance(const std::vector<const Score*>& scores)
{
    double variance = 0;
    for (const Score* score : scores)
        variance += std::pow(publishedError(*score) / static_cast<double>(scores.size()), 2);
    return variance;
}

void approximate(Gap& gap, std::size_t n)
{
    gap.estimate = {.value = gap.value, .level = kLevel, .n = n, .clusters = n};
    const double error = std::sqrt(sideVariance(gap.generalists) + sideVariance(gap.specialists));
    if (std::isnan(error)) {
        gap.estimate.note
            = VLM_TR("Note", "no interval: none was published for these values and the predictions are not at hand");
        return;
    }
    const double half = stats::normalQuantile(0.5 + kLevel / 2) * error;
    gap.estimate.lower = gap.value - half;
    gap.estimate.upper = gap.value + half;
    gap.estimate.standardError = error;
    gap.estimate.method = stats::IntervalMethod::NormalFromPublished;
    gap.estimate.note = VLM_TR("Note",
        "approximation from the published intervals, both sides taken as independent although they share the cases");
}

std::vector<const Score*> chosen(
    std::vector<const Score*> side, const Assumptions& assumptions, const std::string& name)
{
    switch (assumptions.selection) {
    case Selection::Best:
        side.resize(std::min<std::size_t>(side.size(), 1));
        return side;
    case Selection::Mean:
        return side;
    case Selection::Pair:
        std::erase_if(side, [&](const Score* score) { return score->model != name; });
        return side;
    }
    return side;
}

Gap gapOf(const Study& study, const Assumptions& assumptions, Question question, const std::string& family,
    const StudyDataset& dataset)
{
    Gap gap{.question = question, .family = family, .dataset = dataset.name};
    gap.generalists = chosen(candidates(study, assumptions, question, Role::Generalist, family, dataset.name),
        assumptions, assumptions.generalist);
    auto specialists = candidates(study, assumptions, question, Role::Specialist, family, dataset.name);
    const bool second = assumptions.bar == Bar::Second && assumptions.selection == Selection::Best;
    if (second && (specialists.size() > 1 || assumptions.onlySpecialist == OnlySpecialist::IsVacuous))
        specialists.erase(specialists.begin(), specialists.begin() + (specialists.empty() ? 0 : 1));
    gap.specialists = chosen(std::move(specialists), assumptions, assumptions.specialist);
    if (gap.generalists.empty() || gap.specialists.empty()) {
        gap.undefined = gap.generalists.empty() ? VLM_TR("Note", "no generalist of the family has a value")
            : question == Question::Rq3 ? VLM_TR("Note", "the family has no out-of-domain specialist with a value")
                                        : VLM_TR("Note", "the family has no in-domain specialist with a value");
        return gap;
    }
    gap.value = sideValue(gap.generalists) - sideValue(gap.specialists);
    approximate(gap, dataset.n);
    for (const auto* side : {&gap.generalists, &gap.specialists}) {
        for (const Score* score : *side) {
            const auto texts = study.flagsOf(score->model, score->dataset, score->mode);
            gap.flags.insert(gap.flags.end(), texts.begin(), texts.end());
        }
    }
    return gap;
}

stats::Statistic sideStatistic(std::vector<stats::Statistic> models, Selection selection)
{
    return [models = std::move(models), selection](stats::Weights weights) {
        double best = -std::numeric_limits<double>::infinity();
        double sum = 0;
        for (const stats::Statistic& model : models) {
            const double value = model(weights);
            if (std::isnan(value))
                return stats::kUndefined;
            best = std::max(best, value);
            sum += value;
        }
        return selection == Selection::Best ? best : sum / static_cast<double>(models.size());
    };
}

std::optional<std::vector<stats::Statistic>> statisticsOf(
    const std::vector<const Score*>& scores, const PairedSource& source)
{
    std::vector<stats::Statistic> out;
    for (const Score* score : scores) {
        auto statistic = source.statistic(*score);
        if (!statistic)
            return std::nullopt;
        out.push_back(std::move(*statistic));
    }
    return out;
}

}

std::string_view name(Question question)
{
    constexpr std::string_view names[]{"RQ1", "RQ2", "RQ3"};
    return names[static_cast<std::size_t>(question)];
}

std::vector<const Score*> candidates(const Study& study, const Assumptions& assumptions, Question question, Role role,
    std::string_view family, std::string_view dataset)
{
    const bool tuned = question == Question::Rq3 || (question == Question::Rq2 && role == Role::Generalist);
    const std::string mode = tuned ? tunedMode(study, assumptions) : "ots";
    const bool wantInDomain = question != Question::Rq3;
    std::vector<const Score*> out;
    for (const StudyModel& model : study.models) {
        if (model.role != role || assumptions.excludedModels.contains(model.name))
            continue;
        if (family != kAll && familyOf(model, assumptions) != family)
            continue;
        if (role == Role::Specialist && inDomain(study, assumptions).contains(model.name, dataset) != wantInDomain)
            continue;
        if (const Score* score = study.find(model.name, dataset, mode))
            out.push_back(score);
    }
    std::stable_sort(out.begin(), out.end(), [](const Score* a, const Score* b) { return a->value > b->value; });
    return out;
}

std::vector<Gap> gaps(const Study& study, const Assumptions& assumptions, Scope scope)
{
    std::vector<std::string> families{std::string(kAll)};
    if (scope == Scope::Family) {
        families.clear();
        for (const StudyModel& model : study.models) {
            const std::string family = familyOf(model, assumptions);
            if (std::find(families.begin(), families.end(), family) == families.end())
                families.push_back(family);
        }
    }
    std::vector<Gap> out;
    for (const std::string& family : families) {
        for (const StudyDataset& dataset : study.datasets) {
            if (!included(dataset.name, assumptions))
                continue;
            for (const Question question : {Question::Rq1, Question::Rq2, Question::Rq3})
                out.push_back(gapOf(study, assumptions, question, family, dataset));
        }
    }
    return out;
}

void addPairedIntervals(std::vector<Gap>& gaps, const Study& study, const Assumptions& assumptions,
    const PairedSource& source, const stats::BootstrapOptions& options)
{
    for (Gap& gap : gaps) {
        if (!gap.defined())
            continue;
        std::vector<const Score*> left = gap.generalists;
        std::vector<const Score*> right = gap.specialists;
        const bool again = assumptions.reselect == Reselect::Yes && assumptions.selection == Selection::Best;
        if (again) {
            left = candidates(study, assumptions, gap.question, Role::Generalist, gap.family, gap.dataset);
            right = candidates(study, assumptions, gap.question, Role::Specialist, gap.family, gap.dataset);
        }
        auto generalists = statisticsOf(left, source);
        auto specialists = statisticsOf(right, source);
        if (!generalists || !specialists)
            continue;
        const stats::Statistic a = sideStatistic(std::move(*generalists), assumptions.selection);
        const stats::Statistic b = sideStatistic(std::move(*specialists), assumptions.selection);
        const stats::Statistic difference = [&](stats::Weights weights) { return a(weights) - b(weights); };
        const stats::Clusters clusters = source.clusters(gap.dataset);
        gap.estimate = stats::bootstrapEstimates(std::span(&difference, 1), clusters, options).front();
        gap.value = gap.estimate.value;
        if (again)
            gap.estimate.note = VLM_TR("Note", "the best of each side is chosen anew in every replicate");
    }
}

std::vector<Sentence> departures(const Study& study, const Assumptions& assumptions)
{
    std::vector<Sentence> out;
    const InDomainTable& table = inDomain(study, assumptions);
    for (const auto& [model, dataset] : table.pairs) {
        if (!study.inDomain.contains(model, dataset))
            out.push_back({VLM_TR("Departure", "{} counts as in-domain on {}"), {model, dataset}});
    }
    for (const auto& [model, dataset] : study.inDomain.pairs) {
        if (!table.contains(model, dataset))
            out.push_back({VLM_TR("Departure", "{} counts as out-of-domain on {}"), {model, dataset}});
    }
    if (assumptions.selection == Selection::Mean)
        out.push_back({VLM_TR("Departure", "each side is the mean of its models, not the best"), {}});
    if (assumptions.selection == Selection::Pair)
        out.push_back(
            {VLM_TR("Departure", "one pair is compared: {} and {}"), {assumptions.generalist, assumptions.specialist}});
    if (assumptions.bar == Bar::Second)
        out.push_back({VLM_TR("Departure", "the bar is the second-best specialist"), {}});
    if (assumptions.onlySpecialist == OnlySpecialist::IsVacuous)
        out.push_back(
            {VLM_TR("Departure", "a data set with one specialist counts as a success by the relaxed bar"), {}});
    if (assumptions.reselect == Reselect::Yes && assumptions.selection == Selection::Best)
        out.push_back(
            {VLM_TR("Departure", "paired intervals choose the best of each side anew in every replicate"), {}});
    if (tunedMode(study, assumptions) != study.tunedMode)
        out.push_back({VLM_TR("Departure", "tuned means {}, not {}"), {assumptions.tunedMode, study.tunedMode}});
    if (!assumptions.datasets.empty())
        out.push_back({VLM_TR("Departure", "only {} of {} data sets"),
            {std::to_string(assumptions.datasets.size()), std::to_string(study.datasets.size())}});
    for (const auto& [model, family] : assumptions.families) {
        const StudyModel* found = study.model(model);
        if (found != nullptr && found->family != family)
            out.push_back({VLM_TR("Departure", "{} belongs to family {}, not {}"), {model, family, found->family}});
    }
    for (const std::string& model : assumptions.excludedModels)
        out.push_back({VLM_TR("Departure", "{} is left out"), {model}});
    return out;
}

}
