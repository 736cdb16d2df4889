#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/bridge/memory.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/key_overlay.h"
#include "ui/shell/log_dock.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "ui/shell/status_bar.h"

#include <algorithm>
#include <cmath>

#include <QClipboard>
#include <QGuiApplication>
#include <QScreen>
#include <QStackedWidget>
#include <QSysInfo>
#include <QThread>

namespace vlm::ui {
namespace {

constexpr double kScaleStep = 0.1;

}

void MainWindow::togglePause()
{
    using enum store::State;
    const bool paused = std::any_of(m_active.begin(), m_active.end(),
        [](const store::RunRow& row) { return row.state == Paused || row.state == Pausing; });
    for (const store::RunRow& row : m_active) {
        if (paused && (row.state == Paused || row.state == Pausing))
            m_workbench.engine().resume(row.id);
        else if (!paused)
            m_workbench.engine().pause(row.id);
    }
}

void MainWindow::cancelRunning()
{
    using enum store::State;
    for (const store::RunRow& row : m_active)
        if (row.state == Running || row.state == Loading || row.state == Paused || m_active.size() == 1)
            m_workbench.engine().cancel(row.id);
}

void MainWindow::toggleTheme()
{
    const ThemeMode next = isDark() ? ThemeMode::Light : ThemeMode::Dark;
    m_settings.setTheme(next);
    m_theme.setMode(next);
}

void MainWindow::setScale(double scale)
{
    m_theme.setScale(scale);
    m_settings.setScale(uiScale());
}

void MainWindow::stepScale(int direction)
{
    setScale(std::round((uiScale() + direction * kScaleStep) * 10.0) / 10.0);
}

void MainWindow::openPalette()
{
    auto* palette = new CommandPalette(commands(), m_settings.recentCommands(), this);
    connect(palette, &CommandPalette::ran, this, [this](const QString& name) { m_settings.addRecentCommand(name); });
    palette->show();
}

void MainWindow::openKeys()
{
    const QString id = currentPageId();
    for (const PageFactory& factory : m_factories)
        if (factory.id == id)
            (new KeyOverlay(factory.title, factory.about, commands(), this))->show();
}

void MainWindow::openAbout()
{
    (new AboutDialog(this))->show();
}

void MainWindow::copyDiagnostics()
{
    const Memory memory = currentMemory();
    const QScreen* display = screen();
    QStringList lines{
        QStringLiteral("MedVLM Workbench %1, Qt %2").arg(QCoreApplication::applicationVersion(), qVersion()),
        QStringLiteral("%1, kernel %2, %3, %4 threads")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture())
            .arg(QThread::idealThreadCount()),
        QStringLiteral("memory %1 of the program, %2 free of %3")
            .arg(bytesText(memory.process), bytesText(memory.available), bytesText(memory.total)),
        QStringLiteral("platform %1, screen %2x%3 at %4, scale %5, %6")
            .arg(QGuiApplication::platformName())
            .arg(display->size().width())
            .arg(display->size().height())
            .arg(display->devicePixelRatio())
            .arg(uiScale())
            .arg(isDark() ? "dark" : "light"),
    };
    if (m_workbench.hasProject())
        lines << QStringLiteral("project %1, %2 unfinished runs%3")
                     .arg(pathText(m_workbench.project().folder()))
                     .arg(m_active.size())
                     .arg(m_workbench.project().readOnly() ? ", read-only" : "");
    lines << QString() << m_log->allText();
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    statusBar()->showMessage(tr("Diagnostics are on the clipboard"), 4000);
}

}
