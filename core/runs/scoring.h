#pragma once

#include <chrono>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/metrics/evaluate.h"
#include "core/runs/cell.h"

namespace vlm::runs {

/// The metrics of a finished cell, from its stored predictions. Failed samples are left out and counted in the note.
/// @throws Error Data if no sample has a usable prediction; Cancelled
std::vector<store::MetricRow> scored(Cell& cell);

/// A metric as the project holds it.
store::MetricRow metricRow(store::Id cell, const metrics::MetricValue& value);

/// A question with its answer as it is scored: yes/no if the reference answer is, whatever the data set calls it.
metrics::VqaItem vqaItem(const data::Sample& sample, const store::PredictionRow& prediction);

/// Sends the main metric with a quick interval while a cell runs, about once a second and never at great cost.
class InterimScore {
public:
    explicit InterimScore(Cell& cell);
    void add(const data::Sample& sample, const store::PredictionRow& prediction);
    void maybeSend();

private:
    Cell& m_cell;
    metrics::Predictions m_table;
    std::chrono::steady_clock::time_point m_next;
};

}
