#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include <QElapsedTimer>
#include <QListView>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include "tests/gui/workbench_test.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/data/audit_view.h"

using namespace vlm::gui_test;

namespace {

/// A "VmHWM" or "VmRSS" of this process in MB.
double memory(const std::string& field)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field))
            return std::strtod(line.c_str() + field.size() + 1, nullptr) / 1024;
    return 0;
}

/// The longest time for which the GUI thread did not get round to its events.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kEvery);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double ms = static_cast<double>(m_since.nsecsElapsed()) / 1e6 - kEvery;
            m_since.restart();
            m_worst = std::max(m_worst, ms);
            m_long += ms > 50;
        });
    }
    void start()
    {
        std::ofstream("/proc/self/clear_refs") << "5"; // the peak of memory counts from here
        m_worst = 0;
        m_long = 0;
        m_since.start();
        m_clock.start();
        m_timer.start();
    }
    void print(const char* what)
    {
        m_timer.stop();
        std::printf("%s: %.1f s, longest block %.0f ms, %d over 50 ms, peak memory %.0f MB\n", what,
            static_cast<double>(m_clock.elapsed()) / 1000, m_worst, m_long, memory("VmHWM"));
        std::fflush(stdout);
    }

private:
    static constexpr int kEvery = 5;
    QTimer m_timer;
    QElapsedTimer m_since;
    QElapsedTimer m_clock;
    double m_worst = 0;
    int m_long = 0;
};

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
        std::printf("memory before: %.0f MB\n", memory("VmRSS"));
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
        beat.print("import");

        beat.start();
        auto* list = child<QListView>("data.datasets");
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 4, 60'000);
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data().toString().contains("CheXpert"))
                list->setCurrentIndex(list->model()->index(row, 0));
        QTest::qWait(4000);
        beat.print("opening its grid");

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
