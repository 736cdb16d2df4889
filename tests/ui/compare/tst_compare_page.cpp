#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/ui/page_support.h"
#include "ui/pages/compare/compare_page.h"
#include "ui/plots/figure_view.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::page_test;

namespace {

/// The ots answers are right on every third question, the tuned ones on every second.
std::string said(const store::SampleRow& sample, std::int64_t every)
{
    return sample.ordinal % every == 0 ? sample.answer : "no such thing is seen in " + sample.id;
}

struct Study : fake::Project {
    store::DatasetRow questions = addDemonstration("vqa-rad");
    store::DatasetRow chest = addDemonstration("pneumoniamnist");
    store::Id ots = 0;
    store::Id lora = 0;

    Study()
    {
        addModel("demo-llava-general", false, "LLaVA");
        addModel("demo-clip-general", false, "CLIP");
        ots = addAnswers("demo-llava-general", questions, "ots", 60, [](const auto& s) { return said(s, 3); });
        lora = addAnswers("demo-llava-general", questions, "lora", 50, [](const auto& s) { return said(s, 2); });
        addAnswers("other-model", questions, "ots", 60, [](const auto& s) { return s.answer; });
        addResult("demo-clip-general", chest, "ots", 0.6);
        addResult("demo-clip-general", chest, "lp", 1.9);
    }
};

}

class TestComparePage : public QObject {
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

    void aProjectWithoutResultsSaysWhatToDo()
    {
        fake::Project project;
        ComparePage page(project.workbench);
        show(page);
        QTRY_VERIFY(saying(page, QStringLiteral("Nothing to compare yet")));
    }

    void beforeAndAfterTuningIsTheFirstComparison()
    {
        ComparePage page(m_study->workbench);
        open(page);
        QVERIFY(box(page, "A")->currentText().contains(QStringLiteral("Off the shelf")));
        QVERIFY(box(page, "B")->currentText().contains(QStringLiteral("LoRA")));
        QTest::qWait(500);
        shoot(page, QStringLiteral("compare"));
    }

    void flowCountsAddUpAndEqualTheDefinition()
    {
        ComparePage page(m_study->workbench);
        open(page);
        const store::Reader reader = m_study->store().reader();
        std::array<int, 4> expected{};
        for (const store::PredictionRow& b : reader.predictions(m_study->lora)) {
            const auto a = reader.prediction(m_study->ots, b.sample);
            QVERIFY(a.has_value());
            const bool first = a->predicted == a->label;
            const bool second = b.predicted == b.label;
            ++expected[first ? (second ? 0U : 1U) : (second ? 2U : 3U)];
        }
        QCOMPARE(expected[0] + expected[1] + expected[2] + expected[3], 50);
        const char* names[] = {"bothRight", "lost", "gained", "bothWrong"};
        auto* list = page.findChild<QListView*>(QStringLiteral("compare.list"));
        for (std::size_t i = 0; i < 4; ++i) {
            auto* button = page.findChild<QAbstractButton*>(QStringLiteral("compare.flow.") + QLatin1String(names[i]));
            QVERIFY2(
                button->text().startsWith(QString::number(expected[i]) + QLatin1Char(' ')), qPrintable(button->text()));
            button->click();
            QTRY_COMPARE(list->model()->rowCount(), expected[i]);
        }
        page.findChild<QAbstractButton*>(QStringLiteral("compare.all"))->click();
        QTRY_COMPARE(list->model()->rowCount(), 50);
        // The difference is that of the two off-diagonal counts.
        const double difference = 100.0 * (expected[2] - expected[1]) / 50.0;
        const QString shown = text(page, QStringLiteral("compare.difference"));
        QVERIFY2(shown.contains(QString::number(std::abs(difference), 'f', 1)), qPrintable(shown));
        const QString test = text(page, QStringLiteral("compare.test"));
        QVERIFY2(test.contains(QStringLiteral("McNemar")) && test.contains(QStringLiteral("n = 50")), qPrintable(test));
        QVERIFY(text(page, QStringLiteral("compare.notes")).contains(QStringLiteral("10 samples")));
    }

