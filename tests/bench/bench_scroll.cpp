// Scrolls a project of 200,000 samples and prints the longest time the GUI thread was busy in one turn.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/ui/models/fake_project.h"
#include "ui/base/theme.h"
#include "ui/pages/data/data_page.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

constexpr int kSamples = 200'000;
constexpr int kJumps = 400;

struct Turns {
    std::vector<double> milliseconds;
    double at(double share)
    {
        std::sort(milliseconds.begin(), milliseconds.end());
        return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
    }
};

/// Jumps to places all over the list.
struct Measured {
    Turns paints; // a scroll and its repaint
    int range = 0;
    Turns answers; // one turn of the event loop in which workers' answers arrive
};

Measured scroll(QAbstractScrollArea& view)
{
    Measured measured;
    QScrollBar* bar = view.verticalScrollBar();
    for (int i = 0; i < 500 && (!view.isVisible() || bar->maximum() == 0); ++i)
        QTest::qWait(10);
    for (int i = 0; i < kJumps; ++i) {
        const bool jump = i % 4 == 0;
        QElapsedTimer timer;
        timer.start();
        bar->setValue(jump ? static_cast<int>((static_cast<long long>(i) * 7919) % std::max(bar->maximum(), 1))
                           : bar->value() + view.viewport()->height() / 3);
        view.viewport()->repaint();
        QCoreApplication::sendPostedEvents();
        measured.paints.milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        // Answers of the workers arrive here, one event at a time.
        for (int events = 0; events < 20; ++events) {
            timer.restart();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            measured.answers.milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    }
    measured.range = bar->maximum();
    return measured;
}

void print(const char* what, Measured measured)
{
    Turns& paints = measured.paints;
    std::printf("%-8s range %d px; scroll and repaint: median %.1f ms, p95 %.1f ms, longest %.1f ms; "
                "other turns: p99 %.1f ms, longest %.1f ms\n",
        what, measured.range, paints.at(0.5), paints.at(0.95), paints.at(1.0), measured.answers.at(0.99),
        measured.answers.at(1.0));
}

}

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    loadResources();
    ThemeController theme;
    theme.setMode(ThemeMode::Light);
    fake::Project project;
    project.addSynthetic(kSamples);
    DataPage page(project.workbench);
    page.resize(1368, 800);
    page.show();
    page.entered();
    auto* grid = page.findChild<QListView*>(QStringLiteral("data.grid"));
    for (int i = 0; i < 1000 && grid->model()->rowCount() < kSamples; ++i)
        QTest::qWait(10);
    print("pictures", scroll(*grid));
    page.findChild<QToolButton*>(QStringLiteral("data.view.table"))->click();
    print("table", scroll(*page.findChild<QTableView*>(QStringLiteral("data.table"))));
    return 0;
}
