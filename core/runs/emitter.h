#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/base/log.h"
#include "core/runs/events.h"

namespace vlm::runs {

/// Sends events of one run: progress at most ten times a second, with a smoothed rate and the time left.
class Emitter {
public:
    Emitter(EventSink& sink, store::Id run)
        : m_sink(sink)
        , m_run(run)
    {
    }

    void send(const Event& event) const { m_sink.on(event); }
    void log(log::Level level, const std::string& text) const;

    /// Work of the whole run that is still to be done after this phase; for the time left.
    void setLater(std::int64_t samples) { m_later = samples; }
    void begin(store::Id cell, std::string phase, std::int64_t total);
    /// @param measured counts for the rate; false for what came from a cache
    void advance(std::int64_t samples, bool measured = true);
    double rate() const { return m_rate; } // samples a second; 0 while unknown

private:
    using Clock = std::chrono::steady_clock;

    void report();

    EventSink& m_sink;
    store::Id m_run;
    Progress m_progress;
    std::int64_t m_later = 0;
    double m_rate = 0.0;
    Clock::time_point m_lastMeasure = Clock::now();
    Clock::time_point m_lastReport;
};

}
