#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/store/rows.h"

namespace vlm::runs {

struct RunChanged {
    store::Id run = 0;
    store::State state = store::State::Queued;
    std::string error{};
};

struct CellChanged {
    store::CellRow cell{};
};

/// Coalesced by the engine: at most 10 a second a run.
struct Progress {
    store::Id run = 0;
    store::Id cell = 0;
    std::string phase{}; // "loading", "encoding train", "fitting", "evaluating", "bootstrap"
    std::int64_t done = 0; // samples of this phase
    std::int64_t total = 0;
    double samplesPerSecond = 0.0;
    double etaSeconds = -1.0; // of the whole run; negative while unknown
};

/// The running value of the cell's main metric; interim until the cell is done.
struct InterimMetric {
    store::Id run = 0;
    store::MetricRow metric{};
};

/// One point of a training curve.
struct TrainingPoint {
    store::Id run = 0;
    store::Id cell = 0;
    int step = 0;
    int epoch = 0;
    double trainLoss = 0.0;
    double validationLoss = -1.0; // negative: not measured at this step
    double validationMetric = -1.0;
};

/// One answer as it came; of each burst the last ones are sent.
struct LiveAnswer {
    std::string sample{};
    std::string image{};
    std::string question{};
    std::string reference{};
    std::string text{};
    bool right = false;
    std::string error{}; // why there is no answer
};

/// The last answers of a cell that answers questions; at most four times a second.
struct AnswersGiven {
    store::Id run = 0;
    store::Id cell = 0;
    std::string model{};
    std::string dataset{};
    std::string mode{};
    std::vector<LiveAnswer> answers{}; // oldest first
};

struct LogLine {
    int level = 1; // as log::Level
    store::Id run = 0;
    std::string text{};
};

using Event = std::variant<RunChanged, CellChanged, Progress, InterimMetric, TrainingPoint, AnswersGiven, LogLine>;

/// Called on engine threads; must return quickly and never throw.
struct EventSink {
    virtual ~EventSink() = default;
    virtual void on(const Event& event) = 0;
};

}
