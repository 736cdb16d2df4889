#include "core/runs/collected.h"

#include <algorithm>

#include "core/runs/feature_pass.h"

namespace vlm::runs {
namespace {

constexpr std::size_t kJournalRows = 256;

}

Collected collect(Cell& cell, const Samples& samples, const std::string& phase, Columns columns)
{
    Collected out;
    const auto all = [](const data::Sample&) { return true; };
    models::ImageTextEncoder& encoder = cell.session().encoder(cell.model());
    forEachBatch(cell, samples, phase, all, [&](FeatureBatch& batch) {
        if (batch.features.cols > 0) {
            const Matrix features = columns == Columns::Probe ? encoder.probeFeatures(batch.features) : batch.features;
            out.features.cols = features.cols;
            for (std::size_t i = 0; i < batch.samples.size(); ++i)
                if (batch.errors[i].empty()) {
                    out.samples.push_back(batch.samples[i]);
                    const auto row = features.row(i);
                    out.features.values.insert(out.features.values.end(), row.begin(), row.end());
                }
        }
        for (std::size_t i = 0; i < batch.samples.size(); ++i)
            if (!batch.errors[i].empty())
                out.failed.emplace_back(batch.samples[i], batch.errors[i]);
    });
    out.features.rows = out.samples.size();
    return out;
}

adaptation::FeatureSet featureSet(Cell& cell, Collected collected, const char* split)
{
    if (!collected.failed.empty())
        cell.session().emitter().log(log::Level::Warning,
            std::to_string(collected.failed.size()) + " " + split + " samples of " + cell.info().id
                + " are left out of the fit; the first, " + collected.failed.front().first->id + ": "
                + collected.failed.front().second);
    adaptation::FeatureSet set{.features = std::move(collected.features), .labels = {}};
    for (const data::Sample* sample : collected.samples)
        set.labels.push_back(sample->label);
    return set;
}

void journal(Cell& cell, const Collected& test, const Matrix& probabilities)
{
    std::vector<store::PredictionRow> rows;
    for (const auto& [sample, error] : test.failed)
        rows.push_back(
            {.cell = cell.row().id, .sample = sample->id, .label = sample->label, .status = "failed", .error = error});
    for (std::size_t i = 0; i < test.samples.size(); ++i) {
        const auto scores = probabilities.row(i);
        rows.push_back({.cell = cell.row().id,
            .sample = test.samples[i]->id,
            .label = test.samples[i]->label,
            .predicted = static_cast<int>(std::ranges::max_element(scores) - scores.begin()),
            .scores = std::vector(scores.begin(), scores.end())});
        if (rows.size() >= kJournalRows) {
            cell.session().control().checkpoint();
            cell.add(rows);
            rows.clear();
        }
    }
    cell.add(rows);
}

}