#include <QTest>

#include "core/store/filter_edit.h"
#include "core/store/filter_sql.h"
#include "core/store/filter_words.h"
#include "core/store/saved_views.h"
#include "tests/core/store/filter_project.h"

using namespace vlm;
using namespace vlm::store;

namespace {

using P = testing::FilterProject;

const std::vector<std::string> kClasses{"normal", "benign", "benign", "in situ, left", "4"};

std::vector<std::string> shown(const FilterCompletion& completion)
{
    std::vector<std::string> out;
    for (const auto& candidate : completion.candidates)
        out.push_back(candidate.insert);
    return out;
}

}

/// The line as facets, completion and saved views handle it.
class TestFilterWords : public QObject {
    Q_OBJECT

    std::unique_ptr<P> m_data;

    FilterWords words() { return m_data->project().reader().filterWords("numbers"); }

private Q_SLOTS:
    void initTestCase() { m_data = std::make_unique<P>(); }

    void aFacetsTermIsReplacedInItsPlace()
    {
        using enum FilterField;
        const auto with = [](const char* line, FilterField field, const std::vector<std::string>& values) {
            return withFilterValues(line, field, values);
        };
        QCOMPARE(with("", Split, {"test"}), std::string("split:test"));
        QCOMPARE(with("starred", Split, {"test"}), std::string("starred split:test"));
        QCOMPARE(with("split:train  starred", Split, {"test"}), std::string("split:test starred"));
        QCOMPARE(with("split:train starred", Split, {}), std::string("starred"));
        QCOMPARE(with("starred split:train", Split, {}), std::string("starred"));
        QCOMPARE(with("a split:train split:val b", Split, {"test"}), std::string("a split:test b"));
        QCOMPARE(with("-split:train", Split, {"test"}), std::string("-split:train split:test"));
        QCOMPARE(with("a OR b", Split, {"test"}), std::string("(a OR b) split:test"));
        QCOMPARE(with("(a OR b)", Split, {"test"}), std::string("(a OR b) split:test"));
        QCOMPARE(with("(a) OR (b)", Split, {"test"}), std::string("((a) OR (b)) split:test"));
        QCOMPARE(with("split:test OR b", Split, {}), std::string("split:test OR b"));
        QCOMPARE(with("x", Tag, {"hard case"}), std::string("x tag:\"hard case\""));
        QCOMPARE(with("tag:a", Tag, {"a", "b"}), std::string("tag:a,b"));
        QCOMPARE(with("", Starred, {"yes"}), std::string("starred"));
        QCOMPARE(with("starred x", Starred, {}), std::string("x"));
        QVERIFY_THROWS_EXCEPTION(FilterError, withFilterValues("(a", Split, {"test"}));
    }

    void aFacetReadsItsValuesFromTheLine()
    {
        using enum FilterField;
        const auto values = [](const char* line, FilterField field) { return filterValues(parseFilter(line), field); };
        using List = std::vector<std::string>;
        QCOMPARE(values("split:VAL starred", Split), (List{"validation"}));
        QCOMPARE(values("split:train,test", Split), (List{"train", "test"}));
        QCOMPARE(values("starred", Starred), (List{"yes"}));
        QCOMPARE(values("starred:true", Starred), (List{"yes"}));
        QCOMPARE(values("-split:train", Split), List{});
        QCOMPARE(values("split:train OR starred", Split), List{});
        QCOMPARE(values("tag:\"hard case\"", Tag), (List{"hard case"}));
        QCOMPARE(values("", Tag), List{});
    }

    void classesAreNamedWithoutAmbiguity()
    {
        QCOMPARE(className(0, kClasses), std::string("normal"));
        QCOMPARE(className(1, kClasses), std::string("benign"));
        QCOMPARE(className(2, kClasses), std::string("2")); // the text is taken
        QCOMPARE(className(-1, kClasses), std::string("none"));
        QCOMPARE(className(9, kClasses), std::string("9"));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(classNamed(className(i, kClasses), kClasses), std::optional(i));
        QVERIFY(!classNamed("nothing", kClasses));
    }

