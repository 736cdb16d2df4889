#include "core/runs/run_cells.h"

#include <algorithm>
#include <utility>

#include <sys/resource.h>

#include "core/config/precision.h"
#include "core/runs/cell.h"
#include "core/runs/feasibility.h"
#include "core/runs/keys.h"
#include "core/runs/remote_questions.h"
#include "core/runs/scoring.h"

namespace vlm::runs {
namespace {

using Clock = std::chrono::steady_clock;

template <class Reference> const Reference& byId(const std::vector<Reference>& all, const std::string& id)
{
    const auto it = std::ranges::find(all, id, &Reference::id);
    if (it == all.end())
        throw Error(ErrorKind::Config, "the run's configuration does not name '" + id + "'");
    return *it;
}

std::int64_t peakBytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::int64_t{usage.ru_maxrss} * 1024;
}

std::string label(const store::CellRow& row)
{
    return row.model + " / " + row.dataset + " / " + row.mode;
}

/// The state that a stop leaves behind.
store::State stateAfter(Intent intent)
{
    return intent == Intent::Pause ? store::State::Paused
        : intent == Intent::Cancel ? store::State::Cancelled
                                   : store::State::Interrupted;
}

/// @return true if the project holds the same result already, which then is this cell's too
bool reuse(Session& session, store::CellRow& row)
{
    const auto same = session.project().reader().finishedCell(row.key);
    if (!same || same->id == row.id || same->failed > 0)
        return false;
    session.project().writer().copyResults(same->id, row.id);
    row.state = store::State::Done;
    row.done = same->done;
    row.failed = same->failed;
    row.total = same->total;
    row.error.clear();
    nlohmann::json details = nlohmann::json::parse(same->details, nullptr, false);
    if (!details.is_object())
        details = nlohmann::json::object();
    details["copied_from"] = same->id;
    row.details = details.dump();
    session.project().writer().putCell(row);
    session.project().writer().flush();
    session.emitter().send(CellChanged{row});
    return true;
}

/// What one image costs, where the model had to be loaded anyway.
void noteModelCost(Session& session, Cell& cell)
{
    if (cell.info().task != data::Task::Diagnosis || remote::isRemote(cell.model().folder)
        || !session.sources().imageFlops)
        return;
    models::ImageTextEncoder& encoder = session.encoder(cell.model());
    cell.details()["total_parameters"] = encoder.info().parameters;
    cell.details()["inference_flops"] = session.sources().imageFlops(cell, encoder);
}

void compute(Session& session, Cell& cell, config::Mode mode)
{
    const auto start = Clock::now();
    const bool needsModel = !cell.allFinished();
    cell.publish(store::State::Running);
    switch (mode) {
    case config::Mode::OffTheShelf:
        if (cell.info().task != data::Task::Diagnosis)
            remote::isRemote(cell.model().folder) ? runRemoteQuestions(cell) : runQuestions(cell);
        else
            runZeroShot(cell);
        break;
    case config::Mode::LinearProbe:
        runLinearProbe(cell);
        break;
    case config::Mode::Lora:
    case config::Mode::ClipAdapter:
    case config::Mode::TipAdapter:
    case config::Mode::TipAdapterF:
    case config::Mode::Coop:
    case config::Mode::FineTune:
    case config::Mode::WiseFt:
        session.sources().adapt(cell);
        break;
    }
    session.project().writer().putMetrics(cell.row().id, scored(cell));
    if (needsModel)
        noteModelCost(session, cell);
    cell.details()["seconds"] = std::chrono::duration<double>(Clock::now() - start).count();
    if (session.emitter().rate() > 0.0)
        cell.details()["samples_per_second"] = session.emitter().rate();
    cell.details()["peak_bytes"] = peakBytes();
    cell.publish(store::State::Done);
    session.project().writer().flush();
}

void runCell(Session& session, store::CellRow row)
{
    const config::RunConfig& config = session.config();
    const config::Mode mode = config::modeFromName(row.mode);
    const config::ModelRef& model = byId(config.models, row.model);
    const config::DatasetRef& reference = byId(config.datasets, row.dataset);
    row.state = store::State::Loading;
    session.emitter().send(CellChanged{row});
    session.emitter().begin(row.id, "loading", 0);
    const data::Dataset& dataset = session.dataset(reference);
    const store::DatasetRow identity = rowOf(dataset, reference);
    for (const std::string& reason :
        {whyRemoteImpossible(model, mode), whyImpossible(identity, mode, session.kind(model), session.sources())})
        if (!reason.empty())
            throw Error(ErrorKind::Config, reason);
    const std::string key = cellKey(cellIdentity(session.fingerprint(model), identity, mode, model, config), config);
    if (!row.key.empty() && row.key != key) {
        session.emitter().log(
            log::Level::Warning, label(row) + ": model or data have changed since it was begun; it starts again");
        session.project().writer().removeResults(row.id);
        session.project().writer().flush();
    }
    row.key = key;
    if (reuse(session, row)) {
        session.emitter().log(log::Level::Info, label(row) + ": the result is known already");
        return;
    }
    Cell cell(session, std::move(row), model, dataset);
    cell.details()["model_fingerprint"] = session.fingerprint(model);
    cell.details()["dataset_fingerprint"] = identity.fingerprint;
    cell.details()["threads"] = session.threads();
    if (!remote::isRemote(model.folder)) {
        const std::string& precision = config::precisionOf(config, mode, identity.task);
        session.setPrecision(precision);
        cell.details()["precision"] = precision;
    }
    try {
        compute(session, cell, mode);
    } catch (...) {
        // Counts of what was done so far belong to the stopped cell as well.
        store::CellRow stopped = cell.row();
        session.project().writer().putCell(stopped);
        throw;
    }
}

void publish(Session& session, store::Id cell, store::State state, const std::string& error)
{
    if (session.project().writer().failure().empty())
        session.project().writer().flush();
    auto row = session.project().reader().cell(cell);
    if (!row)
        return;
    row->state = state;
    row->error = error;
    session.project().writer().putCell(*row);
    session.emitter().send(CellChanged{*row});
}

}

