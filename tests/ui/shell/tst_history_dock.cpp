#include <filesystem>

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <nlohmann/json.hpp>

#include "core/config/run_config.h"
#include "tests/ui/models/fake_project.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/shell/history_dock.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

/// A run as the engine stores it.
store::Id addRun(fake::Project& project, const std::string& name, const std::string& created)
{
    config::RunConfig config;
    config.name = name;
    config.models = {{"demo-clip-general", "/models/demo-clip-general", false, "CLIP"}};
    config.datasets = {{"pneumoniamnist", "/data/pneumoniamnist", {}}};
    config.modes = {config::Mode::OffTheShelf};
    const store::CellRow cell{.model = "demo-clip-general", .dataset = "pneumoniamnist", .mode = "ots"};
    return project.store().writer().createRun(
        {.name = name, .config = config::toJson(config).dump(), .created = created}, std::span(&cell, 1));
}

}

class TestHistoryDock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { loadResources(); }

    void wordsAreQuotedWhereAShellNeedsIt()
    {
        QCOMPARE(commandLine({"medvlm", "export", "--out", "/tmp/a b's.png"}),
            QStringLiteral("medvlm export --out '/tmp/a b'\\''s.png'"));
        QCOMPARE(commandLine({"--mode", "ots"}), QStringLiteral("--mode ots"));
        QCOMPARE(commandLine({"$(reboot)", ""}), QStringLiteral("'$(reboot)' ''"));
    }

    void runsAndExportsStandInTheOrderOfTime()
    {
        fake::Project project;
        const store::Id run = addRun(project, "Quick look", "2026-01-01T00:00:00Z");
        const std::filesystem::path folder = project.store().folder();
        recordExport(folder, "Export of a.png", "medvlm export heatmap --out a.png");
        const auto entries = readHistory(project.workbench.reader(), folder);
        QCOMPARE(entries.size(), std::size_t{2});
        QVERIFY(entries[0].what.contains("Quick look"));
        QCOMPARE(entries[0].command,
            QStringLiteral("medvlm run --config run-%1.json --project %2").arg(run).arg(pathText(folder)));
        QCOMPARE(entries[1].command, QStringLiteral("medvlm export heatmap --out a.png"));
    }

    void theScriptHoldsTheConfigurationThatTheCommandReads()
    {
        fake::Project project;
        addRun(project, "Quick look", "2026-01-01T00:00:00Z");
        const auto entries = readHistory(project.workbench.reader(), project.store().folder());
        const QString script = scriptOf(entries);
        const qsizetype from = script.indexOf("<<'JSON'\n") + 9;
        const std::string text = script.mid(from, script.indexOf("\nJSON", from) - from).toStdString();
        const QTemporaryDir folder;
        QFile file(folder.filePath("run.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
        file.close();
        const config::RunConfig again = config::readRunConfig(folder.filePath("run.json").toStdString());
        QCOMPARE(again.name, std::string("Quick look"));
    }

    void importedPredictionsAreNoRunThatCanBeRunAgain()
    {
        fake::Project project;
        const store::Id run = addRun(project, "theirs", "2026-01-01T00:00:00Z");
        store::CellRow cell = project.store().reader().cells(run).front();
        cell.details = "{\"imported\": {\"file\": \"predictions.json\"}}";
        project.store().writer().putCell(cell);
        project.store().writer().flush();
        QVERIFY(readHistory(project.workbench.reader(), project.store().folder()).empty());
    }

    void aLineCutByACrashIsLeftOut()
    {
        fake::Project project;
        const std::filesystem::path folder = project.store().folder();
        recordExport(folder, "Export of a.png", "medvlm export heatmap --out a.png");
        QFile file(pathText(historyFile(folder)));
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"time\": \"2026-01-");
        file.close();
        QCOMPARE(readHistory(project.workbench.reader(), folder).size(), std::size_t{1});
    }

    void theDockCopiesWhatIsChosenAndFollowsTheProject()
    {
        fake::Project project;
        addRun(project, "First", "2026-01-01T00:00:00Z");
        HistoryDock dock(project.workbench);
        dock.resize(1100, 240);
        dock.show();
        auto* table = dock.findChild<QTableView*>("history.table");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        auto* copy = dock.findChild<QToolButton*>("history.copy");
        QVERIFY(!copy->isEnabled());
        addRun(project, "Second", "2026-01-02T00:00:00Z");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY(table->model()->index(0, 1).data().toString().contains("Second")); // newest first
        table->selectRow(1);
        copy->click();
        QCOMPARE(QApplication::clipboard()->text(), table->model()->index(1, 2).data().toString());
        table->clearSelection();
        dock.findChild<QToolButton*>("history.script")->click();
        const QString script = QApplication::clipboard()->text();
        QVERIFY(script.indexOf("First") < script.indexOf("Second")); // in the order in which it was done
        recordExport(project.store().folder(), "Export of a.png", "medvlm export heatmap --out a.png");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        project.workbench.closeProject();
        QTRY_COMPARE(table->model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestHistoryDock)
#include "tst_history_dock.moc"
