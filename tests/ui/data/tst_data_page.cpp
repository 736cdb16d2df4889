#include <filesystem>

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QUndoStack>
#include <QWheelEvent>

#include "tests/ui/data/data_page_test.h"
#include "ui/base/theme.h"
#include "ui/pages/data/image_view.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::data_test;

class TestDataPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_project = std::make_unique<fake::Project>();
        m_chest = m_project->addDemonstration("pneumoniamnist");
        m_breast = m_project->addDemonstration("busi-ultrasound");
        m_project->addDemonstration("pathmnist-sample");
        m_project->addDemonstration("vqa-rad");
        m_project->addModel("demo-clip-general", false, "CLIP");
        m_cell = m_project->addResult("demo-clip-general", m_breast, "ots", 1.2);
    }
    void cleanupTestCase() { m_project.reset(); }

    void anEmptyProjectOffersToAddADataSet()
    {
        fake::Project project;
        DataPage page(project.workbench);
        page.resize(1368, 800);
        page.show();
        page.entered();
        QTRY_VERIFY(saying(page, QStringLiteral("No data sets yet")));
    }

    void picturesFiltersAndViewerFollowTheDataSet()
    {
        DataPage page(m_project->workbench);
        auto* grid = open(page, "busi-ultrasound");
        QCOMPARE(grid->model()->rowCount(), 780);
        QTRY_VERIFY(saying(page, QStringLiteral("780 samples")));
        auto* image = page.findChild<ImageView*>(QStringLiteral("data.viewer.image"));
        QTRY_VERIFY(image->hasImage());
        QTRY_VERIFY(!grid->model()->index(0, 0).data(Qt::DecorationRole).value<QPixmap>().isNull());
        QTest::qWait(1500);
        shoot(page, QStringLiteral("data"));

        auto* facets = page.findChild<QTreeWidget*>(QStringLiteral("data.facets"));
        QTRY_VERIFY(facets->topLevelItemCount() >= 2);
        QTreeWidgetItem* label = facets->topLevelItem(1)->child(0);
        const QString count = label->text(1);
        Q_EMIT facets->itemClicked(label, 0);
        QTRY_COMPARE(QString::number(grid->model()->rowCount()), count);
    }

    void keysStepThroughTheListInItsOrder()
    {
        DataPage page(m_project->workbench);
        auto* grid = open(page, "busi-ultrasound");
        grid->setFocus();
        auto* position = page.findChild<QLabel*>(QStringLiteral("data.viewer.position"));
        QTRY_COMPARE(position->text(), QStringLiteral("1 of 780"));
        page.findChild<QAction*>(QStringLiteral("data.action.next"))->trigger();
        page.findChild<QAction*>(QStringLiteral("data.action.next"))->trigger();
        QTRY_COMPARE(position->text(), QStringLiteral("3 of 780"));
        page.findChild<QAction*>(QStringLiteral("data.action.previous"))->trigger();
        QTRY_COMPARE(position->text(), QStringLiteral("2 of 780"));
    }

    void starsTagsAndNotesAreKeptAndUndone()
    {
        DataPage page(m_project->workbench);
        open(page, "busi-ultrasound");
        auto* star = page.findChild<QToolButton*>(QStringLiteral("data.viewer.star"));
        QTRY_VERIFY(star->isEnabled());
        const auto starred = [this] { return m_project->store().reader().countSamples({.starredOnly = true}); };
        QCOMPARE(starred(), 0);
        star->click();
        QTRY_COMPARE(starred(), 1);
        m_project->workbench.undoStack()->undo();
        QTRY_COMPARE(starred(), 0);

        auto* tag = page.findChild<QLineEdit*>(QStringLiteral("data.viewer.tag"));
        tag->setText(QStringLiteral("artefact, check"));
        QTest::keyClick(tag, Qt::Key_Return);
        QTRY_COMPARE(m_project->store().reader().countSamples({.tag = "check"}), 1);
        m_project->workbench.undoStack()->undo();
        QTRY_COMPARE(m_project->store().reader().countSamples({.tag = "check"}), 0);
        QCOMPARE(m_project->store().reader().countSamples({.tag = "artefact"}), 1);

        auto* note = page.findChild<QPlainTextEdit*>(QStringLiteral("data.viewer.note"));
        note->setPlainText(QStringLiteral("calliper marks"));
        page.findChild<QAction*>(QStringLiteral("data.action.next"))->trigger();
        QTRY_COMPARE(m_project->store().reader().countSamples({.text = "calliper"}), 1);
        m_project->workbench.undoStack()->undo();
        QTRY_COMPARE(m_project->store().reader().countSamples({.text = "calliper"}), 0);
    }

    void searchFindsQuestionsAndSaysWhenNothingMatches()
    {
        DataPage page(m_project->workbench);
        auto* grid = open(page, "vqa-rad");
        const int all = grid->model()->rowCount();
        auto* search = page.findChild<QLineEdit*>(QStringLiteral("data.search"));
        search->setText(QStringLiteral("pneumothorax"));
        QTRY_VERIFY(grid->model()->rowCount() > 0 && grid->model()->rowCount() < all);
        QTest::qWait(800);
        shoot(page, QStringLiteral("data_search"));
        search->setText(QStringLiteral("zzzzz"));
        QTRY_VERIFY(saying(page, QStringLiteral("No sample matches")));
        search->clear();
        QTRY_COMPARE(grid->model()->rowCount(), all);
    }

    void predictionsOfARunAreShownBesideTheSamples()
    {
        DataPage page(m_project->workbench);
        auto* grid = open(page, "busi-ultrasound");
        auto* cells = page.findChild<QComboBox*>(QStringLiteral("data.predictions"));
        QTRY_COMPARE(cells->count(), 2);
        cells->setCurrentIndex(1);
        Q_EMIT cells->activated(1);
        const auto tests = m_breast.counts[2];
        QTRY_COMPARE(static_cast<std::int64_t>(grid->model()->rowCount()), tests);
        auto* model = dynamic_cast<SampleModel*>(grid->model());
        QTRY_VERIFY(model->entry(0) && model->entry(0)->prediction);
        page.findChild<QToolButton*>(QStringLiteral("data.view.table"))->click();
        QTest::qWait(300);
        shoot(page, QStringLiteral("data_table"));
    }

    void anotherPageCanAskForExactlyTheseSamples()
    {
        DataPage page(m_project->workbench);
        auto* grid = open(page, "pneumoniamnist");
        const store::SampleQuery query{.dataset = m_breast.id, .cell = m_cell, .correct = false};
        const auto wrong = m_project->store().reader().countSamples(query);
        Q_EMIT m_project->workbench.showSamplesRequested(query, QStringLiteral("Wrong answers"));
        QTRY_COMPARE(static_cast<std::int64_t>(grid->model()->rowCount()), wrong);
        QTRY_VERIFY(saying(page, QStringLiteral("Wrong answers")));
    }

    void theViewerZoomsAtTheCursorAndWindowsByDragging()
    {
        ImageView view;
        view.resize(400, 400);
        view.setImage(QImage(100, 100, QImage::Format_Grayscale8), QStringLiteral("x"));
        view.show();
        QCOMPARE(view.zoom(), 4.0);
        QWheelEvent wheel(QPointF(100, 100), view.mapToGlobal(QPointF(100, 100)), {}, QPoint(0, 120), Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &wheel);
        QVERIFY(view.zoom() > 4.0);
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(200, 200));
        QMouseEvent move(QEvent::MouseMove, QPointF(150, 230), view.mapToGlobal(QPointF(150, 230)), Qt::NoButton,
            Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &move);
        QCOMPARE(view.window(), 205.0);
        QCOMPARE(view.level(), 157.5);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(200, 200));
        QCOMPARE(view.window(), 255.0);
        QCOMPARE(view.zoom(), 4.0);
        QTest::keyClick(&view, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(view.zoom() * view.devicePixelRatioF(), 1.0);
        QTest::keyClick(&view, Qt::Key_F);
        QCOMPARE(view.zoom(), 4.0);
    }

    void noBigViewResizesToItsContents()
    {
        for (const char* file : {"ui/pages/data/data_page_layout.cpp", "ui/pages/results/results_page.cpp",
                 "ui/pages/results/cell_samples.cpp", "ui/models/sample_model.cpp"}) {
            QFile source(QStringLiteral(MEDVLM_SOURCE_DIR "/") + QLatin1String(file));
            QVERIFY(source.open(QIODevice::ReadOnly));
            const QByteArray text = source.readAll();
            QVERIFY(!text.contains("ResizeToContents"));
            QVERIFY(!text.contains("QSortFilterProxyModel"));
            QVERIFY(!text.contains("processEvents"));
        }
    }

    void darkAndLargeAreDrawnToo()
    {
        m_theme->setMode(ThemeMode::Dark);
        DataPage page(m_project->workbench);
        open(page, "pathmnist-sample");
        QTest::qWait(1200);
        shoot(page, QStringLiteral("data_dark"));
        m_theme->setMode(ThemeMode::Light);
        m_theme->setScale(1.5);
        page.themeChanged();
        QTest::qWait(600);
        shoot(page, QStringLiteral("data_150"));
        m_theme->setScale(1.0);
    }

private:
    std::unique_ptr<fake::Project> m_project;
    store::DatasetRow m_chest;
    store::DatasetRow m_breast;
    store::Id m_cell = 0;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestDataPage)
#include "tst_data_page.moc"
