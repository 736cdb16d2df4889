#include "core/runs/remote_questions.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <utility>

#include "core/base/parallel.h"
#include "core/remote/request_journal.h"
#include "core/runs/answers.h"
#include "core/runs/cell.h"
#include "core/runs/scoring.h"

namespace vlm::runs {
namespace {

constexpr int kTooLarge = 413;

/// Why the run cannot go on with this model now; ends all threads of the cell.
class Hold : public Error {
public:
    using Error::Error;
};

/// One cell's questions, asked from several threads.
class RemoteQuestions {
public:
    RemoteQuestions(Cell& cell, const remote::RemoteModel& model, remote::Endpoint& endpoint)
        : m_cell(cell)
        , m_model(model)
        , m_endpoint(endpoint)
        , m_journal(remote::journalFile(cell.model().folder))
        , m_interim(cell)
        , m_live(cell)
        , m_convention(metrics::conventionFromName(cell.options().convention))
    {
    }

    void run()
    {
        std::vector<Samples> images = byImage(m_cell.evaluated());
        std::erase_if(images, [this](const Samples& questions) {
            return std::ranges::all_of(questions, [this](const auto* sample) { return m_cell.finished(sample->id); });
        });
        // Threads look at the cell's finished samples, so who is to be asked is decided here.
        for (Samples& questions : images)
            std::erase_if(questions, [this](const auto* sample) { return m_cell.finished(sample->id); });
        parallelFor(images.size(), 1, static_cast<unsigned>(m_model.limits.connections), control().token(),
            [&](std::size_t i, std::size_t) { ask(images[i]); });
    }

    /// What the cell keeps of its requests.
    nlohmann::json facts() const
    {
        const remote::Spending sums = m_journal.spending(m_cell.info().id);
        return {{"address", m_endpoint.address()}, {"asked_for", m_model.endpoint.model}, {"answered_by", sums.models},
            {"first_reply", sums.first}, {"last_reply", sums.last}, {"requests", sums.requests},
            {"answered", sums.answered}, {"refused", sums.refused}, {"cut_off", sums.cutOff},
            {"input_tokens", sums.inputTokens}, {"output_tokens", sums.outputTokens}, {"image_bytes", sums.imageBytes},
            {"cost", sums.cost}, {"currency", m_model.limits.currency},
            {"temperature",
                m_model.endpoint.temperature >= 0 ? nlohmann::json(m_model.endpoint.temperature) : nlohmann::json()},
            {"max_tokens", m_model.endpoint.maxTokens}, {"reasoning_effort", m_model.endpoint.reasoningEffort},
            {"image_format", m_model.images.format}, {"longest_side", m_model.images.longestSide},
            {"instruction", m_model.prompt.instruction}, {"system", m_model.prompt.system}};
    }

private:
    const Control& control() { return m_cell.session().control(); }

    void ask(const Samples& questions)
    {
        control().checkpoint();
        remote::SentImage image;
        std::string fault;
        try {
            image = guard(ErrorKind::Image, "",
                [&] { return remote::encodeToSend(m_cell.dataset().load(*questions.front()), m_model.images); });
        } catch (const Error& error) {
            fault = error.what();
        }
        for (const data::Sample* sample : questions) {
            control().checkpoint();
            store::PredictionRow row{
                .cell = m_cell.row().id, .sample = sample->id, .label = 1, .answer = sample->answer};
            bool sent = false;
            if (fault.empty())
                sent = answer(*sample, image, row);
            else
                fail(row, fault);
            keep(*sample, row, sent);
        }
    }

    /// @return false if the reply was known already
    bool answer(const data::Sample& sample, const remote::SentImage& image, store::PredictionRow& row)
    {
        const std::string prompt
            = remote::promptFor(m_model.prompt, sample.prompt.empty() ? sample.question : sample.prompt);
        const remote::RequestFacts facts{.id = remote::requestId(m_model, prompt, image.hash),
            .dataset = m_cell.info().id,
            .sample = sample.id,
            .prompt = prompt,
            .width = image.width,
            .height = image.height,
            .originalWidth = image.originalWidth,
            .originalHeight = image.originalHeight,
            .mediaType = std::string(image.mediaType),
            .imageBytes = image.bytes.size(),
            .imageHash = image.hash};
        if (const auto known = m_journal.reply(facts.id)) {
            take(known->completion, prompt, row);
            return false;
        }
        try {
            take(request(facts, image).completion, prompt, row);
            m_failures = 0;
        } catch (const remote::BudgetSpent& limit) {
            throw Hold(ErrorKind::Network, limit.what());
        } catch (const remote::Unusable& refusal) {
            throw Hold(ErrorKind::Network, refusal.what());
        } catch (const remote::Rejected& rejection) {
            std::string reason = rejection.what();
            if (rejection.status() == kTooLarge)
                reason += "; the picture has " + std::to_string(image.width) + " x " + std::to_string(image.height)
                    + " pixels (" + std::to_string(image.bytes.size())
                    + " bytes): a longest_side or the format jpeg in the model's settings makes it smaller, as another "
                      "model whose results stand apart";
            failedAgain(row, reason);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Network)
                throw;
            failedAgain(row, error.what());
        }
        return true;
    }

