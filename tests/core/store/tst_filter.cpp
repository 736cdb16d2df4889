#include <functional>
#include <map>
#include <random>
#include <set>

#include <QTest>

#include "core/store/filter.h"
#include "core/store/filter_edit.h"
#include "core/store/filter_fields.h"
#include "core/store/filter_sql.h"
#include "tests/core/store/filter_project.h"

using namespace vlm;
using namespace vlm::store;

namespace {

using P = testing::FilterProject;
using Holds = std::function<bool(int)>;

struct Case {
    std::string line;
    Holds holds;
};

bool number(int i, const std::string& begins)
{
    return std::to_string(i).starts_with(begins);
}

bool llavaWrong(int i)
{
    return P::llava(i) != P::label(i);
}

/// Every kind of term, and how they join.
std::vector<Case> samples()
{
    return {
        {"", [](int) { return true; }},
        {"   ", [](int) { return true; }},
        {"split:test", [](int i) { return P::split(i) == "test"; }},
        {"SPLIT:Test", [](int i) { return P::split(i) == "test"; }},
        {"split:val", [](int i) { return P::split(i) == "validation"; }},
        {"split=train", [](int i) { return P::split(i) == "train"; }},
        {"split!=train", [](int i) { return P::split(i) != "train"; }},
        {"split:train,test", [](int i) { return P::split(i) != "validation"; }},
        {"-split:train", [](int i) { return P::split(i) != "train"; }},
        {"NOT split:train", [](int i) { return P::split(i) != "train"; }},
        {"--split:train", [](int i) { return P::split(i) == "train"; }},
        {"label:benign", [](int i) { return P::label(i) == 1; }},
        {"label:Benign", [](int i) { return P::label(i) == 1; }},
        {"class:\"benign\"", [](int i) { return P::label(i) == 1; }},
        {"label:2", [](int i) { return P::label(i) == 2; }},
        {"label:0,malignant", [](int i) { return P::label(i) != 1; }},
        {"label:*lign*", [](int i) { return P::label(i) == 2; }},
        {"label:none", [](int) { return false; }},
        {"-label:none", [](int) { return true; }},
        {"label:1..2", [](int i) { return P::label(i) >= 1; }},
        {"label>=1", [](int i) { return P::label(i) >= 1; }},
        {"label < 1", [](int i) { return P::label(i) < 1; }},
        {"label:nosuch", [](int) { return false; }},
        {"-label:nosuch", [](int) { return true; }},
        {"type:open", &P::open},
        {"type:closed", [](int i) { return !P::open(i); }},
        {"type:choice", [](int) { return false; }},
        {"type:open,closed", [](int) { return true; }},
        {"tag:\"hard case\"", &P::hard},
        {"tag:easy", &P::easy},
        {"tag:h*", &P::hard},
        {"tag:*", [](int i) { return P::hard(i) || P::easy(i); }},
        {"-tag:*", [](int i) { return !P::hard(i) && !P::easy(i); }},
        {"tag:easy,\"hard case\"", [](int i) { return P::hard(i) || P::easy(i); }},
        {"tag:easy tag:\"hard case\"", [](int i) { return P::hard(i) && P::easy(i); }},
        {"tag:\"h*\"", [](int) { return false; }},
        {"starred", &P::starred},
        {"starred:yes", &P::starred},
        {"starred:no", [](int i) { return !P::starred(i); }},
        {"-starred", [](int i) { return !P::starred(i); }},
        {"note:*", [](int i) { return !P::note(i).empty(); }},
        {"note:effusion", [](int i) { return i == 3 || i == 44; }},
        {"note:\"pleural effusion\"", [](int i) { return i == 3; }},
        {"note=\"motion artefact\"", [](int i) { return i == 17; }},
        {"note:*artef*", [](int i) { return i == 17; }},
        {"pleural", [](int i) { return i == 3 || i == 44; }},
        {"effu pleu", [](int i) { return i == 3 || i == 44; }},
        {"\"pleural effusion\"", [](int i) { return i == 3; }},
        {"\"pleural eff\"", [](int) { return false; }},
        {"-pleural", [](int i) { return i != 3 && i != 44; }},
        {"pleural left ?", [](int i) { return i == 3; }},
        {"number 1", [](int i) { return number(i, "1"); }},
        {"question:number question:2", [](int i) { return number(i, "2"); }},
        {"question:\"number 2\"", [](int i) { return i == 2; }},
        {"question=\"is this number 7?\"", [](int i) { return i == 7; }},
        {"question:*", [](int) { return true; }},
        {"answer:yes", &P::yes},
        {"answer=NO", [](int i) { return !P::yes(i); }},
        {"id:test/7", [](int i) { return i == 7; }},
        {"id:test/7,test/9,nothing", [](int i) { return i == 7 || i == 9; }},
        {"id:test/1*", [](int i) { return number(i, "1"); }},
        {"image:7.png", [](int i) { return i == 7; }},
        {"patient:patient3", [](int i) { return i / 4 == 3; }},
        {"cluster:patient1*", [](int i) { return number(i / 4, "1"); }},
        {"dataset:numbers", [](int) { return true; }},
        {"dataset:\"Numbers of numbers\"", [](int) { return true; }},
        {"dataset:others", [](int) { return false; }},
        {"modality:ct task:diagnosis", [](int) { return true; }},
        {"modality:xray", [](int) { return false; }},
        {"split:test label:benign", [](int i) { return P::split(i) == "test" && P::label(i) == 1; }},
        {"split:test AND label:benign", [](int i) { return P::split(i) == "test" && P::label(i) == 1; }},
        {"split:test OR label:benign", [](int i) { return P::split(i) == "test" || P::label(i) == 1; }},
        {"split:test starred OR label:benign",
            [](int i) { return (P::split(i) == "test" && P::starred(i)) || P::label(i) == 1; }},
        {"split:test (starred OR label:benign)",
            [](int i) { return P::split(i) == "test" && (P::starred(i) || P::label(i) == 1); }},
        {"-(split:test OR label:benign)", [](int i) { return P::split(i) != "test" && P::label(i) != 1; }},
        {"NOT(split:test label:benign)", [](int i) { return P::split(i) != "test" || P::label(i) != 1; }},
        {"((starred))", &P::starred},
        {"(split:val)(starred)", [](int i) { return P::split(i) == "validation" && P::starred(i); }},
        {"\"starred\"", [](int) { return false; }},
        {"or", [](int) { return false; }},
        {"disagree:yes", [](int i) { return P::clipHas(i) && P::llava(i) >= 0 && P::clip(i) != P::llava(i); }},
        {"disagree:no", [](int i) { return !(P::clipHas(i) && P::llava(i) >= 0 && P::clip(i) != P::llava(i)); }},
        // About answers that are named.
        {"model:llava-med", [](int) { return true; }},
        {"model:clip", &P::clipHas},
        {"model:c*", &P::clipHas},
        {"-model:clip", [](int i) { return !P::clipHas(i); }},
        {"model:LLaVA-Med correct:no", &llavaWrong},
        {"correct:wrong model:llava-med", &llavaWrong},
        {"model:llava-med -correct:yes", &llavaWrong},
        {"-(model:llava-med correct:no)", [](int i) { return !llavaWrong(i); }},
        {"model:clip correct:yes", [](int i) { return P::clipHas(i) && P::clip(i) == P::label(i); }},
        {"-(model:clip correct:yes)", [](int i) { return !(P::clipHas(i) && P::clip(i) == P::label(i)); }},
        {"(model:clip OR model:llava-med) correct:no",
            [](int i) { return llavaWrong(i) || (P::clipHas(i) && P::clip(i) != P::label(i)); }},
        {"model:clip,llava-med correct:no",
            [](int i) { return llavaWrong(i) || (P::clipHas(i) && P::clip(i) != P::label(i)); }},
        {"(model:clip correct:yes) (model:llava-med correct:no)",
            [](int i) { return P::clipHas(i) && P::clip(i) == P::label(i) && llavaWrong(i); }},
        {"model:clip correct:yes OR model:llava-med correct:no",
            [](int i) { return (P::clipHas(i) && P::clip(i) == P::label(i)) || llavaWrong(i); }},
        {"(model:clip mode:lp) (model:llava-med correct:no)", [](int i) { return P::clipHas(i) && llavaWrong(i); }},
        {"model:clip mode:ots", [](int) { return false; }},
        {"mode:lp", &P::clipHas},
        {"model:llava-med predicted:benign", [](int i) { return P::llava(i) == 1; }},
        {"model:llava-med predicted:none", [](int i) { return P::llava(i) == -1; }},
        {"model:llava-med predicted:1..2", [](int i) { return P::llava(i) >= 1; }},
        {"model:llava-med score>0.805", [](int i) { return P::llava(i) >= 0 && P::score(i) > 0.805; }},
        {"model:llava-med conf>0.805 -starred",
            [](int i) { return P::llava(i) >= 0 && P::score(i) > 0.805 && !P::starred(i); }},
        {"model:llava-med score:0.495..0.605",
            [](int i) { return P::llava(i) >= 0 && P::score(i) > 0.495 && P::score(i) < 0.605; }},
        {"model:llava-med score:>=0.995", [](int) { return false; }},
        {"model:llava-med score:..0.455", [](int i) { return P::score(i) < 0.455; }},
        {"model:llava-med -score>0.805", [](int i) { return P::llava(i) < 0 || P::score(i) <= 0.805; }},
        {"model:llava-med status:failed", [](int i) { return i == 50; }},
        {"model:llava-med status:failed,refused", [](int i) { return i == 50 || i == 51; }},
        {"model:llava-med latency<=3", [](int i) { return i <= 3; }},
        {"model:llava-med reply:\"100% sure\"", &P::yes},
        {"model:llava-med reply:%", &P::yes},
        {"model:llava-med reply=no", [](int i) { return !P::yes(i); }},
        {"model:llava-med reply:yes*", &P::yes},
        {"model:llava-med (correct:no OR score>0.905)",
            [](int i) { return llavaWrong(i) || (P::llava(i) >= 0 && P::score(i) > 0.905); }},
        {"model:llava-med (correct:no OR starred)", [](int i) { return llavaWrong(i) || P::starred(i); }},
        {"run:\"Second look\" correct:no", [](int i) { return P::clipHas(i) && P::clip(i) != P::label(i); }},
        {"run:\"Old look\" correct:yes", [](int) { return false; }},
        {"run:\"Old look\" -correct:yes", [](int) { return true; }},
        {"run:1 correct:no", [](int) { return true; }},
        {"run:2 correct:no", &llavaWrong},
        {"run:*look model:clip", &P::clipHas},
    };
}

/// With the answers of llava-med chosen.
std::vector<Case> answers()
{
    return {
        {"correct:no", &llavaWrong},
        {"correct:yes starred", [](int i) { return !llavaWrong(i) && P::starred(i); }},
        {"correct:no OR starred", [](int i) { return llavaWrong(i) || P::starred(i); }},
        {"-correct:yes score<0.605", [](int i) { return llavaWrong(i) && P::llava(i) >= 0 && P::score(i) < 0.605; }},
        {"predicted:malignant", [](int i) { return P::llava(i) == 2; }},
        {"status:refused", [](int i) { return i == 51; }},
        {"correct:no (model:clip correct:yes)",
            [](int i) { return llavaWrong(i) && P::clipHas(i) && P::clip(i) == P::label(i); }},
        {"correct:no model:clip", [](int i) { return P::clipHas(i) && P::clip(i) != P::label(i); }},
        {"correct:no (model:clip mode:lp)", [](int i) { return llavaWrong(i) && P::clipHas(i); }},
        {"correct:no -model:clip", [](int i) { return llavaWrong(i) && !P::clipHas(i); }},
    };
}

struct Mistake {
    std::string line;
    std::size_t character;
    std::string says;
};

std::string randomLine(std::mt19937& random)
{
    static const std::vector<std::string> kParts{"split:", "test", "label", ":", ">", "<=", "=", "0.2", "..", "0.8",
        "(", ")", "-", "NOT", "OR", "AND", " ", " ", " ", "\"", "\\", ",", "*", "starred", "tag:", "\"hard case\"",
        "note:", "model:", "llava-med", "correct:no", "score", "mode:lp", "run:1", "é", "\xff", "\n", "id:test/1",
        "pleural", "predicted:1", "disagree:yes", "reply:", "!=", "dataset:numbers", "'", ";", "%",
        std::string(1, '\0'), "NEAR", "question:", "latency<3"};
    std::string line;
    const auto parts = random() % 14;
    for (unsigned i = 0; i < parts; ++i)
        line += kParts[random() % kParts.size()] + (random() % 3 == 0 ? " " : "");
    return line;
}

}

