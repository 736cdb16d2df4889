#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/program.h"

namespace {

QJsonObject findingOf(const QJsonObject& report, const char* kind)
{
    for (const QJsonValue& finding : report["findings"].toArray())
        if (finding["kind"] == QLatin1String(kind))
            return finding.toObject();
    return {};
}

}

class TestCliData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAuditTellsWhatSplitsShare()
    {
        const Call call = medvlm({"--json", "dataset", "audit", "vqa-rad", "--set", "form=split_files"});
        QCOMPARE(call.status, 0);
        const QJsonObject report = call.json().object();
        QCOMPARE(report["splits"]["train"]["samples"].toInt(), 3064);
        QCOMPARE(report["splits"]["test"]["samples"].toInt(), 451);
        const QJsonObject overlap = findingOf(report, "image-overlap");
        QCOMPARE(overlap["numbers"]["train_test"].toInt(), 203);
        QCOMPARE(overlap["severity"].toString(), QString("problem"));
        QVERIFY(!overlap["samples"].toArray().isEmpty());
    }

    void namesAloneNeedNoImages()
    {
        const Call call = medvlm({"dataset", "audit", "vqa-rad", "--names-only"});
        QCOMPARE(call.status, 0);
        QVERIFY(call.out.contains("Train and test share 202 images."));
        QVERIFY(call.out.contains("test samples are in doubt"));
    }

    void anOverviewIsTextJsonAndHtml()
    {
        const QTemporaryDir folder;
        const QString html = folder.filePath("o.html");
        const Call call = medvlm({"--json", "dataset", "overview", "busi-ultrasound", "--html", html});
        QCOMPARE(call.status, 0);
        QCOMPARE(call.json().object()["samples"].toInt(), 780);
        QFile file(html);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("not for clinical decisions"));
        const Call text = medvlm({"dataset", "overview", "busi-ultrasound"});
        QVERIFY(text.out.contains("780 samples"));
        QVERIFY(text.out.contains("mean grey level, malignant"));
    }

    void tagsOfADicomFileNameNoPatient()
    {
        const Call call = medvlm({"dataset", "tags", MEDVLM_SOURCE_DIR "/tests/data/dicom/MR_small.dcm"});
        QCOMPARE(call.status, 0);
        QVERIFY(call.out.contains("Modality"));
        QVERIFY(!call.out.contains("CompressedSamples"));
        QVERIFY(medvlm({"dataset", "tags", "README.md"}).status != 0);
    }

    void faultsAreOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        QTest::newRow("no such set") << QStringList{"dataset", "audit", "nothing"} << "nothing";
        QTest::newRow("threshold") << QStringList{"dataset", "audit", "vqa-rad", "--near-bits", "9"} << "near-bits";
        QTest::newRow("setting") << QStringList{"dataset", "audit", "vqa-rad", "--set", "form"} << "key=value";
        QTest::newRow("no project") << QStringList{"dataset", "clean", "vqa-rad"} << "--project";
        QTest::newRow("kind") << QStringList{"dataset", "clean", "vqa-rad", "--project", "/nowhere", "--without", "x"}
                              << "image-overlap";
    }
    void faultsAreOneLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, part);
        const Call call = medvlm(arguments);
        QVERIFY(call.status != 0);
        QVERIFY2(call.messages.contains(part.toUtf8()), call.messages.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliData)
#include "tst_cli_data.moc"
