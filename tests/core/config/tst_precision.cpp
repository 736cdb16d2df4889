#include <QtTest>

#include "core/config/precision.h"

using namespace vlm;
using namespace vlm::config;

namespace {

RunConfig configOf(const std::string& precision, const std::string& training = "auto")
{
    RunConfig config;
    config.evaluation.precision = precision;
    config.evaluation.trainingPrecision = training;
    return config;
}

}

class PrecisionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDefaultIsAutomatic()
    {
        QCOMPARE(RunConfig().evaluation.precision, std::string("auto"));
        QVERIFY(automaticPrecision(true) == "bfloat16");
        QVERIFY(automaticPrecision(false) == "float32");
        QVERIFY(automaticPrecision() == automaticPrecision(computesBfloat16()));
    }

    void automaticFollowsTheProcessorAndLeavesTrainingInFloat32()
    {
        const RunConfig native = resolved(configOf("auto"), true);
        QCOMPARE(native.evaluation.precision, std::string("bfloat16"));
        QCOMPARE(native.evaluation.trainingPrecision, std::string("float32"));
        QCOMPARE(native.answerLora.basePrecision, std::string("float32"));
        const RunConfig plain = resolved(configOf("auto"), false);
        QCOMPARE(plain.evaluation.precision, std::string("float32"));
        QCOMPARE(plain.evaluation.trainingPrecision, std::string("float32"));
        QCOMPARE(plain.answerLora.basePrecision, std::string("as evaluated"));
    }

    void whatIsChosenStaysOnEveryProcessor_data()
    {
        QTest::addColumn<QString>("precision");
        QTest::addColumn<QString>("training");
        QTest::addColumn<QString>("expected"); // of training
        QTest::newRow("float32") << "float32"
                                 << "auto"
                                 << "float32";
        QTest::newRow("bfloat16") << "bfloat16"
                                  << "auto"
                                  << "bfloat16";
        QTest::newRow("int4") << "int4"
                              << "auto"
                              << "float32";
        QTest::newRow("mixed training") << "float32"
                                        << "bfloat16"
                                        << "bfloat16";
        QTest::newRow("exact training") << "bfloat16"
                                        << "float32"
                                        << "float32";
    }

    void whatIsChosenStaysOnEveryProcessor()
    {
        QFETCH(QString, precision);
        QFETCH(QString, training);
        QFETCH(QString, expected);
        for (const bool native : {false, true}) {
            const RunConfig config = resolved(configOf(precision.toStdString(), training.toStdString()), native);
            QCOMPARE(config.evaluation.precision, precision.toStdString());
            QCOMPARE(config.evaluation.trainingPrecision, expected.toStdString());
            QCOMPARE(config.answerLora.basePrecision, std::string("as evaluated"));
        }
    }

    void trainingOptionOfTheUserStaysWithAutomaticEvaluation()
    {
        RunConfig config = configOf("auto", "bfloat16");
        config.answerLora.basePrecision = "nf4";
        const RunConfig found = resolved(config, true);
        QCOMPARE(found.evaluation.trainingPrecision, std::string("bfloat16"));
        QCOMPARE(found.answerLora.basePrecision, std::string("nf4"));
    }

    void resolvingAgainElsewhereChangesNothing()
    {
        const auto stored = toJson(resolved(configOf("auto"), true));
        QVERIFY(stored["evaluation"].dump().find("auto") == std::string::npos);
        nlohmann::json whole = stored;
        whole["models"] = {{{"folder", "/m"}}};
        whole["datasets"] = {{{"path", "/d"}}};
        whole["modes"] = {"ots"};
        const auto again = toJson(resolved(runConfigFromJson(whole, "/base"), false));
        QCOMPARE(again["evaluation"].dump(), stored["evaluation"].dump());
        QCOMPARE(again["answer_lora"].dump(), stored["answer_lora"].dump());
    }

    void modesThatSendGradientsHaveTheTrainingPrecision()
    {
        const RunConfig config = resolved(configOf("auto"), true);
        for (const Mode mode :
            {Mode::OffTheShelf, Mode::LinearProbe, Mode::ClipAdapter, Mode::TipAdapter, Mode::TipAdapterF})
            QCOMPARE(precisionOf(config, mode, "diagnosis"), std::string("bfloat16"));
        for (const Mode mode : {Mode::Lora, Mode::Coop, Mode::FineTune, Mode::WiseFt})
            QCOMPARE(precisionOf(config, mode, "diagnosis"), std::string("float32"));
        QCOMPARE(precisionOf(config, Mode::OffTheShelf, "vqa"), std::string("bfloat16"));
        QCOMPARE(precisionOf(config, Mode::Lora, "vqa"), std::string("float32"));
        RunConfig quantised = configOf("int8");
        quantised.answerLora.basePrecision = "nf4";
        QCOMPARE(precisionOf(resolved(quantised, true), Mode::Lora, "vqa"), std::string("nf4"));
        QCOMPARE(precisionOf(resolved(quantised, true), Mode::OffTheShelf, "vqa"), std::string("int8"));
    }
};

QTEST_GUILESS_MAIN(PrecisionTest)
#include "tst_precision.moc"
