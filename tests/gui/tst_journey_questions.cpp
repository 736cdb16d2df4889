// Ask the demonstration's models about an image, run them on questions, watch their answers, read one in full, compare.
#include <algorithm>

#include "tests/gui/workbench_test.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/ask/answer_card.h"
#include "ui/pages/data/image_view.h"

using namespace vlm;
using namespace vlm::gui_test;

namespace {

constexpr int kPatience = 120'000;

void picture(const char* name)
{
    QDir().mkpath(MEDVLM_BINARY_DIR "/screens");
    QTest::qWait(300);
    QVERIFY(window().grab().save(QString(MEDVLM_BINARY_DIR "/screens/questions-%1.png").arg(name)));
}

ui::Workbench& workbench()
{
    return program->application().workbench();
}

QList<ui::AnswerCard*> cards()
{
    return window().findChildren<ui::AnswerCard*>();
}

QString textOf(const QWidget& card, const char* name)
{
    return card.findChild<QLabel*>(QLatin1String(name))->text();
}

bool allDone()
{
    for (const ui::AnswerCard* card : cards())
        if (!card->isDone())
            return false;
    return true;
}

void tickModel(const char* model, bool on = true)
{
    const QByteArray name = QByteArray("ask.model.") + model;
    QTRY_VERIFY2(child<QCheckBox>(name), name);
    child<QCheckBox>(name)->setChecked(on);
}

}

