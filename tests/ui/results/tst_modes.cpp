#include <algorithm>
#include <filesystem>

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/ui/models/fake_project.h"
#include "tests/ui/page_support.h"
#include "ui/base/theme.h"
#include "ui/pages/results/results_page.h"
#include "ui/pages/results/science_tabs.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

const QStringList kModes{"ots", "lp", "tip-adapter-f", "clip-adapter", "coop", "lora", "wise-ft", "ft"};

/// One model in eight modes on two data sets, another in two.
struct Study : fake::Project {
    Study()
    {
        addModel("demo-clip-general", false, "CLIP");
        addModel("demo-clip-radiology", true, "CLIP");
        for (const char* name : {"pneumoniamnist", "busi-ultrasound"}) {
            const store::DatasetRow dataset = addDemonstration(name);
            double skill = 0.4;
            for (const QString& mode : kModes)
                cost(addResult("demo-clip-general", dataset, mode.toStdString(), skill += 0.25), mode);
            for (const char* mode : {"ots", "coop"})
                addResult("demo-clip-radiology", dataset, mode, 1.0);
        }
        store().writer().flush();
    }

    void cost(store::Id id, const QString& mode)
    {
        store::CellRow cell = *store().reader().cell(id);
        nlohmann::json details = nlohmann::json::parse(cell.details);
        details.update({{"total_parameters", 3'123'456}, {"inference_flops", 2.5e8}, {"samples_per_second", 95.25}});
        if (mode != "ots")
            details["cost"] = {{"trainable_parameters", 61'440}, {"total_parameters", 3'123'456},
                {"training_flops", 1.5e12}, {"seconds", 17.25}, {"peak_bytes", 512'000'000}, {"peak_of", "training"}};
        cell.details = details.dump();
        store().writer().putCell(cell);
    }
};

QWidget* tabOf(ScienceTabs& tabs, const char* name)
{
    tabs.resize(1368, 860);
    tabs.show();
    auto* tab = tabs.findChild<QWidget*>(QStringLiteral("results.tab.") + QLatin1String(name));
    tabs.setCurrentWidget(tab);
    return tab;
}

void shoot(QWidget& widget, const QString& name)
{
    QTest::qWait(80);
    const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
    std::filesystem::create_directories(folder);
    QVERIFY(widget.grab().save(QString::fromStdString((folder / (name.toStdString() + ".png")).string())));
}

QStringList modesIn(const QComboBox& box)
{
    QStringList found;
    for (int i = 0; i < box.count(); ++i) {
        const QVariant data = box.itemData(i);
        found << (data.typeId() == QMetaType::QStringList ? data.toStringList().last() : data.toString());
    }
    found.removeDuplicates();
    found.removeAll(QString());
    return found;
}

void choose(QComboBox& box, const QVariant& data)
{
    QVERIFY2(box.findData(data) >= 0, qPrintable(data.toString()));
    box.setCurrentIndex(box.findData(data));
    Q_EMIT box.activated(box.currentIndex());
}

}

/// Every mode that a study has can be looked at, compared and costed.
class TestModes : public QObject {
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

    void everyModeCanBeChosen_data()
    {
        QTest::addColumn<QString>("tab");
        QTest::addColumn<QString>("box");
        QTest::addColumn<QStringList>("modes");
        QTest::newRow("tests") << "tests"
                               << "science.tests.mode" << kModes;
        QTest::newRow("curves") << "curves"
                                << "science.curves.mode" << kModes;
        QTest::newRow("statistics") << "statistics"
                                    << "science.statistics.a" << kModes;
        QTest::newRow("by mode") << "methods"
                                 << "science.methods.baseline" << kModes;
        QStringList tuned = kModes;
        tuned.removeAll("ots");
        tuned.removeAll("lp"); // what "tuned" means unless something else is chosen
        QTest::newRow("what if") << "gaps"
                                 << "whatif.tuned" << tuned;
    }

    void everyModeCanBeChosen()
    {
        QFETCH(QString, tab);
        QFETCH(QString, box);
        QFETCH(QStringList, modes);
        ScienceTabs tabs(m_study->workbench, new QLabel("heatmap"));
        tabOf(tabs, tab.toUtf8().constData());
        QTRY_VERIFY(tabs.findChild<QComboBox*>(box) && tabs.findChild<QComboBox*>(box)->count() > 2);
        QCOMPARE(modesIn(*tabs.findChild<QComboBox*>(box)), modes);
    }

    void theFilterOffersWhatWasRun()
    {
        ResultsPage page(m_study->workbench);
        page_test::show(page, 1368, 800);
        auto* heatmap = page.findChild<FigureView*>("results.heatmap");
        QTRY_VERIFY(heatmap->isVisible());
        for (const QString& mode : kModes)
            QVERIFY2(page.findChild<QToolButton*>("results.mode." + mode), qPrintable(mode));
        QVERIFY(!page.findChild<QToolButton*>("results.mode.tip-adapter"));
        page.findChild<QToolButton*>("results.mode.coop")->click();
        QCOMPARE(std::get<figures::HeatmapSpec>(heatmap->figure()).columns.size(), 2U);
        QCOMPARE(std::get<figures::HeatmapSpec>(heatmap->figure()).rows.size(), 2U);
        shoot(page, "results_modes");
    }