class TestFilter : public QObject {
    Q_OBJECT

    std::unique_ptr<P> m_data;

    std::set<std::string> found(const SampleQuery& query)
    {
        const Reader reader = m_data->project().reader();
        std::set<std::string> ids;
        for (const SampleRow& row : reader.samples(query, 0, 1000))
            ids.insert(row.id);
        return static_cast<std::int64_t>(ids.size()) == reader.countSamples(query) ? ids : std::set<std::string>{"?"};
    }

    static std::set<std::string> expected(
        const Holds& holds, const Holds& among = [](int) { return true; })
    {
        std::set<std::string> ids;
        for (int i = 0; i < P::kCount; ++i)
            if (among(i) && holds(i))
                ids.insert("test/" + std::to_string(i));
        return ids;
    }

private Q_SLOTS:
    void initTestCase() { m_data = std::make_unique<P>(); }

    void linesFindWhatTheySay()
    {
        QVERIFY(samples().size() >= 100);
        for (const Case& one : samples())
            QVERIFY2(found({.dataset = "numbers", .filter = one.line}) == expected(one.holds), one.line.c_str());
    }

    void linesAboutTheChosenAnswersFindWhatTheySay()
    {
        for (const Case& one : answers()) {
            const SampleQuery query{.dataset = "numbers", .filter = one.line, .cell = m_data->llavaCell()};
            QVERIFY2(found(query) == expected(one.holds), one.line.c_str());
        }
    }

