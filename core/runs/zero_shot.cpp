#include <algorithm>
#include <cmath>

#include "core/base/hash.h"
#include "core/runs/cell.h"
#include "core/runs/feature_pass.h"
#include "core/runs/scoring.h"

namespace vlm::runs {
namespace {

Matrix promptFeatures(Cell& cell)
{
    FeatureCache& cache = cell.session().features(cell.model());
    Hasher hasher;
    for (const std::string& prompt : cell.info().prompts)
        hasher.add(prompt);
    const std::string key = hasher.hex();
    if (auto known = cache.findMatrix(key); known && known->rows == cell.info().prompts.size())
        return std::move(*known);
    Matrix features
        = cell.session().encoder(cell.model()).encodeTexts(cell.info().prompts, cell.session().control().token());
    cache.addMatrix(key, features);
    return features;
}

/// Softmax over the classes, also for models trained with a sigmoid, as the reference does.
std::vector<float> probabilities(std::span<const float> logits)
{
    const double highest = *std::ranges::max_element(logits);
    std::vector<double> powers;
    double sum = 0.0;
    for (const float logit : logits)
        sum += powers.emplace_back(std::exp(static_cast<double>(logit) - highest));
    std::vector<float> out;
    for (const double power : powers)
        out.push_back(static_cast<float>(power / sum));
    return out;
}

}

void runZeroShot(Cell& cell)
{
    if (cell.allFinished())
        return;
    models::ImageTextEncoder& encoder = cell.session().encoder(cell.model());
    const Matrix texts = promptFeatures(cell);
    InterimScore interim(cell);
    const auto wanted = [&](const data::Sample& sample) { return !cell.finished(sample.id); };
    forEachBatch(cell, cell.evaluated(), "evaluating", wanted, [&](FeatureBatch& batch) {
        const Matrix logits = batch.features.cols > 0 ? encoder.logits(batch.features, texts) : Matrix();
        std::vector<store::PredictionRow> rows;
        for (std::size_t i = 0; i < batch.samples.size(); ++i) {
            const data::Sample& sample = *batch.samples[i];
            store::PredictionRow row{.cell = cell.row().id, .sample = sample.id, .label = sample.label};
            if (batch.errors[i].empty()
                && std::ranges::any_of(logits.row(i), [](float v) { return !std::isfinite(v); }))
                batch.errors[i] = "the model's scores are not numbers";
            if (batch.errors[i].empty()) {
                const auto best = std::ranges::max_element(logits.row(i));
                row.predicted = static_cast<int>(best - logits.row(i).begin());
                row.scores = probabilities(logits.row(i));
                row.latencyMs = batch.latencyMs;
            } else {
                row.status = "failed";
                row.error = batch.errors[i];
            }
            if (!cell.finished(sample.id))
                interim.add(sample, row);
            rows.push_back(std::move(row));
        }
        cell.add(rows);
        interim.maybeSend();
    });
}

}
