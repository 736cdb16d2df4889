// What the card of a model that answers says about precision and memory.
#include <QLabel>
#include <QTest>

#include "core/base/files.h"
#include "core/store/project.h"
#include "core/workflow/registration.h"
#include "ui/pages/models/model_card.h"
#include "ui/pages/models/registry.h"

#include <filesystem>

#include <QTemporaryDir>

using namespace vlm;

namespace {

namespace fs = std::filesystem;

const fs::path kDemo = fs::path(MEDVLM_SOURCE_DIR) / "resources/demo/models";

QString allText(const QWidget& card)
{
    QString text;
    for (const QLabel* label : card.findChildren<QLabel*>())
        text += label->text() + QLatin1Char('\n');
    return text;
}

}

class TestModelCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMeasuredEffectOnAnswersIsShown()
    {
        const ui::RegistryRow row = registered(kDemo / "demo-llava-general");
        QCOMPARE(row.answering.size(), std::size_t(5));
        const QString text = shown(row);
        QVERIFY2(text.contains(QStringLiteral("% of the answers as with float32")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("measured on 451 questions of vqa-rad")));
        for (const char* precision : {"bfloat16: ", "int8: ", "int4: ", "nf4: "})
            QVERIFY2(text.contains(QLatin1String(precision)), precision);
    }

    void whatWasNotMeasuredSaysHow()
    {
        QTemporaryDir folder;
        const fs::path copy = fs::path(folder.path().toStdString()) / "own-llava";
        fs::copy(kDemo / "demo-llava-general", copy);
        fs::remove(copy / "quantisation.json");
        const QString text = shown(registered(copy));
        QVERIFY2(
            text.contains(QStringLiteral("medvlm bench quantise --model \"%1\"").arg(copy.c_str())), qPrintable(text));
    }

    void memoryIsSaidForEachPrecision()
    {
        const ui::RegistryRow row = registered(kDemo / "demo-llava-general");
        for (std::size_t i = 1; i < row.answering.size(); ++i)
            QVERIFY(row.answering[i].weights < row.answering.front().weights);
        const ui::MemoryNeed need = ui::memoryNeed(row);
        QVERIFY(!need.precision.isEmpty());
        const QString text = shown(row);
        QVERIFY2(
            text.contains(QStringLiteral("Runs whose precision is automatic use ") + need.precision), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("One batch of 32 images")));
    }

    void encodersKeepTheirArithmetic()
    {
        const ui::RegistryRow row = registered(kDemo / "demo-clip-general");
        QVERIFY(row.answering.empty());
        const QString text = shown(row);
        QVERIFY(text.contains(QStringLiteral("One batch of 32 images")));
        QVERIFY(!text.contains(QStringLiteral("bench quantise")));
    }

    void publishedModelsAreGuessed()
    {
        for (const ui::RegistryRow& row : ui::readRegistry(nullptr))
            if (row.published && row.published->kind == "generative" && row.parameters > 6'000'000'000) {
                QCOMPARE(row.answering.size(), std::size_t(5));
                const QString text = shown(row);
                QVERIFY2(text.contains(QStringLiteral("Guessed from the parameters")), qPrintable(text));
                return;
            }
        QFAIL("no published model of 7 billion parameters answers");
    }

private:
    ui::RegistryRow registered(const fs::path& model)
    {
        const auto project
            = store::Project::create(fs::path(m_folder.path().toStdString()) / (std::to_string(m_made++) + ".vlmproj"));
        config::RunConfig config;
        config.models = {{.id = model.filename().string(), .folder = model, .specialist = false, .pairing = {}}};
        workflow::registerStudy(*project, config);
        project->writer().flush();
        const store::Reader reader = project->reader();
        return ui::readRegistry(&reader).front();
    }

    static QString shown(const ui::RegistryRow& row)
    {
        ui::ModelCard card;
        card.show(row, ui::Fit::Fits, 16'000'000'000, 2'000'000'000);
        return allText(card);
    }

    QTemporaryDir m_folder;
    int m_made = 0;
};

QTEST_MAIN(TestModelCard)
#include "tst_model_card.moc"
