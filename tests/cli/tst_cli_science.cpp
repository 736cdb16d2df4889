#include <QFile>
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
        QVERIFY(csv.contains("\u221224.21 ["));
        QVERIFY(csv.contains("5.44 [")); // RQ3 on PAPILA, not multiplied by five
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
