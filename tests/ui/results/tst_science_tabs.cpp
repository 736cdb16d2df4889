#include <filesystem>

#include <QCheckBox>
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
#include "ui/pages/results/export_dialog.h"
#include "ui/pages/results/science_tabs.h"
#include "ui/pages/results/science_view.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

enum Tab { Heatmap, Gaps, Best, Forest, Curves, ByMode, Tests, Statistics, Conventions };

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

    void everyNumberOpensItsSamplesAndSaysItsFormula_data()
    {
        QTest::addColumn<int>("tab");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        QTest::newRow("gaps") << int(Gaps) << "gaps"
                              << "paired percentile bootstrap";
        QTest::newRow("best") << int(Best) << "best"
                              << "Strictly above counts as beating";
        QTest::newRow("forest") << int(Forest) << "forest"
                                << "In-domain table";
        QTest::newRow("curves") << int(Curves) << "curves"
                                << "chosen on these samples";
        QTest::newRow("tests") << int(Tests) << "tests"
                               << "corrected by Holm";
        QTest::newRow("statistics") << int(Statistics) << "statistics"
                                    << "Equivalence (TOST)";
        QTest::newRow("conventions") << int(Conventions) << "conventions"
                                     << "medvlmbench@";
    }

    void everyNumberOpensItsSamplesAndSaysItsFormula()
    {
        QFETCH(int, tab);
        QFETCH(QString, name);
        QFETCH(QString, says);
        Shown shown(m_study->workbench, static_cast<Tab>(tab));
        const QByteArray figure = ("science." + name + ".figure").toUtf8();
        const QByteArray button = ("science." + name + ".how").toUtf8();
        QTRY_VERIFY(
            shown.find<QToolButton>(button.constData()) && shown.find<QToolButton>(button.constData())->isEnabled());
        if (tab == Gaps)
            QTRY_VERIFY(shown.says("paired percentile bootstrap, B = 1,000, seed 42"));
        auto* view = shown.find<FigureView>(figure.constData());
        QVERIFY(view);
        std::optional<store::SampleQuery> asked;
        const auto connection = connect(&m_study->workbench, &Workbench::showSamplesRequested, this,
            [&](const store::SampleQuery& query) { asked = query; });
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Down);
        QVERIFY(view->cursor().has_value());
        QTest::keyClick(view, Qt::Key_Return);
        disconnect(connection);
        QVERIFY(asked && asked->cell.has_value());
        shown.find<QToolButton>(button.constData())->click();
        auto* popover = shown.find<QFrame>("how");
        QVERIFY(popover && popover->isVisible());
        const QString text = popover->findChild<QLabel*>("how.rows")->text();
        QVERIFY2(text.contains(says), qPrintable(text));
        QVERIFY2(text.contains("positive scores higher"), qPrintable(text)); // AUROC's formula
        QVERIFY2(text.contains("strict/v1"), qPrintable(text));
        const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
        QVERIFY(
            popover->grab().save(QString::fromStdString((folder / ("how_" + name.toStdString() + ".png")).string())));
        QString topic;
        const auto help = connect(
            &m_study->workbench, &Workbench::helpRequested, this, [&](const QString& about) { topic = about; });
        popover->findChild<QPushButton*>("how.more")->click();
        disconnect(help);
        QVERIFY(!topic.isEmpty());
    }

    void anyPairIsTestedInEveryWay()
    {
        Shown shown(m_study->workbench, Statistics);
        QTRY_VERIFY(shown.spec<figures::ForestSpec>("science.statistics.figure")
            && shown.spec<figures::ForestSpec>("science.statistics.figure")->rows.size() == 4U);
        // One model in two modes.
        auto* a = shown.find<QComboBox>("science.statistics.a");
        auto* b = shown.find<QComboBox>("science.statistics.b");
        b->setCurrentIndex(b->findData(QStringList{a->currentData().toStringList().front(), "lp"}));
        QVERIFY(b->currentIndex() > 0);
        Q_EMIT b->activated(b->currentIndex());
        auto* family = shown.find<QTableWidget>("science.statistics.family");
        QTRY_COMPARE(family->rowCount(), 2);
        QTRY_VERIFY(shown.says("by Holm"));
        shown.find<QToolButton>("science.statistics.twin.table")->click();
        auto* table = shown.find<QTableView>("science.statistics.table");
        QStringList what;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            what << table->model()->index(row, 0).data().toString();
        const QString all = what.join('\n');
        for (const char* part : {"percentile bootstrap", "BCa bootstrap", "DeLong, normal", "Test: DeLong",
                 "Test: randomisation", "Equivalence (TOST)", "Non-inferiority", "Minimum detectable", "Power"})
            QVERIFY2(all.contains(part), qPrintable(all));
        shown.shoot("science_statistics_table");
        shown.find<QToolButton>("science.statistics.twin.figure")->click();
        shown.shoot("science_statistics");
        shown.find<QPushButton>("science.statistics.every")->click();
        QTRY_COMPARE(family->rowCount(), 7); // six pairs of four models, one of which was there, and the two modes
        const double before = family->item(0, 3)->text().remove('<').toDouble();
        family->item(6, 0)->setCheckState(Qt::Unchecked);
        QTRY_COMPARE(family->item(6, 3)->text(), QStringLiteral("–"));
        QVERIFY(family->item(0, 3)->text().remove('<').toDouble() <= before);
        shown.shoot("science_statistics_family");
        // Accuracy adds McNemar in both forms, and says what to know at this n.
        shown.choose("science.metric", "accuracy");
        QTRY_VERIFY(shown.spec<figures::ForestSpec>("science.statistics.figure")->rows.size() == 3U);
        shown.find<QToolButton>("science.statistics.twin.table")->click();
        what.clear();
        for (int row = 0; row < table->model()->rowCount(); ++row)
            what << table->model()->index(row, 0).data().toString();
        QVERIFY(what.join('\n').contains("McNemar, mid-p") && what.join('\n').contains("McNemar, exact"));
        shown.choose("science.metric", "auroc");
    }

    void aLongComparisonCanBeCancelled()
    {
        Shown shown(m_study->workbench, Statistics);
        QTRY_VERIFY(shown.spec<figures::ForestSpec>("science.statistics.figure"));
        QTRY_VERIFY(!shown.find<QPushButton>("science.statistics.cancel")->isVisible());
        shown.choose("science.statistics.replicates", 50'000);
        auto* cancel = shown.find<QPushButton>("science.statistics.cancel");
        QVERIFY(cancel->isVisible());
        cancel->click();
        QVERIFY(!cancel->isVisible());
        QTRY_VERIFY(shown.says("Cancelled"));
    }

    void aRunIsShownUnderEachConvention()
    {
        Shown shown(m_study->workbench, Conventions);
        QTRY_VERIFY(shown.spec<figures::ForestSpec>("science.conventions.figure")
            && !shown.spec<figures::ForestSpec>("science.conventions.figure")->rows.empty());
        const auto* spec = shown.spec<figures::ForestSpec>("science.conventions.figure");
        QCOMPARE(spec->rows[0].group, spec->rows[1].group); // strict and the benchmark's side by side
        QVERIFY(spec->rows[0].estimate.value && spec->rows[1].estimate.value);
        shown.shoot("science_conventions");
        shown.find<QToolButton>("science.conventions.twin.table")->click();
        auto* table = shown.find<QTableView>("science.conventions.table");
        QVERIFY(table->model()->index(0, 4).data().toString().contains("with more", Qt::CaseInsensitive));
        shown.shoot("science_conventions_table");
    }

    void choosingTheBestAnewWidensTheIntervalsAndIsADeparture()
    {
        Shown shown(m_study->workbench, Gaps);
        shown.find<QToolButton>("science.gaps.scope.global")->click();
        QTRY_VERIFY(shown.says("paired percentile bootstrap, B = 1,000, seed 42"));
        QVERIFY(!shown.says("anew in every replicate;") && !shown.find<QLabel>("science.gaps.ribbon")->isVisible());
        shown.find<QCheckBox>("whatif.reselect")->click();
        QVERIFY(shown.find<QLabel>("science.gaps.ribbon")->isVisible());
        QVERIFY(shown.says("choose the best of each side anew in every replicate"));
        QTRY_VERIFY(!shown.says("Computing paired intervals"));
        shown.shoot("science_gaps_reselect");
        shown.find<QPushButton>("whatif.reset")->click();
        QVERIFY(!shown.find<QLabel>("science.gaps.ribbon")->isVisible());
        shown.choose("science.study", "diagnosis");
        QVERIFY(!shown.find<QCheckBox>("whatif.reselect")->isEnabled()); // no predictions to draw from
        shown.choose("science.study", QString());
    }

    void eachWhatIfChangeFollowsAtOnce()
    {
        Workbench workbench;
        Shown shown(workbench, Gaps);
        shown.tabs.setCurrentIndex(Best);
        shown.tabs.setCurrentIndex(Forest);
        shown.tabs.setCurrentIndex(Best); // three views follow
        const std::pair<const char*, QVariant> changes[]{{"whatif.selection", static_cast<int>(rq::Selection::Mean)},
            {"whatif.selection", static_cast<int>(rq::Selection::Best)},
            {"whatif.bar", static_cast<int>(rq::Bar::Second)}, {"whatif.bar", static_cast<int>(rq::Bar::Best)},
            {"whatif.indomain", QStringLiteral("results-csv")}, {"whatif.indomain", QString()},
            {"whatif.tuned", QStringLiteral("lora")}, {"whatif.tuned", QString()}};
        auto* view = shown.find<QWidget>("science.best.view");
        for (const auto& [name, data] : changes) {
            auto* box = view->findChild<QComboBox*>(QLatin1String(name));
            const int index = box->findData(data);
            QVERIFY2(index >= 0, name);
            QElapsedTimer clock;
            clock.start();
            box->setCurrentIndex(index);
            Q_EMIT box->activated(index);
            QCoreApplication::processEvents();
            shown.tabs.repaint();
            qInfo("%s: %lld ms, painted", name, static_cast<long long>(clock.elapsed()));
        }
        QVERIFY(!shown.find<QLabel>("science.best.ribbon")->isVisible()); // all taken back
    }

    void aFigureIsSizedBeforeItIsWritten()
    {
        Shown shown(m_study->workbench, Best);
        QTRY_VERIFY(shown.spec<figures::BarsSpec>("science.best.figure"));
        const QTemporaryDir folder;
        shown.find<QAction>("results.export.preview")->trigger();
        auto* dialog = shown.find<ExportDialog>("export");
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QPushButton*>("export.preset.114")->click();
        QVERIFY(dialog->findChild<QLabel*>("export.size")->text().startsWith("114 ×"));
        dialog->findChild<QComboBox*>("export.format")->setCurrentIndex(2);
        QVERIFY(dialog->findChild<QLabel*>("export.size")->text().contains("pixels"));
        dialog->grab().save(QString::fromStdString(
            (std::filesystem::path(MEDVLM_BINARY_DIR) / "screens" / "export_dialog.png").string()));
        const QString file = folder.filePath("sized.png");
        file_dialogs::answerNextWith(file);
        dialog->findChild<QPushButton*>("export.accept")->click();
        QTRY_VERIFY(QFile::exists(file));
        QCOMPARE(QImage(file).width(), qRound(114.0 / 25.4 * 300.0));
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
            shown.tabs.setCurrentIndex(Statistics);
            QTRY_VERIFY(shown.spec<figures::ForestSpec>("science.statistics.figure")
                && !shown.spec<figures::ForestSpec>("science.statistics.figure")->rows.empty());
            shown.shoot("science_statistics_dark");
        }
        m_theme->setMode(ThemeMode::Light);
    }

private:
    std::unique_ptr<Study> m_study;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestScienceTabs)
#include "tst_science_tabs.moc"
