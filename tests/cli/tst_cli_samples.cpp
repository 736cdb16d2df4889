#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include "core/store/saved_views.h"
#include "tests/cli/program.h"
#include "tests/core/store/filter_project.h"

using namespace vlm;
using P = testing::FilterProject;

/// `medvlm samples` finds what the Data page finds.
class TestCliSamples : public QObject {
    Q_OBJECT

    std::unique_ptr<P> m_data;
    QString m_folder;

    Call samples(const QStringList& more, bool json = false)
    {
        return medvlm(
            (json ? QStringList{"--json"} : QStringList{}) + QStringList{"samples", "--project", m_folder} + more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_data = std::make_unique<P>();
        m_folder = QString::fromStdString(m_data->project().folder().string());
        store::putSavedViews(m_data->project().writer(), {{"Hard", "numbers", "tag:\"hard case\""}});
        m_data->project().writer().flush();
    }

    void aFilterIsCounted()
    {
        const Call call = samples({"--dataset", "numbers", "--where", "split:test -starred", "--count"});
        QVERIFY2(call.status == 0, call.messages.constData());
        int expected = 0;
        for (int i = 0; i < P::kCount; ++i)
            expected += P::split(i) == "test" && !P::starred(i) ? 1 : 0;
        QCOMPARE(call.out.trimmed().toInt(), expected);
    }

    void rowsAreCsvAndJson()
    {
        const Call csv = samples({"--where", "dataset:numbers id:test/3,test/17", "--format", "csv"});
        QCOMPARE(csv.status, 0);
        QCOMPARE(csv.out.count('\n'), 3);
        QVERIFY(csv.out.startsWith("dataset,id,split,label,"));
        QVERIFY(csv.out.contains("pleural effusion left"));
        const Call json = samples({"--dataset", "numbers", "--cell", QString::number(m_data->llavaCell()), "--where",
                                      "correct:no", "--limit", "2"},
            true);
        const QJsonArray rows = json.json().object()["rows"].toArray();
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows[0].toObject()["predicted"].toInt() != rows[0].toObject()["label"].toInt());
        QVERIFY(json.messages.contains("2 of "));
        const Call lines = samples({"--where", "dataset:others", "--format", "jsonl"});
        QCOMPARE(lines.out.count('\n'), 10);
    }

    void aSavedViewIsListed()
    {
        const Call call = samples({"--view", "Hard", "--where", "split:train", "--count"});
        QVERIFY2(call.status == 0, call.messages.constData());
        int expected = 0;
        for (int i = 0; i < P::kCount; ++i)
            expected += P::hard(i) && P::split(i) == "train" ? 1 : 0;
        QCOMPARE(call.out.trimmed().toInt(), expected);
        QVERIFY(samples({"--view", "Soft"}).messages.contains("known: 'Hard' of numbers"));
    }

    void notesAreListed()
    {
        const Call call = samples({"--notes"});
        QCOMPARE(call.status, 0);
        QCOMPARE(call.out.count('\n'), 4);
        QVERIFY(call.out.contains("motion artefact"));
    }

    void mistakesAreSaidWithTheirPlace()
    {
        const Call wrong = samples({"--where", "starred splt:test"});
        QVERIFY(wrong.status != 0);
        QVERIFY2(wrong.messages.contains("character 9: there is no field 'splt'"), wrong.messages.constData());
        const Call unknown = samples({"--dataset", "numbers", "--where", "label:bening"});
        QVERIFY(unknown.status != 0);
        QVERIFY(unknown.messages.contains("known: normal, benign, malignant"));
        QVERIFY(samples({"--dataset", "nothing"}).messages.contains("known: numbers, others"));
        QVERIFY(samples({"--order", "nothing"}).status != 0);
    }
};

QTEST_GUILESS_MAIN(TestCliSamples)
#include "tst_cli_samples.moc"
