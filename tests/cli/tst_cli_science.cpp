#include <algorithm>

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/program.h"

class TestCliScience : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gapsOfThePublishedStudyAreExported()
    {
        const QByteArray csv = exported({"gaps", "--study", "diagnosis", "--format", "csv"});
        QVERIFY(csv.contains("CLIP family,Camelyon17,RQ1,"));
        const QByteArrayList lines = csv.split('\n');
        QVERIFY(lines.front().trimmed().endsWith("Lower,Upper,n"));
        const auto row = [&](const char* start) {
            for (const QByteArray& line : lines)
                if (line.startsWith(start))
                    return line.trimmed().split(',');
            return QByteArrayList();
        };
        const QByteArrayList gap = row("CLIP family,Camelyon17,RQ1,");
        QCOMPARE(gap.size(), 7);
        QCOMPARE(gap[3], QByteArray("-24.21"));
        QVERIFY(gap[4].toDouble() < gap[3].toDouble() && gap[3].toDouble() < gap[5].toDouble());
        QCOMPARE(gap[6], QByteArray("920"));
        QCOMPARE(row("CLIP family,PAPILA,RQ3,").value(3), QByteArray("5.44")); // not multiplied by five
    }

    void countsFollowTheInDomainTable()
    {
        QVERIFY(exported({"best", "--study", "diagnosis", "--format", "svg"}).contains("9 of 12"));
        QVERIFY(exported({"best", "--study", "diagnosis", "--question", "RQ3", "--format", "svg"}).contains("8 of 18"));
        const QByteArray other
            = exported({"best", "--study", "diagnosis", "--in-domain", "results-csv", "--format", "svg"});
        QVERIFY(other.contains("7 of 12"));
        QVERIFY(other.contains("BioMedCLIP"));
        QVERIFY(!other.contains("<image"));
    }

    void aForestIsOfOneDataset()
    {
        QVERIFY(exported({"forest", "--study", "vqa", "--dataset", "SLAKE", "--format", "csv"}).contains("88.55"));
        const Call call = medvlm({"export", "forest", "--study", "vqa", "--format", "csv", "--out", out()});
        QVERIFY(call.status != 0);
        QVERIFY(call.messages.contains("--dataset SLAKE"));
    }

    void barsAreExportedWithValueAndBoundsApart()
    {
        const QByteArray csv = exported({"best", "--study", "diagnosis", "--format", "csv"});
        const QByteArrayList header = csv.left(csv.indexOf('\r')).split(',');
        QCOMPARE(header.mid(4), (QByteArrayList{"Lower", "Upper", "n"}));
        QVERIFY(csv.contains("CheXpert,CLIP,Generalist,"));
        QVERIFY(!csv.contains("["));
    }

    void curvesOfAProjectAreExported()
    {
        const QString project = m_folder.filePath("curves.vlmproj");
        QFile file(m_folder.filePath("theirs.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id,label,score\n");
        for (int i = 0; i < 80; ++i)
            file.write(QStringLiteral("s%1,%2,%3\n")
                           .arg(i)
                           .arg(i % 2)
                           .arg(0.3 + 0.005 * ((i * 37) % 80) + 0.2 * (i % 2))
                           .toUtf8());
        file.close();
        const Call import = medvlm({"import", file.fileName(), "--project", project, "--task", "diagnosis", "--model",
            "theirs", "--dataset", "elsewhere", "--replicates", "100"});
        QVERIFY2(import.status == 0, import.messages.constData());
        const QStringList cell{"--project", project, "--dataset", "elsewhere", "--mode", "ots"};
        const QByteArray roc = exported(QStringList{"roc"} + cell + QStringList{"--format", "csv"});
        QVERIFY2(roc.startsWith("Curve,"), roc.constData());
        QVERIFY(roc.count('\n') > 40);
        const QByteArray reliability
            = exported(QStringList{"calibration"} + cell + QStringList{"--model", "theirs", "--format", "csv"});
        QVERIFY2(reliability.startsWith("Bin,Confidence,Accuracy,Lower,Upper,n"), reliability.constData());
        const QStringList kinds[]{{"roc"}, {"calibration", "--model", "theirs"}};
        for (const QStringList& kind : kinds) {
            const QByteArray svg = exported(kind + cell + QStringList{"--format", "svg"});
            QVERIFY2(svg.contains("<svg") && !svg.contains("<image"), svg.left(200).constData());
            QVERIFY(svg.size() < 500'000);
            const QByteArray pdf = exported(kind + cell + QStringList{"--format", "pdf"});
            QVERIFY(pdf.startsWith("%PDF-") && !pdf.contains("/Subtype /Image"));
        }
        const Call nobody
            = medvlm(QStringList{"export", "calibration"} + cell + QStringList{"--format", "svg", "--out", out()});
        QVERIFY(nobody.status != 0 && nobody.messages.contains("--model"));
        const QByteArray heatmap
            = exported(QStringList{"heatmap", "--project", project, "--published", "--format", "svg"});
        QVERIFY2(heatmap.contains("counterpart"), heatmap.left(300).constData());
    }

    void theBestOfAColumnIsBoldInLatex()
    {
        const QString project = m_folder.filePath("bold.vlmproj");
        const char* scores[]{
            "0.1\n1,1,0.9\n2,0,0.2\n3,1,0.8\n", "0.6\n1,1,0.9\n2,0,0.2\n3,1,0.5\n", "0.9\n1,1,0.1\n2,0,0.2\n3,1,0.8\n"};
        for (int i = 0; i < 3; ++i) {
            QFile file(m_folder.filePath(QStringLiteral("model%1.csv").arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("id,label,score\n0,0,") + scores[i]);
            file.close();
            const Call import = medvlm({"import", file.fileName(), "--project", project, "--task", "diagnosis",
                "--model", QStringLiteral("model%1").arg(i), "--dataset", "set", "--replicates", "50"});
            QVERIFY2(import.status == 0, import.messages.constData());
        }
        const QStringList table{"table", "--project", project, "--format", "latex"};
        const QByteArray marked = exported(table);
        QCOMPARE(marked.count("\\textbf{100.00"), 1);
        QCOMPARE(marked.count("\\underline{75.00"), 1);
        const QByteArray plain = exported({"table", "--project", project, "--plain", "--format", "latex"});
        QVERIFY(plain.contains("100.00") && !plain.contains("\\textbf") && !plain.contains("\\underline"));
    }

    void columnsOfScoreCanBeNamed()
    {
        QFile file(m_folder.filePath("odd.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("who;verdict;p1\nx;0;0.2\ny;1;0.9\nz;1;0.4\nw;0;0.6\n");
        file.close();
        const QString samples = m_folder.filePath("samples.csv");
        const QString metrics = m_folder.filePath("metrics.json");
        const Call call = medvlm({"score", "--input", file.fileName(), "--delimiter", ";", "--map", "label=verdict",
            "--map", "score=p1", "--map", "id=who", "--replicates", "50", "--out", metrics, "--samples-out", samples});
        QVERIFY2(call.status == 0, call.messages.constData());
        QFile written(samples);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray rows = written.readAll();
        QVERIFY2(rows.startsWith("table,id,label,predicted,correct"), rows.constData());
        QVERIFY(rows.contains("odd,y,1,1,1"));
        QFile aggregate(metrics);
        QVERIFY(aggregate.open(QIODevice::ReadOnly));
        const auto all = QJsonDocument::fromJson(aggregate.readAll())["rows"].toArray();
        QVERIFY(std::any_of(all.begin(), all.end(), [](const QJsonValue& row) {
            return row["id"].toString() == "auroc" && row["value"].toDouble() == 0.75 && row["n"].toInt() == 4;
        }));
        const Call wrong = medvlm({"score", "--input", file.fileName(), "--delimiter", ";", "--map", "label=nothing"});
        QVERIFY(wrong.status != 0 && wrong.messages.contains("who, verdict, p1"));
        const Call word = medvlm({"score", "--input", file.fileName(), "--delimiter", ";", "--map", "colour=who"});
        QVERIFY(word.status != 0 && word.messages.contains("similarity"));
    }

    void whatCannotBeExportedSaysWhy_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("no predictions") << QStringList{"roc", "--study", "diagnosis"} << QByteArray("no predictions");
        QTest::newRow("no source") << QStringList{"gaps"} << QByteArray("--study");
        QTest::newRow("unknown study") << QStringList{"gaps", "--study", "nonsense"} << QByteArray("diagnosis");
        QTest::newRow("unknown table") << QStringList{"gaps", "--study", "vqa", "--in-domain", "nonsense"}
                                       << QByteArray("results-csv");
        QTest::newRow("unknown question")
            << QStringList{"best", "--study", "vqa", "--question", "RQ9"} << QByteArray("RQ1, RQ2, RQ3");
    }

    void whatCannotBeExportedSaysWhy()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, reason);
        const Call call = medvlm(QStringList{"export"} + arguments + QStringList{"--format", "csv", "--out", out()});
        QVERIFY(call.status != 0);
        QVERIFY2(call.messages.contains(reason), call.messages.constData());
    }

private:
    QString out() const { return m_folder.filePath("figure"); }

    QByteArray exported(const QStringList& arguments)
    {
        const QString name = out() + QLatin1Char('.') + arguments.back(); // the format
        const Call call = medvlm(QStringList{"export"} + arguments + QStringList{"--out", name});
        if (call.status != 0)
            return call.messages;
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCliScience)
#include "tst_cli_science.moc"
