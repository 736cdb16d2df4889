#include "core/runs/engine.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "core/config/precision.h"
#include "core/runs/control.h"
#include "core/runs/emitter.h"
#include "core/runs/remote_questions.h"
#include "core/runs/run_cells.h"
#include "core/runs/session.h"
#include "core/store/project.h"

namespace vlm::runs {
namespace {

using store::Id;
using store::State;

template <class Options> void check(const Options& options, const char* path)
{
    const auto problems = config::validate(options, path);
    if (!problems.empty())
        throw Error(ErrorKind::Config, problems.front().path + ": " + problems.front().text);
}

template <class Entry> void checkIds(const std::vector<Entry>& entries, const char* what)
{
    std::set<std::string> ids;
    for (const Entry& entry : entries)
        if (entry.id.empty() || !ids.insert(entry.id).second)
            throw Error(ErrorKind::Config,
                std::string("every ") + what + " of a run needs a name of its own; '" + entry.id + "' is not one");
    if (ids.empty())
        throw Error(ErrorKind::Config, std::string("a run needs at least one ") + what);
}

void checkConfig(const config::RunConfig& config)
{
    checkIds(config.models, "model");
    checkIds(config.datasets, "data set");
    if (config.modes.empty() || std::set(config.modes.begin(), config.modes.end()).size() != config.modes.size())
        throw Error(ErrorKind::Config, "a run needs at least one mode, and none twice");
    check(config.evaluation, "evaluation");
    check(config.linearProbe, "linear_probe");
    check(config.lora, "lora");
    check(config.clipAdapter, "clip_adapter");
    check(config.tipAdapter, "tip_adapter");
    check(config.coop, "coop");
    check(config.fineTune, "fine_tune");
    check(config.answerLora, "answer_lora");
}

std::vector<store::CellRow> plannedCells(const config::RunConfig& config, const store::Reader& reader)
{
    std::vector<store::CellRow> cells;
    for (const config::ModelRef& model : config.models)
        for (const config::DatasetRef& dataset : config.datasets) {
            const auto known = reader.dataset(dataset.id);
            std::int64_t total = known ? known->counts[2] : 0;
            if (config.evaluation.maxSamples > 0)
                total = std::min<std::int64_t>(total, config.evaluation.maxSamples);
            for (const config::Mode mode : config.modes)
                cells.push_back({.model = model.id,
                    .dataset = dataset.id,
                    .mode = std::string(config::name(mode)),
                    .total = total});
        }
    return cells;
}

}

struct Engine::Impl {
    store::Project& project;
    Sources sources;
    EventSink& sink;
    mutable std::mutex mutex{};
    mutable std::condition_variable_any changed{};
    std::deque<Id> queue{};
    Id current = 0;
    std::shared_ptr<Control> control{};
    std::mutex asking{}; // a wish is recorded before the run ends or not at all
    std::jthread thread{};

    void setState(Id run, State state, const std::string& error = {})
    {
        project.writer().setRunState(run, state, error);
        sink.on(RunChanged{run, state, error});
    }

    void enqueue(Id run)
    {
        setState(run, State::Queued);
        {
            const std::scoped_lock lock(mutex);
            queue.push_back(run);
        }
        changed.notify_all();
    }

    void work(const std::stop_token& stop)
    {
        std::unique_lock lock(mutex);
        while (changed.wait(lock, stop, [this] { return !queue.empty(); }) && !stop.stop_requested()) {
            current = queue.front();
            queue.pop_front();
            control = std::make_shared<Control>();
            const Id run = current;
            const std::shared_ptr<Control> mine = control;
            lock.unlock();
            perform(run, *mine);
            lock.lock();
            current = 0;
            changed.notify_all();
        }
    }

    void perform(Id run, const Control& mine)
    {
        Emitter emitter(sink, run);
        Outcome outcome;
        try {
            outcome = guard(ErrorKind::Internal, "", [&] { return performCells(run, emitter, mine); });
        } catch (const Error& error) {
            switch (mine.intent()) {
            case Intent::Go:
                outcome = {State::Failed, error.what()};
                emitter.log(log::Level::Error, error.what());
                break;
            case Intent::Pause:
                outcome.state = State::Paused;
                break;
            case Intent::Cancel:
                outcome.state = State::Cancelled;
                break;
            case Intent::ShutDown:
                outcome.state = State::Interrupted;
                break;
            }
        }
        {
            const std::scoped_lock ended(asking, mutex);
            control.reset();
        }
        project.writer().setRunState(run, outcome.state, outcome.error);
        try {
            project.writer().flush(); // who hears of the end may read at once
        } catch (const Error& error) {
            outcome = {State::Failed, error.what()};
        }
        sink.on(RunChanged{run, outcome.state, outcome.error});
    }

