#include "ui/pages/ask/loaded_model.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/models/generator.h"
#include "core/models/model.h"
#include "core/runs/engine.h"
#include "core/training/answer_lora.h"
#include "ui/bridge/memory.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTokenInterval{50};

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<double> softmax(std::span<const float> logits)
{
    const double largest = *std::ranges::max_element(logits);
    std::vector<double> out;
    double total = 0.0;
    for (const float logit : logits) {
        out.push_back(std::exp(static_cast<double>(logit) - largest));
        total += out.back();
    }
    for (double& share : out)
        share /= total;
    return out;
}

}

struct LoadedModel::Machine {
    std::unique_ptr<models::Generator> generator;
    std::optional<training::AnswerLora> adapter; // after the generator: detached before that goes
    std::unique_ptr<models::ImageTextEncoder> encoder;

    bool empty() const { return !generator && !encoder; }
};

LoadedModel::LoadedModel(AskModel model, QObject* parent)
    : QObject(parent)
    , m_model(std::move(model))
    , m_thread([this](const std::stop_token& ending) { work(ending); })
{
}

LoadedModel::~LoadedModel()
{
    stop();
}

void LoadedModel::ask(AskQuestion question)
{
    m_busy = true;
    m_latest = question.id;
    {
        const std::lock_guard lock(m_mutex);
        m_stop.request_stop();
        m_next = std::move(question);
    }
    m_wake.notify_one();
}

void LoadedModel::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stop.request_stop();
    if (const auto waiting = std::exchange(m_next, std::nullopt))
        report([this, id = waiting->id] {
            ended(id);
            Q_EMIT answered({.question = id, .finished = false, .stopped = true});
        });
}

void LoadedModel::ended(quint64 question)
{
    if (question == m_latest)
        m_busy = false;
}

template <class Report> void LoadedModel::report(Report report)
{
    // Dropped with its receiver, should the model be put away meanwhile.
    QMetaObject::invokeMethod(this, std::move(report), Qt::QueuedConnection);
}

void LoadedModel::work(const std::stop_token& ending)
{
    Machine machine;
    while (true) {
        AskQuestion question;
        std::stop_token stop;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, ending, [this] { return m_next.has_value(); }))
                return;
            question = std::move(*m_next);
            m_next.reset();
            m_stop = std::stop_source();
            stop = m_stop.get_token();
        }
        const std::stop_callback ends(ending, [this] { m_stop.request_stop(); });
        try {
            guard(ErrorKind::Internal, m_model.ref.id, [&] {
                if (machine.empty())
                    load(machine);
                AskAnswer said = answer(machine, question, stop);
                report([this, said = std::move(said)] {
                    ended(said.question);
                    Q_EMIT answered(said);
                });
            });
        } catch (const Error& error) {
            const bool stopped = error.kind() == ErrorKind::Cancelled;
            report([this, id = question.id, stopped, reason = toQt(error.what())] {
                ended(id);
                if (stopped)
                    Q_EMIT answered({.question = id, .finished = false, .stopped = true});
                else
                    Q_EMIT failed(id, reason);
            });
        }
    }
}

void LoadedModel::load(Machine& machine)
{
    report([this] { Q_EMIT loadingStarted(); });
    const auto start = Clock::now();
    const std::int64_t before = currentMemory().process;
    const runs::Sources sources = runs::Sources::real();
    if (m_model.contrastive) {
        machine.encoder = sources.model(m_model.ref, {});
    } else {
        auto generator = sources.generator(m_model.ref, {.precision = models::precisionFromName(m_model.precision)});
        if (!m_model.adapter.empty())
            machine.adapter = training::AnswerLora::load(*generator, m_model.adapter);
        machine.generator = std::move(generator);
    }
    const std::int64_t grown = std::max<std::int64_t>(0, currentMemory().process - before);
    report([this, seconds = secondsSince(start), grown] {
        m_loaded = true;
        Q_EMIT loadingFinished(seconds, grown);
    });
}

AskAnswer LoadedModel::answer(Machine& machine, const AskQuestion& question, std::stop_token stop)
{
    return machine.generator ? generate(machine, question, stop) : scoreLabels(machine, question, stop);
}

AskAnswer LoadedModel::generate(Machine& machine, const AskQuestion& question, std::stop_token stop)
{
    const auto start = Clock::now();
    AskAnswer out{.question = question.id};
    auto told = Clock::time_point();
    models::GenerateOptions options;
    options.maxNewTokens = question.maxNewTokens;
    options.onToken = [&](std::size_t, std::string_view text) {
        ++out.newTokens;
        out.text = text;
        if (const auto now = Clock::now(); now - told >= kTokenInterval) {
            told = now;
            report([this, id = question.id, so = toQt(text), tokens = static_cast<int>(out.newTokens)] {
                Q_EMIT grew(id, so, tokens);
            });
        }
    };
    try {
        const models::Answer said
            = machine.generator->answer(*question.image, std::span(&question.text, 1), options, stop).front();
        out.text = said.text;
        out.yes = said.yes;
        out.no = said.no;
        out.promptTokens = said.promptTokens;
        out.newTokens = static_cast<std::int64_t>(said.ids.size());
        out.finished = said.finished;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::Cancelled)
            throw;
        out.stopped = true;
        out.finished = false;
    }
    out.seconds = secondsSince(start);
    return out;
}

AskAnswer LoadedModel::scoreLabels(Machine& machine, const AskQuestion& question, std::stop_token stop)
{
    const auto start = Clock::now();
    if (question.labels.size() < 2)
        throw Error(
            ErrorKind::Config, VLM_TR("Ask", "this model compares labels: type at least two, separated by commas"));
    const imaging::Pixels pixels = machine.encoder->preprocess(*question.image);
    const Matrix image = machine.encoder->encodeImages(std::span(&pixels, 1), stop);
    const Matrix texts = machine.encoder->encodeTexts(question.labels, stop);
    AskAnswer out{.question = question.id};
    const Matrix logits = machine.encoder->logits(image, texts);
    out.labelProbabilities = softmax(logits.row(0));
    const auto best = std::ranges::max_element(out.labelProbabilities) - out.labelProbabilities.begin();
    out.text = question.labels[static_cast<std::size_t>(best)];
    out.seconds = secondsSince(start);
    return out;
}

}
