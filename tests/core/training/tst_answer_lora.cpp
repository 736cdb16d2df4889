#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/training/answer_lora.h"
#include "core/training/answer_merge.h"

using namespace vlm;

namespace {

namespace fs = std::filesystem;

fs::path fixtureFolder(const std::string& name)
{
    return fs::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures" / name;
}

std::unique_ptr<models::Generator> fixture(const std::string& name)
{
    return models::loadGenerator(fixtureFolder(name), {});
}

imaging::Image picture(std::size_t seed)
{
    imaging::Image image(32, 32, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * (7 + 13 * seed)) % 251);
    return image;
}

training::AnsweredQuestions questions(std::size_t count, std::size_t images = 2)
{
    const std::vector<training::AnswerExample> kinds{{"Is there a mass?", "yes"},
        {"What organ is abnormal?", "the lung"}, {"Is the heart enlarged in this image?", "no"}, {"Where?", "left"}};
    training::AnsweredQuestions out{
        .examples = {}, .imageKeys = {}, .image = [images](std::size_t i) { return picture(i % images); }};
    for (std::size_t i = 0; i < count; ++i) {
        out.examples.push_back(kinds[i % kinds.size()]);
        out.imageKeys.push_back(std::to_string(i % images));
    }
    return out;
}

training::AnsweredQuestions nothing()
{
    return {.examples = {}, .imageKeys = {}, .image = {}};
}

config::AnswerLoraOptions quick()
{
    config::AnswerLoraOptions options;
    options.rank = 4;
    options.alpha = 8.0;
    options.dropout = 0.0;
    options.learningRate = 2e-2;
    options.epochs = 3;
    options.batchSize = 4;
    options.microBatchSize = 4;
    return options;
}

std::string bytesOf(const fs::path& folder)
{
    return readFile(folder / "adapter_model.safetensors");
}

std::vector<std::string> answers(models::Generator& generator)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 2; ++i) {
        const std::vector<std::string> question{questions(2).examples[i].question};
        texts.push_back(generator.answer(picture(i), question, {.maxNewTokens = 8}, {}).front().text);
    }
    return texts;
}

ErrorKind kindOf(const std::function<void()>& action, QString& text)
{
    try {
        action();
    } catch (const Error& error) {
        text = error.what();
        return error.kind();
    }
    text = "nothing was thrown";
    return ErrorKind::Internal;
}

}

class TestAnswerLora : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learntAnswersAreGivenAndForgottenWithTheAdapter();
    void interruptedTrainingEndsByteForByteTheSame();
    void pausingLosesNoStep();
    void howAStepIsDividedChangesNothingButRounding();
    void frozenWeightsMayBeStoredNarrow_data();
    void frozenWeightsMayBeStoredNarrow();
    void everyModuleOfEveryFamilyIsTrainedSavedAndLoaded_data();
    void everyModuleOfEveryFamilyIsTrainedSavedAndLoaded();
    void aProjectorTrainedInFullIsStoredWhole();
    void theEpochWithTheLowestValidationLossIsKept();
    void examplesThatAreTooLongAreLeftOut();
    void aMergedModelAnswersAsTheAdaptedOne_data();
    void aMergedModelAnswersAsTheAdaptedOne();
    void whatCannotBeTrainedSaysSo();
    void presetsAreThePublishedSettings();

private:
    QTemporaryDir m_folder;
    fs::path folder(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
};

void TestAnswerLora::learntAnswersAreGivenAndForgottenWithTheAdapter()
{
    const auto generator = fixture("llava");
    const auto before = answers(*generator);
    config::AnswerLoraOptions options = quick();
    options.epochs = 25;
    options.patience = 0;
    std::vector<double> losses;
    {
        const auto tuning = training::AnswerLora::fit(*generator, questions(2), nothing(),
            {.options = options,
                .stepDone = [&](std::int64_t, std::int64_t, double loss, std::size_t) { losses.push_back(loss); }},
            {});
        QCOMPARE(losses.size(), std::size_t(25));
        QVERIFY(losses.back() < 0.5 * losses.front());
        QCOMPARE(answers(*generator), (std::vector<std::string>{"yes", "the lung"}));
        tuning.save(folder("learnt"));
    }
    QCOMPARE(answers(*generator), before);
    const auto loaded = training::AnswerLora::load(*generator, folder("learnt"));
    QCOMPARE(answers(*generator), (std::vector<std::string>{"yes", "the lung"}));
}

