#include <cmath>
#include <map>
#include <set>

#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/store/project.h"
#include "tests/core/store/table_dataset.h"

using namespace vlm;
using namespace vlm::store;

namespace {

constexpr int kCount = 120;

DatasetRow rowOf(const testing::TableDataset& dataset)
{
    DatasetRow row;
    row.id = dataset.m_info.id;
    row.title = dataset.m_info.title;
    row.task = "diagnosis";
    row.classes = dataset.m_info.classes;
    row.prompts = dataset.m_info.prompts;
    row.counts = {84, 12, 24};
    row.inDomainFor = {"expert"};
    row.warnings = {"a \"quoted\" warning"};
    return row;
}

std::vector<std::string> ids(const std::vector<SampleRow>& rows)
{
    std::vector<std::string> out;
    for (const SampleRow& row : rows)
        out.push_back(row.id);
    return out;
}

std::map<std::string, std::int64_t> counts(const std::vector<FacetCount>& facet)
{
    std::map<std::string, std::int64_t> out;
    for (const FacetCount& count : facet)
        out[count.value] = count.count;
    return out;
}

}

class TestStore : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Project> m_project;

    void import(const testing::TableDataset& dataset)
    {
        m_project->writer().putDataset(rowOf(dataset));
        m_project->writer().putSamples(dataset);
    }

    Id runWithCell(const std::string& mode, State state, std::string key = {})
    {
        CellRow cell{.model = "expert", .dataset = "numbers", .mode = mode, .state = state, .total = kCount};
        cell.key = std::move(key);
        const Id run = m_project->writer().createRun({.name = "r", .config = "{}"}, std::array{cell});
        return m_project->reader().cells(run).front().id;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        static int next = 0;
        const auto folder = std::filesystem::path(m_folder.path().toStdString())
            / ("p" + std::to_string(next++) + std::string(kProjectSuffix));
        m_project = Project::create(folder);
        import(testing::numberedDataset("numbers", kCount));
    }

    void cleanup() { m_project.reset(); }

    void datasetComesBackAsItWasStored()
    {
        const auto row = m_project->reader().dataset("numbers");
        QVERIFY(row.has_value());
        const DatasetRow expected = rowOf(testing::numberedDataset("numbers", kCount));
        QCOMPARE(row->title, expected.title);
        QCOMPARE(row->classes, expected.classes);
        QCOMPARE(row->warnings, expected.warnings);
        QCOMPARE(row->inDomainFor, expected.inDomainFor);
        QVERIFY(row->counts == expected.counts);
        QVERIFY(!m_project->reader().dataset("other").has_value());
    }

    void samplePagesFollowEachOther()
    {
        const Reader reader = m_project->reader();
        const SampleQuery query{.dataset = "numbers"};
        QCOMPARE(reader.countSamples(query), std::int64_t(kCount));
        std::vector<std::string> seen;
        for (int offset = 0; offset < kCount; offset += 50)
            for (const SampleRow& row : reader.samples(query, offset, 50))
                seen.push_back(row.id);
        QCOMPARE(seen.size(), std::size_t(kCount));
        for (int i = 0; i < kCount; ++i)
            QCOMPARE(seen[static_cast<std::size_t>(i)], "test/" + std::to_string(i));
        QVERIFY(reader.samples(query, kCount, 10).empty());
        SampleQuery backwards = query;
        backwards.descending = true;
        QCOMPARE(ids(reader.samples(backwards, 0, 2)), (std::vector<std::string>{"test/119", "test/118"}));
        QCOMPARE(ids(reader.samples(backwards, kCount - 1, 5)), std::vector<std::string>{"test/0"});
    }

    void everyMemberOfASampleSurvives()
    {
        const auto row = m_project->reader().sample("numbers", "test/7");
        QVERIFY(row.has_value());
        QCOMPARE(row->ordinal, Id(7));
        QCOMPARE(row->dataset, std::string("numbers"));
        QCOMPARE(row->split, std::string("validation"));
        QCOMPARE(row->label, 1);
        QCOMPARE(row->labelText, std::string("benign"));
        QCOMPARE(row->question, std::string("Is this number 7?"));
        QCOMPARE(row->answerType, std::string("closed"));
        QCOMPARE(row->cluster, std::string("patient1"));
        QVERIFY(!m_project->reader().sample("numbers", "test/700").has_value());
    }

    void filtersAgreeWithTheDefinition_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%d", i) << i;
    }

    void filtersAgreeWithTheDefinition()
    {
        QFETCH(int, which);
        m_project->writer().setStar("numbers", "test/3", true);
        m_project->writer().setTag("numbers", "test/4", "odd one", true);
        m_project->writer().flush();
        SampleQuery query{.dataset = "numbers"};
        std::function<bool(int)> keep;
        switch (which) {
        case 0:
            query.split = "test";
            keep = [](int i) { return i % 10 >= 8; };
            break;
        case 1:
            query.label = 2;
            keep = [](int i) { return i % 3 == 2; };
            break;
        case 2:
            query.answerType = "closed";
            keep = [](int i) { return i % 2 == 1; };
            break;
        case 3:
            query.text = "yes";
            keep = [](int i) { return i % 5 == 0; };
            break;
        case 4:
            query.starredOnly = true;
            keep = [](int i) { return i == 3; };
            break;
        case 5:
            query.tag = "odd one";
            keep = [](int i) { return i == 4; };
            break;
        case 6:
            query.text = "number MALIG no";
            query.label = 2;
            keep = [](int i) { return i % 3 == 2 && i % 5 != 0; };
            break;
        default:
            keep = [](int i) { return i == 11 || (i >= 110 && i < 120); };
            query.text = "\"test/11";
            break;
        }
        std::vector<std::string> expected;
        for (int i = 0; i < kCount; ++i)
            if (keep(i))
                expected.push_back("test/" + std::to_string(i));
        const Reader reader = m_project->reader();
        QCOMPARE(ids(reader.samples(query, 0, 1000)), expected);
        QCOMPARE(reader.countSamples(query), std::int64_t(expected.size()));
        QCOMPARE(ids(reader.samples(query, 1, 1)),
            expected.size() > 1 ? std::vector{expected[1]} : std::vector<std::string>{});
    }

    void searchTakesAnyText()
    {
        const Reader reader = m_project->reader();
        for (const char* text : {"\"", "AND", "NEAR(", "a* OR", "()", "-", "日本", "id:", "'; DROP TABLE sample; --"})
            QVERIFY(reader.countSamples({.dataset = "numbers", .text = text}) >= 0);
        QCOMPARE(reader.countSamples({.dataset = "numbers"}), std::int64_t(kCount));
    }

    void ordersAreTotalAndUnknownOnesRefused()
    {
        const Reader reader = m_project->reader();
        SampleQuery query{.dataset = "numbers", .orderBy = "label", .descending = true};
        const auto rows = reader.samples(query, 0, 1000);
        QCOMPARE(rows.size(), std::size_t(kCount));
        for (std::size_t i = 1; i < rows.size(); ++i)
            QVERIFY(rows[i - 1].label > rows[i].label
                || (rows[i - 1].label == rows[i].label && rows[i - 1].ordinal > rows[i].ordinal));
        query.orderBy = "split";
        query.descending = false;
        QCOMPARE(reader.samples(query, 0, 1).front().split, std::string("train"));
        query.orderBy = "colour";
        QVERIFY_THROWS_EXCEPTION(Error, reader.samples(query, 0, 1));
    }

    void facetsCountWithinTheQuery()
    {
        m_project->writer().setTag("numbers", "test/1", "blurred", true);
        m_project->writer().setTag("numbers", "test/2", "blurred", true);
        m_project->writer().setTag("numbers", "test/2", "rotated", true);
        m_project->writer().flush();
        const Reader reader = m_project->reader();
        const SampleQuery all{.dataset = "numbers"};
        QCOMPARE(
            counts(reader.facet(all, "label")), (std::map<std::string, std::int64_t>{{"0", 40}, {"1", 40}, {"2", 40}}));
        QCOMPARE(counts(reader.facet(all, "split")),
            (std::map<std::string, std::int64_t>{{"train", 84}, {"validation", 12}, {"test", 24}}));
        QCOMPARE(
            counts(reader.facet(all, "tag")), (std::map<std::string, std::int64_t>{{"blurred", 2}, {"rotated", 1}}));
        QCOMPARE(counts(reader.facet({.dataset = "numbers", .tag = "rotated"}, "tag")),
            (std::map<std::string, std::int64_t>{{"blurred", 1}, {"rotated", 1}}));
        QCOMPARE(counts(reader.facet({.dataset = "numbers", .split = "test"}, "answer_type")),
            (std::map<std::string, std::int64_t>{{"closed", 12}, {"open", 12}}));
        QVERIFY_THROWS_EXCEPTION(Error, reader.facet(all, "colour"));
        QVERIFY_THROWS_EXCEPTION(Error, reader.facet(all, "correct"));
    }

    void starsTagsAndNotesSurviveANewImport()
    {
        Writer& writer = m_project->writer();
        writer.setStar("numbers", "test/5", true);
        writer.setTag("numbers", "test/5", "a", true);
        writer.setTag("numbers", "test/5", "b", true);
        writer.setTag("numbers", "test/5", "a", false);
        writer.setNote("numbers", "test/5", "looks \"odd\"");
        import(testing::numberedDataset("numbers", 60));
        const Reader reader = m_project->reader();
        QCOMPARE(reader.countSamples({.dataset = "numbers"}), std::int64_t(60));
        const auto row = reader.sample("numbers", "test/5");
        QVERIFY(row && row->starred);
        QCOMPARE(row->tags, std::vector<std::string>{"b"});
        QCOMPARE(row->note, std::string("looks \"odd\""));
        QCOMPARE(ids(reader.samples({.dataset = "numbers", .text = "odd"}, 0, 10)), std::vector<std::string>{"test/5"});
        writer.setNote("numbers", "test/5", "");
        writer.setStar("numbers", "test/5", false);
        writer.flush();
        QCOMPARE(reader.countSamples({.dataset = "numbers", .text = "odd"}), std::int64_t(0));
        QVERIFY(!reader.sample("numbers", "test/5")->starred);
    }

    void datasetsDoNotMix()
    {
        import(testing::numberedDataset("others", 10));
        const Reader reader = m_project->reader();
        QCOMPARE(reader.countSamples({.dataset = "others"}), std::int64_t(10));
        QCOMPARE(reader.countSamples({}), std::int64_t(kCount + 10));
        m_project->writer().removeDataset("numbers");
        m_project->writer().flush();
        QCOMPARE(reader.datasets().size(), std::size_t(1));
        QCOMPARE(reader.countSamples({}), std::int64_t(10));
        QCOMPARE(reader.countSamples({.text = "number"}), std::int64_t(10));
    }

    void predictionsReplaceAndNeverDouble()
    {
        const Id cell = runWithCell("ots", State::Running);
        const float third = 1.0F / 3.0F;
        for (const int predicted : {0, 1})
            for (int i = kCount - 1; i >= 0; --i)
                m_project->writer().putPrediction({.cell = cell,
                    .sample = "test/" + std::to_string(i),
                    .label = i % 3,
                    .predicted = predicted,
                    .scores = {third, 0.5F, 1.0F - 0.5F - third}});
        m_project->writer().flush();
        const Reader reader = m_project->reader();
        const auto rows = reader.predictions(cell);
        QCOMPARE(rows.size(), std::size_t(kCount));
        for (int i = 0; i < kCount; ++i)
            QCOMPARE(rows[static_cast<std::size_t>(i)].sample, "test/" + std::to_string(i));
        QCOMPARE(rows[7].predicted, 1);
        QVERIFY(rows[7].scores[0] == third);
        QCOMPARE(reader.prediction(cell, "test/3")->label, 0);
        SampleQuery wrong{.dataset = "numbers", .cell = cell, .correct = false};
        QCOMPARE(reader.countSamples(wrong), std::int64_t(80));
        wrong.correct = true;
        QCOMPARE(reader.samples(wrong, 0, 1).front().id, std::string("test/1"));
        QCOMPARE(counts(reader.facet({.cell = cell}, "correct")),
            (std::map<std::string, std::int64_t>{{"0", 80}, {"1", 40}}));
        m_project->writer().putPrediction({.cell = cell, .sample = "test/0", .label = 0, .predicted = 0});
        m_project->writer().flush();
        QCOMPARE(reader.countSamples(wrong), std::int64_t(41));
    }

    void answersKeepHowTheyCameAbout()
    {
        const Id cell = runWithCell("ots", State::Done);
        const Id other = runWithCell("lora", State::Done);
        const GenerationRow how{.promptTemplate = "USER: {image}\n{question} ASSISTANT:",
            .question = "Is it {image}?",
            .raw = " Yes.\n",
            .yes = 0.75,
            .no = 0.125,
            .promptTokens = 580,
            .newTokens = 3,
            .meanLogProbability = -0.25,
            .finished = false};
        for (const char* sample : {"test/1", "test/2"})
            m_project->writer().putPrediction({.cell = cell, .sample = sample, .text = "Yes.", .generation = how});
        m_project->writer().putPrediction({.cell = cell, .sample = "test/3", .label = 1, .predicted = 1});
        m_project->writer().copyResults(cell, other);
        m_project->writer().flush();
        const Reader reader = m_project->reader();
        for (const Id id : {cell, other}) {
            const auto rows = reader.predictions(id);
            QCOMPARE(rows.size(), std::size_t(3));
            QVERIFY(!rows[2].generation);
            for (const auto& row : {rows[0], *reader.prediction(id, "test/2")}) {
                QVERIFY(row.generation.has_value());
                QCOMPARE(row.generation->prompt(), std::string("USER: <image>\nIs it {image}? ASSISTANT:"));
                QCOMPARE(row.generation->raw, how.raw);
                QVERIFY(row.generation->yes == how.yes && row.generation->no == how.no);
                QCOMPARE(row.generation->promptTokens, how.promptTokens);
                QCOMPARE(row.generation->newTokens, how.newTokens);
                QVERIFY(row.generation->meanLogProbability == how.meanLogProbability);
                QVERIFY(!row.generation->finished);
            }
        }
        const auto answers = reader.answers("numbers", "test/1");
        QCOMPARE(answers.size(), std::size_t(2));
        QCOMPARE(answers[0].cell.id, cell);
        QCOMPARE(answers[1].cell.mode, std::string("lora"));
        QCOMPARE(answers[1].prediction.text, std::string("Yes."));
        QVERIFY(reader.answers("numbers", "test/9").empty());
        m_project->writer().putPrediction({.cell = cell, .sample = "test/1", .text = "No."});
        m_project->writer().removeResults(other);
        m_project->writer().flush();
        QVERIFY(!reader.prediction(cell, "test/1")->generation);
        QVERIFY(reader.predictions(other).empty());
        QCOMPARE(reader.answers("numbers", "test/1").size(), std::size_t(1));
    }

    void samplesOfTwoCellsAreListedByWhoWasRight()
    {
        const Id a = runWithCell("ots", State::Done);
        const Id b = runWithCell("lora", State::Done);
        for (int i = 0; i < kCount; ++i) {
            const std::string sample = "test/" + std::to_string(i);
            m_project->writer().putPrediction({.cell = a, .sample = sample, .label = 1, .predicted = i % 2});
            if (i != 5)
                m_project->writer().putPrediction({.cell = b, .sample = sample, .label = 1, .predicted = i % 3 == 0});
        }
        m_project->writer().flush();
        const Reader reader = m_project->reader();
        SampleQuery query{.dataset = "numbers", .cell = a, .otherCell = b};
        QCOMPARE(reader.countSamples(query), std::int64_t(kCount - 1));
        std::int64_t total = 0;
        for (const bool first : {true, false})
            for (const bool second : {true, false}) {
                query.correct = first;
                query.otherCorrect = second;
                const auto rows = reader.samples(query, 0, 1000);
                total += static_cast<std::int64_t>(rows.size());
                for (const SampleRow& row : rows)
                    QVERIFY((row.ordinal % 2 == 1) == first && (row.ordinal % 3 == 0) == second && row.ordinal != 5);
                QCOMPARE(reader.countSamples(query), std::int64_t(rows.size()));
            }
        QCOMPARE(total, std::int64_t(kCount - 1));
    }

    void unknownValuesStayUnknown()
    {
        const Id cell = runWithCell("ots", State::Done);
        const std::array rows{
            MetricRow{
                .metric = "auroc", .convention = "strict", .value = std::nan(""), .n = 3, .note = "one class only"},
            MetricRow{.metric = "accuracy",
                .convention = "strict",
                .value = 0.5,
                .lower = 0.25,
                .upper = 0.75,
                .n = 3,
                .method = "percentile",
                .replicates = 1000,
                .seed = 42}};
        m_project->writer().putMetrics(cell, rows);
        m_project->writer().flush();
        const auto read = m_project->reader().metrics(cell);
        QCOMPARE(read.size(), std::size_t(2));
        QCOMPARE(read[0].metric, std::string("accuracy"));
        QVERIFY(read[0].lower == 0.25 && read[0].upper == 0.75);
        QVERIFY(std::isnan(read[1].value) && !read[1].lower);
        QCOMPARE(read[1].note, std::string("one class only"));
    }

    void resultsTakeTheNewestFinishedCell()
    {
        m_project->writer().putModel(
            {.id = "expert", .family = "clip", .specialist = true, .pairing = "CLIP", .parameters = 7});
        const Id first = runWithCell("ots", State::Done, "k1");
        const Id second = runWithCell("ots", State::Done, "k2");
        runWithCell("ots", State::Failed, "k3");
        const Id queued = runWithCell("lp", State::Queued);
        m_project->writer().putMetrics(
            second, std::array{MetricRow{.metric = "auroc", .convention = "strict", .value = 0.75, .n = 3}});
        m_project->writer().flush();
        const Reader reader = m_project->reader();
        const auto rows = reader.results("auroc", "strict");
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].cell.id, queued);
        QVERIFY(!rows[0].metric);
        QCOMPARE(rows[1].cell.id, second);
        QCOMPARE(rows[1].metric->value, 0.75);
        QVERIFY(rows[1].specialist && rows[1].inDomain);
        QCOMPARE(rows[1].pairing, std::string("CLIP"));
        QVERIFY(!reader.results("auroc", "medvlmbench")[1].metric);
        QCOMPARE(reader.finishedCell("k1")->id, first);
        QVERIFY(!reader.finishedCell("k3"));
        QVERIFY(!reader.finishedCell(""));
    }

    void runsCarryTheSumsOfTheirCells()
    {
        const std::array cells{CellRow{.model = "a", .dataset = "numbers", .mode = "ots", .done = 3, .total = 10},
            CellRow{.model = "b", .dataset = "numbers", .mode = "ots", .done = 1, .failed = 1, .total = 10}};
        Writer& writer = m_project->writer();
        const Id run = writer.createRun({.name = "first", .config = "{\"a\":1}"}, cells);
        const Id other = writer.createRun({.name = "second", .config = "{}"}, {});
        writer.setRunState(run, State::Running);
        writer.setRunState(run, State::Failed, "disk on fire");
        CellRow changed = m_project->reader().cells(run)[0];
        changed.state = State::Done;
        changed.done = 10;
        changed.details = "{}";
        writer.putCell(changed);
        writer.flush();
        const Reader reader = m_project->reader();
        const auto row = reader.run(run);
        QCOMPARE(row->done, Id(12));
        QCOMPARE(row->total, Id(20));
        QCOMPARE(row->error, std::string("disk on fire"));
        QVERIFY(row->state == State::Failed && !row->started.empty() && !row->finished.empty());
        QCOMPARE(reader.runs().front().id, other);
        writer.removeRun(run);
        writer.flush();
        QVERIFY(!reader.run(run));
        QVERIFY(reader.cells(run).empty());
    }

    void settingsAreReplaced()
    {
        m_project->writer().setSetting("theme", "dark");
        m_project->writer().setSetting("theme", "light");
        m_project->writer().flush();
        QCOMPARE(m_project->reader().setting("theme"), std::optional<std::string>("light"));
        QVERIFY(!m_project->reader().setting("language"));
    }

    void statesHaveWords()
    {
        for (int i = 0; i <= static_cast<int>(State::Done); ++i)
            QVERIFY(stateFromName(name(static_cast<State>(i))) == static_cast<State>(i));
        QVERIFY_THROWS_EXCEPTION(Error, stateFromName("asleep"));
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
