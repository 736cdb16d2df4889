#include <QtTest>

#include "core/config/run_config.h"

using namespace vlm;
using namespace vlm::config;
using nlohmann::json;

namespace {

json minimal()
{
    return json::parse(
        R"({"models": [{"folder": "m/clip"}], "datasets": [{"path": "/d/busi"}], "modes": ["ots", "lp"]})");
}

}

class RunConfigTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsAndRelativePathsAreFilledIn()
    {
        const RunConfig config = runConfigFromJson(minimal(), "/base");
        QCOMPARE(config.models.at(0).folder.string(), std::string("/base/m/clip"));
        QCOMPARE(config.models.at(0).id, std::string("clip"));
        QCOMPARE(config.datasets.at(0).path.string(), std::string("/d/busi"));
        QCOMPARE(config.evaluation.bootstrapReplicates, 1000);
        QVERIFY(config.modes == std::vector<Mode>({Mode::OffTheShelf, Mode::LinearProbe}));
    }

    void jsonRoundTripKeepsEverything()
    {
        RunConfig config = runConfigFromJson(minimal(), "/base");
        config.name = "study";
        config.models[0].specialist = true;
        config.models[0].pairing = "CLIP";
        config.datasets[0].inDomainFor = {"clip"};
        config.lora.rank = 16;
        config.evaluation.seed = 7;
        const json written = toJson(config);
        QCOMPARE(toJson(runConfigFromJson(written, "/other")).dump(), written.dump());
    }

    void presetsAreAppliedBeforeTheOptions()
    {
        json in = minimal();
        in["preset"] = "as-published";
        in["lora"] = {{"epochs", 50}};
        const RunConfig config = runConfigFromJson(in, "/base");
        QCOMPARE(config.lora.learningRate, 5e-5); // medvlmbench: AdamW 5e-5, r 8, alpha 32, dropout 0.05, batch 8
        QCOMPARE(config.lora.rank, 8);
        QCOMPARE(config.lora.alpha, 32.0);
        QCOMPARE(config.lora.dropout, 0.05);
        QCOMPARE(config.lora.batchSize, 8);
        QCOMPARE(config.lora.epochs, 50); // the file's own
        QCOMPARE(toJson(config)["preset"].get<std::string>(), std::string("custom"));
    }

    void runRecordsItsPreset()
    {
        RunConfig config = runConfigFromJson(minimal(), "/base");
        QVERIFY(presetOf(config) == "default");
        applyPreset(config, "as-published");
        QCOMPARE(config.lora.epochs, 10);
        QCOMPARE(config.coop.optimiser, std::string("sgd")); // CoOp vit_b16.yaml: SGD 2e-3, 200 epochs, batch 32
        QCOMPARE(config.coop.learningRate, 2e-3);
        QCOMPARE(config.coop.epochs, 200);
        QCOMPARE(config.coop.batchSize, 32);
        QCOMPARE(config.coop.contextTokens, 16);
        QVERIFY(!config.coop.classSpecific);
        QCOMPARE(config.clipAdapter.learningRate, 1e-5);
        QCOMPARE(config.clipAdapter.ratio, 0.2);
        QCOMPARE(config.clipAdapter.start, std::string("random"));
        const json written = toJson(config);
        QCOMPARE(written["preset"].get<std::string>(), std::string("as-published"));
        QVERIFY(presetOf(runConfigFromJson(written, "/other")) == "as-published");
        applyPreset(config, "default");
        QVERIFY(presetOf(config) == "default");
        config.coop.contextTokens = 4;
        QVERIFY(presetOf(runConfigFromJson(toJson(config), "/other")) == "custom");
    }

    void everyModeHasASpellingOfItsOwn()
    {
        for (const Mode mode : allModes())
            QVERIFY(modeFromName(name(mode)) == mode);
        QCOMPARE(allModes().size(), std::size_t(9));
    }

    void faultsNameTheirPath_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("expected");
        QTest::newRow("preset") << QByteArray(R"({"preset": "best"})") << "no preset 'best'; known: default";
        QTest::newRow("unknown key") << QByteArray(R"({"modles": []})") << "config.modles: unknown key";
        QTest::newRow("unknown mode") << QByteArray(R"({"modes": ["zero"]})") << "no mode 'zero'; known: ots, lp, lora";
        QTest::newRow("rank") << QByteArray(R"({"lora": {"rank": 0}})") << "config.lora.rank: 0 is outside 1";
        QTest::newRow("type") << QByteArray(R"({"lora": {"rank": "8"}})") << "config.lora.rank: unexpected string";
        QTest::newRow("option") << QByteArray(R"({"lora": {"rnk": 8}})") << "config.lora.rnk: unknown option";
        QTest::newRow("choice") << QByteArray(R"({"evaluation": {"precision": "int3"}})")
                                << "'int3' is not one of auto, float32, bfloat16";
        QTest::newRow("empty") << QByteArray(R"({"models": []})") << "config.models: expected a list";
        QTest::newRow("twice") << QByteArray(R"({"models": [{"folder": "a"}, {"folder": "b/a"}]})") << "named twice";
        QTest::newRow("no folder") << QByteArray(R"({"models": [{"id": "a"}]})") << "config.models[0].folder: missing";
    }

    void faultsNameTheirPath()
    {
        QFETCH(QByteArray, change);
        QFETCH(QString, expected);
        json in = minimal();
        in.update(json::parse(change.toStdString()));
        try {
            runConfigFromJson(in, "/base");
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY2(QString::fromUtf8(e.what()).contains(expected), e.what());
        }
    }
};

QTEST_GUILESS_MAIN(RunConfigTest)
#include "tst_run_config.moc"