    void answersStandSideBySideWithTheirDifferences()
    {
        ComparePage page(m_study->workbench);
        open(page);
        page.findChild<QAbstractButton*>(QStringLiteral("compare.flow.lost"))->click();
        QTRY_VERIFY(text(page, QStringLiteral("compare.column.A.verdict")) == QStringLiteral("right"));
        QTRY_VERIFY(text(page, QStringLiteral("compare.column.B.verdict")) == QStringLiteral("wrong"));
        QVERIFY(
            text(page, QStringLiteral("compare.column.B.text")).contains(QStringLiteral("text-decoration:underline")));
        QVERIFY(!text(page, QStringLiteral("compare.question")).isEmpty());
        QTest::qWait(300);
        shoot(page, QStringLiteral("compare_lost"));
        QSignalSpy spy(&m_study->workbench, &Workbench::showPredictionRequested);
        page.findChild<QToolButton*>(QStringLiteral("compare.column.B.open"))->click();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.front().front().toLongLong(), qint64{m_study->lora});
        const QString before = text(page, QStringLiteral("compare.question"));
        QTest::keyClick(page.findChild<QListView*>(QStringLiteral("compare.list")), Qt::Key_J);
        QTRY_VERIFY(text(page, QStringLiteral("compare.question")) != before);
        page.findChild<QCheckBox*>(QStringLiteral("compare.blind"))->setChecked(true);
        for (const QLabel* label : page.findChildren<QLabel*>())
            QVERIFY(!label->isVisible() || !label->text().contains(QStringLiteral("llava")));
    }

    void threeResultsShareATableWithPairedDifferences()
    {
        ComparePage page(m_study->workbench);
        open(page);
        choose(page, "C", QStringLiteral("other-model"));
        chooseIn(*box(page, "metric"), QStringLiteral("exact_match"));
        page.findChild<QToolButton*>(QStringLiteral("compare.view.numbers"))->click();
        auto* table = page.findChild<QTableView*>(QStringLiteral("compare.table"));
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->model()->columnCount(), 7);
        // A has 60 samples and B 50: no pair with B can be tested, C against A can.
        QTRY_VERIFY(cell(*table, 2, 5).contains(QStringLiteral("p < 0.001")));
        QCOMPARE(cell(*table, 1, 5), QStringLiteral("–"));
        QVERIFY(text(page, QStringLiteral("compare.caption")).contains(QStringLiteral("60")));
        shoot(page, QStringLiteral("compare_numbers"));
    }

    void classificationsAreComparedToo()
    {
        ComparePage page(m_study->workbench);
        open(page);
        chooseIn(*box(page, "dataset"), QStringLiteral("pneumoniamnist"));
        QTRY_VERIFY(text(page, QStringLiteral("compare.test")).contains(QStringLiteral("McNemar")));
        QTRY_VERIFY(!text(page, QStringLiteral("compare.column.A.verdict")).isEmpty());
        QTest::qWait(400);
        shoot(page, QStringLiteral("compare_diagnosis"));
        page.findChild<QToolButton*>(QStringLiteral("compare.view.numbers"))->click();
        auto* roc = page.findChild<FigureView*>(QStringLiteral("compare.roc"));
        QTRY_VERIFY(roc->isVisible());
        const auto* curves = std::get_if<figures::CurveSpec>(&roc->figure());
        QVERIFY(curves && curves->curves.size() == 2);
        QTest::qWait(300);
        shoot(page, QStringLiteral("compare_roc"));
        m_theme->setMode(ThemeMode::Dark);
        page.themeChanged();
        page.findChild<QToolButton*>(QStringLiteral("compare.view.samples"))->click();
        QTest::qWait(300);
        shoot(page, QStringLiteral("compare_dark"));
        m_theme->setMode(ThemeMode::Light);
    }

    void anyResultLeadsHere()
    {
        ComparePage page(m_study->workbench);
        page.resize(1360, 820);
        page.show();
        Q_EMIT m_study->workbench.showComparisonRequested(m_study->lora, 0);
        QTRY_COMPARE(box(page, "A")->currentData().toLongLong(), qint64{m_study->lora});
        QCOMPARE(box(page, "B")->currentData().toLongLong(), qint64{m_study->ots});
        QTRY_VERIFY(!text(page, QStringLiteral("compare.test")).isEmpty());
    }

    void theSameResultTwiceIsExplained()
    {
        ComparePage page(m_study->workbench);
        open(page);
        box(page, "B")->setCurrentIndex(box(page, "A")->currentIndex());
        Q_EMIT box(page, "B")->activated(0);
        QTRY_VERIFY(saying(page, QStringLiteral("same result")));
    }

private:
    static void open(ComparePage& page)
    {
        show(page);
        auto* dataset = box(page, "dataset");
        QTRY_VERIFY(dataset->count() == 2);
        chooseIn(*dataset, QStringLiteral("vqa-rad"));
        QTRY_VERIFY(!text(page, QStringLiteral("compare.test")).isEmpty());
        QTRY_VERIFY(page.findChild<QListView*>(QStringLiteral("compare.list"))->model()->rowCount() > 0);
    }

    static void choose(ComparePage& page, const char* place, const QString& model)
    {
        QComboBox* places = box(page, place);
        for (int i = 0; i < places->count(); ++i)
            if (places->itemText(i).startsWith(model))
                places->setCurrentIndex(i);
        Q_EMIT places->activated(places->currentIndex());
    }

    static QComboBox* box(const QWidget& page, const char* name)
    {
        return page.findChild<QComboBox*>(QStringLiteral("compare.") + QLatin1String(name));
    }

    static QString cell(const QTableView& table, int row, int column)
    {
        return table.model()->index(row, column).data().toString();
    }

    std::unique_ptr<Study> m_study;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestComparePage)
#include "tst_compare_page.moc"
