#include "core/science/without.h"
#include "core/base/error.h"

#include <fmt/format.h>

namespace vlm::science {
namespace {

using metrics::DiagnosisPredictions;
using metrics::VqaPredictions;

DiagnosisPredictions kept(const DiagnosisPredictions& from, const std::vector<std::size_t>& rows)
{
    DiagnosisPredictions to{.classes = from.classes, .classNames = from.classNames};
    const std::size_t width = from.labels.empty() ? 0 : from.scores.size() / from.labels.size();
    for (const std::size_t row : rows) {
        to.labels.push_back(from.labels[row]);
        for (std::size_t c = 0; c < width; ++c)
            to.scores.push_back(from.scores[row * width + c]);
        if (!from.predicted.empty())
            to.predicted.push_back(from.predicted[row]);
        if (!from.clusters.empty())
            to.clusters.push_back(from.clusters[row]);
    }
    return to;
}

VqaPredictions kept(const VqaPredictions& from, const std::vector<std::size_t>& rows)
{
    VqaPredictions to;
    for (const std::size_t row : rows) {
        to.items.push_back(from.items[row]);
        if (!from.clusters.empty())
            to.clusters.push_back(from.clusters[row]);
    }
    return to;
}

}

CellTable without(const CellTable& table, const std::set<std::string>& samples)
{
    std::vector<std::size_t> rows;
    CellTable out{.cell = table.cell, .dataset = table.dataset};
    for (std::size_t i = 0; i < table.samples.size(); ++i)
        if (!samples.contains(table.samples[i])) {
            rows.push_back(i);
            out.samples.push_back(table.samples[i]);
        }
    if (rows.empty())
        throw Error(ErrorKind::Data,
            fmt::format("all {} samples of {} on {} are in doubt; none is left to score", table.samples.size(),
                table.cell.model, table.cell.dataset));
    if (const auto* diagnosis = std::get_if<DiagnosisPredictions>(&table.predictions))
        out.predictions = kept(*diagnosis, rows);
    else if (const auto* questions = std::get_if<VqaPredictions>(&table.predictions))
        out.predictions = kept(*questions, rows);
    else
        throw Error(ErrorKind::Data, "results of this task cannot be narrowed to some samples");
    return out;
}

CleanScores cleanScores(
    const CellTable& table, const std::set<std::string>& doubtful, const metrics::EvaluateOptions& options)
{
    CleanScores out{.samples = table.samples.size()};
    for (const std::string& sample : table.samples)
        out.leftOut += doubtful.contains(sample);
    const std::vector<metrics::MetricValue> all = metrics::evaluate(table.predictions, options);
    for (const metrics::MetricValue& value : all)
        out.scores.push_back({.metric = value.metric, .all = value.estimate});
    if (out.leftOut == 0) {
        for (CleanScore& score : out.scores)
            score.clean = score.all;
        return out;
    }
    if (out.leftOut == out.samples) {
        out.note = fmt::format("All {} samples are in doubt; none is left to score.", out.samples);
        return out;
    }
    const std::vector<metrics::MetricValue> clean = metrics::evaluate(without(table, doubtful).predictions, options);
    for (std::size_t i = 0; i < clean.size(); ++i)
        out.scores[i].clean = clean[i].estimate;
    return out;
}

}
