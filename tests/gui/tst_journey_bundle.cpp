// Open the demonstration, run a little, put a figure and a table into the report, export it, bundle it, verify it.
#include "tests/gui/workbench_test.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>

#include "core/base/files.h"
#include "ui/bridge/workbench.h"

using namespace vlm;
using namespace vlm::gui_test;

namespace {

void press(const char* name)
{
    auto* button = child<QAbstractButton>(name);
    QVERIFY2(button, name);
    QTRY_VERIFY2(button->isEnabled() && button->isVisible(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void writes(const char* button, const char* name, qint64 atLeast)
{
    const QString file = program->path(QLatin1String(name));
    ui::file_dialogs::answerNextWith(file);
    press(button);
    QTRY_VERIFY2_WITH_TIMEOUT(QFileInfo(file).size() > atLeast, name, 60'000);
}

}

class TestJourneyBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLittleStudyIsRun()
    {
        startOnDemonstration();
        ui::Workbench& workbench = program->application().workbench();
        config::RunConfig config;
        config.name = "Little";
        for (const store::ModelRow& model : workbench.reader().models())
            if (model.id.starts_with("demo-clip"))
                config.models.push_back({model.id, model.folder, model.specialist, model.pairing});
        for (const store::DatasetRow& dataset : workbench.reader().datasets())
            if (dataset.id == "busi-ultrasound")
                config.datasets.push_back({dataset.id, dataset.path, dataset.inDomainFor});
        config.modes = {config::Mode::OffTheShelf};
        config.evaluation.bootstrapReplicates = 200;
        QCOMPARE(config.models.size(), std::size_t(2));
        workbench.launch(config);
        QTRY_VERIFY_WITH_TIMEOUT(!workbench.reader().runs().empty(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(workbench.reader().runs().front().state == store::State::Done, 120'000);
    }

    void figureAndTableAreAddedOnResults()
    {
        QTest::keyClick(&window(), Qt::Key_5, Qt::AltModifier);
        QTRY_COMPARE(window().currentPageId(), QString("results"));
        QTRY_VERIFY(child<QWidget>("results.heatmap") && child<QWidget>("results.heatmap")->isVisible());
        auto* menu = child<QToolButton>("results.export")->menu();
        for (const char* name : {"results.report.figure", "results.report.table"}) {
            Q_EMIT menu->aboutToShow();
            auto* action = menu->findChild<QAction*>(name);
            QVERIFY2(action && action->isEnabled(), name);
            action->trigger();
            QTest::qWait(200);
        }
    }

    void partsAreReordered()
    {
        QTest::keyClick(&window(), Qt::Key_7, Qt::AltModifier);
        QTRY_COMPARE(window().currentPageId(), QString("report"));
        auto* list = child<QListWidget>("report.list");
        QTRY_COMPARE(list->count(), 2);
        list->setFocus();
        list->setCurrentRow(1);
        const QString id = list->currentItem()->data(Qt::UserRole).toString();
        QTest::keyClick(list, Qt::Key_Up, Qt::ControlModifier);
        QTRY_COMPARE(list->item(0)->data(Qt::UserRole).toString(), id);
    }

    void documentsAreWritten()
    {
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("report.pages")->text().endsWith("page"), 30'000);
        writes("report.html", "report.html", 10'000);
        writes("report.pdf", "report.pdf", 10'000);
        const std::string html = readFile(program->path("report.html").toStdString());
        QVERIFY(html.find("demo-clip-radiology") != std::string::npos);
        QVERIFY(html.find("Not for clinical use") != std::string::npos);
        QDir().mkpath(MEDVLM_BINARY_DIR "/screens");
        QVERIFY(window().grab().save(MEDVLM_BINARY_DIR "/screens/journey-report.png"));
    }

    void theBundleVerifiesIntervalsIncluded()
    {
        writes("report.bundle", "study.zip", 10'000);
        ui::file_dialogs::answerNextWith(program->path("study.zip"));
        press("report.verify");
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("report.verify.title"), 60'000);
        QCOMPARE(child<QLabel>("report.verify.title")->text(), QString("Everything is as it should be"));
        QVERIFY(!child<QWidget>("report.verify.list")); // nothing had to be left unchecked
        child<QDialog>("report.verify")->reject();
    }
};

VLM_GUI_TEST_MAIN(TestJourneyBundle)
#include "tst_journey_bundle.moc"
