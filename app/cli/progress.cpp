#include "app/cli/progress.h"

#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

namespace vlm::cli {

ProgressPrinter::ProgressPrinter(std::ostream& out)
    : m_out(out)
    , m_terminal(::isatty(STDERR_FILENO) != 0)
{
}

ProgressPrinter::~ProgressPrinter()
{
    clear();
}

void ProgressPrinter::clear()
{
    if (m_terminal && m_shown > 0)
        m_out << '\r' << std::string(m_shown, ' ') << '\r' << std::flush;
    m_shown = 0;
}

void ProgressPrinter::line(const std::string& text)
{
    clear();
    m_out << text << '\n' << std::flush;
}

void ProgressPrinter::on(const runs::Event& event)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto* change = std::get_if<runs::CellChanged>(&event)) {
        const store::CellRow& cell = change->cell;
        m_cell = fmt::format("{} x {} ({})", cell.model, cell.dataset, cell.mode);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
        if (cell.state == store::State::Done)
            line(fmt::format("[{:6.1f} s] {}: {} samples{}", seconds, m_cell, cell.done,
                cell.failed > 0 ? fmt::format(", {} failed", cell.failed) : ""));
        else if (cell.state == store::State::Failed)
            line(fmt::format("[{:6.1f} s] {}: failed: {}", seconds, m_cell, cell.error));
    } else if (const auto* progress = std::get_if<runs::Progress>(&event)) {
        if (!m_terminal)
            return;
        clear();
        const std::string text = fmt::format("{}  {} {}/{}  {:.0f}/s{}", m_cell, progress->phase, progress->done,
            progress->total, progress->samplesPerSecond,
            progress->etaSeconds >= 0 ? fmt::format("  {:.0f} s left", progress->etaSeconds) : "");
        m_out << text << std::flush;
        m_shown = text.size();
    }
}

}