    void everyLineTurnedRoundFindsTheOthers()
    {
        for (const Case& one : samples()) {
            const std::string turned
                = "-(" + (one.line.find_first_not_of(' ') == std::string::npos ? "id:*" : one.line) + ")";
            QVERIFY2(found({.dataset = "numbers", .filter = turned}) == expected([&](int i) { return !one.holds(i); }),
                turned.c_str());
        }
    }

    void linesWorkOverAllDataSetsToo()
    {
        for (const Case& one : samples()) {
            if (one.line.find_first_not_of(' ') == std::string::npos)
                continue;
            const SampleQuery query{.filter = "dataset:numbers (" + one.line + ")"};
            QVERIFY2(found(query) == expected(one.holds), one.line.c_str());
        }
        const Reader reader = m_data->project().reader();
        QCOMPARE(reader.countSamples({.filter = "tag:\"hard case\""}), 7);
        QCOMPARE(reader.countSamples({.filter = "modality:xray"}), 10);
    }

    void linesJoinTheOtherRestrictions()
    {
        const auto isTest = [](int i) { return P::split(i) == "test"; };
        QCOMPARE(found({.dataset = "numbers", .split = "test", .filter = "starred OR label:benign"}),
            expected([](int i) { return P::starred(i) || P::label(i) == 1; }, isTest));
        const auto facet = m_data->project().reader().facet({.dataset = "numbers", .filter = "starred"}, "split");
        std::int64_t sum = 0;
        for (const FacetCount& count : facet)
            sum += count.count;
        QCOMPARE(sum, static_cast<std::int64_t>(expected(&P::starred).size()));
    }

