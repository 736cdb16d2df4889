#include <filesystem>

#include <QAction>
#include <QFile>
#include <QMenu>

#include "tests/ui/data/data_page_test.h"
#include "ui/base/theme.h"
#include "ui/pages/data/audit_view.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/overview_view.h"
#include "ui/plots/count_bars.h"
#include "ui/plots/distribution_plot.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::data_test;

class TestDataDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_project = std::make_unique<fake::Project>();
        m_chest = m_project->addDemonstration("pneumoniamnist");
        m_project->addDemonstration("vqa-rad");
        workflow::addModel(
            m_project->store(), std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo/models/demo-clip-general");
        m_project->addResult("demo-clip-general", m_chest, "ots", 1.2);
    }
    void cleanupTestCase() { m_project.reset(); }

    void anAuditFindsTheSharedImagesAndOpensThem()
    {
        DataPage page(m_project->workbench);
        open(page, "vqa-rad", QStringLiteral("audit"));
        auto* audit = page.findChild<AuditView*>();
        QTRY_VERIFY(button(*audit, QStringLiteral("Audit this data set")));
        button(*audit, QStringLiteral("Audit this data set"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(audit->findChild<QWidget*>(QStringLiteral("data.finding.image-overlap")), kLong);
        auto* card = audit->findChild<QWidget*>(QStringLiteral("data.finding.image-overlap"));
        QVERIFY(saying(*card, QStringLiteral("share 202 images"))); // of the 203 in the test split of this release
        shoot(page, QStringLiteral("data_audit"));
        card->findChild<QPushButton*>(QStringLiteral("data.finding.look"))->click();
        auto* grid = page.findChild<QListView*>(QStringLiteral("data.grid"));
        auto* model = dynamic_cast<SampleModel*>(grid->model());
        QTRY_VERIFY(!model->query().ids.empty());
        QTRY_COMPARE(static_cast<std::size_t>(grid->model()->rowCount()), model->query().ids.size());
        QVERIFY(page.findChild<QWidget*>(QStringLiteral("data.viewer"))->isVisible());
    }

    void resultsAreShownWithAndWithoutTheSamplesInDoubt()
    {
        DataPage page(m_project->workbench);
        open(page, "pneumoniamnist", QStringLiteral("audit"));
        auto* audit = page.findChild<AuditView*>();
        QTRY_VERIFY(button(*audit, QStringLiteral("Audit this data set")));
        button(*audit, QStringLiteral("Audit this data set"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(audit->findChild<QWidget*>(QStringLiteral("data.finding.image-overlap")), kLong);
        QVERIFY(saying(*audit, QStringLiteral("Training")));
        if (auto* compare = audit->findChild<QPushButton*>(QStringLiteral("data.audit.compare"))) {
            compare->click();
            QTRY_VERIFY_WITH_TIMEOUT(audit->findChild<QWidget*>(QStringLiteral("data.audit.scores")), kLong);
        }
        // Each finding offers the same for its own samples.
        auto* card = audit->findChild<QWidget*>(QStringLiteral("data.finding.image-overlap"));
        card->findChild<QPushButton*>(QStringLiteral("data.finding.compare"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(card->findChild<QWidget*>(QStringLiteral("data.audit.scores")), kLong);
        QVERIFY(saying(*card, QStringLiteral("demo-clip-general")));
        QTest::qWait(50); // laid out
        for (const QLabel* label :
            card->findChild<QWidget*>(QStringLiteral("data.audit.scores"))->findChildren<QLabel*>())
            QVERIFY2(label->height() >= label->sizeHint().height(), qPrintable(label->text()));
        shoot(page, QStringLiteral("data_audit_without"));
        QVERIFY(!audit->isBusy());
        // A second look needs no second audit.
        DataPage again(m_project->workbench);
        open(again, "pneumoniamnist", QStringLiteral("audit"));
        QTRY_VERIFY(again.findChild<QWidget*>(QStringLiteral("data.finding.image-overlap")));
        shoot(again, QStringLiteral("data_audit_pneumonia"));
    }

    void anOverviewIsDrawnAndSaved()
    {
        DataPage page(m_project->workbench);
        open(page, "vqa-rad", QStringLiteral("overview"));
        auto* view = page.findChild<OverviewView*>();
        QTRY_VERIFY(button(*view, QStringLiteral("Make the overview")));
        button(*view, QStringLiteral("Make the overview"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!view->isBusy() && view->findChild<CountBars*>(), kLong);
        QVERIFY(view->findChild<DistributionPlot*>());
        QTest::qWait(100);
        shoot(page, QStringLiteral("data_overview"));
        const QTemporaryDir folder;
        for (const char* name : {"overview.html", "overview.pdf"}) {
            const QString file = folder.filePath(QLatin1String(name));
            file_dialogs::answerNextWith(file);
            view->findChild<QPushButton*>(QStringLiteral("data.overview.save"))->click();
            QTRY_VERIFY_WITH_TIMEOUT(QFile(file).size() > 10'000, kLong);
            QFile written(file);
            QVERIFY(written.open(QIODevice::ReadOnly));
            const QByteArray start = written.read(20);
            QVERIFY(start.startsWith(QByteArray(name).endsWith("pdf") ? "%PDF" : "<!doctype html>"));
        }
        m_theme->setMode(ThemeMode::Dark);
        page.themeChanged();
        QTest::qWait(200);
        shoot(page, QStringLiteral("data_overview_dark"));
        m_theme->setMode(ThemeMode::Light);
    }

    void contrastColoursAndLinkedViewsFollow()
    {
        QImage ramp(256, 4, QImage::Format_Grayscale8);
        for (int y = 0; y < ramp.height(); ++y)
            for (int x = 0; x < ramp.width(); ++x)
                ramp.scanLine(y)[x] = static_cast<uchar>(x / 2 + 20);
        ImageView view;
        ImageView other;
        view.resize(300, 200);
        other.resize(300, 200);
        view.setImage(ramp, QStringLiteral("ramp"));
        other.setImage(ramp, QStringLiteral("ramp"));
        ImageView::link(&view, &other);
        view.autoContrast();
        QVERIFY(view.window() > 115 && view.window() < 130);
        QCOMPARE(view.level(), 83.5);
        QCOMPARE(other.window(), view.window());
        view.setColours(ImageView::ColourMap::Heat);
        const QColor middle = view.grab().toImage().pixelColor(150, 100);
        QVERIFY(middle.red() > middle.blue());
        view.setColours(ImageView::ColourMap::Inverted);
        const QColor left = view.grab().toImage().pixelColor(4, 100);
        QVERIFY(left.red() > 200);
    }

    void theViewerShowsWhatAModelSaw()
    {
        DataPage page(m_project->workbench);
        open(page, "pneumoniamnist", QStringLiteral("samples"));
        auto* image = page.findChild<ImageView*>(QStringLiteral("data.viewer.image"));
        QTRY_VERIFY(image->hasImage());
        auto* menu = page.findChild<QMenu*>(QStringLiteral("data.viewer.menu"));
        Q_EMIT menu->aboutToShow();
        QAction* saw = nullptr;
        for (QMenu* sub : menu->findChildren<QMenu*>())
            for (QAction* action : sub->actions())
                if (action->text() == QLatin1String("demo-clip-general"))
                    saw = action;
        QVERIFY(saw);
        saw->trigger();
        QTRY_VERIFY(page.findChild<ImageView*>(QStringLiteral("data.modelInput")));
        auto* input = page.findChild<ImageView*>(QStringLiteral("data.modelInput"));
        QVERIFY(input->hasImage());
        QVERIFY(input->image().width() >= 32);

        page.findChild<QAction*>(QStringLiteral("data.viewer.pin"))->trigger();
        auto* pinned = page.findChild<ImageView*>(QStringLiteral("data.viewer.pinned"));
        QTRY_VERIFY(pinned->isVisible() && pinned->hasImage());
        image->zoomBy(2.0);
        Q_EMIT image->viewChanged();
        QCOMPARE(pinned->zoom(), image->zoom());
    }

private:
    std::unique_ptr<fake::Project> m_project;
    store::DatasetRow m_chest;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestDataDesk)
#include "tst_data_desk.moc"
