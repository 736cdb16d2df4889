#include "core/base/error.h"
#include "core/data/text_table.h"

#include <QTest>

using vlm::data::TextTable;

class TestTextTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quotedFieldsKeepSeparatorsAndLineBreaks();
    void everyFieldOfManyRowsStaysWhereItWas();
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

void TestTextTable::everyFieldOfManyRowsStaysWhereItWas()
{
    std::string text = "\xEF\xBB\xBFid,quoted,empty,last\n";
    for (int i = 0; i < 500; ++i)
        text += std::to_string(i) + ",\"a \"\"" + std::to_string(i * 7) + "\"\", b\",,"
            + std::string(static_cast<std::size_t>(i % 5), 'x') + (i % 2 == 0 ? "\r\n" : "\n");
    const TextTable table = TextTable::parse(text, "t.csv");
    QCOMPARE(table.rows(), 500U);
    for (int i = 0; i < 500; ++i) {
        const auto row = static_cast<std::size_t>(i);
        QCOMPARE(table.at(row, 0), std::to_string(i));
        QCOMPARE(table.at(row, 1), "a \"" + std::to_string(i * 7) + "\", b");
        QVERIFY(table.view(row, 2).empty());
        QCOMPARE(table.at(row, 3), std::string(row % 5, 'x'));
    }
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