Outcome runCells(Session& session, store::Id run)
{
    const std::vector<store::CellRow> cells = session.project().reader().cells(run);
    std::size_t failed = 0;
    std::string firstError;
    std::string firstHold;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].state == store::State::Done)
            continue;
        session.control().checkpoint();
        if (const std::string* reason = session.held(cells[i].model)) {
            publish(session, cells[i].id, store::State::Paused, *reason);
            continue;
        }
        std::int64_t later = 0;
        for (std::size_t j = i + 1; j < cells.size(); ++j)
            later += cells[j].state == store::State::Done ? 0 : cells[j].total;
        session.emitter().setLater(later);
        try {
            guard(ErrorKind::Internal, "", [&] { runCell(session, cells[i]); });
        } catch (const Error& error) {
            const bool stopped = session.control().intent() != Intent::Go;
            const std::string unwritable = session.project().writer().failure();
            publish(session, cells[i].id, stopped ? stateAfter(session.control().intent()) : store::State::Failed,
                stopped ? "" : error.what());
            if (stopped)
                throw Error(ErrorKind::Cancelled, "stopped");
            if (!unwritable.empty())
                throw Error(ErrorKind::Store, unwritable);
            if (const std::string* reason = session.held(cells[i].model)) {
                publish(session, cells[i].id, store::State::Paused, *reason);
                session.emitter().log(log::Level::Warning, label(cells[i]) + " is paused: " + *reason);
                if (firstHold.empty())
                    firstHold = label(cells[i]) + ": " + *reason;
                continue;
            }
            ++failed;
            session.emitter().log(log::Level::Error, label(cells[i]) + ": " + error.what());
            if (firstError.empty())
                firstError = label(cells[i]) + ": " + error.what();
        }
    }
    if (failed == 0 && !firstHold.empty())
        return {.state = store::State::Paused, .error = firstHold};
    if (failed == 0)
        return {};
    return {.state = store::State::Failed,
        .error
        = std::to_string(failed) + " of " + std::to_string(cells.size()) + " cells failed; the first, " + firstError};
}

}
