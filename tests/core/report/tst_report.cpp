#include "core/archive/zip.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/metrics/evaluate.h"
#include "core/report/assumptions.h"
#include "core/report/bundle.h"
#include "core/report/commands.h"
#include "core/report/facts.h"
#include "core/report/markdown.h"
#include "core/report/prose.h"
#include "core/report/report.h"
#include "core/report/standard.h"
#include "core/report/tables.h"
#include "core/science/cell_table.h"
#include "core/workflow/registration.h"

#include <cmath>
#include <random>

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace vlm;
using namespace vlm::report;

namespace {

constexpr int kDraws = 100;
const std::string kCanary = "Moriarty";

/// Two models on a real data set, scored as the engine scores them; names of folders and runs hold the canary.
struct Study {
    QTemporaryDir folder;
    std::unique_ptr<store::Project> project;

    Study()
        : project(store::Project::create(std::filesystem::path(folder.path().toStdString()) / "study.vlmproj"))
    {
        const store::DatasetRow dataset = workflow::addDataset(
            *project, std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo/datasets/busi-ultrasound");
        for (const bool specialist : {false, true})
            project->writer().putModel({.id = specialist ? "special" : "general",
                .folder = "/home/" + kCanary + "/models",
                .family = "clip",
                .specialist = specialist,
                .pairing = "CLIP",
                .parameters = 3'000'000,
                .fingerprint = specialist ? "bbbbbbbbbbbb" : "aaaaaaaaaaaa"});
        add("general", dataset, 0.5);
        add("special", dataset, 1.5);
    }

    store::Id add(const std::string& model, const store::DatasetRow& dataset, double skill)
    {
        const auto samples = project->reader().samples({.dataset = dataset.id, .split = "test"}, 0, 10'000);
        const nlohmann::json config{{"name", kCanary}, {"models", {{{"id", model}, {"folder", "/home/" + kCanary}}}},
            {"datasets", {{{"id", dataset.id}, {"path", "/data/" + kCanary}}}},
            {"evaluation", {{"bootstrap_replicates", kDraws}, {"precision", "float32"}, {"batch_size", 32}}}};
        store::CellRow cell{.model = model,
            .dataset = dataset.id,
            .mode = "ots",
            .state = store::State::Done,
            .done = static_cast<std::int64_t>(samples.size()),
            .total = static_cast<std::int64_t>(samples.size()),
            .error = {},
            .key = "key of " + model,
            .details
            = nlohmann::json{{"seconds", 1.5}, {"file", kCanary + ".json"}, {"choices", {{kCanary, 1}}}}.dump()};
        const store::RunRow run{
            .name = kCanary, .state = store::State::Done, .config = config.dump(), .created = "2026-01-01T00:00:00Z"};
        const store::Id id = project->writer().createRun(run, std::span(&cell, 1));
        project->writer().flush();
        cell = project->reader().cells(id).front();
        std::mt19937 random(7 + static_cast<unsigned>(id));
        std::normal_distribution<double> noise;
        std::vector<store::PredictionRow> rows;
        for (const store::SampleRow& sample : samples) {
            store::PredictionRow row{.cell = cell.id, .sample = sample.id, .label = sample.label};
            double sum = 0;
            for (std::size_t c = 0; c < dataset.classes.size(); ++c) {
                row.scores.push_back(
                    static_cast<float>(std::exp(noise(random) + (static_cast<int>(c) == sample.label ? skill : 0.0))));
                sum += row.scores.back();
            }
            for (float& score : row.scores)
                score = static_cast<float>(score / sum);
            row.predicted
                = static_cast<int>(std::max_element(row.scores.begin(), row.scores.end()) - row.scores.begin());
            rows.push_back(std::move(row));
        }
        project->writer().putPredictions(rows);
        project->writer().flush();
        putMetrics(cell);
        return cell.id;
    }

    void putMetrics(const store::CellRow& cell)
    {
        const science::CellTable table = science::readCell(project->reader(), cell);
        std::vector<store::MetricRow> metricRows;
        for (const metrics::MetricValue& value :
            metrics::evaluate(table.predictions, {.replicates = kDraws, .threads = 1})) {
            const stats::Estimate& e = value.estimate;
            store::MetricRow row{.cell = cell.id,
                .metric = std::string(value.metric->id),
                .convention = "strict",
                .value = e.value,
                .n = static_cast<std::int64_t>(e.n),
                .method = e.hasInterval() ? std::string(stats::name(e.method)) : std::string(),
                .replicates = static_cast<int>(e.replicates),
                .seed = 42};
            if (e.hasInterval()) {
                row.lower = e.lower;
                row.upper = e.upper;
            }
            metricRows.push_back(row);
        }
        project->writer().putMetrics(cell.id, metricRows);
        project->writer().flush();
    }

    std::filesystem::path file(const char* name) const
    {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }

    BundleSummary bundle(const std::filesystem::path& to) const
    {
        return createBundle(project->reader(),
            {.file = to,
                .environment = {.program = "test"},
                .created = "2026-01-01T00:00:00Z",
                .extras = {{"report.html", "<html></html>"}}});
    }
};

std::string say(const BundleCheck& check)
{
    std::string out;
    for (const BundleFinding& finding : check.wrong)
        out += finding.where + ": " + finding.what + "\n";
    return out;
}

}

class TestReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReportIsTheSameAfterWritingAndReading();
    void aDamagedReportNamesItsFault();
    void notesKeepTheirMarksAndNothingElse_data();
    void notesKeepTheirMarksAndNothingElse();
    void assumptionsSurviveTheFile();
    void factsNameMetricCountsIntervalsAndHashes();
    void anItemIsStaleOnceItsNumbersChanged();
    void aCaptionKeepsWhatWasWrittenAroundItsFacts();
    void theStandardReportHoldsWhatTheStudyHas();
    void anEmptyProjectHasNoStandardReport();
    void tablesRepeatTheStore();
    void aBundleVerifiesToTheLastDigit();
    void aBundleHoldsNoNamesPathsOrImages();
    void everyFlippedByteIsFoundAndItsFileNamed();
    void aChangedMetricIsFoundThoughItsHashIsRight();
    void shellWordsAreQuoted();
};

void TestReport::aReportIsTheSameAfterWritingAndReading()
{
    const QTemporaryDir folder;
    const std::filesystem::path project = folder.path().toStdString();
    QVERIFY(!read(project));
    Report report{.title = "A “title”"};
    report.items.push_back({.id = newId(report),
        .kind = Kind::PrecisionRecall,
        .asTable = true,
        .title = "T",
        .caption = "C",
        .facts = "F",
        .digest = "D",
        .parameters = {{"metric", "auroc"}}});
    report.items.push_back({.id = newId(report), .kind = Kind::Text, .text = "**note**"});
    QVERIFY(report.items[0].id != report.items[1].id);
    write(project, report);
    QVERIFY(toJson(*read(project)) == toJson(report));
    for (int i = 0; i <= static_cast<int>(Kind::Dataset); ++i)
        QCOMPARE(static_cast<int>(kindFromName(name(static_cast<Kind>(i)))), i);
}

void TestReport::aDamagedReportNamesItsFault()
{
    using nlohmann::json;
    const auto fault = [](const json& in) -> std::string {
        try {
            reportFromJson(in);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    QVERIFY(fault(json::array()).find("no list of items") != std::string::npos);
    QVERIFY(fault({{"version", 9}, {"items", json::array()}}).find("version 9") != std::string::npos);
    const json unknown{{"version", 1}, {"items", {{{"id", "a"}, {"kind", "pie"}}}}};
    QVERIFY(fault(unknown).find("'pie'") != std::string::npos);
    const json twice{{"version", 1}, {"items", {{{"id", "a"}, {"kind", "text"}}, {{"id", "a"}, {"kind", "text"}}}}};
    QVERIFY(fault(twice).find("two items") != std::string::npos);
}

void TestReport::notesKeepTheirMarksAndNothingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");
    QTest::newRow("emphasis") << "a **b** *c* `d<`"
                              << "<p>a <strong>b</strong> <em>c</em> <code>d&lt;</code></p>\n";
    QTest::newRow("nested") << "**b *c***"
                            << "<p><strong>b </strong><strong><em>c</em></strong></p>\n";
    QTest::newRow("lonely marks") << "2 * 3 ** 4"
                                  << "<p>2 * 3 ** 4</p>\n";
    QTest::newRow("raw html") << "<script>x</script>"
                              << "<p>&lt;script&gt;x&lt;/script&gt;</p>\n";
    QTest::newRow("picture") << "![p](http://x/y.png) [w](http://x)"
                             << "<p>p w</p>\n";
    QTest::newRow("heading") << "# A\nb"
                             << "<h3>A</h3>\n<p>b</p>\n";
    QTest::newRow("list") << "- a\n- b\n\nc"
                          << "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>\n";
    QTest::newRow("numbers") << "3. a\n4. b"
                             << "<ol>\n<li value=\"3\">a</li>\n<li value=\"4\">b</li>\n</ol>\n";
    QTest::newRow("code") << "```\na *b*\n```"
                          << "<pre><code>a *b*</code></pre>\n";
    QTest::newRow("joined") << "a\nb\n\nc"
                            << "<p>a b</p>\n<p>c</p>\n";
}

void TestReport::notesKeepTheirMarksAndNothingElse()
{
    QFETCH(QString, text);
    QFETCH(QString, html);
    QCOMPARE(QString::fromStdString(markdownHtml(text.toStdString())), html);
}

void TestReport::assumptionsSurviveTheFile()
{
    QVERIFY(assumptionsText({}).empty());
    rq::Assumptions one;
    one.inDomain = {.id = "edited", .version = "2", .title = "T", .source = "S", .pairs = {{"m", "d"}}};
    one.selection = rq::Selection::Pair;
    one.generalist = "g";
    one.specialist = "s";
    one.bar = rq::Bar::Second;
    one.onlySpecialist = rq::OnlySpecialist::IsVacuous;
    one.tunedMode = "lora";
    one.datasets = {"d"};
    one.families = {{"m", "f"}};
    one.excludedModels = {"x"};
    one.reselect = rq::Reselect::Yes;
    const rq::Assumptions other = assumptionsFrom(assumptionsText(one));
    QCOMPARE(assumptionsText(other), assumptionsText(one));
    QVERIFY(other.inDomain.contains("m", "d"));
    QVERIFY(other.selection == rq::Selection::Pair && other.bar == rq::Bar::Second);
    QVERIFY(other.reselect == rq::Reselect::Yes && other.excludedModels.contains("x"));
    QVERIFY_EXCEPTION_THROWN(assumptionsFrom("{"), Error);
}

void TestReport::factsNameMetricCountsIntervalsAndHashes()
{
    const Study study;
    const store::Reader reader = study.project->reader();
    const Item item{.kind = Kind::Results, .parameters = {{"metric", "auroc"}}};
    const Basis basis = basisOf(item, reader);
    QCOMPARE(basis.results.size(), std::size_t(2));
    const std::string facts = factsOf(basis);
    const std::string hash = reader.datasets().front().fingerprint.substr(0, kHashPrefix);
    for (const std::string& wanted :
        {std::string("(strict/v1)"), std::string("n = 155 (busi-ultrasound)"), std::string("B = 100, seed 42"), hash})
        QVERIFY2(facts.find(wanted) != std::string::npos, facts.c_str());
    QVERIFY(factsOf(basisOf({.kind = Kind::Text}, reader)).empty());
    QCOMPARE(grouped(-1234567), std::string("-1,234,567"));
    QCOMPARE(grouped(12), std::string("12"));
}

void TestReport::anItemIsStaleOnceItsNumbersChanged()
{
    Study study;
    Item item{.kind = Kind::Forest, .parameters = {{"metric", "auroc"}, {"dataset", "busi-ultrasound"}}};
    item.digest = digestOf(item, study.project->reader());
    QVERIFY(!item.digest.empty());
    QVERIFY(!isStale(item, study.project->reader()));
    QVERIFY(!isStale({.kind = Kind::Text}, study.project->reader()));
    study.add("general", *study.project->reader().dataset("busi-ultrasound"), 2.5);
    QVERIFY(isStale(item, study.project->reader()));
    refresh(item, "new", digestOf(item, study.project->reader()));
    QVERIFY(!isStale(item, study.project->reader()));
}

void TestReport::aCaptionKeepsWhatWasWrittenAroundItsFacts()
{
    Item item;
    refresh(item, "n = 3.", "1");
    QCOMPARE(item.caption, std::string("n = 3."));
    item.caption = "Mine. n = 3. Also mine.";
    refresh(item, "n = 4.", "2");
    QCOMPARE(item.caption, std::string("Mine. n = 4. Also mine."));
    item.caption = "All mine.";
    refresh(item, "n = 5.", "3");
    QCOMPARE(item.caption, std::string("All mine."));
    QCOMPARE(item.digest, std::string("3"));
}

void TestReport::theStandardReportHoldsWhatTheStudyHas()
{
    const Study study;
    const Report report = standardReport(study.project->reader(), "Study");
    std::vector<std::string> kinds;
    for (const Item& item : report.items) {
        kinds.emplace_back(name(item.kind));
        QVERIFY(!item.title.empty());
    }
    const std::vector<std::string> wanted{
        "datasets", "models", "heatmap", "results", "forest", "tests", "cost", "methods", "limits"};
    QCOMPARE(kinds, wanted);
}

void TestReport::anEmptyProjectHasNoStandardReport()
{
    const QTemporaryDir folder;
    const auto project = store::Project::create(std::filesystem::path(folder.path().toStdString()) / "p.vlmproj");
    QVERIFY_EXCEPTION_THROWN(standardReport(project->reader(), "x"), Error);
    QVERIFY_EXCEPTION_THROWN(
        createBundle(project->reader(), {.file = std::filesystem::path(folder.path().toStdString()) / "x.zip"}), Error);
}

void TestReport::tablesRepeatTheStore()
{
    const Study study;
    const store::Reader reader = study.project->reader();
    const Basis basis = basisOf({.kind = Kind::Results, .parameters = {{"metric", "auroc"}}}, reader);
    const exporting::Table table = resultsTable(basis);
    QCOMPARE(table.rows.size(), std::size_t(2));
    for (std::size_t i = 0; i < 2; ++i) {
        const store::ResultRow& row = basis.results[i];
        const auto& line = *std::ranges::find_if(
            table.rows, [&](const auto& cells) { return cells.front().text == row.cell.model; });
        QCOMPARE(*line[2].number, row.metric->value);
        QVERIFY(line[2].text.starts_with(std::to_string(static_cast<int>(row.metric->value * 100))));
        QVERIFY(line[2].text.find('[') != std::string::npos);
    }
    QCOMPARE(datasetsTable(reader).rows.size(), std::size_t(1));
    QCOMPARE(modelsTable(reader).rows.size(), std::size_t(2));
    QCOMPARE(costTable(basis).rows.size(), std::size_t(2));
    QVERIFY(claimsTable().rows.size() > 10);
    QVERIFY(datasetTable(reader, "busi-ultrasound", study.file("none")).rows.size() > 5);
    QVERIFY_EXCEPTION_THROWN(datasetTable(reader, "gone", study.file("none")), Error);
    const std::string methods = methodsText(reader, {.program = "P", .libtorch = "L"});
    for (const char* wanted :
        {"2 models", "1 data set ", "Off the shelf", "strict/v1", "seed 42", "float32", "2026-01-01"})
        QVERIFY2(methods.find(wanted) != std::string::npos, wanted);
    QVERIFY(limitsText(reader, study.file("none")).find("only 155 test samples") != std::string::npos);
}

void TestReport::aBundleVerifiesToTheLastDigit()
{
    const Study study;
    const auto file = study.file("bundle.zip");
    const BundleSummary made = study.bundle(file);
    QCOMPARE(made.cells, std::size_t(2));
    QVERIFY(made.left.empty());
    const BundleCheck check = verifyBundle(file);
    QVERIFY2(check.good(), say(check).c_str());
    QVERIFY(check.skipped.empty());
    QCOMPARE(check.cells, std::size_t(2));
    QCOMPARE(check.files, made.files - 1); // all but the manifest
    QVERIFY(check.numbers > 60);
    QVERIFY(check.largestDifference <= kSameNumber);
    const std::string first = readFile(file);
    study.bundle(file);
    QVERIFY(readFile(file) == first); // nothing but the study is in it
}

void TestReport::aBundleHoldsNoNamesPathsOrImages()
{
    const Study study;
    const auto file = study.file("bundle.zip");
    study.bundle(file);
    const archive::ZipFile zip(file);
    const auto samples = study.project->reader().samples({.dataset = "busi-ultrasound", .split = "test"}, 0, 10);
    QVERIFY(!samples.empty());
    for (const archive::ZipEntry& entry : zip.entries()) {
        const std::string bytes = entry.name + zip.read(entry.name);
        QVERIFY2(bytes.find(kCanary) == std::string::npos, entry.name.c_str());
        QVERIFY2(bytes.find("/home/") == std::string::npos, entry.name.c_str());
        QVERIFY2(bytes.find(samples.front().id) == std::string::npos, entry.name.c_str());
        QVERIFY2(bytes.find(MEDVLM_SOURCE_DIR) == std::string::npos, entry.name.c_str());
        QVERIFY(!entry.name.ends_with(".png") && !entry.name.ends_with(".jpg"));
    }
}

void TestReport::everyFlippedByteIsFoundAndItsFileNamed()
{
    const Study study;
    const auto file = study.file("bundle.zip");
    study.bundle(file);
    const std::string good = readFile(file);
    std::mt19937 random(3);
    VerifyOptions quick;
    quick.recompute = Recompute::Values;
    std::size_t named = 0;
    constexpr int kFlips = 60;
    for (int i = 0; i < kFlips; ++i) {
        std::string bad = good;
        // The ends of the file too: its first header, its directory and its seal.
        const std::size_t at = i == 0 ? 12
            : i == 1                  ? good.size() - 3
            : i == 2                  ? good.size() - 200
                                      : random() % good.size();
        bad[at] = static_cast<char>(bad[at] ^ (1 << (random() % 8)));
        writeFileAtomically(file, bad);
        const BundleCheck check = verifyBundle(file, quick);
        QVERIFY2(!check.good(), std::to_string(at).c_str());
        named += check.wrong.front().where != "archive" ? 1 : 0;
    }
    QVERIFY(named > kFlips / 2); // most bytes are of files
    writeFileAtomically(file, good);
    QVERIFY(verifyBundle(file, quick).good());
    writeFileAtomically(file, good.substr(0, good.size() / 2));
    QVERIFY(!verifyBundle(file, quick).good());
    writeFileAtomically(file, "no zip");
    QVERIFY(!verifyBundle(file, quick).good());
}

void TestReport::aChangedMetricIsFoundThoughItsHashIsRight()
{
    Study study;
    const store::CellRow cell = newestCells(study.project->reader()).front();
    std::vector<store::MetricRow> rows = study.project->reader().metrics(cell.id);
    for (store::MetricRow& row : rows)
        if (row.metric == "accuracy")
            row.value += 1e-9;
    study.project->writer().putMetrics(cell.id, rows);
    study.project->writer().flush();
    const auto file = study.file("bundle.zip");
    study.bundle(file);
    const BundleCheck check = verifyBundle(file);
    QCOMPARE(check.wrong.size(), std::size_t(1));
    QVERIFY2(check.wrong.front().what.find("accuracy") != std::string::npos, say(check).c_str());
    QVERIFY(check.wrong.front().where.starts_with("metrics/"));
}

void TestReport::shellWordsAreQuoted()
{
    QCOMPARE(shellWord("figures/03-heatmap.svg"), std::string("figures/03-heatmap.svg"));
    QCOMPARE(shellWord("a b"), std::string("'a b'"));
    QCOMPARE(shellWord("it's"), std::string("'it'\\''s'"));
    QCOMPARE(shellWord(""), std::string("''"));
    QCOMPARE(fileStem({.kind = Kind::Heatmap}, 3), std::string("03-heatmap"));
    QVERIFY(commandFor({.kind = Kind::Methods}, "x").empty());
    QVERIFY(commandFor({.id = "item-3", .kind = Kind::Heatmap}, "figures/03-heatmap.svg").find("--item item-3")
        != std::string::npos);
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
