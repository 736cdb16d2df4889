#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/metrics/vqa_scores.h"
#include "core/models/generator.h"
#include "core/runs/cell.h"
#include "core/runs/scoring.h"

namespace vlm::runs {
namespace {

/// Questions of one image together, so that the image is computed once; in order of evaluation.
std::vector<Samples> byImage(const Samples& samples)
{
    std::vector<Samples> images;
    std::unordered_map<std::string, std::size_t> known;
    for (const data::Sample* sample : samples) {
        const auto [it, fresh] = known.emplace(sample->image, images.size());
        if (fresh)
            images.emplace_back();
        images[it->second].push_back(sample);
    }
    return images;
}

/// 1 if the answer is accepted, so that right and wrong can be listed as for classes.
int accepted(const data::Sample& sample, const store::PredictionRow& row, metrics::Convention convention)
{
    const metrics::VqaScore score = metrics::scoreVqa(vqaItem(sample, row), convention, metrics::VqaDetail::Words);
    const double value = std::isnan(score.accuracy) ? score.exactMatch : score.accuracy;
    return value >= 0.5 ? 1 : 0;
}

std::vector<store::PredictionRow> answered(Cell& cell, const Samples& questions)
{
    std::vector<store::PredictionRow> rows;
    std::vector<std::string> prompts;
    for (const data::Sample* sample : questions) {
        rows.push_back({.cell = cell.row().id, .sample = sample->id, .label = 1, .answer = sample->answer});
        prompts.push_back(sample->prompt.empty() ? sample->question : sample->prompt);
    }
    imaging::Image image;
    try {
        image = guard(ErrorKind::Image, "", [&] { return cell.dataset().load(*questions.front()); });
    } catch (const Error& error) {
        for (store::PredictionRow& row : rows) {
            row.status = "failed";
            row.error = error.what();
        }
        return rows;
    }
    models::Generator& generator = cell.session().generator(cell.model());
    models::GenerateOptions options;
    options.seed = cell.seed();
    options.batch = cell.options().batchSize;
    const auto answers = generator.answer(image, prompts, options, cell.session().control().token());
    VLM_ASSERT(answers.size() == rows.size(), "a generator gives one answer a question");
    const auto convention = metrics::conventionFromName(cell.options().convention);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].text = answers[i].text;
        rows[i].latencyMs = answers[i].seconds * 1000.0;
        rows[i].predicted = accepted(*questions[i], rows[i], convention);
    }
    return rows;
}

}

void runQuestions(Cell& cell)
{
    if (cell.allFinished())
        return;
    Session& session = cell.session();
    InterimScore interim(cell);
    session.emitter().begin(cell.row().id, "evaluating", cell.row().total);
    session.emitter().advance(cell.row().done, false);
    for (Samples& questions : byImage(cell.evaluated())) {
        session.control().checkpoint();
        // All questions of an image are asked again if one is missing: how they share a batch never changes.
        if (std::ranges::all_of(questions, [&](const data::Sample* sample) { return cell.finished(sample->id); }))
            continue;
        const std::vector<store::PredictionRow> rows = answered(cell, questions);
        std::int64_t fresh = 0;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!cell.finished(rows[i].sample)) {
                interim.add(*questions[i], rows[i]);
                ++fresh;
            }
        cell.add(rows);
        session.emitter().advance(fresh);
        interim.maybeSend();
    }
}

}
