// What was exported is in the project's history as a command that writes the same file again.
#include <filesystem>

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QTableView>
#include <QTest>

#include "tests/ui/page_support.h"
#include "ui/bridge/history.h"
#include "ui/figures/spec.h"
#include "ui/pages/results/cost_view.h"
#include "ui/pages/results/results_page.h"
#include "ui/pages/results/science_tabs.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::page_test;

namespace {

struct Study : fake::Project {
    Study()
    {
        const auto chest = addDemonstration("busi-ultrasound");
        const auto colon = addDemonstration("pathmnist-sample");
        double skill = 0.4;
        for (const char* model : {"demo-clip-general", "demo-clip-radiology"}) {
            addModel(model, std::string_view(model).ends_with("radiology"), "CLIP");
            for (const char* mode : {"ots", "lp"})
                for (const auto* dataset : {&chest, &colon})
                    addResult(model, *dataset, mode, skill = std::fmod(skill + 0.83, 2.6));
        }
    }
};

QByteArray bytes(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

}

class TestExportHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_study = std::make_unique<Study>();
    }
    void cleanupTestCase() { m_study.reset(); }

    void everyTabIsWrittenAgainByItsCommand_data()
    {
        QTest::addColumn<QString>("tab");
        QTest::addColumn<QString>("format");
        for (const char* tab : {"gaps", "forest", "curves", "methods", "tests", "statistics", "conventions"})
            for (const char* format : {"csv", "svg"})
                QTest::addRow("%s, %s", tab, format) << tab << QString::fromLatin1(format);
    }

    void everyTabIsWrittenAgainByItsCommand()
    {
        QFETCH(QString, tab);
        QFETCH(QString, format);
        ScienceTabs tabs(m_study->workbench, new QLabel("heatmap"));
        tabs.resize(1368, 800);
        tabs.show();
        for (int i = 1; i < tabs.count(); ++i)
            if (tabs.widget(i)->objectName() == "results.tab." + tab)
                tabs.setCurrentIndex(i);
        auto* figure = tabs.currentWidget()->findChild<FigureView*>("science." + tab + ".figure");
        QVERIFY(figure);
        auto* status = tabs.currentWidget()->findChild<QLabel*>("science." + tab + ".status");
        auto* button = tabs.currentWidget()->findChild<QWidget*>("science." + tab + ".export");
        QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!status->text().endsWith(QStringLiteral("…")), 30'000); // intervals are there
        writtenAgain(*tabs.currentWidget(), format);
    }

    void theHeatmapIsWrittenAgain_data()
    {
        QTest::addColumn<QString>("format");
        for (const char* format : {"csv", "latex", "markdown", "svg"})
            QTest::newRow(format) << format;
    }

    void theHeatmapIsWrittenAgain()
    {
        QFETCH(QString, format);
        ResultsPage page(m_study->workbench);
        show(page);
        QTRY_VERIFY(page.findChild<QWidget*>("results.export")->isEnabled());
        writtenAgain(page, format);
    }

    void theCostTableIsWrittenAgain()
    {
        CostView view(m_study->workbench);
        view.resize(900, 600);
        view.show();
        QTRY_VERIFY(view.findChild<QTableView*>("results.cost.table")->model()->rowCount() > 0);
        writtenAgain(view, "csv");
    }

private:
    std::vector<HistoryEntry> history() const
    {
        return readHistory(m_study->workbench.reader(), m_study->store().folder());
    }

    /// Exports by the menu, then runs the recorded line and compares the files.
    void writtenAgain(QWidget& view, const QString& format)
    {
        const QString suffix = format == "latex" ? "tex" : format == "markdown" ? "md" : format;
        const QTemporaryDir folder;
        const QString file = folder.filePath("made here." + suffix);
        const std::size_t before = history().size();
        file_dialogs::answerNextWith(file);
        auto* action = view.findChild<QAction*>("results.export." + format);
        QVERIFY(action);
        action->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(history().size() == before + 1, 20'000);
        const QString command = history().back().command;
        QVERIFY2(command.startsWith("medvlm report --project "), qPrintable(command));
        const QByteArray first = bytes(file);
        QVERIFY(!first.isEmpty() && QFile::remove(file));
        QProcess shell;
        shell.start("/bin/sh", {"-c", QString(command).replace(0, 6, QStringLiteral(MEDVLM_PROGRAM))});
        QVERIFY(shell.waitForFinished(120'000));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QCOMPARE(bytes(file), first);
    }

    std::unique_ptr<Study> m_study;
};

QTEST_MAIN(TestExportHistory)
#include "tst_export_history.moc"
