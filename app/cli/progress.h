#pragma once

#include <chrono>
#include <iosfwd>
#include <mutex>
#include <string>

#include "core/runs/events.h"

namespace vlm::cli {

/// Engine events as lines on a terminal: one redrawn line there, a plain line a cell elsewhere. Warnings are left to
/// the log, which prints them on standard error.
class ProgressPrinter final : public runs::EventSink {
public:
    explicit ProgressPrinter(std::ostream& out);
    ~ProgressPrinter() override;
    void on(const runs::Event& event) override;

private:
    void clear();
    void line(const std::string& text);

    std::ostream& m_out;
    std::mutex m_mutex;
    bool m_terminal;
    std::size_t m_shown = 0;
    std::string m_cell;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

}
