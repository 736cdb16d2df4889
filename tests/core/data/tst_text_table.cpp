#include "core/base/error.h"
#include "core/data/text_table.h"

#include <QTest>

using vlm::data::TextTable;

class TestTextTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quotedFieldsKeepSeparatorsAndLineBreaks();
    void columnsAreFoundInAnyCase();
    void faultsNameTheRow();
};

void TestTextTable::quotedFieldsKeepSeparatorsAndLineBreaks()
{
    const TextTable table = TextTable::parse("\xEF\xBB\xBFname,text\r\na,\"x, \"\"y\"\"\nz\"\r\n\r\nb,\n", "t.csv");
    QCOMPARE(table.rows(), 2U);
    QCOMPARE(table.at(0, "text"), std::string("x, \"y\"\nz"));
    QCOMPARE(table.at(1, "name"), std::string("b"));
    QCOMPARE(table.at(1, "text"), std::string());
    QCOMPARE(TextTable::parse("a\tb\n1\t2", "t.tsv", '\t').at(0, "b"), std::string("2"));
}

void TestTextTable::columnsAreFoundInAnyCase()
{
    const TextTable table = TextTable::parse("Path , Age\n1,2\n", "t.csv");
    QCOMPARE(table.at(0, "path"), std::string("1"));
    QVERIFY(!table.has("sex"));
    try {
        static_cast<void>(table.column("sex"));
        QFAIL("a missing column was found");
    } catch (const vlm::Error& error) {
        QCOMPARE(QString(error.what()), QString("t.csv: has no column \"sex\"; it has Path ,  Age"));
    }
}

void TestTextTable::faultsNameTheRow()
{
    try {
        TextTable::parse("a,b\n1,2\n3\n", "t.csv");
        QFAIL("a short row was accepted");
    } catch (const vlm::Error& error) {
        QVERIFY(QString(error.what()).contains("row 3 has 1 fields; the header has 2"));
    }
    QVERIFY_EXCEPTION_THROWN(TextTable::parse("", "t.csv"), vlm::Error);
    QVERIFY_EXCEPTION_THROWN(TextTable::parse("a\n\"open", "t.csv"), vlm::Error);
}

QTEST_GUILESS_MAIN(TestTextTable)
#include "tst_text_table.moc"
