// Import a data set of chest X-rays with reports, let a model write reports, see their scores, read one in full.
#include <set>

#include "tests/gui/workbench_test.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListView>

#include "ui/bridge/workbench.h"
#include "ui/pages/data/image_view.h"

using namespace vlm;
using namespace vlm::gui_test;

namespace {

constexpr int kPatience = 180'000;
constexpr int kStudies = 8;

void picture(const QByteArray& name)
{
    QDir().mkpath(MEDVLM_BINARY_DIR "/screens");
    QTest::qWait(300);
    QVERIFY(window().grab().save(QString(MEDVLM_BINARY_DIR "/screens/reports-%1.png").arg(QLatin1String(name))));
}

void press(const char* name)
{
    auto* button = child<QAbstractButton>(name);
    QVERIFY2(button, name);
    QTRY_VERIFY2(button->isEnabled() && button->isVisible(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void write(const QString& file, const QByteArray& content)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
}

/// IU X-Ray as it is distributed, with images of VQA-RAD: frontal and lateral of each study, one study without text.
void makeLookAlike(const QString& folder)
{
    const QDir images(MEDVLM_SOURCE_DIR "/resources/demo/datasets/vqa-rad/images");
    const QStringList files = images.entryList(QDir::Files, QDir::Name);
    QVERIFY(files.size() > 2 * kStudies);
    QVERIFY(QDir().mkpath(folder + "/images/images_normalized"));
    const char* findings[] = {"\"The heart is normal in size. The lungs are clear, no pleural effusion.\"",
        "Borderline cardiomegaly. Clear lungs.", "No displaced rib fractures. No pneumothorax.",
        "The chest shows no acute disease. The heart and the mediastinum are normal."};
    QByteArray reports = "uid,MeSH,Problems,image,indication,comparison,findings,impression\n";
    QByteArray projections = "uid,filename,projection\n";
    for (int i = 0; i < kStudies; ++i) {
        const QByteArray uid = QByteArray::number(i + 1);
        const bool empty = i + 1 == kStudies;
        reports += uid + ",normal,normal,Xray Chest PA and Lateral,cough,None.," + (empty ? "" : findings[i % 4]) + ","
            + (empty ? "" : "No acute cardiopulmonary abnormality.") + "\n";
        int view = 0;
        for (const char* projection : {"Frontal", "Lateral"}) {
            const QByteArray name = uid + "_IM-000" + uid + (view == 0 ? "-4001" : "-3001") + ".dcm.png";
            QVERIFY(QFile::copy(images.filePath(files[2 * i + view]),
                folder + "/images/images_normalized/" + QString::fromLatin1(name)));
            projections += uid + "," + name + "," + projection + "\n";
            ++view;
        }
    }
    write(folder + "/indiana_reports.csv", reports);
    write(folder + "/indiana_projections.csv", projections);
}

ui::Workbench& workbench()
{
    return program->application().workbench();
}

}

class TestJourneyReports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        startOnDemonstration();
        makeLookAlike(program->path("iu"));
    }