class TestJourneyQuestions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startOnDemonstration(); }

    void askSaysWhatIsMissing()
    {
        QTest::keyClick(&window(), Qt::Key_8, Qt::AltModifier);
        QTRY_COMPARE(window().currentPageId(), QString("ask"));
        auto* image = child<ui::ImageView>("ask.image");
        QTRY_VERIFY_WITH_TIMEOUT(image->hasImage(), 20'000);
        QTRY_VERIFY(!child<QPlainTextEdit>("ask.question")->toPlainText().isEmpty());
        QVERIFY(child<QLabel>("ask.reference")->isVisible());
        QTRY_VERIFY(child<QLabel>("ask.why")->text().contains("Tick a model"));
        QVERIFY(!child<QAbstractButton>("ask.ask")->isEnabled());
        picture("ask-empty");
    }

    void modelsAnswerSideBySide()
    {
        tickModel("demo-llava-general");
        tickModel("demo-llava-radiology");
        QCOMPARE(cards().size(), 2);
        auto* question = child<QPlainTextEdit>("ask.question");
        question->setPlainText("Is this a chest x-ray?");
        QTRY_VERIFY(child<QAbstractButton>("ask.ask")->isEnabled());
        QTest::keyClick(question, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!allDone());
        QTRY_VERIFY_WITH_TIMEOUT(allDone(), kPatience);
        for (const ui::AnswerCard* card : cards()) {
            QVERIFY(!card->answerText().isEmpty());
            QVERIFY2(
                textOf(*card, "ask.card.details").contains("tokens/s"), qPrintable(textOf(*card, "ask.card.details")));
        }
        auto* history = child<QTableView>("ask.history");
        QTRY_COMPARE(history->model()->rowCount(), 1);
        QCOMPARE(history->model()->index(0, 2).data().toString(), QString("Is this a chest x-ray?"));
        picture("ask");
        QTest::mouseClick(child<QAbstractButton>("ask.history.copy"), Qt::LeftButton);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.contains("demo-llava-radiology\t") && copied.contains("Is this a chest x-ray?"));
        QVERIFY(child<QLabel>("ask.memory")->text().contains("2 loaded"));
    }

    void fewerBitsLoadTheModelsAnew()
    {
        auto* precision = child<QComboBox>("ask.precision");
        const int before = precision->currentIndex();
        precision->setCurrentIndex(precision->findData(QStringLiteral("int4")));
        Q_EMIT precision->activated(precision->currentIndex());
        QCOMPARE(cards().size(), 2);
        for (const ui::AnswerCard* card : cards())
            QVERIFY(textOf(*card, "ask.card.state").contains("Not loaded yet"));
        auto* question = child<QPlainTextEdit>("ask.question");
        QTRY_VERIFY(child<QAbstractButton>("ask.ask")->isEnabled());
        QTest::keyClick(question, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(allDone() && !cards().front()->answerText().isEmpty(), kPatience);
        QVERIFY(child<QLabel>("ask.memory")->text().contains("kept in int4"));
        precision->setCurrentIndex(before);
        Q_EMIT precision->activated(before);
    }

    void scoringModelsCompareTypedLabels()
    {
        tickModel("demo-llava-general", false);
        tickModel("demo-llava-radiology", false);
        QCOMPARE(cards().size(), 0);
        tickModel("demo-clip-radiology");
        QTRY_VERIFY(child<QLabel>("ask.why")->text().contains("two labels"));
        auto* labels = child<QLineEdit>("ask.labels");
        QVERIFY(labels->isVisible());
        labels->setText("a chest x-ray with pneumonia, a normal chest x-ray, a skin lesion");
        QTRY_VERIFY(child<QAbstractButton>("ask.ask")->isEnabled());
        QTest::keyClick(labels, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(allDone() && !cards().front()->answerText().isEmpty(), kPatience);
        QVERIFY(labels->text().contains(cards().front()->answerText()));
        tickModel("demo-llava-general");
        tickModel("demo-siglip-general");
        picture("ask-labels");
        // Four at most: the fifth cannot be ticked.
        tickModel("demo-clip-general");
        QTRY_VERIFY(!child<QCheckBox>("ask.model.demo-siglip-radiology")->isEnabled());
        for (const char* model :
            {"demo-clip-radiology", "demo-llava-general", "demo-siglip-general", "demo-clip-general"})
            tickModel(model, false);
    }

    void aFileIsDecodedAndABrokenOneExplained()
    {
        auto* image = child<ui::ImageView>("ask.image");
        QFile broken(program->path("broken.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("\x89PNG\r\n\x1a\n half");
        broken.close();
        ui::file_dialogs::answerNextWith(broken.fileName());
        QTest::mouseClick(child<QAbstractButton>("ask.open"), Qt::LeftButton);
        QTRY_VERIFY(!image->hasImage() && image->message().contains("broken.png"));
        QImage drawn(64, 48, QImage::Format_RGB32);
        drawn.fill(Qt::darkGray);
        QVERIFY(drawn.save(program->path("drawn.png")));
        ui::file_dialogs::answerNextWith(program->path("drawn.png"));
        QTest::mouseClick(child<QAbstractButton>("ask.open"), Qt::LeftButton);
        QTRY_VERIFY(image->hasImage());
    }

    void stopEndsAnAnswerAndTheModelCanBeAskedAgain()
    {
        tickModel("demo-llava-general");
        auto* question = child<QPlainTextEdit>("ask.question");
        question->setPlainText("Describe the image.");
        QTest::keyClick(question, Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(allDone(), kPatience);
        QTest::keyClick(question, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(allDone() && !cards().front()->answerText().isEmpty(), kPatience);
        // Put away in the middle of an answer.
        QTest::keyClick(question, Qt::Key_Return, Qt::ControlModifier);
        tickModel("demo-llava-general", false);
        QCOMPARE(cards().size(), 0);
    }

    void aRunShowsItsLastAnswers()
    {
        window().showPage("runs");
        config::RunConfig config;
        config.name = "Questions";
        for (const store::ModelRow& model : workbench().reader().models())
            if (model.id.starts_with("demo-llava"))
                config.models.push_back({model.id, model.folder, model.specialist, model.pairing});
        QCOMPARE(config.models.size(), std::size_t(2));
        for (const store::DatasetRow& dataset : workbench().reader().datasets())
            if (dataset.id == "vqa-rad")
                config.datasets.push_back({dataset.id, dataset.path, dataset.inDomainFor});
        config.modes = {config::Mode::OffTheShelf};
        config.evaluation.maxSamples = 120;
        config.evaluation.bootstrapReplicates = 100;
        auto* tabs = child<QTabBar>("runs.tabs");
        tabs->setCurrentIndex(1);
        std::size_t given = 0;
        connect(&workbench(), &ui::Workbench::answersGiven, this,
            [&](const runs::AnswersGiven& answers) { given += answers.answers.size(); });
        workbench().launch(config);
        auto* answers = child<QWidget>("runs.answers");
        QTRY_VERIFY_WITH_TIMEOUT(answers->isVisible(), kPatience);
        QVERIFY(
            textOf(*answers, "runs.answer.0").contains("right") || textOf(*answers, "runs.answer.0").contains("wrong"));
        QTRY_VERIFY_WITH_TIMEOUT(workbench().reader().runs().front().state == store::State::Done, kPatience);
        QVERIFY(given > 0);
        picture("live");
    }

    void runsKeepHowAnswersCameAbout()
    {
        for (const store::CellRow& cell : workbench().reader().cells(workbench().reader().runs().front().id)) {
            const auto rows = workbench().reader().predictions(cell.id);
            QCOMPARE(rows.size(), std::size_t(120));
            for (const store::PredictionRow& row : rows) {
                QVERIFY(row.generation && row.generation->promptTokens > 0 && row.generation->newTokens > 0);
                QVERIFY(row.generation->yes && *row.generation->yes >= 0.0 && *row.generation->yes <= 1.0);
                QVERIFY(row.generation->prompt().find("<image>") != std::string::npos);
            }
        }
    }

    void askGivesTheAnswersOfTheRun()
    {
        const store::Reader reader = workbench().reader();
        const store::CellRow cell = reader.cells(reader.runs().front().id).front();
        const store::PredictionRow row = reader.predictions(cell.id)[7];
        const auto samples = reader.samples({.dataset = "vqa-rad", .split = "test"}, 0, 10'000);
        const auto at = std::ranges::find(samples, row.sample, &store::SampleRow::id);
        QVERIFY(at != samples.end());
        window().showPage("ask");
        auto* question = child<QPlainTextEdit>("ask.question");
        question->clear();
        child<QSpinBox>("ask.sample")->setValue(static_cast<int>(at - samples.begin()) + 1);
        QTRY_COMPARE(question->toPlainText(), ui::toQt(row.generation->question));
        tickModel(cell.model.c_str());
        QTRY_VERIFY(child<QAbstractButton>("ask.ask")->isEnabled());
        QTest::keyClick(question, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(allDone() && !cards().front()->answerText().isEmpty(), kPatience);
        QCOMPARE(cards().front()->answerText(), ui::toQt(row.text));
    }

    void aComparisonLeadsToTheSamplePage()
    {
        window().showPage("compare");
        QTRY_VERIFY_WITH_TIMEOUT(!child<QLabel>("compare.test")->text().isEmpty(), 20'000);
        auto* open = child<QAbstractButton>("compare.column.B.open");
        QTRY_VERIFY(open->isEnabled());
        picture("compare");
        QTest::mouseClick(open, Qt::LeftButton);
        QTRY_COMPARE(window().currentPageId(), QString("results"));
        QTRY_VERIFY(child<QLabel>("answer.scores")->text().contains("METEOR"));
        picture("sample");
    }

    void looksInTheDarkAndLarge()
    {
        for (const auto& [name, theme, scale] :
            {std::tuple{"dark", ui::ThemeMode::Dark, 1.0}, {"150", ui::ThemeMode::Light, 1.5}}) {
            program->application().theme().setMode(theme);
            program->application().theme().setScale(scale);
            for (const char* page : {"ask", "compare", "results", "runs"}) {
                window().showPage(page);
                const int least = child<QWidget>(QByteArray("page.") + page)->minimumSizeHint().width();
                QVERIFY2(least <= 1360, qPrintable(QString("%1 needs %2").arg(page).arg(least)));
                picture(QByteArray(page) + "-" + name);
            }
        }
        program->application().theme().setMode(ui::ThemeMode::Light);
        program->application().theme().setScale(1.0);
    }
};

VLM_GUI_TEST_MAIN(TestJourneyQuestions)
#include "tst_journey_questions.moc"