    void aQueryIsSaidInWords()
    {
        SampleQuery query{.dataset = "d",
            .split = "test",
            .label = 3,
            .text = "left x-ray -a \"b OR",
            .tag = "hard case",
            .starredOnly = true,
            .filter = "a OR b",
            .cell = 1,
            .correct = false};
        const std::string line = filterLine(query, kClasses);
        QCOMPARE(line,
            std::string("split:test label:\"in situ, left\" correct:no tag:\"hard case\" starred left x-ray \"-a\""
                        " \"\\\"b\" \"OR\" (a OR b)"));
        const SampleQuery after = inWords(query, kClasses);
        QCOMPARE(after.filter, line);
        QVERIFY(after.split.empty() && !after.label && after.text.empty() && !after.starredOnly && !after.correct);
        QCOMPARE(after.cell, query.cell);
        QCOMPARE(filterLine(after, kClasses), line);
    }

    void aQueryInWordsFindsTheSame()
    {
        const Reader reader = m_data->project().reader();
        const auto classes = reader.dataset("numbers")->classes;
        const std::vector<SampleQuery> queries{{.dataset = "numbers", .split = "validation"},
            {.dataset = "numbers", .label = 2}, {.dataset = "numbers", .answerType = "closed"},
            {.dataset = "numbers", .text = "number 1"}, {.dataset = "numbers", .tag = "hard case"},
            {.dataset = "numbers", .starredOnly = true, .filter = "label:1 OR label:2"},
            {.dataset = "numbers", .cell = m_data->llavaCell(), .correct = false, .predicted = 1}};
        for (const SampleQuery& query : queries) {
            QVERIFY(reader.countSamples(query) > 0);
            QCOMPARE(reader.sampleIds(inWords(query, classes)), reader.sampleIds(query));
        }
    }

    void wordsAreCounted()
    {
        const FilterWords list = words();
        QCOMPARE(list.classes, (std::vector<std::string>{"normal", "benign", "malignant"}));
        QCOMPARE(list.splits.front().value, std::string("train"));
        QCOMPARE(list.splits.front().count, 42);
        QCOMPARE(list.tags.size(), std::size_t{2});
        QCOMPARE(list.models.size(), std::size_t{2});
        QCOMPARE(list.runs.size(), std::size_t{3});
        QCOMPARE(m_data->project().reader().filterWords({}).datasets.size(), std::size_t{2});
    }

    void wordsThatDoNotExistAreNamed()
    {
        const FilterWords list = words();
        const auto problem = [&](const char* line) { return unknownWord(parseFilter(line), line, list); };
        for (const char* line : {"label:benign", "label:2", "label:none", "label:0..1", "label:*x*", "model:clip",
                 "model:x*", "dataset:\"numbers of others\"", "mode:lp", "run:\"Old look\"", "run:2", "dataset:others",
                 "tag:anything", "split:test"})
            QVERIFY2(!problem(line), line);
        const auto unknown = problem("starred label:bening");
        QVERIFY(unknown);
        QCOMPARE(unknown->character, std::size_t{15});
        QCOMPARE(unknown->text, std::string("there is no class 'bening' here; known: normal, benign, malignant"));
        QVERIFY(problem("label:7"));
        QVERIFY(problem("(a OR -model:llava)"));
        QVERIFY(problem("model:clip mode:lora"));
        QVERIFY(problem("run:99"));
        QVERIFY(problem("dataset:slake"));
    }

