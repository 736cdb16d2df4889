#include "core/report/standard.h"

#include "core/base/error.h"
#include "core/metrics/metric.h"
#include "core/report/facts.h"
#include "core/report/tables.h"
#include "core/rq/gaps.h"
#include "core/science/project_study.h"

#include <algorithm>
#include <array>
#include <map>

namespace vlm::report {
namespace {

// The first of a task that has numbers stands for it.
constexpr std::array<std::string_view, 6> kMainMetrics{
    "auroc", "finding_auroc", "closed_accuracy", "choice_accuracy", "token_f1", "rouge_l"};
constexpr std::array<std::string_view, 2> kConventions{"strict", "medvlmbench"};

using Parameters = std::map<std::string, std::string>;

class Maker {
public:
    explicit Maker(std::string title) { m_report.title = std::move(title); }

    void add(Kind kind, Parameters parameters = {})
    {
        Item item{.id = newId(m_report), .kind = kind, .parameters = std::move(parameters)};
        item.title = standardTitle(item);
        m_report.items.push_back(std::move(item));
    }

    Report report() && { return std::move(m_report); }

private:
    Report m_report{};
};

/// The mode in which most models have results on a data set, off the shelf first.
std::string modeOf(const Basis& basis, const std::string& dataset)
{
    std::map<std::string, int> counts;
    for (const store::ResultRow& row : basis.results)
        if (row.cell.dataset == dataset)
            ++counts[row.cell.mode];
    std::string best = "ots";
    for (const auto& [mode, count] : counts)
        if (count > counts[best])
            best = mode;
    return counts[best] >= 2 ? best : std::string();
}

bool hasGap(const store::Reader& reader, const Parameters& parameters)
{
    const science::ProjectStudy own
        = science::studyOf(reader, parameters.at("metric"), metrics::conventionFromName(parameters.at("convention")));
    return std::ranges::any_of(rq::gaps(own.study, {}), &rq::Gap::defined);
}

}

std::string standardTitle(const Item& item)
{
    const std::string dataset = item.parameter("dataset");
    const std::string on = dataset.empty() ? "" : " on " + dataset;
    switch (item.kind) {
    case Kind::Heatmap:
        return "Results at a glance";
    case Kind::Gaps:
        return "Generalist against specialist";
    case Kind::Best:
        return item.parameter("question", "RQ2") + ": generalists against the best specialists";
    case Kind::Forest:
        return "Every model" + on;
    case Kind::Roc:
        return "ROC curves" + on;
    case Kind::PrecisionRecall:
        return "Precision and recall" + on;
    case Kind::Calibration:
        return "Calibration of " + item.parameter("model") + on;
    case Kind::Confusion:
        return "Confusion of " + item.parameter("model") + on;
    case Kind::Tests:
        return "Paired tests" + on;
    case Kind::Pair:
        return item.parameter("model_a") + " against " + item.parameter("model_b") + on;
    case Kind::Conventions:
        return "Both scoring conventions, " + item.parameter("model") + on;
    case Kind::Datasets:
        return "Data sets";
    case Kind::Models:
        return "Models";
    case Kind::Results:
        return "Results";
    case Kind::Cost:
        return "Cost";
    case Kind::Claims:
        return "Claims of the published study";
    case Kind::Limits:
        return "Limits";
    case Kind::Methods:
        return "Methods";
    case Kind::Sample:
        return "A sample" + (dataset.empty() ? "" : " of " + dataset);
    case Kind::Dataset:
        return "Data set " + dataset;
    case Kind::Modes:
        return item.parameter("model") + " by mode" + on;
    case Kind::Snapshot:
        return "Table";
    case Kind::Text:
        break;
    }
    return "Note";
}

Report standardReport(const store::Reader& reader, const std::string& title)
{
    Maker maker(title);
    maker.add(Kind::Datasets);
    maker.add(Kind::Models);
    std::map<metrics::Task, std::pair<Parameters, Basis>> tasks;
    for (const std::string_view metric : kMainMetrics)
        for (const std::string_view convention : kConventions) {
            const metrics::Task task = metrics::metricById(metric).task;
            if (tasks.contains(task))
                continue;
            Parameters parameters{{"metric", std::string(metric)}, {"convention", std::string(convention)}};
            Basis basis = basisOf({.kind = Kind::Results, .parameters = parameters}, reader);
            if (!basis.results.empty())
                tasks.emplace(task, std::pair{std::move(parameters), std::move(basis)});
        }
    if (tasks.empty())
        throw Error(ErrorKind::Data, "nothing is finished yet, so there is nothing to report; run something first");
    for (const auto& [task, found] : tasks) {
        const auto& [parameters, basis] = found;
        const auto with = [&](const char* key, const std::string& value) {
            Parameters out = parameters;
            out[key] = value;
            return out;
        };
        maker.add(Kind::Heatmap, parameters);
        maker.add(Kind::Results, parameters);
        for (const store::DatasetRow& dataset : basis.datasets)
            maker.add(Kind::Forest, with("dataset", dataset.id));
        if (hasGap(reader, parameters))
            maker.add(Kind::Gaps, parameters);
        for (const store::DatasetRow& dataset : basis.datasets)
            if (const std::string mode = modeOf(basis, dataset.id); !mode.empty()) {
                Parameters chosen = with("dataset", dataset.id);
                chosen["mode"] = mode;
                maker.add(Kind::Tests, std::move(chosen));
            }
        maker.add(Kind::Cost, parameters);
    }
    maker.add(Kind::Methods);
    maker.add(Kind::Limits);
    return std::move(maker).report();
}

}