    void mistakesAreSaidWithTheirPlace()
    {
        const std::vector<Mistake> mistakes{
            {"splitt:test", 1, "no field 'splitt'; known: dataset,"},
            {"starred splitt:test", 9, "no field 'splitt'"},
            {"é splitt:test", 3, "no field"},
            {"split:tset", 7, "'tset' is no split; known: train, validation, test"},
            {"split:", 1, "'split:' wants a value: train, validation, test"},
            {"split: test", 1, "wants a value"},
            {"split:test,", 1, "wants a value"},
            {"type:half", 6, "known: open, closed, choice"},
            {"starred:maybe", 9, "known: yes, no"},
            {"(starred", 1, "not closed"},
            {"starred)", 8, "closes none"},
            {"()", 1, "nothing stands between"},
            {"starred ( )", 9, "nothing stands between"},
            {"\"pleural", 1, "quotation mark is not closed"},
            {"tag:\"hard case", 5, "quotation mark is not closed"},
            {"tag:\"\"", 5, "nothing stands between these quotation marks"},
            {"tag:\"a\"\"b\"", 8, "a blank was expected"},
            {"OR starred", 1, "a term was expected"},
            {"starred OR", 9, "OR wants a term"},
            {"starred OR OR tag:x", 9, "OR wants a term"},
            {"AND starred", 1, "AND wants a term before it"},
            {"starred AND", 9, "AND wants a term behind it"},
            {"NOT", 1, "NOT wants a term"},
            {"starred NOT OR tag:x", 9, "NOT wants a term"},
            {"model:x score>high", 15, "'high' is no number"},
            {"model:x score:0.8", 15, "expected score>0.8"},
            {"model:x score:0.8..high", 15, "is no range"},
            {"model:x score:..", 15, "is no range"},
            {"tag>3", 4, "cannot be compared"},
            {"label>benign", 7, "'benign' is no number"},
            {"correct:no", 1, "name whose, as in model:NAME"},
            {"starred OR -score>0.5", 13, "none is chosen"},
            {"(model:clip mode:lp) correct:no", 22, "none is chosen"},
            {"-model:clip correct:no", 13, "none is chosen"},
            {std::string(60, '(') + "a" + std::string(60, ')'), 52, "more than 50 levels"},
        };
        for (const Mistake& mistake : mistakes) {
            try {
                m_data->project().reader().countSamples({.dataset = "numbers", .filter = mistake.line});
                QVERIFY2(false, mistake.line.c_str());
            } catch (const FilterError& error) {
                const std::string got = mistake.line + " -> " + error.what();
                QVERIFY2(error.problem().character == mistake.character, got.c_str());
                QVERIFY2(error.problem().text.find(mistake.says) != std::string::npos, got.c_str());
                QVERIFY(error.problem().span.end <= mistake.line.size());
            }
        }
    }