    remote::Reply request(const remote::RequestFacts& facts, const remote::SentImage& image)
    {
        struct Ending {
            remote::RequestJournal& journal;
            const std::string& id;
            ~Ending() { journal.ended(id); }
        } const ending{m_journal, facts.id};
        const remote::ImagePart part{.mediaType = image.mediaType, .bytes = image.bytes};
        const remote::Completion completion = m_endpoint.complete(
            {.system = m_model.prompt.system,
                .user = facts.prompt,
                .images = {&part, 1},
                .beforeTry =
                    [&](int attempt) {
                        control().checkpoint();
                        m_journal.sending(facts, attempt, m_model);
                    },
                .afterFault = [&](int attempt, const std::string& what) { m_journal.failed(facts.id, attempt, what); }},
            control().token());
        return m_journal.replied(facts.id, completion, m_model.limits);
    }

    void take(const remote::Completion& completion, const std::string& prompt, store::PredictionRow& row) const
    {
        row.text = completion.text;
        row.latencyMs = completion.latencyMs;
        row.generation = store::GenerationRow{.promptTemplate = "{image}\n{question}",
            .question = prompt,
            .promptTokens = std::max<std::int64_t>(0, completion.inputTokens),
            .newTokens = std::max<std::int64_t>(0, completion.outputTokens),
            .finished = completion.outcome != remote::Completion::Outcome::CutOff && completion.finishReason != "length"
                && completion.finishReason != "MAX_TOKENS"};
        if (completion.outcome == remote::Completion::Outcome::Refused) {
            row.status = "refused";
            row.error = "refused by the server's content policy ("
                + (completion.finishReason.empty() ? std::string("no reason given") : completion.finishReason) + ")";
        } else if (completion.outcome == remote::Completion::Outcome::CutOff) {
            row.error = "no answer within " + std::to_string(m_model.endpoint.maxTokens) + " tokens";
        }
    }

    static void fail(store::PredictionRow& row, const std::string& reason)
    {
        row.status = "failed";
        row.error = reason;
    }

    void failedAgain(store::PredictionRow& row, const std::string& reason)
    {
        fail(row, reason);
        if (++m_failures >= m_model.limits.failuresInRow)
            throw Hold(ErrorKind::Network,
                std::to_string(m_model.limits.failuresInRow)
                    + " questions in a row got no answer; the last: " + reason);
    }

    void keep(const data::Sample& sample, store::PredictionRow& row, bool sent)
    {
        row.predicted = row.status == "ok" ? accepted(sample, row, m_convention) : 0;
        const std::scoped_lock lock(m_mutex);
        m_interim.add(sample, row);
        m_live.add(sample, row);
        m_cell.add({row});
        m_cell.session().emitter().advance(1, sent);
        m_interim.maybeSend();
        m_live.maybeSend();
    }

    Cell& m_cell;
    const remote::RemoteModel& m_model;
    remote::Endpoint& m_endpoint;
    remote::RequestJournal m_journal;
    InterimScore m_interim;
    LiveAnswers m_live;
    metrics::Convention m_convention;
    std::mutex m_mutex; // guards cell, interim score and emitter
    std::atomic<int> m_failures = 0;
};

}

void runRemoteQuestions(Cell& cell)
{
    if (cell.allFinished())
        return;
    Session& session = cell.session();
    const store::Reader reader = session.project().reader();
    const auto dataset = reader.dataset(cell.info().id);
    VLM_ASSERT(dataset, "a session stores the data sets it opens");
    try {
        const remote::RemoteModel model = remote::readRemoteModel(cell.model().folder);
        if (const std::string why = remote::whyForbidden(
                remote::ConsentBook(session.project().folder()), shipmentOf(model, *dataset, reader), cell.model().id);
            !why.empty())
            throw Hold(ErrorKind::Config, why);
        remote::Endpoint endpoint(model.endpoint,
            remote::findKey(session.sources().key, model.endpoint.keyVariable, session.control().token()));
        session.emitter().begin(cell.row().id, "evaluating", cell.row().total);
        session.emitter().advance(cell.row().done, false);
        RemoteQuestions questions(cell, model, endpoint);
        try {
            questions.run();
        } catch (const Error&) {
            cell.details()["remote"] = questions.facts();
            throw;
        }
        cell.details()["remote"] = questions.facts();
    } catch (const Hold& reason) {
        session.hold(cell.model().id, reason.what());
    }
}

}
