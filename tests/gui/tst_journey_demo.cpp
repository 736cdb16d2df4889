// Open the demonstration, run a small matrix with the real engine, see the heatmap, drill down, export.
#include "tests/gui/workbench_test.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "ui/bridge/workbench.h"

using namespace vlm;
using namespace vlm::gui_test;

namespace {

void picture(const char* name)
{
    QDir().mkpath(MEDVLM_BINARY_DIR "/screens");
    QTest::qWait(300);
    QVERIFY(window().grab().save(QString(MEDVLM_BINARY_DIR "/screens/journey-%1.png").arg(name)));
}

void press(const char* name)
{
    auto* button = child<QAbstractButton>(name);
    QVERIFY2(button, name);
    QTRY_VERIFY2(button->isEnabled() && button->isVisible(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void tickOnly(const QString& prefix, const QStringList& wanted)
{
    for (QCheckBox* tick : window().findChildren<QCheckBox*>())
        if (tick->objectName().startsWith(prefix))
            tick->setChecked(wanted.contains(tick->objectName().mid(prefix.size())));
}

}

class TestJourneyDemo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void demonstrationOpensInOneClick()
    {
        program->application().start(
            {.project = {}, .demonstration = {}, .theme = "light", .scale = 1.0, .language = "en"});
        window().resize(1440, 900);
        ui::file_dialogs::answerNextWith(program->path("journey.vlmproj"));
        press("home.demonstration");
        QTRY_VERIFY_WITH_TIMEOUT(program->application().workbench().hasProject(), 120'000);
        QVERIFY(QFileInfo::exists(program->path("journey.vlmproj/project.sqlite")));
        QVERIFY(program->application().workbench().reader().models().size() >= 4);
        QTRY_VERIFY(child<QAbstractButton>("home.study") && child<QAbstractButton>("home.study")->isVisible());
    }

    void matrixIsLaunchedAndFinishes()
    {
        QTest::keyClick(&window(), Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(window().currentPageId(), QString("runs"));
        QTRY_VERIFY(child<QCheckBox>("model.demo-clip-general"));
        tickOnly("model.", {"demo-clip-general", "demo-clip-radiology"});
        tickOnly("dataset.", {"pneumoniamnist", "pathmnist-sample"});
        tickOnly("mode.", {"ots"});
        auto* preset = child<QComboBox>("runs.preset");
        preset->setCurrentIndex(1);
        Q_EMIT preset->activated(1);
        picture("matrix");
        press("runs.launch");
        ui::Workbench& workbench = program->application().workbench();
        QTRY_VERIFY_WITH_TIMEOUT(!workbench.reader().runs().empty(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(workbench.reader().runs().front().state == store::State::Done, 180'000);
        QCOMPARE(workbench.reader().cells(workbench.reader().runs().front().id).size(), std::size_t(4));
        picture("queue");
    }

    void numbersSeparateTheSpecialistInItsDomain()
    {
        // The radiology model was trained on chest X-ray, the general one was not: 0.98 against 0.33 on all samples.
        double general = 1.0;
        double radiology = 0.0;
        for (const store::ResultRow& row : program->application().workbench().reader().results("auroc", "strict")) {
            if (row.cell.dataset != "pneumoniamnist")
                continue;
            QVERIFY(row.metric && row.metric->lower && row.metric->upper);
            (row.cell.model == "demo-clip-general" ? general : radiology) = row.metric->value;
        }
        QVERIFY(radiology > 0.9);
        QVERIFY(general < 0.6);
    }

    void heatmapLeadsToTheSamplesBehindASquare()
    {
        QTest::keyClick(&window(), Qt::Key_5, Qt::AltModifier);
        QTRY_COMPARE(window().currentPageId(), QString("results"));
        auto* heatmap = child<QWidget>("results.heatmap");
        QTRY_VERIFY(heatmap && heatmap->isVisible());
        picture("results");
        heatmap->setFocus();
        QTest::keyClick(heatmap, Qt::Key_Right);
        QTest::keyClick(heatmap, Qt::Key_Left);
        picture("inspector");
        QTest::keyClick(heatmap, Qt::Key_Return);
        auto* list = child<QListView>("results.samples.list");
        QTRY_VERIFY(list && list->isVisible());
        QTRY_COMPARE(list->model()->rowCount(), 100);
        picture("samples");
    }

    void tableIsExported()
    {
        window().showPage("results");
        if (auto* back = child<QAction>("results.action.back"))
            back->trigger();
        QTRY_VERIFY(child<QToolButton>("results.export"));
        auto* menu = child<QToolButton>("results.export")->menu();
        QVERIFY(menu);
        for (const char* suffix : {"csv", "svg", "pdf", "png"}) {
            const QByteArray name = QByteArray("results.export.") + suffix;
            const QString file = program->path(QString("export.") + suffix);
            ui::file_dialogs::answerNextWith(file);
            auto* action = menu->findChild<QAction*>(name);
            QVERIFY2(action, name);
            action->trigger();
            QTRY_VERIFY2(QFileInfo(file).size() > 0, name);
        }
        QFile csv(program->path("export.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readAll().contains("demo-clip-radiology"));
    }

    void secondRunOfTheSameCellsIsKnownAlready()
    {
        QTest::keyClick(&window(), Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(window().currentPageId(), QString("runs"));
        auto* cost = child<QLabel>("runs.cost");
        QTRY_VERIFY_WITH_TIMEOUT(cost->text().contains("nothing to compute"), 20'000);
    }
};

VLM_GUI_TEST_MAIN(TestJourneyDemo)
#include "tst_journey_demo.moc"
