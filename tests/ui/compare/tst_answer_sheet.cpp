#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/ui/page_support.h"
#include "ui/models/dataset_pool.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/results/results_page.h"
#include "ui/pages/samples/answer_sheet.h"
#include "ui/plots/score_bars.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::page_test;

namespace {

/// A question without an image, as text-only data sets have it.
class TextOnly : public data::Dataset {
public:
    TextOnly()
    {
        m_info.id = "texts";
        m_info.title = "Texts";
        m_info.task = data::Task::Vqa;
        m_info.root = "/nonexistent/texts";
        data::Sample sample;
        sample.id = "q1";
        sample.question = "What does the report say?";
        sample.answer = "left effusion";
        sample.answerType = data::AnswerType::Open;
        m_samples.push_back(std::move(sample));
    }
    const data::DatasetInfo& info() const override { return m_info; }
    std::span<const data::Sample> samples() const override { return m_samples; }
    imaging::Image load(const data::Sample&) const override { throw Error(ErrorKind::Image, "no file ''"); }
    std::string imageKey(const data::Sample& sample) const override { return sample.id; }

private:
    data::DatasetInfo m_info;
    std::vector<data::Sample> m_samples;
};

}

class TestAnswerSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_project = std::make_unique<fake::Project>();
        m_questions = m_project->addDemonstration("vqa-rad");
        m_project->addModel("demo-llava-general", false, "LLaVA");
        m_ots = m_project->addAnswers("demo-llava-general", m_questions, "ots", 40,
            [](const store::SampleRow& s) { return "The " + s.answer + ", I think"; });
        m_lora = m_project->addAnswers(
            "demo-llava-general", m_questions, "lora", 40, [](const store::SampleRow& s) { return s.answer; });
    }
    void cleanupTestCase() { m_project.reset(); }

    void everyFactOfAnAnswerIsShown()
    {
        const store::Reader reader = m_project->store().reader();
        const auto sample = reader.samples({.dataset = "vqa-rad", .split = "test"}, 0, 1).front();
        DatasetPool pool;
        AnswerSheet sheet;
        sheet.resize(520, 900);
        sheet.show();
        sheet.showFacts(readAnswerFacts(reader, pool, *reader.cell(m_ots), m_questions, sample));
        QCOMPARE(text(sheet, "answer.question"), QString::fromStdString(sample.question));
        QVERIFY(text(sheet, "answer.reply").contains(QStringLiteral("underline")));
        QVERIFY(text(sheet, "answer.reference").contains(QStringLiteral("underline")));
        QVERIFY(text(sheet, "answer.scores").contains(QStringLiteral("METEOR")));
        QVERIFY(text(sheet, "answer.scores").contains(QStringLiteral("as MedVLMBench")));
        QVERIFY(text(sheet, "answer.prompt").contains(QStringLiteral("USER: &lt;image&gt;")));
        QVERIFY(text(sheet, "answer.prompt").contains(QString::fromStdString(sample.question).toHtmlEscaped()));
        QVERIFY(text(sheet, "answer.how").contains(QStringLiteral("4 new token")));
        QVERIFY(text(sheet, "answer.how").contains(QStringLiteral("50.0 tokens/s")));
        QVERIFY(sheet.findChild<ScoreBars*>()->accessibleDescription().contains(QStringLiteral("yes 0.625")));
        QVERIFY(text(sheet, "answer.others").contains(QStringLiteral("LoRA")));
        QVERIFY(!sheet.findChild<QLabel*>(QStringLiteral("answer.prompt"))->isVisible());
        QSignalSpy spy(&sheet, &AnswerSheet::cellRequested);
        Q_EMIT sheet.findChild<QLabel*>(QStringLiteral("answer.others"))->linkActivated(QString::number(m_lora));
        QCOMPARE(spy.front().front().toLongLong(), qint64{m_lora});
    }

    void htmlInAnswersIsText()
    {
        AnswerSheet sheet;
        AnswerFacts facts;
        facts.dataset.task = "vqa";
        facts.cell = {.model = "<b>m</b>", .mode = "ots"};
        facts.sample = {.id = "x", .question = "<img src=x>", .answer = "a"};
        facts.prediction = store::PredictionRow{.text = "<script>a</script>\nnext"};
        sheet.showFacts(facts);
        QVERIFY(text(sheet, "answer.question").startsWith(QStringLiteral("&lt;img")));
        QVERIFY(text(sheet, "answer.reply").contains(QStringLiteral("&lt;script&gt;a&lt;/script&gt;<br>next")));
    }

    void aFailedAnswerSaysWhy()
    {
        AnswerSheet sheet;
        AnswerFacts facts;
        facts.dataset.task = "vqa";
        facts.cell = {.model = "m", .mode = "ots"};
        facts.sample = {.id = "x", .question = "Is it?", .answer = "yes"};
        facts.prediction = store::PredictionRow{.label = 1, .status = "failed", .error = "the file is cut off"};
        sheet.showFacts(facts);
        QVERIFY(text(sheet, "answer.reply").contains(QStringLiteral("the file is cut off")));
        QCOMPARE(text(sheet, "answer.verdict"), QStringLiteral("no answer"));
    }

    void theSamplePageOpensAtTheAskedSample()
    {
        ResultsPage page(m_project->workbench);
        page.resize(1360, 820);
        page.show();
        page.entered();
        Q_EMIT m_project->workbench.showPredictionRequested(m_lora, sampleId(7));
        auto* list = page.findChild<QListView*>(QStringLiteral("results.samples.list"));
        QTRY_VERIFY(list && list->isVisible());
        QTRY_COMPARE(list->currentIndex().row(), 7);
        QTRY_VERIFY(text(page, "answer.about").contains(sampleId(7)));
        QTRY_VERIFY(text(page, "answer.scores").contains(QStringLiteral("METEOR")));
        auto* image = page.findChild<ImageView*>(QStringLiteral("results.samples.image"));
        QTRY_VERIFY(image->hasImage());
        QTest::qWait(200);
        shoot(page, QStringLiteral("sample_vqa"));
        QTest::keyClick(list, Qt::Key_J);
        QTRY_VERIFY(text(page, "answer.about").contains(sampleId(8)));
        QTest::keyClick(list, Qt::Key_K);
        QTRY_VERIFY(text(page, "answer.about").contains(sampleId(7)));
        Q_EMIT page.findChild<QLabel*>(QStringLiteral("answer.others"))->linkActivated(QString::number(m_ots));
        QTRY_VERIFY(text(page, "answer.reply").contains(QStringLiteral("I think")));
        QTRY_COMPARE(list->currentIndex().row(), 7);
        m_theme->setMode(ThemeMode::Dark);
        QTest::qWait(200);
        shoot(page, QStringLiteral("sample_vqa_dark"));
        m_theme->setMode(ThemeMode::Light);
        m_theme->setScale(1.5);
        QTest::qWait(200);
        shoot(page, QStringLiteral("sample_vqa_150"));
        m_theme->setScale(1.0);
    }

    void aSampleWithoutAnImageIsNoError()
    {
        const TextOnly dataset;
        m_project->store().writer().putDataset(workflow::rowOf(dataset, {}));
        m_project->store().writer().putSamples(dataset);
        const auto row = m_project->store().reader().dataset("texts");
        const store::Id cell = m_project->addAnswers(
            "demo-llava-general", *row, "ots", 1, [](const store::SampleRow&) { return "an effusion on the left"; });
        ResultsPage page(m_project->workbench);
        page.resize(1360, 820);
        page.show();
        page.entered();
        Q_EMIT m_project->workbench.showPredictionRequested(cell, QStringLiteral("q1"));
        QTRY_VERIFY(text(page, "answer.about").contains(QStringLiteral("q1")));
        QTRY_VERIFY(text(page, "answer.scores").contains(QStringLiteral("METEOR")));
        auto* image = page.findChild<ImageView*>(QStringLiteral("results.samples.image"));
        QVERIFY(!image->hasImage());
        QVERIFY(image->message().contains(QStringLiteral("text only")));
        shoot(page, QStringLiteral("sample_text_only"));
    }

private:
    QString sampleId(std::int64_t index) const
    {
        return QString::fromStdString(
            m_project->store().reader().samples({.dataset = "vqa-rad", .split = "test"}, index, 1).front().id);
    }

    static QString text(const QWidget& page, const char* name)
    {
        const auto* label = page.findChild<QLabel*>(QLatin1String(name));
        return label ? label->text() : QString();
    }

    std::unique_ptr<fake::Project> m_project;
    ThemeController* m_theme = nullptr;
    store::DatasetRow m_questions;
    store::Id m_ots = 0;
    store::Id m_lora = 0;
};

QTEST_MAIN(TestAnswerSheet)
#include "tst_answer_sheet.moc"