void TestAnswerLora::interruptedTrainingEndsByteForByteTheSame()
{
    config::AnswerLoraOptions options = quick();
    options.dropout = 0.1;
    options.tuneModules = "ML";
    options.checkpointSteps = 2;
    const auto fit = [&](const char* state, const char* out, std::int64_t dieAt) {
        const auto generator = fixture("llava");
        const training::AnswerLoraSetup setup{.options = options,
            .seed = 7,
            .stateFolder = folder(state),
            .stepDone = [&](std::int64_t step, std::int64_t, double, std::size_t) {
                if (step == dieAt) // as a killed process: what is not on disk is lost
                    throw Error(ErrorKind::Internal, "killed");
            }};
        training::AnswerLora::fit(*generator, questions(14), questions(3), setup, {}).save(folder(out));
    };
    fit("state whole", "whole", 0);
    for (const std::int64_t dieAt : {3, 5, 8, 11})
        QVERIFY_EXCEPTION_THROWN(fit("state killed", "killed", dieAt), Error);
    fit("state killed", "killed", 0);
    QVERIFY(bytesOf(folder("whole")) == bytesOf(folder("killed")));
}

void TestAnswerLora::pausingLosesNoStep()
{
    const auto generator = fixture("llava");
    int steps = 0;
    const auto fit = [&](int pauseAfter) {
        int own = 0;
        const training::AnswerLoraSetup setup{.options = quick(),
            .seed = 7,
            .stateFolder = folder("state paused"),
            .pauseWanted = [&] { return pauseAfter > 0 && own >= pauseAfter; },
            .stepDone =
                [&](std::int64_t, std::int64_t, double, std::size_t) {
                    ++own;
                    ++steps;
                }};
        training::AnswerLora::fit(*generator, questions(12), nothing(), setup, {});
    };
    QString text;
    QCOMPARE(kindOf([&] { fit(4); }, text), ErrorKind::Cancelled);
    fit(0);
    QCOMPARE(steps, 9); // 3 epochs of 3
}

void TestAnswerLora::howAStepIsDividedChangesNothingButRounding()
{
    std::vector<double> first;
    for (const int micro : {1, 3, 8, -8}) { // negative: layers are computed again on the way back
        const auto generator = fixture("qwen2_vl");
        config::AnswerLoraOptions options = quick();
        options.batchSize = 8;
        options.microBatchSize = std::abs(micro);
        options.gradientCheckpointing = micro < 0;
        options.epochs = 2;
        std::vector<double> losses;
        training::AnswerLora::fit(*generator, questions(8), nothing(),
            {.options = options,
                .stepDone = [&](std::int64_t, std::int64_t, double loss, std::size_t) { losses.push_back(loss); }},
            {});
        if (first.empty())
            first = losses;
        QCOMPARE(losses.size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(std::abs(losses[i] - first[i]) < 1e-4 * first[i]);
    }
}

void TestAnswerLora::frozenWeightsMayBeStoredNarrow_data()
{
    QTest::addColumn<int>("precision");
    QTest::newRow("bfloat16") << static_cast<int>(models::Precision::BFloat16);
    QTest::newRow("nf4 (QLoRA)") << static_cast<int>(models::Precision::Nf4);
}

void TestAnswerLora::frozenWeightsMayBeStoredNarrow()
{
    QFETCH(int, precision);
    const auto generator
        = models::loadGenerator(fixtureFolder("llava"), {.precision = static_cast<models::Precision>(precision)});
    config::AnswerLoraOptions options = quick();
    options.tuneModules = "ML";
    options.epochs = 25;
    options.patience = 0;
    const auto tuning = training::AnswerLora::fit(*generator, questions(2), nothing(), {.options = options}, {});
    QCOMPARE(answers(*generator), (std::vector<std::string>{"yes", "the lung"}));
    QVERIFY(tuning.epochs().back().trainLoss < 0.5 * tuning.epochs().front().trainLoss);
}

void TestAnswerLora::everyModuleOfEveryFamilyIsTrainedSavedAndLoaded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("modules");
    QTest::addColumn<QString>("projector");
    for (const char* name : {"llava", "llava_original", "llava_mistral", "qwen2_vl", "qwen2_5_vl", "internvl",
             "blip2_opt", "vila", "vila_siglip_qwen2", "xraygpt"}) {
        QTest::newRow(qPrintable(QString(name) + " VML full")) << name << "VML"
                                                               << "full";
        QTest::newRow(qPrintable(QString(name) + " ML lora")) << name << "ML"
                                                              << "lora";
    }
    QTest::newRow("gemma3 VL") << "gemma3"
                               << "VL"
                               << "full";
}

