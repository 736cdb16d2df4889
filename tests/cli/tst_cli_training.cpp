#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/store/project.h"
#include "tests/cli/program.h"

using namespace vlm;
namespace fs = std::filesystem;

namespace {

/// Arguments that adapt a tiny network to real images.
QStringList training(const QString& usage, const QStringList& options, const fs::path& output)
{
    return QStringList{"train", "--dataset", "pathmnist-sample", "--model", "tiny", "--model_path",
               MEDVLM_SOURCE_DIR "/tests/data/fixtures/clip", "--usage", usage, "--output_dir",
               QString::fromStdString(output.string()), "--bootstrap_replicates", "0", "--threads", "2"}
    + options;
}

/// Names and bytes of what was trained.
std::map<std::string, std::string> adapters(const fs::path& output)
{
    std::map<std::string, std::string> files;
    if (fs::exists(output / "project.vlmproj" / "adapters"))
        for (const auto& entry : fs::recursive_directory_iterator(output / "project.vlmproj" / "adapters"))
            if (entry.is_regular_file())
                files[fs::relative(entry.path(), output).string()] = readFile(entry.path());
    return files;
}

bool hasState(const fs::path& output)
{
    std::error_code gone; // folders come and go while the program works
    for (fs::recursive_directory_iterator at(output, gone), end; at != end; at.increment(gone))
        if (at->path().filename() == "training_state.safetensors")
            return true;
    return false;
}

nlohmann::json details(const fs::path& output)
{
    const auto rows = store::Project::open(output / "project.vlmproj")->reader().results("auroc", "strict");
    return rows.size() == 1 ? nlohmann::json::parse(rows.front().cell.details) : nlohmann::json();
}

}

/// Training through the program itself: killed, resumed, and what it cost.
class TestCliTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedTrainingEndsWithTheSameWeights_data()
    {
        QTest::addColumn<QString>("usage");
        QTest::addColumn<QStringList>("options");
        const auto lasting = [](const QString& prefix, int epochs) {
            return QStringList{"--" + prefix + "epochs", QString::number(epochs), "--" + prefix + "patience", "0"};
        };
        QTest::newRow("LoRA") << "img-lora-lp" << lasting("lora_", 6) + QStringList{"--lora_dropout", "0.1"};
        QTest::newRow("DoRA") << "img-lora-lp" << lasting("lora_", 6) + QStringList{"--lora_weight_decomposed"};
        QTest::newRow("fine-tuning") << "ft" << lasting("fine_tune_", 6);
        QTest::newRow("WiSE-FT") << "wise-ft" << lasting("fine_tune_", 6);
        QTest::newRow("CLIP-Adapter") << "clip-adapter" << lasting("clip_adapter_", 300);
        QTest::newRow("CLIP-Adapter, as published") << "clip-adapter" << QStringList{"--preset", "as-published"};
        QTest::newRow("Tip-Adapter-F") << "tip-adapter-f" << lasting("tip_adapter_", 300);
        QTest::newRow("CoOp") << "coop" << lasting("coop_", 30);
    }

    void killedTrainingEndsWithTheSameWeights()
    {
        QFETCH(QString, usage);
        QFETCH(QStringList, options);
        const QTemporaryDir directory;
        const fs::path root = directory.path().toStdString();
        const Call whole = medvlm(training(usage, options, root / "whole"));
        QVERIFY2(whole.status == 0, whole.messages);
        const auto expected = adapters(root / "whole");
        QVERIFY(!expected.empty());

        QProcess process;
        process.start(QStringLiteral(MEDVLM_PROGRAM), training(usage, options, root / "killed"));
        while (process.state() != QProcess::NotRunning && !hasState(root / "killed"))
            process.waitForFinished(2);
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QVERIFY(adapters(root / "killed").empty()); // it was in the middle of the training

        const Call resumed = medvlm(training(usage, options, root / "killed"));
        QVERIFY2(resumed.status == 0, resumed.messages);
        const nlohmann::json facts = details(root / "killed");
        QVERIFY2(facts.value("resumed_epochs", 0) > 0, facts.dump().c_str());
        QVERIFY(facts.value("resumed_epochs", 0) < static_cast<int>(facts.at("epochs").size()));
        QCOMPARE(facts.at("epochs").dump(), details(root / "whole").at("epochs").dump());
        QVERIFY(adapters(root / "killed") == expected);
    }

    void costIsExported()
    {
        const QTemporaryDir directory;
        const fs::path output = fs::path(directory.path().toStdString()) / "cost";
        for (const QStringList& how : {QStringList{"lp"}, QStringList{"clip-adapter", "--clip_adapter_epochs", "3"}}) {
            const Call call = medvlm(training(how.front(), how.mid(1), output));
            QVERIFY2(call.status == 0, call.messages);
        }
        const QString project = QString::fromStdString((output / "project.vlmproj").string());
        const auto exported = [&](const QString& format, const QStringList& more = {}) {
            const QString file = directory.filePath("cost." + format);
            const Call call
                = medvlm(QStringList{"export", "cost", "--project", project, "--format", format, "--out", file} + more);
            return call.status == 0 ? QByteArray::fromStdString(readFile(file.toStdString())) : call.messages;
        };
        const QByteArrayList lines = exported("csv").split('\n');
        QVERIFY2(
            lines.front().startsWith("Model,Data set,Mode,Trained parameters,Parameters,Trained (%)"), lines.front());
        const QByteArrayList probe = lines[1].trimmed().split(',');
        QCOMPARE(probe[2], QByteArray("lp"));
        QCOMPARE(probe[3].toInt(), 9 * 25); // classes x (features + 1) of the network
        QVERIFY(probe[4].toInt() > 0);
        for (const int column : {6, 7, 8, 9, 11}) // operations, times and memory
            QVERIFY2(probe[column].toDouble() > 0.0, lines[1]);
        const QByteArrayList adapter = lines[2].trimmed().split(',');
        QCOMPARE(adapter[2], QByteArray("clip-adapter"));
        QCOMPARE(adapter[3].toInt(), 2 * 24 * 6);
        QVERIFY(exported("latex").contains("clip-adapter"));
        QVERIFY(exported("markdown").contains("| Trained parameters |"));
        const QByteArray one = exported("csv", {"--mode", "lp"});
        QVERIFY(one.contains(",lp,") && !one.contains("clip-adapter"));
        QVERIFY(exported("csv", {"--model", "nobody"}).contains("no finished result"));
    }
};

QTEST_GUILESS_MAIN(TestCliTraining)
#include "tst_cli_training.moc"