    void theFolderIsImported()
    {
        window().showPage("data");
        ui::file_dialogs::answerNextWith(program->path("iu"));
        press("data.add");
        auto* dialog = [] { return window().findChild<QWidget*>(QStringLiteral("data.import")); }();
        QVERIFY(dialog);
        for (auto* button : dialog->findChildren<QAbstractButton*>())
            if (button->text() == QString::fromUtf8("Choose a folder…") && button->isVisible())
                button->click();
        auto* accept = dialog->findChild<QAbstractButton*>(QStringLiteral("data.import.accept"));
        QTRY_VERIFY_WITH_TIMEOUT(accept->isEnabled(), 20'000);
        bool warned = false;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            warned = warned || label->text().contains("2 images have no report");
        QVERIFY(warned);
        accept->click();
        auto* grid = child<QListView>("data.grid");
        QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 2 * (kStudies - 1), 20'000);
        picture("data");
    }

    void aRunWritesReports()
    {
        window().showPage("runs");
        QTRY_VERIFY(child<QCheckBox>("dataset.iu-xray"));
        for (QCheckBox* tick : window().findChildren<QCheckBox*>())
            for (const auto& [prefix, wanted] : {std::pair{"model.", "model.demo-llava-general"},
                     {"dataset.", "dataset.iu-xray"}, {"mode.", "mode.ots"}})
                if (tick->objectName().startsWith(QLatin1String(prefix)))
                    tick->setChecked(tick->objectName() == QLatin1String(wanted));
        // Beams of at most 40 tokens.
        auto* method = child<QComboBox>("runs.decoding");
        QVERIFY(method);
        method->setCurrentIndex(method->findData(QStringLiteral("beams")));
        Q_EMIT method->activated(method->currentIndex());
        QVERIFY(child<QLabel>("runs.decodingMeaning")->text().contains("side by side"));
        auto* most = method->parentWidget()->findChild<QDoubleSpinBox*>(QStringLiteral("option.max_new_tokens"));
        QVERIFY(most);
        most->setValue(40);
        QVERIFY(!method->parentWidget()
                     ->findChild<QWidget*>(QStringLiteral("option.temperature"))
                     ->isVisibleTo(method->parentWidget()));
        QVERIFY(method->parentWidget()
                    ->findChild<QWidget*>(QStringLiteral("option.beams"))
                    ->isVisibleTo(method->parentWidget()));
        press("runs.launch");
        QTRY_VERIFY_WITH_TIMEOUT(!workbench().reader().runs().empty(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(workbench().reader().runs().front().state == store::State::Done, kPatience);
        const store::CellRow cell = workbench().reader().cells(workbench().reader().runs().front().id).front();
        QVERIFY2(cell.details.find("\"beams\":4") != std::string::npos, cell.details.c_str());
        std::set<std::string> scored;
        for (const store::MetricRow& row : workbench().reader().metrics(cell.id))
            if (row.convention == "strict" && row.n == 2 * (kStudies - 1))
                scored.insert(row.metric);
        for (const char* metric : {"bleu1", "bleu4", "rouge1", "rouge_l", "meteor", "token_f1"})
            QVERIFY2(scored.contains(metric), metric);
        for (const store::PredictionRow& row : workbench().reader().predictions(cell.id)) {
            QVERIFY(row.generation && row.generation->newTokens <= 40);
            QCOMPARE(row.generation->question, std::string("Can you provide a medical report for this image?"));
        }
    }

    void resultsShowTheScoresOfReports()
    {
        window().showPage("results");
        auto* task = child<QComboBox>("results.task");
        task->setCurrentIndex(task->findData(QStringLiteral("vqa")));
        Q_EMIT task->activated(task->currentIndex());
        auto* metric = child<QComboBox>("results.metric");
        for (const char* name : {"rouge_l", "bleu4", "meteor"})
            QVERIFY2(metric->findData(QLatin1String(name)) >= 0, name);
        metric->setCurrentIndex(metric->findData(QStringLiteral("rouge_l")));
        Q_EMIT metric->activated(metric->currentIndex());
        auto* heatmap = child<QWidget>("results.heatmap");
        QTRY_VERIFY(heatmap->isVisible());
        QTest::qWait(300);
        heatmap->setFocus();
        QTest::keyClick(heatmap, Qt::Key_Right);
        QTest::keyClick(heatmap, Qt::Key_Left);
        picture("results");
        QTest::keyClick(heatmap, Qt::Key_Return);
        auto* list = child<QListView>("results.samples.list");
        QTRY_VERIFY(list->isVisible());
        QTRY_COMPARE(list->model()->rowCount(), 2 * (kStudies - 1));
    }

    void aSampleShowsImageReportsAndMatches()
    {
        auto* list = child<QListView>("results.samples.list");
        list->setCurrentIndex(list->model()->index(0, 0));
        QTRY_VERIFY(child<QLabel>("answer.scores")->text().contains("METEOR"));
        QTRY_VERIFY(child<ui::ImageView>("results.samples.image")->hasImage());
        QVERIFY(child<QLabel>("answer.question")->text().contains("medical report"));
        QVERIFY(child<QLabel>("answer.reference")->text().contains("cardiopulmonary"));
        QVERIFY(!child<QLabel>("answer.reply")->text().isEmpty());
        const QString how = child<QLabel>("answer.how")->text();
        QVERIFY2(how.contains("Beam search (4 beams") && how.contains("at most 40 new tokens"), qPrintable(how));
        QVERIFY(!child<QLabel>("answer.prompt")->text().isEmpty());
        // Words that both have are marked in both, or in neither.
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            list->setCurrentIndex(list->model()->index(row, 0));
            QTest::qWait(200);
            const QString reference = child<QLabel>("answer.reference")->text();
            QCOMPARE(child<QLabel>("answer.reply")->text().contains("underline"), reference.contains("underline"));
        }
        picture("sample");
    }

    void looksInTheDarkAndLarge()
    {
        for (const auto& [name, theme, scale] :
            {std::tuple{"dark", ui::ThemeMode::Dark, 1.0}, {"150", ui::ThemeMode::Light, 1.5}}) {
            program->application().theme().setMode(theme);
            program->application().theme().setScale(scale);
            picture(QByteArray("sample-") + name);
        }
        program->application().theme().setMode(ui::ThemeMode::Light);
        program->application().theme().setScale(1.0);
    }
};

VLM_GUI_TEST_MAIN(TestJourneyReports)
#include "tst_journey_reports.moc"
