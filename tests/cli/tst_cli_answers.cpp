#include <QtTest>

#include "tests/cli/program.h"

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString only(const QString& folder)
{
    const QStringList entries = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return entries.size() == 1 ? folder + "/" + entries.front() : QString();
}

QStringList training(const QString& out)
{
    return {"train", "--task", "vqa", "--dataset", "vqa-rad", "--model", "demo-llava-general", "--usage", "lora",
        "--answer_lora_preset", "medvlmbench-llava", "--answer_lora_rank", "8", "--answer_lora_base_precision",
        "float32", "--answer_lora_max_samples", "96", "--answer_lora_epochs", "2", "--answer_lora_checkpoint_steps",
        "1", "--max_samples", "40", "--threads", "1", "--save_pred", "--output_dir", out};
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// Two studies, frontal and lateral, in the layout of the published folder.
void makeIuXray(const QString& folder)
{
    const QDir images(MEDVLM_SOURCE_DIR "/resources/demo/datasets/vqa-rad/images");
    const QStringList files = images.entryList(QDir::Files, QDir::Name);
    QVERIFY(QDir().mkpath(folder + "/images/images_normalized"));
    QByteArray projections = "uid,filename,projection\n";
    for (int i = 0; i < 4; ++i) {
        const QString name = QString("%1_IM-000%1-%2.dcm.png").arg(i / 2 + 1).arg(i % 2 == 0 ? 4001 : 3001);
        QVERIFY(QFile::copy(images.filePath(files[i]), folder + "/images/images_normalized/" + name));
        projections += QString("%1,%2,%3\n").arg(i / 2 + 1).arg(name, i % 2 == 0 ? "Frontal" : "Lateral").toUtf8();
    }
    write(folder + "/indiana_projections.csv", projections);
    write(folder + "/indiana_reports.csv",
        "uid,MeSH,Problems,image,indication,comparison,findings,impression\n"
        "1,normal,normal,Xray Chest PA and Lateral,cough,None.,The heart is normal. The lungs are clear.,"
        "No acute cardiopulmonary abnormality.\n"
        "2,normal,normal,Xray Chest PA and Lateral,pain,None.,Borderline cardiomegaly.,"
        "No acute cardiopulmonary abnormality.\n");
}

}

/// Fine-tuning a model that answers, as a user runs it, with the power failing in between.
class CliAnswersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedTrainingEndsWithTheSameAdapterAndAnswers()
    {
        const QString whole = m_folder.filePath("whole");
        const Call call = medvlm(training(whole));
        QVERIFY2(call.status == 0, call.messages.constData());

        const QString killed = m_folder.filePath("killed");
        const QString states = killed + "/project.vlmproj/cache/lora";
        int kills = 0;
        QByteArray last;
        for (int life = 0; life < 3; ++life) {
            QProcess process;
            process.start(QStringLiteral(MEDVLM_PROGRAM), training(killed));
            QVERIFY(process.waitForStarted());
            // Kill once this life has saved a state of its own.
            const auto state = [&] { return contentOf(only(states) + "/answer_state.safetensors"); };
            while (process.state() == QProcess::Running && (state().isEmpty() || state() == last))
                process.waitForFinished(20);
            if (process.state() == QProcess::Running) {
                process.kill();
                ++kills;
            }
            process.waitForFinished(600'000);
            last = state();
        }
        QVERIFY(kills >= 1);
        const Call resumed = medvlm(training(killed));
        QVERIFY2(resumed.status == 0, resumed.messages.constData());

        const QString adapters = "/project.vlmproj/adapters";
        const QByteArray expected = contentOf(only(whole + adapters) + "/adapter_model.safetensors");
        QVERIFY(expected.size() > 10'000);
        QVERIFY(contentOf(only(killed + adapters) + "/adapter_model.safetensors") == expected);
        const QString predictions = "/vqa/vqa-rad/demo-llava-general/train_lora_seed42/predictions.json";
        QCOMPARE(QJsonDocument::fromJson(contentOf(whole + predictions)).array().size(), 40);
        QVERIFY(contentOf(killed + predictions) == contentOf(whole + predictions));
        QVERIFY(contentOf(whole + "/vqa/vqa-rad/demo-llava-general/train_lora_seed42/results.csv").contains("vqa-rad"));
        QVERIFY(only(killed + "/project.vlmproj/cache/lora").isEmpty()); // the state is of no more use
    }

    void reportsAreWrittenForIuXray()
    {
        const QString data = m_folder.filePath("iu");
        makeIuXray(data);
        const auto evaluated = [&](const QString& out, const QStringList& decoding) {
            const Call call = medvlm(QStringList{"eval", "--task", "caption", "--dataset", "iu-xray", "--image_path",
                                         data, "--model", "demo-llava-general", "--usage", "zs", "--threads", "1",
                                         "--precision", "float32", "--save_pred", "--output_dir", out}
                + decoding);
            [&] { QVERIFY2(call.status == 0, call.messages.constData()); }();
            const QString folder = out + "/caption/iu-xray/demo-llava-general/eval_seed42/original_pretrained/zs/";
            return std::pair(contentOf(folder + "results.csv"), contentOf(folder + "predictions.json"));
        };
        const auto [scores, greedy] = evaluated(m_folder.filePath("greedy"), {"--decoding_max_new_tokens", "24"});
        const QByteArray header = scores.left(scores.indexOf('\n')).toLower();
        for (const char* metric : {"bleu", "rouge", "meteor"})
            QVERIFY2(header.contains(metric), header.constData());
        QCOMPARE(QJsonDocument::fromJson(greedy).array().size(), 4);
        QVERIFY(greedy.contains("No acute cardiopulmonary abnormality."));
        // The same project answers anew when it is asked to decode otherwise.
        const auto [otherScores, drawn] = evaluated(m_folder.filePath("greedy"),
            {"--decoding_max_new_tokens", "24", "--decoding_method", "sampling", "--decoding_temperature", "2.5",
                "--decoding_seed", "7"});
        QVERIFY(drawn != greedy);
        const auto [sameScores, again] = evaluated(m_folder.filePath("again"),
            {"--decoding_max_new_tokens", "24", "--decoding_method", "sampling", "--decoding_temperature", "2.5",
                "--decoding_seed", "7", "--batch_size", "2"});
        QVERIFY(again == drawn);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CliAnswersTest)
#include "tst_cli_answers.moc"
