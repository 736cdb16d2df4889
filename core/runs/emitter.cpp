#include "core/runs/emitter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vlm::runs {
namespace {

constexpr std::chrono::milliseconds kReportInterval{100};
constexpr double kRateMemory = 5.0; // seconds over which the rate is smoothed

}

void Emitter::log(log::Level level, const std::string& text) const
{
    log::write(level, "run=" + std::to_string(m_run) + " " + text);
    send(LogLine{.level = static_cast<int>(level), .run = m_run, .text = text});
}

void Emitter::begin(store::Id cell, std::string phase, std::int64_t total)
{
    m_progress = {.run = m_run, .cell = cell, .phase = std::move(phase), .done = 0, .total = total};
    m_lastMeasure = Clock::now();
    report();
}

void Emitter::advance(std::int64_t samples, bool measured)
{
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - m_lastMeasure).count();
    m_lastMeasure = now;
    m_progress.done += samples;
    if (measured && samples > 0 && seconds > 0.0) {
        const double current = static_cast<double>(samples) / seconds;
        const double weight = m_rate > 0.0 ? 1.0 - std::exp(-seconds / kRateMemory) : 1.0;
        m_rate += weight * (current - m_rate);
    }
    report();
}

void Emitter::report()
{
    const auto now = Clock::now();
    if (now - m_lastReport < kReportInterval)
        return;
    m_lastReport = now;
    m_progress.samplesPerSecond = m_rate;
    const std::int64_t left = std::max<std::int64_t>(m_progress.total - m_progress.done, 0) + m_later;
    m_progress.etaSeconds = m_rate > 0.0 ? static_cast<double>(left) / m_rate : -1.0;
    send(m_progress);
}

}
