#include <filesystem>

#include <QComboBox>
#include <QFile>
#include <QListView>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

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
