#include "core/base/error.h"
#include "core/models/answer_tuning.h"

#include <algorithm>
#include <cmath>

#include <QTemporaryDir>
#include <QTest>

using namespace vlm;

namespace {

std::unique_ptr<models::Generator> fixture(const char* name)
{
    return models::loadGenerator(std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures" / name, {});
}

imaging::Image picture(std::size_t seed)
{
    imaging::Image image(32, 32, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * (7 + 13 * seed)) % 251);
    return image;
}

const std::vector<models::AnswerExample> kExamples{
    {"Is there a mass?", "yes"}, {"What organ is abnormal?", "the lung"}};

models::AnswerTuningOptions quick()
{
    models::AnswerTuningOptions options;
    options.rank = 4;
    options.learningRate = 2e-2;
    options.epochs = 25;
    options.batchSize = 2;
    return options;
}

std::vector<std::string> answers(models::Generator& generator)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < kExamples.size(); ++i) {
        const std::vector<std::string> question{kExamples[i].question};
        texts.push_back(generator.answer(picture(i), question, {.maxNewTokens = 8}, {}).front().text);
    }
    return texts;
}

}

class TestAnswerTuning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learntAnswersAreGivenAndForgottenWithTheAdapter_data();
    void learntAnswersAreGivenAndForgottenWithTheAdapter();
    void aSavedAdapterAnswersTheSame();
    void trainingRepeatsWithItsSeed();
    void checkpointingChangesNoLoss();
    void refusesWhatCannotBeTrained();
};

void TestAnswerTuning::learntAnswersAreGivenAndForgottenWithTheAdapter_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"llava", "gemma3", "qwen2_vl", "blip2_opt"})
        QTest::newRow(name) << name;
}

void TestAnswerTuning::learntAnswersAreGivenAndForgottenWithTheAdapter()
{
    QFETCH(QString, name);
    const auto generator = fixture(qPrintable(name));
    const auto before = answers(*generator);
    {
        const auto tuning = models::AnswerTuning::fit(*generator, kExamples, picture, quick(), {}, {});
        QCOMPARE(tuning.losses().size(), std::size_t(25));
        QVERIFY(tuning.losses().back() < 0.5 * tuning.losses().front());
        QVERIFY(tuning.trainableParameters() > 0);
        QCOMPARE(answers(*generator), (std::vector<std::string>{"yes", "the lung"}));
    }
    QCOMPARE(answers(*generator), before);
}

void TestAnswerTuning::aSavedAdapterAnswersTheSame()
{
    const QTemporaryDir folder;
    const auto generator = fixture("llava");
    {
        models::AnswerTuning::fit(*generator, kExamples, picture, quick(), {}, {}).save(folder.path().toStdString());
    }
    QVERIFY(answers(*generator).front() != "yes");
    const auto tuning = models::AnswerTuning::load(*generator, folder.path().toStdString());
    QCOMPARE(answers(*generator), (std::vector<std::string>{"yes", "the lung"}));
}

void TestAnswerTuning::trainingRepeatsWithItsSeed()
{
    const auto generator = fixture("llava");
    models::AnswerTuningOptions options = quick();
    options.epochs = 3;
    options.targets = {"q_proj", "v_proj"};
    const auto losses
        = [&] { return models::AnswerTuning::fit(*generator, kExamples, picture, options, {}, {}).losses(); };
    const auto first = losses();
    QVERIFY(first == losses());
    options.seed = 9;
    QVERIFY(first != losses());
}

void TestAnswerTuning::checkpointingChangesNoLoss()
{
    const auto losses = [](bool checkpointing) {
        const auto generator = fixture("llava");
        models::AnswerTuningOptions options = quick();
        options.gradientCheckpointing = checkpointing;
        return models::AnswerTuning::fit(*generator, kExamples, picture, options, {}, {}).losses();
    };
    const std::vector<double> kept = losses(false);
    const std::vector<double> again = losses(true);
    QCOMPARE(again.size(), kept.size());
    for (std::size_t i = 0; i < std::min<std::size_t>(3, kept.size()); ++i) // steps amplify rounding
        QVERIFY(std::abs(again[i] - kept[i]) < 1e-4 * kept[i]);
}

void TestAnswerTuning::refusesWhatCannotBeTrained()
{
    const auto fails = [](const char* name, const models::AnswerTuningOptions& options) {
        const auto generator = fixture(name);
        try {
            (void)models::AnswerTuning::fit(*generator, kExamples, picture, options, {}, {});
        } catch (const Error& error) {
            return error.kind() == ErrorKind::Config;
        }
        return false;
    };
    QVERIFY(fails("blip_vqa", quick()));
    models::AnswerTuningOptions options = quick();
    options.targets = {"odd"};
    QVERIFY(fails("llava", options));
}

QTEST_GUILESS_MAIN(TestAnswerTuning)
#include "tst_answer_tuning.moc"