    Outcome performCells(Id run, Emitter& emitter, const Control& mine)
    {
        const auto row = project.reader().run(run);
        if (!row)
            throw Error(ErrorKind::Store, "run " + std::to_string(run) + " is not in the project any more");
        const config::RunConfig config
            = config::resolved(config::runConfigFromJson(nlohmann::json::parse(row->config), project.folder()));
        setState(run, State::Running);
        Session session(project, sources, config, emitter, mine);
        return runCells(session, run);
    }

    /// @return true if the run was waiting and no longer is
    bool takeFromQueue(Id run)
    {
        const std::scoped_lock lock(mutex);
        return std::erase(queue, run) > 0;
    }

    void ask(Id run, Intent intent, State whileStopping, State whenWaiting)
    {
        if (takeFromQueue(run)) {
            setState(run, whenWaiting);
            changed.notify_all();
            return;
        }
        const std::scoped_lock wish(asking);
        std::shared_ptr<Control> running;
        {
            const std::scoped_lock lock(mutex);
            if (current == run)
                running = control;
        }
        if (!running || running->intent() == Intent::Cancel)
            return;
        setState(run, whileStopping);
        running->ask(intent);
    }
};

Engine::Engine(store::Project& project, Sources sources, EventSink& sink)
    : m_impl(new Impl{.project = project, .sources = std::move(sources), .sink = sink})
{
    m_impl->thread = std::jthread([impl = m_impl.get()](const std::stop_token& stop) { impl->work(stop); });
}

Engine::~Engine()
{
    std::deque<Id> waiting;
    {
        const std::scoped_lock lock(m_impl->mutex);
        waiting.swap(m_impl->queue);
        m_impl->thread.request_stop();
        if (m_impl->control)
            m_impl->control->ask(Intent::ShutDown);
    }
    m_impl->thread.join();
    for (const Id run : waiting)
        m_impl->setState(run, State::Interrupted);
}

Id Engine::submit(const config::RunConfig& wanted)
{
    checkConfig(wanted);
    const config::RunConfig config = config::resolved(wanted); // what it is here, it stays on other machines
    if (const auto missing = withoutConsent(config, m_impl->project); !missing.empty())
        throw Error(ErrorKind::Config,
            remote::whyForbidden(
                remote::ConsentBook(m_impl->project.folder()), missing.front().shipment, missing.front().model.id));
    const store::Reader reader = m_impl->project.reader();
    store::Writer& writer = m_impl->project.writer();
    std::set<std::string> known;
    for (const store::ModelRow& model : reader.models())
        known.insert(model.id);
    for (const config::ModelRef& model : config.models)
        if (!known.contains(model.id))
            writer.putModel({.id = model.id,
                .folder = model.folder.string(),
                .specialist = model.specialist,
                .pairing = model.pairing});
    const Id run = writer.createRun(
        {.name = config.name, .config = config::toJson(config).dump()}, plannedCells(config, reader));
    m_impl->enqueue(run);
    return run;
}

void Engine::resume(Id run)
{
    const auto row = m_impl->project.reader().run(run);
    if (!row)
        throw Error(ErrorKind::Store, "there is no run " + std::to_string(run));
    {
        const std::scoped_lock lock(m_impl->mutex);
        if (m_impl->current == run || std::ranges::find(m_impl->queue, run) != m_impl->queue.end())
            throw Error(ErrorKind::Config, "run " + std::to_string(run) + " is going on or waiting already");
    }
    if (row->state == State::Done)
        throw Error(ErrorKind::Config, "run " + std::to_string(run) + " is done");
    m_impl->enqueue(run);
}

void Engine::pause(Id run)
{
    m_impl->ask(run, Intent::Pause, State::Pausing, State::Paused);
}

void Engine::cancel(Id run)
{
    m_impl->ask(run, Intent::Cancel, State::Cancelling, State::Cancelled);
}

void Engine::moveToFront(Id run)
{
    const std::scoped_lock lock(m_impl->mutex);
    const auto it = std::ranges::find(m_impl->queue, run);
    if (it != m_impl->queue.end())
        std::rotate(m_impl->queue.begin(), it, it + 1);
}

bool Engine::idle() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->queue.empty() && m_impl->current == 0;
}

bool Engine::waitUntilIdle(int timeoutMs) const
{
    std::unique_lock lock(m_impl->mutex);
    return m_impl->changed.wait_for(
        lock, std::chrono::milliseconds(timeoutMs), [this] { return m_impl->queue.empty() && m_impl->current == 0; });
}

}
