#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <QElapsedTimer>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

#include "core/base/hash.h"
#include "core/base/process_memory.h"
#include "tests/gui/workbench_test.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/data/audit_view.h"

using namespace vlm::gui_test;

namespace {

/// A field of this process's status ("VmRSS:", "RssAnon:") in MB.
double memory(const std::string& field)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field))
            return std::strtod(line.c_str() + field.size(), nullptr) / 1024;
    return 0;
}

/// The most anonymous memory (heaps and stacks: not libraries and other files), looked at 50 times a second.
class AnonymousPeak {
public:
    void reset() { m_most = 0; }
    double megabytes() const { return m_most; }

private:
    std::atomic<double> m_most = 0;
    std::jthread m_watch{[this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            m_most = std::max(m_most.load(), memory("RssAnon:"));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }};
};

/// Milliseconds for which this thread could have run but had no processor. Source: Linux, sched-stats.rst
double waitedForProcessor()
{
    double ran = 0;
    double waited = 0;
    std::ifstream("/proc/thread-self/schedstat") >> ran >> waited;
    return waited / 1e6;
}

/// The longest time for which the GUI thread did not get round to its events, and without the time that it had no
/// processor: what else runs on the computer is not the program's doing.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kEvery);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double waited = waitedForProcessor();
            const double ms = static_cast<double>(m_since.nsecsElapsed()) / 1e6 - kEvery;
            m_since.restart();
            const double own = ms - (waited - std::exchange(m_waited, waited));
            m_worst = std::max(m_worst, ms);
            m_worstOwn = std::max(m_worstOwn, own);
            m_long += ms > kBlock;
            m_longOwn += own > kBlock;
        });
    }
    void start()
    {
        vlm::resetPeakMemory();
        m_anonymous.reset();
        m_worst = m_worstOwn = 0;
        m_long = m_longOwn = 0;
        m_waited = waitedForProcessor();
        m_since.start();
        m_clock.start();
        m_timer.start();
    }
    double seconds() const { return static_cast<double>(m_clock.elapsed()) / 1000; }
    void print(const char* what)
    {
        m_timer.stop();
        std::printf("%s: %.1f s; longest block %.0f ms, %d over %d ms (without waiting for a processor %.0f ms, %d); "
                    "peak memory %.0f MB, of that anonymous %.0f MB; now %.0f MB\n",
            what, seconds(), m_worst, m_long, kBlock, m_worstOwn, m_longOwn,
            static_cast<double>(vlm::peakResidentBytes()) / (1 << 20), m_anonymous.megabytes(), memory("VmRSS:"));
        std::fflush(stdout);
    }

private:
    static constexpr int kEvery = 5;
    static constexpr int kBlock = 50;
    QTimer m_timer;
    QElapsedTimer m_since;
    QElapsedTimer m_clock;
    AnonymousPeak m_anonymous;
    double m_waited = 0;
    double m_worst = 0;
    double m_worstOwn = 0;
    int m_long = 0;
    int m_longOwn = 0;
};

/// Files a second that are read and hashed one after the other.
double hashingRate(const std::filesystem::path& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".jpg")
            files.push_back(entry.path().string());
    QElapsedTimer clock;
    clock.start();
    std::size_t digits = 0;
    for (const std::string& file : files)
        digits += vlm::hashFile(file).size();
    return digits == 0 ? 0 : static_cast<double>(files.size()) * 1000 / static_cast<double>(clock.elapsed());
}

}

/// Whether the workbench stays free while it imports and audits a set of CheXpert's size.
/// MEDVLM_BENCH_SET names the folder that bench_import made.
class ImportBench : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void importAndAudit()
    {
        const QString folder = qEnvironmentVariable("MEDVLM_BENCH_SET");
        QVERIFY2(!folder.isEmpty(), "MEDVLM_BENCH_SET names no folder");
        startOnDemonstration();
        window().showPage("data");
        QTest::qWait(3000);
        const double hashing = hashingRate(folder.toStdString());
        vlm::releaseFreedMemory();
        std::printf("memory before: %.0f MB, of that anonymous %.0f MB, files %.0f MB\n", memory("VmRSS:"),
            memory("RssAnon:"), memory("RssFile:"));
        auto& workbench = program->application().workbench();
        Heartbeat beat;
        beat.start();
        bool reading = false;
        bool done = false;
        connect(&workbench, &vlm::ui::Workbench::preparing, this, [&](const QString& text) {
            done = reading && text.isEmpty();
            reading = reading || !text.isEmpty();
        });
        connect(&workbench, &vlm::ui::Workbench::failed, this,
            [](const QString& what, const QString& why) { qFatal("%s: %s", qPrintable(what), qPrintable(why)); });
        workbench.addDataset(folder);
        QTRY_VERIFY_WITH_TIMEOUT(done, 600'000);
        const double seconds = beat.seconds();
        beat.print("import");

        beat.start();
        auto* list = child<QListView>("data.datasets");
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 4, 60'000);
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data().toString().contains("CheXpert"))
                list->setCurrentIndex(list->model()->index(row, 0));
        QTest::qWait(4000);
        beat.print("opening its grid");
        auto* grid = child<QListView>("data.grid");
        QTRY_VERIFY_WITH_TIMEOUT(grid && grid->isVisible() && grid->model()->rowCount() > 10'000, 60'000);
        const int images = grid->model()->rowCount();
        std::printf("import: %.0f images/s, %.0f %% of reading and hashing them one by one (%.0f images/s)\n",
            images / seconds, 100 * images / seconds / hashing, hashing);

        beat.start();
        constexpr int steps = 600;
        for (int step = 0; step <= steps; ++step) {
            QScrollBar* bar = grid->verticalScrollBar();
            bar->setValue(static_cast<int>(static_cast<double>(bar->maximum()) * step / steps));
            QTest::qWait(25);
        }
        beat.print("scrolling through its grid");

        auto* tab = child<QToolButton>("data.tabs.audit");
        auto* audit = static_cast<vlm::ui::AuditView*>(child<QWidget>("data.audit"));
        QVERIFY(tab && audit);
        beat.start();
        tab->click();
        QPushButton* run = nullptr;
        const auto found = [&] {
            for (QPushButton* button : audit->findChildren<QPushButton*>())
                if (button->isVisible() && button->text() == "Audit this data set")
                    run = button;
            return run != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(found(), 60'000);
        run->click();
        QTRY_VERIFY_WITH_TIMEOUT(audit->isBusy(), 10'000);
        QTest::qWait(2000);
        QTRY_VERIFY_WITH_TIMEOUT(!audit->isBusy(), 900'000);
        QTest::qWait(1500);
        beat.print("audit");
    }
};

VLM_GUI_TEST_MAIN(ImportBench)
#include "bench_import_gui.moc"
