#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/runs/session.h"
#include "core/runs/splits.h"

namespace vlm::runs {

/// One cell while it runs: its row, its inputs, and the journal of its predictions.
class Cell {
public:
    Cell(Session& session, store::CellRow row, const config::ModelRef& model, const data::Dataset& dataset);

    Session& session() { return m_session; }
    const config::ModelRef& model() const { return m_model; }
    const data::Dataset& dataset() const { return m_dataset; }
    const data::DatasetInfo& info() const { return m_dataset.info(); }
    const config::EvaluationOptions& options() const { return m_session.config().evaluation; }
    std::uint64_t seed() const { return static_cast<std::uint64_t>(options().seed); }
    store::CellRow& row() { return m_row; }
    nlohmann::json& details() { return m_details; }

    /// Test samples in the order of evaluation.
    const Samples& evaluated() const { return m_evaluated; }
    bool finished(const std::string& sample) const { return m_finished.contains(sample); }
    bool allFinished() const { return m_finished.size() == m_evaluated.size(); }

    /// Journals predictions together; those of finished samples are left out. Sends progress of the cell.
    /// @throws Error Store if the project cannot be written
    void add(const std::vector<store::PredictionRow>& predictions);
    /// Stores state, counts and details, and tells about it.
    void publish(store::State state, const std::string& error = {});

private:
    void read();

    Session& m_session;
    store::CellRow m_row;
    const config::ModelRef& m_model;
    const data::Dataset& m_dataset;
    Samples m_evaluated;
    std::set<std::string> m_finished; // ids with a prediction
    std::set<std::string> m_failed;
    nlohmann::json m_details = nlohmann::json::object();
    std::chrono::steady_clock::time_point m_lastStored = std::chrono::steady_clock::now();
};

/// Zero-shot classification: class prompts against images.
void runZeroShot(Cell& cell);
/// Greedy answers to the questions of each image.
void runQuestions(Cell& cell);
/// Logistic regression on frozen features.
void runLinearProbe(Cell& cell);

}