    void endlessLinesAreRefused()
    {
        std::string line;
        for (int i = 0; i < 201; ++i)
            line += "a ";
        QVERIFY_THROWS_EXCEPTION(FilterError, parseFilter(line));
        QVERIFY_THROWS_EXCEPTION(FilterError, parseFilter(std::string(100'001, 'a')));
        QVERIFY_THROWS_EXCEPTION(FilterError, parseFilter(std::string(5'000, '-') + "a"));
        std::string ids = "id:a";
        for (int i = 0; i < 4'000; ++i)
            ids += ",test/" + std::to_string(i);
        QCOMPARE(m_data->project().reader().countSamples({.dataset = "numbers", .filter = ids}), P::kCount);
        std::string most;
        for (int i = 0; i < 200; ++i)
            most += (i == 0 ? "" : i % 2 == 0 ? " OR " : " ") + std::string("tag:x");
        QCOMPARE(m_data->project().reader().countSamples({.dataset = "numbers", .filter = most}), 0);
    }

    void anyTextIsReadOrRefusedWithAPlace()
    {
        std::mt19937 random(20);
        const Reader reader = m_data->project().reader();
        int read = 0;
        for (int i = 0; i < 20'000; ++i) {
            const std::string line = randomLine(random);
            try {
                const FilterNode root = parseFilter(line);
                checkFilter(root, line, false);
                if (++read % 8 != 0)
                    continue;
                const auto here = reader.countSamples({.dataset = "numbers", .filter = line});
                if (root.kind == FilterNode::Kind::And && root.children.empty())
                    continue;
                QVERIFY2(here + reader.countSamples({.dataset = "numbers", .filter = "-(" + line + ")"}) == P::kCount,
                    line.c_str());
                QVERIFY2(reader.countSamples({.filter = "dataset:numbers (" + line + ")"}) == here, line.c_str());
            } catch (const FilterError& error) {
                QVERIFY2(error.problem().span.begin <= error.problem().span.end, line.c_str());
                QVERIFY2(error.problem().span.end <= line.size(), line.c_str());
                QVERIFY2(!error.problem().text.empty(), line.c_str());
            }
        }
        QVERIFY(read > 2'000);
    }

    void valuesAreNeverPartOfTheSql()
    {
        for (const char* value : {"x'; DROP TABLE sample; --", "\" OR 1=1 --", "%", "_", "\\", "?7777", "a\"b"}) {
            for (const char* field :
                {"tag:", "id:", "label:", "note:", "note=", "model:", "question:", "dataset:", ""}) {
                const std::string line = field + filterQuoted(value);
                QVERIFY2(
                    m_data->project().reader().countSamples({.dataset = "numbers", .filter = line}) == 0, line.c_str());
            }
        }
        QCOMPARE(m_data->project().reader().countSamples({.dataset = "numbers"}), P::kCount);
    }

    void quotedValuesAreReadBackAsTheyWere()
    {
        std::mt19937 random(3);
        const std::string alphabet = "ab \"\\(),*:<>=-é\t";
        for (int i = 0; i < 5'000; ++i) {
            std::string value = "x";
            for (unsigned k = random() % 8; k > 0; --k)
                value += alphabet[random() % alphabet.size()];
            const FilterNode node = parseFilter("tag:" + filterQuoted(value));
            QCOMPARE(node.term.field, FilterField::Tag);
            QCOMPARE(node.term.values.front().text, value);
        }
    }

    void samplesSortByAllColumns()
    {
        const Reader reader = m_data->project().reader();
        for (const char* column : {"ordinal", "id", "split", "label", "type", "patient", "question", "answer",
                 "starred", "note", "predicted", "score", "correct", "status", "reply"})
            for (const bool descending : {false, true}) {
                SampleQuery query{.dataset = "numbers", .cell = m_data->llavaCell()};
                query.orderBy = column;
                query.descending = descending;
                QCOMPARE(reader.samples(query, 0, 100).size(), std::size_t{P::kCount});
            }
        const auto byScore = reader.samples(
            {.dataset = "numbers", .cell = m_data->llavaCell(), .orderBy = "score", .descending = true}, 0, 1);
        QCOMPARE(byScore.front().id, std::string("test/59"));
        QVERIFY_THROWS_EXCEPTION(Error, reader.samples({.dataset = "numbers", .orderBy = "score"}, 0, 1));
    }

    void positionsAreThoseOfTheOrder()
    {
        const Reader reader = m_data->project().reader();
        const SampleQuery query{.dataset = "numbers", .filter = "starred", .orderBy = "ordinal", .descending = true};
        const auto rows = reader.samples(query, 0, 100);
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(reader.position(query, rows[i].id), std::optional(static_cast<std::int64_t>(i)));
        QVERIFY(!reader.position(query, "test/1"));
        QCOMPARE(reader.sampleIds(query).size(), rows.size());
        QCOMPARE(reader.sampleIds(query).front(), rows.front().id);
        QCOMPARE(reader.position({.dataset = "numbers"}, "test/17"), std::optional<std::int64_t>(17));
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
