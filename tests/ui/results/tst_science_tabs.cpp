#include <filesystem>

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include "core/rq/gaps.h"
#include "tests/ui/models/fake_project.h"
#include "ui/base/theme.h"
#include "ui/pages/results/science_tabs.h"
#include "ui/pages/results/science_view.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

enum Tab { Heatmap, Gaps, Best, Forest, Curves, Tests };

/// Two families on three real data sets, off the shelf and tuned; specialists are in-domain on two of them.
struct Study : fake::Project {
    Study()
    {
        auto chest = addDemonstration("pneumoniamnist");
        auto breast = addDemonstration("busi-ultrasound");
        const auto colon = addDemonstration("pathmnist-sample");
        for (store::DatasetRow* row : {&chest, &breast}) {
            row->inDomainFor = {"demo-clip-radiology", "demo-siglip-radiology"};
            store().writer().putDataset(*row);
        }
        store().writer().flush();
        const std::pair<const char*, bool> models[] = {{"demo-clip-general", false}, {"demo-clip-radiology", true},
            {"demo-siglip-general", false}, {"demo-siglip-radiology", true}};
        double skill = 0.0;
        for (const auto& [model, specialist] : models) {
            addModel(model, specialist, std::string(model).find("siglip") == std::string::npos ? "CLIP" : "SigLIP");
            for (const char* mode : {"ots", "lp"})
                for (const auto* dataset : {&std::as_const(chest), &std::as_const(breast), &colon}) {
                    skill = std::fmod(skill + 0.83, 2.6);
                    addResult(model, *dataset, mode, skill);
                }
        }
    }
};

struct Shown {
    ScienceTabs tabs;

