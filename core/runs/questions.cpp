#include <algorithm>
#include <numeric>

#include "core/models/generator.h"
#include "core/runs/answers.h"
#include "core/runs/cell.h"
#include "core/runs/scoring.h"

namespace vlm::runs {
namespace {

constexpr std::int64_t kReportTokens = 512; // medical reports seldom have more

store::GenerationRow howItCame(const models::Answer& answer, const std::string& promptTemplate, std::string question)
{
    store::GenerationRow how{.promptTemplate = promptTemplate,
        .question = std::move(question),
        .raw = answer.raw,
        .yes = answer.yes,
        .no = answer.no,
        .promptTokens = answer.promptTokens,
        .newTokens = static_cast<std::int64_t>(answer.ids.size()),
        .finished = answer.finished};
    if (!answer.logProbabilities.empty())
        how.meanLogProbability = std::accumulate(answer.logProbabilities.begin(), answer.logProbabilities.end(), 0.0)
            / static_cast<double>(answer.logProbabilities.size());
    return how;
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
    if (cell.info().task == data::Task::Caption)
        options.maxNewTokens = kReportTokens;
    options.batch = cell.options().batchSize;
    const auto answers = generator.answer(image, prompts, options, cell.session().control().token());
    VLM_ASSERT(answers.size() == rows.size(), "a generator gives one answer a question");
    const auto convention = metrics::conventionFromName(cell.options().convention);
    const std::string prompt(options.promptTemplate.empty() ? generator.promptTemplate() : options.promptTemplate);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].text = answers[i].text;
        rows[i].generation = howItCame(answers[i], prompt, prompts[i]);
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
    LiveAnswers live(cell);
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
                live.add(*questions[i], rows[i]);
                ++fresh;
            }
        cell.add(rows);
        session.emitter().advance(fresh);
        interim.maybeSend();
        live.maybeSend();
    }
}

}
