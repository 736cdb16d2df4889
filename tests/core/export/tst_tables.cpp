#include <cmath>

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/export/table.h"

using namespace vlm;
using namespace vlm::exporting;

namespace {

Table oneColumn(std::vector<Value> values)
{
    Table table{.columns = {{"text"}}};
    for (Value& value : values)
        table.rows.push_back({std::move(value)});
    return table;
}

/// RFC 4180, the reading side, written on its own.
std::vector<std::vector<std::string>> parsed(const std::string& text)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string& field = rows.back().back();
        if (quoted) {
            if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else if (text[i] == '"')
                quoted = false;
            else
                field += text[i];
        } else if (text[i] == '"') {
            quoted = true;
        } else if (text[i] == ',') {
            rows.back().emplace_back();
        } else if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
            ++i;
            rows.emplace_back(1);
        } else {
            field += text[i];
        }
    }
    rows.pop_back();
    return rows;
}

}

class TestTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvReadsBackForPrograms()
    {
        const std::vector<std::string> nasty{"plain", "with, comma", "with \"quotes\"", "two\nlines", "cr\rlf\r\n",
            " led", "trailed ", "", "=1+1", "'", "日本語 †", std::string("nul\0byte", 8), ",", "\""};
        Table table{.columns = {{"a"}, {"b,c"}}};
        for (const std::string& text : nasty)
            table.rows.push_back({Value::of(text), Value::of("x")});
        const auto rows = parsed(csv(table, Reader::Program));
        QCOMPARE(rows.size(), nasty.size() + 1);
        QCOMPARE(rows[0][1], std::string("b,c"));
        for (std::size_t i = 0; i < nasty.size(); ++i) {
            QCOMPARE(rows[i + 1].size(), std::size_t(2));
            QCOMPARE(rows[i + 1][0], nasty[i]);
        }
    }

    void spreadsheetsGetNoFormulas_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("dangerous");
        for (const char* text : {"=cmd|'/c calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "-0.5"})
            QTest::newRow(text) << QByteArray(text) << true;
        QTest::newRow("NUL") << QByteArray("\0=1", 3) << true;
        for (const char* text : {"a=1", "0", "no", "", " ", "'quoted", "test/-1"})
            QTest::newRow((std::string("harmless ") + text).c_str()) << QByteArray(text) << false;
    }

    void spreadsheetsGetNoFormulas()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, dangerous);
        const std::string plain = text.toStdString();
        const auto rows = parsed(csv(oneColumn({Value::of(plain)})));
        QCOMPARE(rows[1][0], dangerous ? "'" + plain : plain);
        QCOMPARE(parsed(csv(oneColumn({Value::of(plain)}), Reader::Program))[1][0], plain);
    }

    void numbersAreNotMangled()
    {
        const Table table = oneColumn({Value::of(-0.5), Value::of(1e-7), Value::of(std::nan(""))});
        QCOMPARE(csv(table), std::string("text\r\n-0.5\r\n1e-07\r\n\r\n"));
        QCOMPARE(tsv(table), std::string("text\n-0.5\n1e-07\n\n"));
        const auto read = nlohmann::json::parse(json(table));
        QCOMPARE(read["rows"][0]["text"].get<double>(), -0.5);
        QVERIFY(read["rows"][2]["text"].is_null());
    }

    void tsvKeepsItsShape()
    {
        QCOMPARE(tsv(oneColumn({Value::of("a\tb\nc\\d")}), Reader::Program), std::string("text\na\\tb\\nc\\\\d\n"));
    }

    void latexEscapesEverythingSpecial()
    {
        Table table = oneColumn({Value::of("50% of a_b & $c #1 {x} ~ ^ \\ <y> 90.1†"), Value::of(-1.5)});
        table.caption = "A & B";
        table.notes = {"† marks 100 %"};
        const std::string out = latex(table);
        QVERIFY(out.find(
                    "50\\% of a\\_b \\& \\$c \\#1 \\{x\\} \\~{} \\^{} \\textbackslash{} \\ensuremath{<}y\\ensuremath{>}"
                    " 90.1\\textsuperscript{\\dag}")
            != std::string::npos);
        QVERIFY(out.find("$-$1.5") != std::string::npos);
        QVERIFY(out.find("\\caption{A \\& B}") != std::string::npos);
        for (const char* rule : {"\\toprule", "\\midrule", "\\bottomrule"})
            QVERIFY(out.find(rule) != std::string::npos);
        QVERIFY(out.find("marks 100 \\%") != std::string::npos);
    }

    void markdownKeepsItsColumns()
    {
        Table table{.columns = {{"a|b"}, {"n", true}}, .rows = {{Value::of("x|y\nz <b>"), Value::of(2.0)}}};
        QCOMPARE(markdown(table), std::string("| a\\|b | n |\n|---|---:|\n| x\\|y<br>z &lt;b> | 2 |\n"));
    }

    void formatsHaveWords()
    {
        const Table table = oneColumn({Value::of("x")});
        for (const char* word : {"csv", "tsv", "latex", "markdown", "json"})
            QVERIFY(text(table, formatFromName(word)).find("x") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(Error, formatFromName("xlsx"));
    }
};

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
