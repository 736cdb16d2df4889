#include <cstdio>

#include <QElapsedTimer>

#include "tests/gui/workbench_test.h"

using namespace vlm::gui_test;

/// How long a page change blocks the GUI thread, layout and painting included: the first time, and the worst of five.
class PageBench : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pages()
    {
        startOnDemonstration();
        window().showPage("home");
        QTest::qWait(500);
        for (int round = 0; round < 6; ++round)
            for (const char* page : {"data", "models", "runs", "results", "compare", "report", "settings", "home"}) {
                QElapsedTimer timer;
                timer.start();
                window().showPage(QLatin1String(page));
                window().repaint();
                QCoreApplication::sendPostedEvents();
                window().grab();
                const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
                (round == 0 ? m_first[page] : m_later[page]) = std::max(round == 0 ? 0.0 : m_later[page], ms);
                QTest::qWait(200);
            }
        for (const auto& [page, ms] : m_later.asKeyValueRange())
            std::printf("%-10s first %6.1f ms, later at most %6.1f ms\n", qPrintable(page), m_first[page], ms);
    }

private:
    QMap<QString, double> m_first;
    QMap<QString, double> m_later;
};

VLM_GUI_TEST_MAIN(PageBench)
#include "bench_pages.moc"