    void fieldsAndValuesAreCompleted()
    {
        const FilterWords list = words();
        const auto at = [&](const std::string& line) { return completeFilter(line, line.size(), list); };
        using List = std::vector<std::string>;
        QVERIFY(at("").candidates.size() > 20);
        QCOMPARE(shown(at("spl")), (List{"split:"}));
        QCOMPARE(shown(at("a -(spl")), (List{"split:"}));
        QCOMPARE(shown(at("sc")), (List{"score>"}));
        QCOMPARE(at("a -(spl").span.begin, std::size_t{4});
        QCOMPARE(shown(at("split:")), (List{"train", "test", "validation"}));
        QCOMPARE(at("split:").candidates.front().count, std::optional<std::int64_t>(42));
        QCOMPARE(shown(at("split:train,v")), (List{"validation"}));
        QCOMPARE(at("split:train,v").span.begin, std::size_t{12});
        QCOMPARE(shown(at("tag:h")), (List{"\"hard case\""}));
        QCOMPARE(shown(at("tag:\"h")), (List{"\"hard case\""}));
        QCOMPARE(shown(at("tag:\"hard c")), (List{"\"hard case\""}));
        QCOMPARE(shown(at("label:B")), (List{"benign"}));
        QCOMPARE(shown(at("label:benign")), List{});
        QCOMPARE(shown(at("correct:")), (List{"yes", "no"}));
        QCOMPARE(shown(at("model:")), (List{"clip", "llava-med"}));
        QCOMPARE(shown(at("nosuch:")), List{});
        QCOMPARE(shown(at("\"tag")), List{});
        QCOMPARE(shown(completeFilter("spl starred", 3, list)), (List{"split:"}));
    }

    void viewsAreKeptByTheirRule()
    {
        const Reader before = m_data->project().reader();
        QVERIFY(savedViews(before).empty());
        const std::vector<SavedView> views{{"Hard", "numbers", "tag:\"hard case\""}, {"Ähnlich", "others", ""}};
        putSavedViews(m_data->project().writer(), views);
        m_data->project().writer().flush();
        QCOMPARE(savedViews(m_data->project().reader()), views);
        QCOMPARE(freeViewName(views, "numbers", "Hard"), std::string("Hard 2"));
        QCOMPARE(freeViewName(views, "others", "Hard"), std::string("Hard"));
        m_data->project().writer().setSetting("sample views", "{}");
        m_data->project().writer().flush();
        QVERIFY_THROWS_EXCEPTION(Error, savedViews(m_data->project().reader()));
    }

    void aViewOfChosenAnswersStandsForItself()
    {
        const Reader reader = m_data->project().reader();
        for (const char* line : {"correct:no", "correct:no OR starred", "starred", "model:clip",
                 "correct:no model:clip", "correct:no (model:clip correct:yes)", "score<0.605 starred"}) {
            const SampleQuery chosen{.dataset = "numbers", .filter = line, .cell = m_data->llavaCell()};
            const SampleQuery named{.dataset = "numbers", .filter = withAnswers(line, "llava-med", "ots")};
            QVERIFY2(reader.sampleIds(chosen) == reader.sampleIds(named), named.filter.c_str());
        }
    }

    void manySamplesAreTaggedAtOnceAndNotesAreListed()
    {
        Project& project = m_data->project();
        const auto ids = project.reader().sampleIds({.dataset = "numbers", .filter = "starred"});
        project.writer().setTags("numbers", ids, "reread", true);
        project.writer().flush();
        QCOMPARE(project.reader().sampleIds({.dataset = "numbers", .filter = "tag:reread"}), ids);
        project.writer().setTags("numbers", ids, "reread", false);
        project.writer().flush();
        QCOMPARE(project.reader().countSamples({.dataset = "numbers", .filter = "tag:reread"}), 0);
        const auto notes = project.reader().notes();
        QCOMPARE(notes.size(), std::size_t{3});
        QCOMPARE(notes[1].sample, std::string("test/17"));
        QVERIFY(notes[1].known);
    }
};

QTEST_GUILESS_MAIN(TestFilterWords)
#include "tst_filter_words.moc"
