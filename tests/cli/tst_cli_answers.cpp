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

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CliAnswersTest)
#include "tst_cli_answers.moc"