void TestAnswerLora::everyModuleOfEveryFamilyIsTrainedSavedAndLoaded()
{
    QFETCH(QString, name);
    QFETCH(QString, modules);
    QFETCH(QString, projector);
    const fs::path out = folder(qPrintable(name + modules + projector));
    config::AnswerLoraOptions options = quick();
    options.tuneModules = modules.toStdString();
    options.projector = projector.toStdString();
    options.epochs = 2;
    const auto generator = fixture(name.toStdString());
    std::vector<std::string> tuned;
    std::int64_t parameters = 0;
    std::vector<double> losses;
    {
        const auto tuning = training::AnswerLora::fit(*generator, questions(4), nothing(),
            {.options = options,
                .stepDone = [&](std::int64_t, std::int64_t, double loss, std::size_t) { losses.push_back(loss); }},
            {});
        tuned = answers(*generator);
        parameters = tuning.trainableParameters();
        tuning.save(out);
    }
    QVERIFY(losses.back() < losses.front());
    const auto loaded = training::AnswerLora::load(*generator, out);
    QCOMPARE(loaded.trainableParameters(), parameters);
    QCOMPARE(answers(*generator), tuned);
}

void TestAnswerLora::aProjectorTrainedInFullIsStoredWhole()
{
    const auto generator = fixture("llava");
    config::AnswerLoraOptions options = quick();
    options.tuneModules = "M";
    const auto tuning = training::AnswerLora::fit(*generator, questions(4), nothing(), {.options = options}, {});
    tuning.save(folder("projector"));
    const auto saved = checkpoint::Checkpoint::open(folder("projector") / "adapter_model.safetensors");
    const auto* weight = saved.find("base_model.model.model.multi_modal_projector.linear_1.weight");
    QVERIFY(weight);
    QCOMPARE(saved.tensors().size(), std::size_t(4)); // two layers, weight and bias
    const std::string config = readFile(folder("projector") / "adapter_config.json");
    QVERIFY(config.find("modules_to_save") != std::string::npos);
    QVERIFY(config.find("multi_modal_projector") != std::string::npos);
}

void TestAnswerLora::theEpochWithTheLowestValidationLossIsKept()
{
    const auto generator = fixture("llava");
    config::AnswerLoraOptions options = quick();
    options.learningRate = 0.3; // too fast: later epochs get worse
    options.schedule = "constant";
    options.epochs = 12;
    options.patience = 2;
    std::vector<training::EpochReport> seen;
    const auto tuning = training::AnswerLora::fit(*generator, questions(8), questions(3),
        {.options = options, .epochDone = [&](const training::EpochReport& report) { seen.push_back(report); }}, {});
    std::size_t best = 0;
    for (std::size_t i = 1; i < seen.size(); ++i)
        if (seen[i].validationLoss < seen[best].validationLoss)
            best = i;
    QVERIFY(seen[best].best);
    QCOMPARE(tuning.epochs().size(), seen.size());
    QVERIFY(seen.size() == 12 || seen.size() == best + 3);
    QVERIFY(seen.front().validationAccuracy >= 0.0 && seen.front().validationAccuracy <= 1.0);
}

void TestAnswerLora::examplesThatAreTooLongAreLeftOut()
{
    const auto generator = fixture("llava");
    training::AnsweredQuestions some = questions(4);
    some.examples[1].question = std::string(4000, 'x');
    config::AnswerLoraOptions options = quick();
    options.epochs = 1;
    options.maxLength = 200;
    QCOMPARE(
        training::AnswerLora::fit(*generator, some, nothing(), {.options = options}, {}).tooLong(), std::size_t(1));
    options.maxLength = 16;
    QString text;
    QCOMPARE(kindOf([&] { training::AnswerLora::fit(*generator, some, nothing(), {.options = options}, {}); }, text),
        ErrorKind::Data);
    QVERIFY(text.contains("max_length 16"));
}

void TestAnswerLora::aMergedModelAnswersAsTheAdaptedOne_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
        {"llava", "llava_original", "llava_mistral", "llava_sharded_bf16", "qwen2_vl", "internvl", "blip2_opt", "vila"})
        QTest::newRow(name) << name;
}

