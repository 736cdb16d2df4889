#include <filesystem>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/ui/models/fake_project.h"
#include "ui/base/theme.h"
#include "ui/models/sample_model.h"
#include "ui/pages/results/results_page.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

/// Four models on two real data sets in two modes; one square was never run.
struct Study : fake::Project {
    Study()
    {
        const auto chest = addDemonstration("pneumoniamnist");
        const auto breast = addDemonstration("busi-ultrasound");
        const auto colon = addDemonstration("pathmnist-sample");
        const std::pair<const char*, bool> models[] = {{"demo-clip-general", false}, {"demo-clip-radiology", true},
            {"demo-siglip-general", false}, {"demo-siglip-radiology", true}};
        double skill = 0.0;
        for (const auto& [model, specialist] : models) {
            addModel(model, specialist, std::string(model).find("siglip") == std::string::npos ? "CLIP" : "SigLIP");
            for (const char* mode : {"ots", "lp"})
                for (const auto* dataset : {&chest, &breast, &colon}) {
                    skill = std::fmod(skill + 0.83, 2.6);
                    if (std::string(model) != "demo-siglip-general" || dataset != &breast || std::string(mode) != "ots")
                        addResult(model, *dataset, mode, skill);
                }
        }
    }
};

void shoot(QWidget& widget, const QString& name)
{
    const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
    std::filesystem::create_directories(folder);
    QVERIFY(widget.grab().save(QString::fromStdString((folder / (name.toStdString() + ".png")).string())));
}

}

class TestResultsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_study = std::make_unique<Study>();
    }
    void cleanupTestCase() { m_study.reset(); }

    void anEmptyProjectSaysWhatToDoNext()
    {
        fake::Project project;
        ResultsPage page(project.workbench);
        page.resize(1200, 800);
        page.show();
        page.entered();
        QTRY_VERIFY(saying(page, QStringLiteral("No results yet")));
        shoot(page, QStringLiteral("results_empty"));
    }

    void everySquareExplainsItselfAndLeadsToItsSamples()
    {
        ResultsPage page(m_study->workbench);
        FigureView* heatmap = shown(page);
        QVERIFY(heatmap->accessibleDescription().contains(QStringLiteral("4 models, 3 data sets")));
        heatmap->setFocus();
        QTest::keyClick(heatmap, Qt::Key_Down);
        QTest::keyClick(heatmap, Qt::Key_Down);
        QVERIFY(heatmap->cursor().has_value());
        QVERIFY(saying(page, QStringLiteral("95% interval")));
        QTRY_VERIFY(saying(page, QStringLiteral("0123456789ab")));
        QTest::qWait(300);
        shoot(page, QStringLiteral("results"));

        QTest::keyClick(heatmap, Qt::Key_Return);
        auto* list = page.findChild<QListView*>(QStringLiteral("results.samples.list"));
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        const int all = list->model()->rowCount();
        QVERIFY(saying(page, QStringLiteral("%1 samples").arg(all)));
        const auto count = [&](const char* name) {
            auto* button
                = page.findChild<QToolButton*>(QStringLiteral("results.samples.filter.") + QLatin1String(name));
            button->click();
            QTest::qWait(50);
            auto* model = dynamic_cast<SampleModel*>(list->model());
            for (int i = 0; i < 200 && model->loading(); ++i)
                QTest::qWait(10);
            return model->rowCount();
        };
        QCOMPARE(count("right") + count("wrong"), all);
        QCOMPARE(count("all"), all);
        QTest::qWait(600);
        shoot(page, QStringLiteral("results_samples"));
        for (const char* figure : {"roc", "calibration"}) {
            page.findChild<QToolButton*>(QStringLiteral("results.samples.figure.") + QLatin1String(figure))->click();
            QTest::qWait(50);
            shoot(page, QStringLiteral("results_samples_") + QLatin1String(figure));
        }
        page.findChild<QPushButton*>(QStringLiteral("results.samples.back"))->click();
        QVERIFY(heatmap->isVisible());
    }

    void theTableTwinHoldsTheSameNumbers()
    {
        ResultsPage page(m_study->workbench);
        shown(page);
        page.findChild<QToolButton*>(QStringLiteral("results.view.table"))->click();
        auto* table = page.findChild<QTableView*>(QStringLiteral("results.table"));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 4);
        QCOMPARE(table->model()->columnCount(), 5);
        QCOMPARE(table->model()->index(2, 3).data().toString(), table->model()->index(2, 3).data().toString());
        shoot(page, QStringLiteral("results_table"));
    }

    void allModesStandSideBySide()
    {
        ResultsPage page(m_study->workbench);
        FigureView* heatmap = shown(page);
        page.findChild<QToolButton*>(QStringLiteral("results.mode.all"))->click();
        QCOMPARE(std::get<figures::HeatmapSpec>(heatmap->figure()).columns.size(), 6U);
        QTest::qWait(50);
        shoot(page, QStringLiteral("results_all_modes"));
    }

    void figuresAndTablesAreWrittenOffTheGuiThread()
    {
        ResultsPage page(m_study->workbench);
        shown(page);
        const QTemporaryDir folder;
        for (const char* suffix : {"png", "svg", "pdf", "csv", "tex", "md"}) {
            const QString file = folder.filePath(QStringLiteral("figure.") + QLatin1String(suffix));
            file_dialogs::answerNextWith(file);
            const QString name = QLatin1String(suffix) == QLatin1String("tex") ? QStringLiteral("latex")
                : QLatin1String(suffix) == QLatin1String("md")                 ? QStringLiteral("markdown")
                                                                               : QLatin1String(suffix);
            auto* action = page.findChild<QAction*>(QStringLiteral("results.export.") + name);
            QVERIFY(action);
            action->trigger();
            QTRY_VERIFY(QFile::exists(file));
            QTRY_VERIFY(saying(page, file));
        }
    }

    void anExportThatFailsSaysWhy()
    {
        ResultsPage page(m_study->workbench);
        shown(page);
        file_dialogs::answerNextWith(QStringLiteral("/nonexistent/folder/figure.csv"));
        page.findChild<QAction*>(QStringLiteral("results.export.csv"))->trigger();
        QTRY_VERIFY(saying(page, QStringLiteral("The export failed")));
    }

    void copyAsPutsTextOnTheClipboard()
    {
        ResultsPage page(m_study->workbench);
        shown(page);
        page.findChild<QAction*>(QStringLiteral("results.copy.md"))->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("| Model | Role |")));
    }

    void aRunningCellIsMarkedAsInterim()
    {
        ResultsPage page(m_study->workbench);
        FigureView* heatmap = shown(page);
        const auto rows = m_study->store().reader().results("auroc", "strict");
        const auto running
            = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.cell.mode == "ots"; });
        runs::InterimMetric interim;
        interim.metric = *running->metric;
        interim.metric.value = 0.777;
        Q_EMIT m_study->workbench.interimMetric(interim);
        const auto& spec = std::get<figures::HeatmapSpec>(heatmap->figure());
        const auto marked
            = std::find_if(spec.cells.begin(), spec.cells.end(), [](const auto& cell) { return cell.interim; });
        QVERIFY(marked != spec.cells.end());
        QCOMPARE(*marked->estimate.value, 0.777);
    }

    void darkAndLargeAreDrawnToo()
    {
        m_theme->setMode(ThemeMode::Dark);
        ResultsPage page(m_study->workbench);
        FigureView* heatmap = shown(page);
        heatmap->setCursorAt(FigureView::Place{1, 1});
        QTest::qWait(300);
        shoot(page, QStringLiteral("results_dark"));
        m_theme->setMode(ThemeMode::Light);
        m_theme->setScale(1.5);
        page.themeChanged();
        QTest::qWait(100);
        shoot(page, QStringLiteral("results_150"));
        m_theme->setScale(1.0);
    }

private:
    static FigureView* shown(ResultsPage& page)
    {
        page.resize(1368, 800);
        page.show();
        page.entered();
        auto* heatmap = page.findChild<FigureView*>(QStringLiteral("results.heatmap"));
        for (int i = 0; i < 300 && !std::holds_alternative<figures::HeatmapSpec>(heatmap->figure()); ++i)
            QTest::qWait(10);
        for (int i = 0; i < 300 && std::get<figures::HeatmapSpec>(heatmap->figure()).rows.empty(); ++i)
            QTest::qWait(10);
        heatmap->repaint();
        return heatmap;
    }

    static bool saying(const QWidget& page, const QString& text)
    {
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }

    std::unique_ptr<Study> m_study;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestResultsPage)
#include "tst_results_page.moc"
