#include <QFloat16>
#include <QtTest>

#include <cmath>
#include <cstring>

#include "core/checkpoint/checkpoint.h"
#include "tests/cli/program.h"

using namespace vlm;

namespace {

const QString kData = QStringLiteral(MEDVLM_SOURCE_DIR "/tests/data/");
const QString kResources = QStringLiteral(MEDVLM_SOURCE_DIR "/resources/");

QList<QByteArray> linesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
}

QJsonObject objectOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void copyFolder(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    for (const QFileInfo& entry : QDir(from).entryInfoList(QDir::Files))
        QFile::copy(entry.filePath(), to + QLatin1Char('/') + entry.fileName());
}

/// float32, or float16 widened
std::vector<float> floatsOf(const checkpoint::TensorView& tensor)
{
    if (tensor.dtype == checkpoint::DType::F16) {
        std::vector<qfloat16> halves(tensor.bytes.size() / sizeof(qfloat16));
        std::memcpy(halves.data(), tensor.bytes.data(), tensor.bytes.size());
        return {halves.begin(), halves.end()};
    }
    std::vector<float> values(tensor.bytes.size() / sizeof(float));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

}

class CliTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandExplainsItself_data()
    {
        QTest::addColumn<QStringList>("command");
        for (const char* command :
            {"doctor", "demo", "dataset list", "dataset info", "model list", "model info", "model verify",
                "model convert", "model add-remote", "consent grant", "consent list", "judge", "tokenize", "preprocess",
                "eval", "train", "run", "export", "bench", "score", "reference claims", "reference gaps"})
            QTest::newRow(command) << QString::fromLatin1(command).split(QLatin1Char(' '));
    }
    void everyCommandExplainsItself()
    {
        QFETCH(QStringList, command);
        const Call call = medvlm(command + QStringList{QStringLiteral("--help")});
        QCOMPARE(call.status, 0);
        QVERIFY2(call.out.contains("--json"), call.out.constData());
    }

    void doctorMeasuresThisMachine()
    {
        const QJsonObject facts = medvlm({"doctor", "--json"}).json().object();
        QVERIFY(facts["gflops_float32"].toDouble() > 0.0);
        QVERIFY(facts["available_bytes"].toDouble() > 0.0);
        QVERIFY(!facts["libtorch"].toString().isEmpty());
        QVERIFY(facts.contains("warnings"));
    }

    void tokenizeEqualsTheRealClipTokenizer()
    {
        const QList<QByteArray> expected = linesOf(kData + "tokenizers/clip_published.jsonl");
        QVERIFY(expected.size() > 20);
        QByteArray input;
        for (const QByteArray& line : expected) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            input += QJsonDocument(QJsonObject{{"text", row["text"]}}).toJson(QJsonDocument::Compact) + '\n';
        }
        const Call call = medvlm({"tokenize", "--model", kResources + "tokenizers/clip"}, input);
        QCOMPARE(call.status, 0);
        const QList<QByteArray> got = call.out.trimmed().split('\n');
        QCOMPARE(got.size(), expected.size());
        for (qsizetype i = 0; i < got.size(); ++i) {
            const QJsonObject ours = QJsonDocument::fromJson(got[i]).object();
            const QJsonObject theirs = QJsonDocument::fromJson(expected[i]).object();
            for (const char* key : {"ids", "ids_no_special", "decoded", "decoded_skip_special"})
                QVERIFY2(ours[QLatin1String(key)] == theirs[QLatin1String(key)], got[i].constData());
        }
    }

    void preprocessEqualsTheReferenceProcessors_data()
    {
        QTest::addColumn<QString>("processor");
        for (const char* name : {"clip_224", "siglip_224", "siglip_bilinear", "vit_biomedclip_like", "blip_384",
                 "qwen2_vl", "gemma3", "llava_pad", "internvl"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void preprocessEqualsTheReferenceProcessors()
    {
        QFETCH(QString, processor);
        const QJsonObject settings
            = objectOf(kData + "image_processors/golden.json")[processor].toObject()["effective"].toObject();
        QVERIFY(!settings.isEmpty());
        QTemporaryDir folder;
        QFile config(folder.filePath("preprocessor_config.json"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(QJsonDocument(settings).toJson());
        config.close();
        const auto golden = checkpoint::Checkpoint::open((kData + "image_processors/golden.safetensors").toStdString());
        int images = 0;
        for (const QFileInfo& image : QDir(kData + "image_processors").entryInfoList({"*.png", "*.jpg"})) {
            const checkpoint::TensorView* expected = nullptr;
            for (const checkpoint::TensorView& tensor : golden.tensors()) {
                const QString name = QString::fromStdString(tensor.name);
                if (name.startsWith(processor + QLatin1Char('.') + image.fileName())
                    && (tensor.dtype == checkpoint::DType::F32 || tensor.dtype == checkpoint::DType::F16))
                    expected = &tensor;
            }
            if (!expected)
                continue;
            const QString out = folder.filePath("out.safetensors");
            const Call call = medvlm({"preprocess", "--model", folder.path(), image.filePath(), "--out", out});
            QVERIFY2(call.status == 0, call.messages.constData());
            const auto written = checkpoint::Checkpoint::open(out.toStdString());
            const std::vector<float> ours = floatsOf(*written.find("pixel_values"));
            const std::vector<float> theirs = floatsOf(*expected);
            QVERIFY(written.find("pixel_values")->shape == expected->shape);
            if (const auto* grid = golden.find((processor + '.' + image.fileName() + ".grid").toStdString()))
                QVERIFY(std::ranges::equal(grid->bytes, written.find("image_grid_thw")->bytes));
            else
                QVERIFY(processor != QLatin1String("qwen2_vl"));
            // The golden's own float16 rounding is a sixteenth of a grey level.
            double deviation = 0.0; // the largest of the three
            for (const QJsonValue& one : settings["image_std"].toArray())
                deviation = std::max(deviation, one.toDouble());
            double worst = 0.0; // grey levels
            for (std::size_t i = 0; i < ours.size(); ++i)
                worst = std::max(worst, 255.0 * deviation * std::abs(static_cast<double>(ours[i] - theirs[i])));
            QVERIFY2(worst <= 0.5, qPrintable(image.fileName() + QLatin1Char(' ') + QString::number(worst)));
            ++images;
        }
        QVERIFY(images >= 3);
    }

    void verifyPassesOnFixturesAndNoticesAChange()
    {
        for (const char* family : {"clip", "siglip"}) {
            const Call call = medvlm({"model", "verify", "--json", kData + "fixtures/" + QLatin1String(family)});
            QCOMPARE(call.status, 0);
            QVERIFY(call.json().object()["checks"].toArray().size() > 10);
        }
        QTemporaryDir folder;
        copyFolder(kData + "fixtures/clip", folder.path());
        QFile weights(folder.filePath("model.safetensors"));
        QVERIFY(weights.open(QIODevice::ReadWrite));
        weights.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        weights.close();
        QVERIFY(weights.open(QIODevice::ReadWrite));
        weights.seek(weights.size() - 64);
        const float changed = 3.5F;
        weights.write(reinterpret_cast<const char*>(&changed), sizeof changed);
        weights.close();
        const Call call = medvlm({"model", "verify", folder.path()});
        QCOMPARE(call.status, 1);
        QVERIFY2(call.out.contains("FAILED"), call.out.constData());
    }

    void faultsGiveOneClearLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("expected");
        const QString missing = QStringLiteral("/nowhere/model");
        QTest::newRow("no folder") << QStringList{"model", "info", missing} << QStringList{missing};
        QTest::newRow("no data set") << QStringList{"dataset", "info", "nothing"} << QStringList{"nothing"};
        QTest::newRow("no golden") << QStringList{"model", "verify", kResources + "demo/models/demo-clip-general"}
                                   << QStringList{"golden.safetensors", "missing"};
        QTest::newRow("no project") << QStringList{"export", "table", "--project", missing, "--format", "csv", "--out",
            "x"} << QStringList{missing};
        QTest::newRow("no usage") << QStringList{"eval", "--dataset", "pneumoniamnist", "--model", "demo-clip-general",
            "--usage", "zero"} << QStringList{"'zero'", "clip-zs"};
        QTest::newRow("no metric file") << QStringList{"score", "--input", "/nowhere.json"}
                                        << QStringList{"/nowhere.json"};
        QTest::newRow("no task") << QStringList{"score", "--task", "x", "--input", "a"} << QStringList{"diagnosis"};
    }
    void faultsGiveOneClearLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, expected);
        const Call call = medvlm(arguments);
        QVERIFY(call.status > 0);
        QCOMPARE(call.messages.trimmed().count('\n'), 0);
        for (const QString& part : expected)
            QVERIFY2(call.messages.contains(part.toUtf8()), call.messages.constData());
        const Call machine = medvlm(arguments + QStringList{"--json"});
        QVERIFY2(!machine.json().object()["error"].toObject()["message"].toString().isEmpty(), machine.out.constData());
    }

    void brokenInputIsRefusedByName()
    {
        QTemporaryDir folder;
        copyFolder(kResources + "demo/models/demo-clip-general", folder.path());
        QFile weights(folder.filePath("model.safetensors"));
        weights.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(weights.resize(weights.size() / 2));
        const Call truncated = medvlm({"model", "info", folder.path()});
        QVERIFY(truncated.status > 0);
        QVERIFY2(truncated.messages.contains("model.safetensors"), truncated.messages.constData());

        QFile broken(folder.filePath("broken.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        QFile whole(kData + "image_processors/square224.png");
        QVERIFY(whole.open(QIODevice::ReadOnly));
        broken.write(whole.readAll().left(2000));
        broken.close();
        const Call image = medvlm({"preprocess", "--model", kResources + "demo/models/demo-clip-general",
            broken.fileName(), "--out", folder.filePath("x.safetensors")});
        QVERIFY(image.status > 0);
        QVERIFY2(image.messages.contains("broken.png"), image.messages.constData());
        QVERIFY(!QFile::exists(folder.filePath("x.safetensors")));
    }

    void fullDiskIsReportedAndLeavesNothingHalf()
    {
        QTemporaryDir folder;
        const QString out = folder.filePath("x.safetensors");
        const Call call = medvlm({"preprocess", "--model", kResources + "demo/models/demo-clip-general",
                                     kData + "image_processors/square224.png", "--out", out},
            {}, QStringLiteral("ulimit -f 8;"));
        QVERIFY(call.status > 0);
        QVERIFY2(call.messages.contains("x.safetensors"), call.messages.constData());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0);
    }

    void convertedPickleEqualsItsSource()
    {
        QTemporaryDir folder;
        const QString out = folder.filePath("model.safetensors");
        const QString source = kData + "fixtures/medclip/pytorch_model.bin";
        const Call call = medvlm({"model", "convert", source, "--out", out});
        QVERIFY2(call.status == 0, call.messages.constData());
        const auto before = checkpoint::Checkpoint::open(source.toStdString());
        const auto after = checkpoint::Checkpoint::open(out.toStdString());
        QCOMPARE(after.tensors().size(), before.tensors().size());
        for (const checkpoint::TensorView& tensor : before.tensors()) {
            const checkpoint::TensorView* copy = after.find(tensor.name);
            QVERIFY(copy && copy->shape == tensor.shape);
            QVERIFY(std::equal(tensor.bytes.begin(), tensor.bytes.end(), copy->bytes.begin(), copy->bytes.end()));
        }
        QVERIFY(medvlm({"model", "convert", source, "--out", out}).messages.contains("exists already"));
    }

    void claimsOfThePaperAreRecomputed()
    {
        const QByteArray out = medvlm({"reference", "claims"}).out;
        for (const char* count : {"9 of 12", "12 of 12", "8 of 18", "11 of 18", "10 of 15"})
            QVERIFY2(out.contains(count), count);
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