void TestAnswerLora::aMergedModelAnswersAsTheAdaptedOne()
{
    QFETCH(QString, name);
    const fs::path adapter = folder(qPrintable("adapter " + name));
    const fs::path merged = folder(qPrintable("merged " + name));
    config::AnswerLoraOptions options = quick();
    options.tuneModules = "ML";
    options.epochs = 25;
    options.patience = 0;
    std::vector<std::string> expected;
    {
        const auto generator = fixture(name.toStdString());
        const auto tuning = training::AnswerLora::fit(*generator, questions(2), nothing(), {.options = options}, {});
        expected = answers(*generator);
        tuning.save(adapter);
    }
    QCOMPARE(expected, (std::vector<std::string>{"yes", "the lung"}));
    const training::Merged counts = training::mergeAnswerAdapter(fixtureFolder(name.toStdString()), adapter, merged);
    QVERIFY(counts.layers > 0 && counts.tensors > 0);
    const auto generator = models::loadGenerator(merged, {});
    QCOMPARE(answers(*generator), expected);
    QString text;
    QCOMPARE(kindOf([&] { training::mergeAnswerAdapter(fixtureFolder("llava"), adapter, merged); }, text),
        ErrorKind::Config);
    QVERIFY(text.contains("exists already"));
}

void TestAnswerLora::whatCannotBeTrainedSaysSo()
{
    QString text;
    config::AnswerLoraOptions options = quick();
    const auto fit = [&](const char* name) {
        const auto generator = fixture(name);
        training::AnswerLora::fit(*generator, questions(2), nothing(), {.options = options}, {});
    };
    QCOMPARE(kindOf([&] { fit("blip_vqa"); }, text), ErrorKind::Config);
    QVERIFY(text.contains("blip_vqa"));
    options.tuneModules = "ML";
    QCOMPARE(kindOf([&] { fit("gemma3"); }, text), ErrorKind::Config);
    QVERIFY(text.contains("projector"));
    QCOMPARE(kindOf(
                 [&] {
                     const auto generator = fixture("llava");
                     training::AnswerLora::fit(*generator, nothing(), nothing(), {.options = quick()}, {});
                 },
                 text),
        ErrorKind::Data);
    for (const auto precision : {models::Precision::Int8, models::Precision::Int4}) {
        QCOMPARE(kindOf(
                     [&] {
                         const auto generator = models::loadGenerator(fixtureFolder("llava"), {.precision = precision});
                         training::AnswerLora::fit(*generator, questions(2), nothing(), {.options = quick()}, {});
                     },
                     text),
            ErrorKind::Config);
        QVERIFY2(text.contains("nf4"), qPrintable(text));
    }
    // An adapter of another model is refused, and nothing stays attached.
    const auto llava = fixture("llava");
    training::AnswerLora::fit(*llava, questions(2), nothing(), {.options = quick()}, {}).save(folder("of llava"));
    const auto opt = fixture("blip2_opt");
    const auto before = answers(*opt);
    QCOMPARE(kindOf([&] { training::AnswerLora::load(*opt, folder("of llava")); }, text), ErrorKind::Checkpoint);
    QCOMPARE(answers(*opt), before);
}

void TestAnswerLora::presetsAreThePublishedSettings()
{
    const config::AnswerLoraOptions llava = config::answerLoraPreset("medvlmbench-llava").options;
    QCOMPARE(llava.rank, 128);
    QCOMPARE(llava.alpha, 256.0);
    QCOMPARE(llava.tuneModules, std::string("ML"));
    QCOMPARE(llava.projectorLearningRate, 2e-5);
    QCOMPARE(llava.epochs, 1);
    for (const config::AnswerLoraPreset& preset : config::answerLoraPresets())
        QVERIFY2(config::validate(preset.options).empty(), preset.id.data());
    const auto read = config::answerLoraFromJson({{"preset", "medvlmbench-medgemma"}, {"rank", 4}}, "answer_lora");
    QCOMPARE(read.rank, 4);
    QCOMPARE(read.gradientNorm, 0.3);
    QString text;
    QCOMPARE(kindOf([] { config::answerLoraFromJson({{"preset", "odd"}}, "answer_lora"); }, text), ErrorKind::Config);
    QVERIFY(text.contains("medvlmbench-llava"));
}

QTEST_GUILESS_MAIN(TestAnswerLora)
#include "tst_answer_lora.moc"
