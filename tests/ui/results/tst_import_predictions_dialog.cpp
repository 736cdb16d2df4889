#include <cmath>
#include <filesystem>

#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include "core/metrics/csv.h"
#include "core/science/pairwise.h"
#include "core/science/project_study.h"
#include "core/workflow/import_predictions.h"
#include "tests/ui/models/fake_project.h"
#include "ui/base/theme.h"
#include "ui/pages/results/import_predictions_dialog.h"
#include "ui/pages/results/results_page.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;

class TestImportPredictionsDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
    }

    void aFileBecomesAResultOfThePage()
    {
        fake::Project project;
        ResultsPage page(project.workbench);
        page.resize(1280, 800);
        page.show();
        page.entered();
        page.findChild<QToolButton*>("results.importButton")->click();
        auto* dialog = page.findChild<ImportPredictionsDialog*>();
        QVERIFY(dialog);
        auto* accept = dialog->findChild<QPushButton*>("results.import.accept");
        QVERIFY(!accept->isEnabled());
        file_dialogs::answerNextWith(
            written(project, "theirs.csv", "id,label,score\na,0,0.2\nb,1,0.9\nc,1,0.4\nd,0,0.6\ne,1,0.7\nf,0,0.1\n"));
        dialog->findChild<QPushButton*>("results.import.choose")->click();
        auto* table = dialog->findChild<QTableWidget*>();
        QTRY_COMPARE(table->rowCount(), 6);
        QCOMPARE(table->item(1, 0)->text(), QStringLiteral("b"));
        QCOMPARE(dialog->findChild<QComboBox*>("results.import.column.score")->currentText(), QStringLiteral("score"));
        QVERIFY(!accept->isEnabled()); // nobody has said whose predictions these are
        dialog->findChild<QComboBox*>("results.import.model")->setEditText("theirs");
        dialog->findChild<QComboBox*>("results.import.dataset")->setEditText("elsewhere");
        QVERIFY(accept->isEnabled());
        shoot(*dialog, "results_import");
        accept->click();
        auto* heatmap = page.findChild<FigureView*>("results.heatmap");
        QTRY_VERIFY(heatmap->accessibleDescription().contains("1 data set"));
        const auto runs = project.workbench.reader().runs();
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0].name, std::string("theirs.csv"));
        QCOMPARE(runs[0].state, store::State::Done);
    }

    void findingsAreATaskOfThePage()
    {
        fake::Project project;
        workflow::importPredictions(project.store(),
            MEDVLM_SOURCE_DIR "/tests/data/phase1/medclip_disease_sanity_normalized_preds.csv",
            {.model = "medclip", .dataset = "chest", .replicates = 50});
        ResultsPage page(project.workbench);
        page.resize(1280, 800);
        page.show();
        auto* task = page.findChild<QComboBox*>("results.task");
        task->setCurrentIndex(task->findData("multilabel"));
        page.entered();
        auto* heatmap = page.findChild<FigureView*>("results.heatmap");
        QTRY_VERIFY(heatmap->accessibleDescription().contains("1 data set"));
        QCOMPARE(page.findChild<QComboBox*>("results.metric")->currentData().toString(), QString("finding_auroc"));
        QTRY_VERIFY(heatmap->isVisible());
        heatmap->setFocus();
        QTest::keyClick(heatmap, Qt::Key_Down);
        QTRY_VERIFY(heatmap->cursor().has_value());
        QTest::keyClick(heatmap, Qt::Key_Return); // samples without images or single labels
        auto* list = page.findChild<QListView*>("results.samples.list");
        QTRY_COMPARE(list->model()->rowCount(), 54);
        auto* right = page.findChild<QToolButton*>("results.samples.filter.right");
        QVERIFY(right && !right->isVisible()); // several findings are not one class that is right or wrong
        shoot(page, "results_import_samples");
    }

    void phase1PairsReproduceThroughTheWindow_data()
    {
        QTest::addColumn<QString>("predictions");
        QTest::addColumn<QString>("metrics");
        QTest::addColumn<QString>("table");
        QTest::newRow("normalized") << "medclip_disease_sanity_normalized_preds.csv"
                                    << "medclip_disease_sanity_normalized_zero_shot_metrics.csv"
                                    << "per_disease";
        QTest::newRow("gaussclahe") << "medclip_disease_sanity_gaussclahe_preds.csv"
                                    << "medclip_disease_sanity_gaussclahe_zero_shot_metrics.csv"
                                    << "per_disease";
        QTest::newRow("raw") << "medclip_chexpert_sanity_raw_preds.csv"
                             << "medclip_disease_sanity_raw_zero_shot_metrics.csv"
                             << "per_disease";
        QTest::newRow("6-class raw") << "medclip_chexpert_sanity_raw_preds.csv"
                                     << "medclip_chexpert_6class_raw_metrics.csv"
                                     << "sixclass, per_class";
        QTest::newRow("6-class gaussclahe") << "medclip_chexpert_sanity_gauss_clahe_preds.csv"
                                            << "medclip_chexpert_6class_gaussclahe_metrics.csv"
                                            << "sixclass, per_class";
    }

    void phase1PairsReproduceThroughTheWindow()
    {
        QFETCH(QString, predictions);
        QFETCH(QString, metrics);
        QFETCH(QString, table);
        const QString data = QStringLiteral(MEDVLM_SOURCE_DIR "/tests/data/phase1/");
        fake::Project project;
        ResultsPage page(project.workbench);
        page.resize(1280, 800);
        page.show();
        page.entered();
        page.findChild<QToolButton*>("results.importButton")->click();
        auto* dialog = page.findChild<ImportPredictionsDialog*>();
        file_dialogs::answerNextWith(data + predictions);
        dialog->findChild<QPushButton*>("results.import.choose")->click();
        QTRY_VERIFY(dialog->findChild<QTableWidget*>()->rowCount() > 0);
        dialog->findChild<QComboBox*>("results.import.model")->setEditText("medclip");
        dialog->findChild<QComboBox*>("results.import.dataset")->setEditText("chest");
        auto* accept = dialog->findChild<QPushButton*>("results.import.accept");
        QTRY_VERIFY(accept->isEnabled());
        accept->click();
        QTRY_COMPARE(project.workbench.reader().runs().size(), std::size_t(1));
        auto* task = page.findChild<QComboBox*>("results.task");
        task->setCurrentIndex(task->findData("multilabel"));
        auto* heatmap = page.findChild<FigureView*>("results.heatmap");
        QTRY_VERIFY(heatmap->isVisible() && heatmap->accessibleDescription().contains("1 data set"));
        heatmap->setFocus();
        QTest::keyClick(heatmap, Qt::Key_Down);
        QTRY_VERIFY(heatmap->cursor().has_value());
        auto* tables = page.findChild<QPushButton*>("results.inspector.tables");
        QVERIFY(tables->isVisible());
        tables->click();
        auto* shown = page.findChild<QTableView*>("results.tables." + table);
        QVERIFY2(shown, qPrintable(table));
        const metrics::CsvTable wanted = metrics::readCsv((data + metrics).toStdString());
        QCOMPARE(shown->model()->rowCount(), static_cast<int>(wanted.rows.size()));
        for (int row = 0; row < shown->model()->rowCount(); ++row)
            for (int column = 0; column < static_cast<int>(wanted.columns.size()); ++column) {
                const std::string& cell = wanted.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
                QCOMPARE(shown->model()->headerData(column, Qt::Horizontal).toString().toStdString(),
                    wanted.columns[static_cast<std::size_t>(column)]);
                const QString text = shown->model()->index(row, column).data().toString();
                if (column == 0)
                    QCOMPARE(text.toStdString(), cell);
                else
                    QVERIFY(std::abs(text.toDouble() - *metrics::parseNumber(cell, "cell")) < 1e-9);
            }
        shoot(*page.findChild<QDialog*>("results.tables"), "results_import_tables");
    }

    void multipleChoiceIsComparedWithTheChoicesOfTheFile()
    {
        fake::Project project;
        for (const char* model : {"good", "poor"}) {
            QJsonArray rows;
            for (int i = 0; i < 24; ++i) {
                const bool right = model == std::string("good") ? i % 6 != 0 : i % 2 == 0;
                rows.append(QJsonObject{{"question_type", "multi-choice"}, {"qs", "Which?"}, {"answer", "B"},
                    {"options", QJsonObject{{"A", "MRI"}, {"B", "CT"}}},
                    {"prediction", right ? "It shows a CT" : "A. MRI"}});
            }
            workflow::importPredictions(project.store(),
                written(project, (std::string(model) + ".json").c_str(), QJsonDocument(rows).toJson()).toStdString(),
                {.task = metrics::Task::Vqa, .model = model, .dataset = "choices", .replicates = 50});
        }
        const store::Reader reader = project.workbench.reader();
        const auto own = science::studyOf(reader, "choice_accuracy", metrics::Convention::Strict);
        QCOMPARE(own.results.size(), 2U);
        science::CellCache cells(reader);
        const auto pair = science::compareCells(cells.table(own.result("good", "choices", "ots")->cell),
            cells.table(own.result("poor", "choices", "ots")->cell), metrics::metricById("choice_accuracy"),
            metrics::Convention::Strict, {});
        QVERIFY2(pair.tested(), pair.refused.c_str());
        QVERIFY(std::abs(own.result("good", "choices", "ots")->metric->value - 20.0 / 24.0) < 1e-9);
        QVERIFY(std::abs(pair.difference.value - (20.0 - 12.0) / 24.0) < 1e-9); // names of options count as letters
    }

    void retrievalIsATaskOfThePage()
    {
        fake::Project project;
        workflow::importPredictions(project.store(),
            written(project, "retrieval.csv",
                "query,item,similarity,relevant\nq1,a,0.9,1\nq1,b,0.2,0\nq1,c,0.1,0\nq2,a,0.8,0\nq2,b,0.7,1\nq2,c,0.1,"
                "0\n"
                "q3,a,0.1,0\nq3,b,0.3,0\nq3,c,0.2,1\n")
                .toStdString(),
            {.task = metrics::Task::Retrieval, .model = "searcher", .dataset = "captions", .replicates = 50});
        ResultsPage page(project.workbench);
        page.resize(1280, 800);
        page.show();
        auto* task = page.findChild<QComboBox*>("results.task");
        task->setCurrentIndex(task->findData("retrieval"));
        page.entered();
        auto* heatmap = page.findChild<FigureView*>("results.heatmap");
        QTRY_VERIFY(heatmap->accessibleDescription().contains("1 data set"));
        auto* metric = page.findChild<QComboBox*>("results.metric");
        for (const char* id : {"recall_at_1", "recall_at_5", "recall_at_10", "mrr", "median_rank", "ndcg"})
            QVERIFY2(metric->findData(id) >= 0, id);
        QTRY_VERIFY(heatmap->isVisible());
        const auto& spec = std::get<figures::HeatmapSpec>(heatmap->figure());
        QVERIFY(std::abs(*spec.cells[0].estimate.value - 1.0 / 3.0) < 1e-9); // recall at 1
        heatmap->setFocus();
        QTest::keyClick(heatmap, Qt::Key_Down);
        QTRY_VERIFY(heatmap->cursor().has_value());
        shoot(page, "results_retrieval");
        QTest::keyClick(heatmap, Qt::Key_Return);
        auto* list = page.findChild<QListView*>("results.samples.list");
        QTRY_COMPARE(list->model()->rowCount(), 3);
        shoot(page, "results_retrieval_samples");
    }

    void columnsOfUnusualNamesCanBeChosen()
    {
        fake::Project project;
        ImportPredictionsDialog dialog(
            project.workbench, written(project, "odd.csv", "who,verdict,p1\nx,0,0.2\ny,1,0.9\n"), nullptr);
        dialog.show();
        auto* label = dialog.findChild<QComboBox*>("results.import.column.label");
        QTRY_COMPARE(label->count(), 4); // none and the file's three
        choose(dialog, "label", "verdict");
        choose(dialog, "score", "p1");
        auto* table = dialog.findChild<QTableWidget*>();
        QTRY_COMPARE(table->rowCount(), 2);
        QCOMPARE(table->horizontalHeaderItem(3)->text(), QStringLiteral("score"));
        QCOMPARE(table->item(1, 3)->text(), QStringLiteral("0.9"));
    }

private:
    static QString written(fake::Project& project, const char* name, const QByteArray& text)
    {
        QFile file(project.folder.filePath(QLatin1String(name)));
        const bool ok = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        return ok ? file.fileName() : QString();
    }
    static void choose(ImportPredictionsDialog& dialog, const char* word, const char* column)
    {
        auto* box = dialog.findChild<QComboBox*>(QStringLiteral("results.import.column.") + QLatin1String(word));
        const int index = box->findText(QLatin1String(column));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    static void shoot(QWidget& widget, const char* name)
    {
        const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
        std::filesystem::create_directories(folder);
        QVERIFY(widget.grab().save(QString::fromStdString((folder / (std::string(name) + ".png")).string())));
    }

    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestImportPredictionsDialog)
#include "tst_import_predictions_dialog.moc"
