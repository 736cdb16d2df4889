#include <algorithm>
#include <numeric>

#include "core/models/generator.h"
#include "core/runs/answers.h"
#include "core/runs/cell.h"
#include "core/runs/decoding.h"
#include "core/runs/scoring.h"

namespace vlm::runs {
namespace {

constexpr std::int64_t kParametersTogether = 20'000'000'000; // times questions: some seconds on a processor

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

/// The answered questions of one image.
struct Answered {
    Samples questions{};
    std::vector<store::PredictionRow> rows{};
};

/// The rows of one image before it is answered, and what is asked.
struct Asked {
    imaging::Image image{};
    std::vector<std::string> prompts{};
    bool failed = false;
};

Asked ask(Cell& cell, Answered& one)
{
    Asked asked;
    for (const data::Sample* sample : one.questions) {
        one.rows.push_back({.cell = cell.row().id, .sample = sample->id, .label = 1, .answer = sample->answer});
        asked.prompts.push_back(sample->prompt.empty() ? sample->question : sample->prompt);
    }
    try {
        asked.image = guard(ErrorKind::Image, "", [&] { return cell.dataset().load(*one.questions.front()); });
    } catch (const Error& error) {
        asked.failed = true;
        for (store::PredictionRow& row : one.rows) {
            row.status = "failed";
            row.error = error.what();
        }
    }
    return asked;
}

/// Answers the questions of some images together.
/// @param first number of the first question: each has a random stream of its own, however they share batches
std::vector<Answered> answered(
    Cell& cell, const std::vector<Samples>& images, models::GenerateOptions options, std::uint64_t first)
{
    std::vector<Answered> all;
    std::vector<Asked> asked;
    for (const Samples& questions : images) {
        all.push_back({.questions = questions, .rows = {}});
        asked.push_back(ask(cell, all.back()));
    }
    std::vector<std::size_t> places;
    std::vector<models::ImageQuestions> readable;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (asked[i].failed)
            continue;
        places.push_back(i);
        readable.push_back({.image = &asked[i].image, .questions = asked[i].prompts});
    }
    if (readable.empty())
        return all;
    models::Generator& generator = cell.session().generator(cell.model());
    options.firstStream = first;
    options.batch = cell.options().batchSize;
    const auto answers = generator.answerAll(readable, options, cell.session().control().token());
    VLM_ASSERT(answers.size() == readable.size(), "a generator gives a list of answers an image");
    const auto convention = metrics::conventionFromName(cell.options().convention);
    const std::string prompt(options.promptTemplate.empty() ? generator.promptTemplate() : options.promptTemplate);
    for (std::size_t i = 0; i < places.size(); ++i) {
        Answered& one = all[places[i]];
        VLM_ASSERT(answers[i].size() == one.rows.size(), "a generator gives one answer a question");
        for (std::size_t q = 0; q < one.rows.size(); ++q) {
            const models::Answer& answer = answers[i][q];
            one.rows[q].text = answer.text;
            one.rows[q].generation = howItCame(answer, prompt, asked[places[i]].prompts[q]);
            one.rows[q].latencyMs = answer.seconds * 1000.0;
            one.rows[q].predicted = accepted(*one.questions[q], one.rows[q], convention);
        }
    }
    return all;
}

/// Questions that small models answer together; large ones, whose answers take long, go image by image, so that a run
/// shows what it does and loses little when it is interrupted.
std::int64_t togetherAtMost(Cell& cell)
{
    const std::int64_t parameters = cell.session().generator(cell.model()).info().parameters;
    return parameters > 0 ? std::min<std::int64_t>(cell.options().batchSize, kParametersTogether / parameters) : 1;
}

/// Images whose questions are answered together; the same whatever was answered before.
std::vector<std::vector<Samples>> windows(const std::vector<Samples>& images, std::int64_t most)
{
    std::vector<std::vector<Samples>> all;
    std::int64_t count = 0;
    for (const Samples& questions : images) {
        const auto more = static_cast<std::int64_t>(questions.size());
        if (all.empty() || count + more > most) {
            all.emplace_back();
            count = 0;
        }
        all.back().push_back(questions);
        count += more;
    }
    return all;
}

}

void runQuestions(Cell& cell)
{
    if (cell.allFinished())
        return;
    Session& session = cell.session();
    const models::GenerationDefaults& defaults = session.generator(cell.model()).defaults();
    const config::DecodingOptions& wanted = session.config().decoding;
    const models::GenerateOptions options = generateOptions(wanted, defaults, cell.info().task);
    cell.details()["decoding"] = decodingFacts(wanted, options, defaults);
    InterimScore interim(cell);
    LiveAnswers live(cell);
    session.emitter().begin(cell.row().id, "evaluating", cell.row().total);
    session.emitter().advance(cell.row().done, false);
    std::uint64_t before = 0;
    for (const std::vector<Samples>& window : windows(byImage(cell.evaluated()), togetherAtMost(cell))) {
        session.control().checkpoint();
        const std::uint64_t first = before;
        for (const Samples& image : window)
            before += image.size();
        // All questions of a window are asked again if one is missing: how they share a batch never changes.
        const auto finished = [&](const data::Sample* sample) { return cell.finished(sample->id); };
        if (std::ranges::all_of(window, [&](const Samples& image) { return std::ranges::all_of(image, finished); }))
            continue;
        for (const Answered& one : answered(cell, window, options, first)) {
            std::int64_t fresh = 0;
            for (std::size_t i = 0; i < one.rows.size(); ++i)
                if (!cell.finished(one.rows[i].sample)) {
                    interim.add(*one.questions[i], one.rows[i]);
                    live.add(*one.questions[i], one.rows[i]);
                    ++fresh;
                }
            cell.add(one.rows);
            session.emitter().advance(fresh);
        }
        interim.maybeSend();
        live.maybeSend();
    }
}

}