    void aModelIsComparedWithItselfInEveryMode()
    {
        ScienceTabs tabs(m_study->workbench, new QLabel("heatmap"));
        tabOf(tabs, "methods");
        auto* view = [&]() -> FigureView* {
            for (int i = 0; i < 100 && !tabs.findChild<FigureView*>("science.methods.figure"); ++i)
                QTest::qWait(10);
            return tabs.findChild<FigureView*>("science.methods.figure");
        }();
        QVERIFY(view);
        const auto rows = [&] {
            const auto* spec = std::get_if<figures::ForestSpec>(&view->figure());
            return spec ? spec->rows : std::vector<figures::ForestRow>();
        };
        QTRY_COMPARE(rows().size(), 16U); // the model with most modes comes first, on both data sets
        QCOMPARE(rows().front().name, QString("Off-the-shelf"));
        QVERIFY(rows().front().estimate.lower.has_value());
        auto* table = tabs.findChild<QTableView*>("science.methods.differences");
        const auto text = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
        QTRY_VERIFY(text(1, 3).startsWith("+") || text(1, 3).startsWith("−"));
        QCOMPARE(
            table->model()->headerData(3, Qt::Horizontal).toString(), QString("Minus Off-the-shelf, points [95% CI]"));
        QCOMPARE(text(0, 3), QString("–")); // the mode that is compared with
        QVERIFY(text(1, 3).contains('['));
        QCOMPARE(text(1, 6), QString("DeLong")); // two classes
        QCOMPARE(text(9, 6), QString("randomisation")); // three
        QCOMPARE(text(1, 8), QString("61,440"));
        choose(*tabs.findChild<QComboBox*>("science.methods.dataset"), "busi-ultrasound");
        QTRY_COMPARE(rows().size(), 8U);
        choose(*tabs.findChild<QComboBox*>("science.methods.baseline"), "lp");
        QTRY_COMPARE(text(1, 3), QString("–"));
        QTRY_VERIFY(text(0, 3).startsWith("−") || text(0, 3).startsWith("+"));
        shoot(tabs, "modes_light");
        m_theme->setMode(ThemeMode::Dark);
        shoot(tabs, "modes_dark");
        m_theme->setMode(ThemeMode::Light);
        choose(*tabs.findChild<QComboBox*>("science.methods.model"), "demo-clip-radiology");
        QTRY_COMPARE(rows().size(), 2U);
    }

    void thePublishedStudyHasItsOwnModes()
    {
        Workbench workbench;
        ScienceTabs tabs(workbench, new QLabel("heatmap"));
        tabOf(tabs, "methods");
        QTRY_VERIFY(tabs.findChild<FigureView*>("science.methods.figure"));
        auto* view = tabs.findChild<FigureView*>("science.methods.figure");
        QTRY_VERIFY(std::get_if<figures::ForestSpec>(&view->figure())
            && !std::get_if<figures::ForestSpec>(&view->figure())->rows.empty());
        QVERIFY(!tabs.findChild<QTableView*>("science.methods.differences")->isVisible());
    }

    void costIsReadCopiedAndExported()
    {
        ScienceTabs tabs(m_study->workbench, new QLabel("heatmap"));
        QWidget* tab = tabOf(tabs, "cost");
        auto* table = tab->findChild<QTableView*>("results.cost.table");
        QTRY_COMPARE(table->model()->rowCount(), 20);
        QVERIFY(tab->findChild<QToolButton*>("results.cost.export")->isEnabled());
        shoot(tabs, "cost_light");
        m_theme->setMode(ThemeMode::Dark);
        shoot(tabs, "cost_dark");
        m_theme->setMode(ThemeMode::Light);
        const QTemporaryDir folder;
        const std::pair<const char*, const char*> formats[]{{"csv", "Model,Data set,Mode,Trained parameters"},
            {"latex", "\\toprule"}, {"markdown", "| Trained parameters"}};
        for (const auto& [name, says] : formats) {
            const QString path = folder.filePath(QLatin1String(name));
            file_dialogs::answerNextWith(path);
            tab->findChild<QAction*>(QStringLiteral("results.export.") + QLatin1String(name))->trigger();
            QTRY_VERIFY(QFile::exists(path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(content.contains(says), content);
            QVERIFY2(content.contains("61440"), content);
        }
        QVERIFY(!tab->findChild<QAction*>("results.export.png")); // there is no figure
        tab->findChild<QAction*>("results.copy.md")->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains("61440"));
    }

    void everythingIsDrawnAtOneAndAHalfTimesTheSize()
    {
        m_theme->setScale(1.5);
        {
            ScienceTabs tabs(m_study->workbench, new QLabel("heatmap"));
            tabOf(tabs, "methods");
            QTRY_VERIFY(tabs.findChild<FigureView*>("science.methods.figure"));
            QTest::qWait(400);
            shoot(tabs, "modes_150");
            tabOf(tabs, "cost");
            QTest::qWait(200);
            shoot(tabs, "cost_150");
            ResultsPage page(m_study->workbench);
            page_test::show(page, 1368, 860);
            QTRY_VERIFY(page.findChild<QToolButton*>("results.mode.coop"));
            shoot(page, "results_modes_150");
        }
        m_theme->setScale(1.0);
    }

private:
    std::unique_ptr<Study> m_study;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestModes)
#include "tst_modes.moc"
