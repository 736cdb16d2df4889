#include "core/runs/cell.h"

#include <utility>

namespace vlm::runs {
namespace {

constexpr std::chrono::seconds kStoreInterval{2};

}

Cell::Cell(Session& session, store::CellRow row, const config::ModelRef& model, const data::Dataset& dataset)
    : m_session(session)
    , m_row(std::move(row))
    , m_model(model)
    , m_dataset(dataset)
    , m_evaluated(evaluationOrder(dataset, options().maxSamples, seed()))
{
    read();
}

void Cell::read()
{
    std::set<std::string> wanted;
    for (const data::Sample* sample : m_evaluated)
        wanted.insert(sample->id);
    for (const store::PredictionRow& prediction : m_session.project().reader().predictions(m_row.id)) {
        // What failed is tried again: the file may have been mended meanwhile. A refusal is an answer.
        if (wanted.contains(prediction.sample) && prediction.status != "failed")
            m_finished.insert(prediction.sample);
    }
    m_row.done = static_cast<std::int64_t>(m_finished.size());
    m_row.failed = 0;
    m_row.total = static_cast<std::int64_t>(m_evaluated.size());
}

void Cell::add(const std::vector<store::PredictionRow>& predictions)
{
    store::Writer& writer = m_session.project().writer();
    std::vector<store::PredictionRow> fresh;
    for (const store::PredictionRow& prediction : predictions) {
        if (finished(prediction.sample))
            continue;
        fresh.push_back(prediction);
        if (prediction.status != "failed")
            m_finished.insert(prediction.sample);
        else
            m_failed.insert(prediction.sample);
    }
    if (!fresh.empty())
        writer.putPredictions(fresh);
    m_row.done = static_cast<std::int64_t>(m_finished.size());
    m_row.failed = static_cast<std::int64_t>(m_failed.size());
    if (const std::string reason = writer.failure(); !reason.empty())
        throw Error(ErrorKind::Store, reason);
    if (const auto now = std::chrono::steady_clock::now(); now - m_lastStored > kStoreInterval) {
        m_lastStored = now;
        writer.putCell(m_row);
        writer.heartbeat(m_row.run);
    }
}

void Cell::publish(store::State state, const std::string& error)
{
    m_row.state = state;
    m_row.error = error;
    m_row.details = m_details.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    m_session.project().writer().putCell(m_row);
    m_session.emitter().send(CellChanged{m_row});
}

}