    explicit Shown(Workbench& workbench, Tab tab)
        : tabs(workbench, new QLabel("heatmap"))
    {
        tabs.resize(1368, 800);
        tabs.show();
        tabs.setCurrentIndex(tab);
    }
    template <class T> T* find(const char* name) { return tabs.findChild<T*>(QLatin1String(name)); }
    void choose(const char* name, const QString& data)
    {
        auto* box = find<QComboBox>(name);
        QVERIFY(box);
        const int index = box->findData(data);
        QVERIFY2(index >= 0, qPrintable(data));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    void choose(const char* name, int data)
    {
        auto* box = find<QComboBox>(name);
        box->setCurrentIndex(box->findData(data));
        Q_EMIT box->activated(box->currentIndex());
    }
    bool says(const QString& text)
    {
        QCoreApplication::processEvents(); // layouts show what was added to them
        for (const QLabel* label : tabs.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
    template <class Spec> const Spec* spec(const char* figure)
    {
        auto* view = find<FigureView>(figure);
        return view ? std::get_if<Spec>(&view->figure()) : nullptr;
    }
    void shoot(const char* name)
    {
        QTest::qWait(60);
        const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
        std::filesystem::create_directories(folder);
        QVERIFY(tabs.grab().save(QString::fromStdString((folder / (std::string(name) + ".png")).string())));
    }
};

const figures::GapPoint* point(const figures::GapSpec& spec, const QString& group, const QString& row, figures::Gap gap)
{
    for (const figures::GapRow& line : spec.rows)
        if (line.group.startsWith(group) && line.name == row)
            for (const figures::GapPoint& one : line.points)
                if (one.gap == gap)
                    return &one;
    return nullptr;
}

}

class TestScienceTabs : public QObject {
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

    void thePublishedStudyIsThereWithoutAProject()
    {
        Workbench workbench;
        Shown shown(workbench, Gaps);
        const auto* spec = shown.spec<figures::GapSpec>("science.gaps.figure");
        QVERIFY(spec);
        const auto* rq1 = point(*spec, "CLIP", "Camelyon17", figures::Gap::Rq1);
        QVERIFY(rq1 && std::abs(100 * *rq1->estimate.value + 24.21) < 0.005);
        const auto* rq3 = point(*spec, "CLIP", "PAPILA", figures::Gap::Rq3); // never rescaled
        QVERIFY(rq3 && std::abs(100 * *rq3->estimate.value - 5.44) < 0.005);
        QVERIFY(rq3->estimate.lower.has_value());
        QVERIFY(shown.says("normal approximation"));
        QVERIFY(!shown.find<QLabel>("science.gaps.ribbon")->isVisible());
        shown.shoot("science_gaps_published");
        shown.tabs.setCurrentIndex(Curves);
        QVERIFY(shown.says("The published study has no predictions"));
    }

    void countsOfThePaperAreOnTheTab()
    {
        Workbench workbench;
        Shown shown(workbench, Best);
        QVERIFY(shown.says("9 of 12 tuned generalists beat the best in-domain specialist off the shelf"));
        QVERIFY(shown.says("12 of 12 the second"));
        QVERIFY(shown.says("8 of 18 tuned generalists beat the best tuned out-of-domain specialist"));
        QVERIFY(shown.says("11 of 18 the second"));
        shown.shoot("science_best_published");
        shown.find<QToolButton>("science.best.question.RQ3")->click();
        QCOMPARE(shown.spec<figures::BarsSpec>("science.best.figure")->groups.size(), 6U);
        shown.choose("science.study", "vqa");
        QVERIFY(shown.says("10 of 15"));
        shown.shoot("science_best_vqa");
    }

    void provenanceOfEditedNumbersIsShown()
    {
        Workbench workbench;
        Shown shown(workbench, Gaps);
        shown.choose("science.study", "vqa");
        QVERIFY(shown.says("subtracts 5 from every judge score"));
        QVERIFY(shown.says("have no interval"));
        shown.shoot("science_gaps_vqa");
    }

    void assumptionsRecomputeAtOnceAndListDepartures()
    {
        Workbench workbench;
        Shown shown(workbench, Best);
        QElapsedTimer clock;
        clock.start();
        shown.choose("whatif.indomain", "results-csv");
        const qint64 took = clock.elapsed();
        qInfo("recomputed in %lld ms", static_cast<long long>(took));
        QVERIFY(shown.says("BioMedCLIP counts as in-domain on PAPILA"));
        QVERIFY(shown.says("7 of 12"));
        shown.shoot("science_best_what_if");
        shown.tabs.setCurrentIndex(Gaps); // one set of assumptions for all tabs
        QVERIFY(shown.says("BioMedCLIP counts as in-domain on PAPILA"));
        auto* view = shown.find<QWidget>("science.gaps.view");
        auto* selection = view->findChild<QComboBox*>("whatif.selection");
        selection->setCurrentIndex(selection->findData(static_cast<int>(rq::Selection::Mean)));
        Q_EMIT selection->activated(selection->currentIndex());
        QVERIFY(shown.says("each side is the mean of its models"));
        shown.shoot("science_gaps_what_if");
        view->findChild<QPushButton*>("whatif.reset")->click();
        QVERIFY(!shown.says("counts as in-domain"));
    }

    void familiesModelsAndInDomainPairsAreEditable()
    {
        Workbench workbench;
        Shown shown(workbench, Best);
        auto* models = shown.find<QTableWidget>("whatif.models");
        QCOMPARE(models->rowCount(), 8);
        QCOMPARE(models->item(0, 0)->text(), QStringLiteral("CLIP"));
        models->item(0, 0)->setCheckState(Qt::Unchecked);
        QTRY_VERIFY(shown.says("CLIP is left out"));
        QTRY_VERIFY(shown.says("of 8 tuned generalists")); // two generalists on four data sets
        models->item(6, 1)->setText("CLIP");
        QTRY_VERIFY(shown.says("SigLIP belongs to family CLIP, not SigLIP"));
        const int papila = 5;
        QCOMPARE(models->horizontalHeaderItem(papila)->text(), QStringLiteral("PAPILA"));
        models->item(7, papila)->setCheckState(Qt::Unchecked);
        QTRY_VERIFY(shown.says("MedSigLIP counts as out-of-domain on PAPILA"));
        QTRY_VERIFY(shown.says("of 6 tuned generalists"));
    }

    void gapsOfTheProjectGetPairedIntervals()
    {
        Shown shown(m_study->workbench, Gaps);
        QTRY_VERIFY(shown.spec<figures::GapSpec>("science.gaps.figure"));
        QTRY_VERIFY(shown.says("paired percentile bootstrap, B = 1,000, seed 42"));
        const auto* spec = shown.spec<figures::GapSpec>("science.gaps.figure");
        QCOMPARE(spec->rows.size(), 6U);
        for (const figures::GapRow& row : spec->rows)
            for (const figures::GapPoint& one : row.points)
                QVERIFY(*one.estimate.lower <= *one.estimate.value && *one.estimate.value <= *one.estimate.upper);
        shown.shoot("science_gaps_project");
        shown.tabs.setCurrentIndex(Forest);
        QVERIFY(shown.spec<figures::ForestSpec>("science.forest.figure")->rows.size() == 8U);
        shown.shoot("science_forest_project");
    }

    void curvesHaveBandsAndBinsHaveIntervals()
    {
        Shown shown(m_study->workbench, Curves);
        QTRY_VERIFY(shown.spec<figures::CurveSpec>("science.curves.figure"));
        const auto* roc = shown.spec<figures::CurveSpec>("science.curves.figure");
        QCOMPARE(roc->curves.size(), 4U);
        QVERIFY(roc->curves.front().points.front().upper.has_value());
        QVERIFY(roc->curves.front().name.contains("AUROC"));
        shown.shoot("science_roc");
        shown.find<QToolButton>("science.curves.kind.pr")->click();
        QTRY_COMPARE(
            shown.spec<figures::CurveSpec>("science.curves.figure")->kind, figures::CurveKind::PrecisionRecall);
        shown.shoot("science_pr");
        shown.find<QToolButton>("science.curves.kind.reliability")->click();
        QTRY_VERIFY(shown.spec<figures::ReliabilitySpec>("science.curves.figure"));
        QCOMPARE(shown.spec<figures::ReliabilitySpec>("science.curves.figure")->bins.size(), 15U);
        shown.shoot("science_reliability");
        shown.find<QToolButton>("science.curves.kind.confusion")->click();
        QTRY_VERIFY(shown.spec<figures::ConfusionSpec>("science.curves.figure"));
        shown.shoot("science_confusion");
    }

    void confusionCellsOpenTheirSamples()
    {
        Shown shown(m_study->workbench, Curves);
        QTRY_VERIFY(shown.spec<figures::CurveSpec>("science.curves.figure"));
        shown.find<QToolButton>("science.curves.kind.confusion")->click();
        QTRY_VERIFY(shown.spec<figures::ConfusionSpec>("science.curves.figure"));
        std::optional<store::SampleQuery> asked;
        const auto connection = connect(&m_study->workbench, &Workbench::showSamplesRequested, this,
            [&](const store::SampleQuery& query) { asked = query; });
        Q_EMIT shown.find<FigureView>("science.curves.figure")->activated(1, 0);
        disconnect(connection);
        QVERIFY(asked && asked->label == 1 && asked->predicted == 0 && asked->cell.has_value());
    }

    void pairsAreTestedWithCorrectedP()
    {
        Shown shown(m_study->workbench, Tests);
        QTRY_VERIFY(shown.spec<figures::ForestSpec>("science.tests.figure"));
        QCOMPARE(shown.spec<figures::ForestSpec>("science.tests.figure")->rows.size(), 6U);
        QVERIFY(shown.says("6 of 6 pairs could be tested"));
        shown.shoot("science_tests");
        shown.find<QToolButton>("science.tests.twin.table")->click();
        auto* table = shown.find<QTableView>("science.tests.table");
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(table->model()->headerData(4, Qt::Horizontal).toString(), QStringLiteral("p, Holm"));
        QCOMPARE(table->model()->index(0, 5).data().toString(), QStringLiteral("DeLong"));
        shown.shoot("science_tests_table");
    }

    void figuresAreWritten()
    {
        Shown shown(m_study->workbench, Best);
        QTRY_VERIFY(shown.spec<figures::BarsSpec>("science.best.figure"));
        const QTemporaryDir folder;
        for (const char* suffix : {"png", "svg", "pdf", "csv"}) {
            const QString file = folder.filePath(QStringLiteral("best.") + QLatin1String(suffix));
            file_dialogs::answerNextWith(file);
            shown.find<QAction>((std::string("results.export.") + suffix).c_str())->trigger();
            QTRY_VERIFY(QFile::exists(file));
            QTRY_VERIFY(shown.says(file));
        }
    }

    void darkIsDrawnToo()
    {
        m_theme->setMode(ThemeMode::Dark);
        {
            Shown shown(m_study->workbench, Gaps);
            shown.choose("science.study", "diagnosis");
            shown.choose("whatif.indomain", "results-csv");
            shown.shoot("science_gaps_dark");
            shown.tabs.setCurrentIndex(Best);
            shown.shoot("science_best_dark");
            shown.tabs.setCurrentIndex(Forest);
            shown.shoot("science_forest_dark");
            shown.choose("science.study", QString());
            shown.tabs.setCurrentIndex(Curves);
            QTRY_VERIFY(shown.spec<figures::CurveSpec>("science.curves.figure"));
            shown.shoot("science_roc_dark");
            shown.tabs.setCurrentIndex(Tests);
            QTRY_VERIFY(shown.spec<figures::ForestSpec>("science.tests.figure"));
            shown.shoot("science_tests_dark");
        }
        m_theme->setMode(ThemeMode::Light);
    }

private:
    std::unique_ptr<Study> m_study;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestScienceTabs)
#include "tst_science_tabs.moc"
