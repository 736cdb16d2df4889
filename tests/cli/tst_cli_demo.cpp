#include <QtTest>

#include <cmath>

#include "tests/cli/program.h"

namespace {

struct Cell {
    double value = std::nan("");
    double lower = std::nan("");
    double upper = std::nan("");
};

Cell find(const QJsonArray& results, const char* model, const char* dataset, const char* mode)
{
    for (const QJsonValue& value : results) {
        const QJsonObject row = value.toObject();
        if (row["model"] == QLatin1String(model) && row["dataset"] == QLatin1String(dataset)
            && row["mode"] == QLatin1String(mode))
            return {row["value"].toDouble(), row["lower"].toDouble(), row["upper"].toDouble()};
    }
    return {};
}

}

/// The embedded study from start to files, as a user runs it.
class CliDemoTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const Call call = medvlm({"demo", "--json", "--out", m_folder.path()});
        QVERIFY2(call.status == 0, call.messages.constData());
        m_results = call.json().object()["results"].toArray();
    }

    void everyCellHasAValueAndAnInterval()
    {
        QCOMPARE(m_results.size(), 4 * 3 * 2 + 2 * 2);
        for (const QJsonValue& value : m_results) {
            const QJsonObject row = value.toObject();
            QCOMPARE(row["state"].toString(), QString("done"));
            QVERIFY(row["lower"].toDouble() < row["value"].toDouble());
            QVERIFY(row["value"].toDouble() < row["upper"].toDouble());
            QVERIFY(row["n"].toInt() > 0);
            QCOMPARE(row["replicates"].toInt(), 1000);
        }
    }

    void zeroShotEqualsTheReference()
    {
        for (const char* model : {"demo-clip-general", "demo-clip-radiology"}) {
            QFile file(QStringLiteral(MEDVLM_SOURCE_DIR "/tests/data/demo/%1/expected_zero_shot.json").arg(model));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject expected = QJsonDocument::fromJson(file.readAll()).object();
            int compared = 0;
            for (const char* dataset : {"pneumoniamnist", "busi-ultrasound", "pathmnist-sample"}) {
                const QJsonValue auroc = expected[QLatin1String(dataset)].toObject()["auroc"];
                if (!auroc.isDouble())
                    continue;
                ++compared;
                QVERIFY(std::abs(find(m_results, model, dataset, "ots").value - auroc.toDouble()) < 1e-3);
            }
            QVERIFY(compared >= 1);
        }
        QVERIFY(std::abs(find(m_results, "demo-clip-general", "pneumoniamnist", "ots").value - 0.332) < 1e-3);
        QVERIFY(std::abs(find(m_results, "demo-clip-radiology", "pneumoniamnist", "ots").value - 0.981) < 1e-3);
    }

    void linearProbesReachTheirMark()
    {
        QVERIFY(find(m_results, "demo-clip-general", "pneumoniamnist", "lp").value >= 0.90);
        QVERIFY(find(m_results, "demo-clip-general", "pathmnist-sample", "lp").value >= 0.94);
    }

    void questionsAreAnsweredAndTheShortLoraTeachesTheForm()
    {
        // 48 and 136 of the 251 yes/no questions, as the reference's answers score.
        QVERIFY(std::abs(find(m_results, "demo-llava-general", "vqa-rad", "ots").value - 48.0 / 251.0) < 1e-3);
        QVERIFY(std::abs(find(m_results, "demo-llava-radiology", "vqa-rad", "ots").value - 136.0 / 251.0) < 1e-3);
        // The general model names animals; a few minutes' worth of questions teach it to say yes or no, not to see:
        // it comes near the share of the commoner answer, 133 of 251.
        const double tuned = find(m_results, "demo-llava-general", "vqa-rad", "lora").value;
        QVERIFY2(tuned > 0.40, qPrintable(QString::number(tuned)));
    }

    void gapsOfBothTasksComeWithIntervals()
    {
        for (const char* name : {"gaps.csv", "gaps-vqa.csv"}) {
            QFile file(m_folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            for (const char* question : {"RQ1", "RQ2"})
                QVERIFY2(text.contains(question), text.constData());
            const QList<QByteArray> row = text.trimmed().split('\n').at(1).trimmed().split(',');
            QVERIFY2(
                row.size() >= 7 && !row[row.size() - 3].isEmpty() && !row[row.size() - 2].isEmpty(), text.constData());
        }
    }

    void filesAreWhatTheirNamesSay()
    {
        const auto head = [&](const char* name) {
            QFile file(m_folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(head("heatmap.png").startsWith("\x89PNG"));
        QVERIFY(head("heatmap.pdf").startsWith("%PDF"));
        const QByteArray svg = head("heatmap.svg");
        QVERIFY(svg.contains("<svg") && svg.contains("demo-clip-general") && !svg.contains("<image"));
        QCOMPARE(head("results.csv").trimmed().split('\n').size(), 1 + 24);
        QVERIFY(head("heatmap-vqa.png").startsWith("\x89PNG"));
        QCOMPARE(head("results-vqa.csv").trimmed().split('\n').size(), 1 + 4);
    }

    void secondRunComputesNothingAndAgrees()
    {
        const Call call = medvlm({"demo", "--json", "--out", m_folder.path()});
        QCOMPARE(call.status, 0);
        const QJsonArray again = call.json().object()["results"].toArray();
        QCOMPARE(again.size(), m_results.size());
        for (qsizetype i = 0; i < again.size(); ++i)
            QCOMPARE(again[i].toObject()["value"], m_results[i].toObject()["value"]);
    }

    void exportsFollowTheProject()
    {
        const QString project = m_folder.filePath("demonstration.vlmproj");
        for (const char* format : {"csv", "tsv", "latex", "markdown", "json"}) {
            const QString out = m_folder.filePath(QStringLiteral("table.") + QLatin1String(format));
            const Call call
                = medvlm({"export", "table", "--project", project, "--format", QLatin1String(format), "--out", out});
            QVERIFY2(call.status == 0, call.messages.constData());
            QVERIFY(QFileInfo(out).size() > 200);
        }
        const QString predictions = m_folder.filePath("predictions.csv");
        QCOMPARE(medvlm({"export", "predictions", "--project", project, "--model", "demo-clip-general", "--dataset",
                            "pneumoniamnist", "--mode", "ots", "--format", "csv", "--out", predictions})
                     .status,
            0);
        QFile file(predictions);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().trimmed().split('\n').size(), 1 + 624);
        const Call wrong
            = medvlm({"export", "table", "--project", project, "--format", "pdf", "--out", predictions + ".pdf"});
        QVERIFY(wrong.status > 0 && wrong.messages.contains("cannot be written as pdf"));
    }

    void evalWritesTheReferencesFiles()
    {
        const QString out = m_folder.filePath("eval");
        const Call call = medvlm({"eval", "--task", "diagnosis", "--dataset", "busi-ultrasound", "--model",
            "demo-clip-general", "--usage", "clip-zs", "--save_pred", "--exp_path", out});
        QVERIFY2(call.status == 0, call.messages.constData());
        const QString folder
            = out + "/diagnosis/busi-ultrasound/demo-clip-general/eval_seed42/original_pretrained/clip-zs/";
        QVERIFY(QFile::exists(folder + "results.csv"));
        QFile predictions(folder + "predictions.json");
        QVERIFY(predictions.open(QIODevice::ReadOnly));
        const QJsonObject arrays = QJsonDocument::fromJson(predictions.readAll()).object();
        QCOMPARE(arrays["true_label"].toArray().size(), 155);
        QCOMPARE(arrays["pred_score"].toArray().size(), 155);
    }

private:
    QTemporaryDir m_folder;
    QJsonArray m_results;
};

QTEST_GUILESS_MAIN(CliDemoTest)
#include "tst_cli_demo.moc"
