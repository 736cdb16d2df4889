#include "core/base/error.h"
#include "core/metrics/score_file.h"
#include "core/workflow/import_predictions.h"

#include <cmath>
#include <fstream>
#include <map>

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace vlm;
using workflow::importPredictions;
using workflow::PredictionsImport;

namespace {

const std::filesystem::path kPhase1 = MEDVLM_SOURCE_DIR "/tests/data/phase1";
const std::filesystem::path kGolden = MEDVLM_SOURCE_DIR "/tests/data/golden";
constexpr std::size_t kReplicates = 60;

constexpr const char* kArrays
    = R"({"true_label":[0,1,1,0,1,0],"pred_label":[0,1,0,0,1,1],"pred_score":[0.1,0.8,0.4,0.3,0.9,0.7]})";
constexpr const char* kBatches
    = R"([{"image_path":["a","b"],"true_label":[[0],[1]],"pred_label":[0,1],"pred_score":[0.9,0.8]},
          {"image_path":["c","d"],"true_label":[[1],[0]],"pred_label":[0,0],"pred_score":[0.6,0.7]}])";
constexpr const char* kQuestions
    = R"([{"image_path":"NA","question_type":"yes/no","qs":"Is it?","answer":"yes","prediction":"Yes."},
          {"image_path":"NA","question_type":"yes/no","qs":"Is it?","answer":"no","prediction":"Yes."},
          {"image_path":"NA","question_type":"open","qs":"Where?","answer":"left lung","prediction":"the left lung"},
          {"image_path":"NA","question_type":"multi-choice","qs":"Which?","answer":"B","prediction":"B. CT"},
          {"prediction":"","error":"boom","status":"failed","question_type":"open","label":"liver"}])";

PredictionsImport about(metrics::Task task, const std::string& dataset)
{
    return {.task = task, .model = "theirs", .dataset = dataset, .replicates = kReplicates};
}

std::string messageOf(store::Project& project, const std::filesystem::path& file, const PredictionsImport& options)
{
    try {
        importPredictions(project, file, options);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

/// First value of a cell that is not what scoreFile computes; empty if all are the same.
std::string difference(const store::Reader& reader, store::Id cell, const std::filesystem::path& file,
    metrics::Task task, std::size_t table)
{
    std::map<std::pair<std::string, std::string>, store::MetricRow> stored;
    for (const store::MetricRow& row : reader.metrics(cell))
        stored.emplace(std::pair(row.metric, row.convention), row);
    std::size_t expected = 0;
    for (const auto convention : {metrics::Convention::Strict, metrics::Convention::MedVlmBench}) {
        metrics::ScoreOptions options{.task = task};
        options.evaluation.settings.convention = convention;
        options.evaluation.replicates = kReplicates;
        const auto scored = metrics::scoreFile(file, options);
        for (const metrics::MetricValue& value : scored.at(table).metrics) {
            ++expected;
            const auto found
                = stored.find({std::string(value.metric->id), std::string(metrics::name(value.convention))});
            if (found == stored.end())
                return std::string(value.metric->id) + " is not stored";
            const stats::Estimate& e = value.estimate;
            const store::MetricRow& row = found->second;
            const bool interval = row.lower && row.upper;
            if (!same(row.value, e.value) || interval != e.hasInterval()
                || (interval && (*row.lower != e.lower || *row.upper != e.upper))
                || row.n != static_cast<std::int64_t>(e.n) || row.note != e.note)
                return std::string(value.metric->id) + " differs";
        }
    }
    return stored.size() == expected ? std::string() : "more is stored than is scored";
}

class Folder {
public:
    std::unique_ptr<store::Project> project() const
    {
        return store::Project::create(m_folder.filePath("p.vlmproj").toStdString());
    }
    std::filesystem::path file(const char* name, const std::string& text) const
    {
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        std::ofstream(path) << text;
        return path;
    }

private:
    QTemporaryDir m_folder;
};

}

class TestImportPredictions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importedNumbersAreThoseOfScoring_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("content");
        QTest::addColumn<int>("task");
        const auto row = [](const char* name, const std::filesystem::path& path, const char* content,
                             metrics::Task task) {
            QTest::newRow(name) << QString::fromStdString(path.string()) << QString(content) << static_cast<int>(task);
        };
        row("findings", kPhase1 / "medclip_disease_sanity_normalized_preds.csv", "", metrics::Task::Diagnosis);
        row("six classes", kPhase1 / "medclip_chexpert_sanity_raw_preds.csv", "", metrics::Task::Diagnosis);
        row("views", kPhase1 / "medclip_view_sanity_pathology_triple_predictions.csv", "", metrics::Task::Diagnosis);
        row("cases", kGolden / "auroc.jsonl", "", metrics::Task::Diagnosis);
        row("arrays", "predictions.json", kArrays, metrics::Task::Diagnosis);
        row("batches", "predictions.json", kBatches, metrics::Task::Diagnosis);
        row("questions", "predictions.json", kQuestions, metrics::Task::Vqa);
        row("golden questions", kGolden / "vqa_metrics.jsonl", "", metrics::Task::Vqa);
        row("pairs", "r.csv", "query,item,similarity,relevant\nq1,a,0.9,1\nq1,b,0.1,0\nq2,a,0.7,0\nq2,b,0.2,1\n",
            metrics::Task::Retrieval);
    }

    void importedNumbersAreThoseOfScoring()
    {
        QFETCH(QString, path);
        QFETCH(QString, content);
        QFETCH(int, task);
        const Folder folder;
        const auto project = folder.project();
        const auto file = content.isEmpty() ? std::filesystem::path(path.toStdString())
                                            : folder.file(path.toUtf8().constData(), content.toStdString());
        const auto kind = static_cast<metrics::Task>(task);
        const store::Id run = importPredictions(*project, file, about(kind, "elsewhere"));
        const auto reader = project->reader();
        QCOMPARE(reader.run(run)->state, store::State::Done);
        QCOMPARE(reader.run(run)->name, file.filename().string());
        const auto cells = reader.cells(run);
        const auto tables = metrics::readPredictions(file, kind);
        QCOMPARE(cells.size(), tables.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            QCOMPARE(cells[i].state, store::State::Done);
            QCOMPARE(reader.predictions(cells[i].id).size(), metrics::rowCount(tables[i].predictions));
            QCOMPARE(reader.countSamples({.dataset = cells[i].dataset}),
                static_cast<std::int64_t>(metrics::rowCount(tables[i].predictions)));
            const auto origin = nlohmann::json::parse(cells[i].details).at("imported");
            QCOMPARE(origin.at("file").get<std::string>(), file.filename().string());
            QCOMPARE(origin.at("hash").get<std::string>().size(), std::size_t(32));
            const std::string fault = difference(reader, cells[i].id, file, kind, i);
            QVERIFY2(fault.empty(), (cells[i].model + " " + cells[i].dataset + ": " + fault).c_str());
        }
    }

    void tablesOfTheSameSamplesAreModelsOfOneDataset()
    {
        const Folder folder;
        const auto project = folder.project();
        const store::Id run = importPredictions(*project,
            kPhase1 / "medclip_view_sanity_pathology_triple_predictions.csv", about(metrics::Task::Diagnosis, "views"));
        const auto cells = project->reader().cells(run);
        QCOMPARE(cells.size(), std::size_t(3));
        for (const store::CellRow& cell : cells)
            QCOMPARE(cell.dataset, std::string("views"));
        QCOMPARE(cells[2].model, std::string("theirs-gaussclahe"));
        QCOMPARE(project->reader().datasets().size(), std::size_t(1));
        const auto results = project->reader().results("accuracy", "strict");
        QCOMPARE(results.size(), std::size_t(3));
    }

    void importingTwiceDoesNotDouble()
    {
        const Folder folder;
        const auto project = folder.project();
        const auto file = folder.file("predictions.json", kArrays);
        PredictionsImport options = about(metrics::Task::Diagnosis, "set");
        const store::Id first = importPredictions(*project, file, options);
        options.specialist = true;
        options.inDomain = true;
        QCOMPARE(importPredictions(*project, file, options), first);
        const auto reader = project->reader();
        QCOMPARE(reader.runs().size(), std::size_t(1));
        QCOMPARE(reader.countSamples({.dataset = "set"}), std::int64_t(6));
        QVERIFY(reader.models().front().specialist);
        QCOMPARE(reader.dataset("set")->inDomainFor, (std::vector<std::string>{"theirs"}));
        QVERIFY(reader.results("auroc", "strict").front().inDomain);
        options.model = "others"; // another model on the same samples is another run
        QVERIFY(importPredictions(*project, file, options) != first);
        QCOMPARE(project->reader().datasets().size(), std::size_t(1));
    }

    void rowsFindTheSamplesOfAKnownDataset()
    {
        const Folder folder;
        const auto project = folder.project();
        const PredictionsImport options = about(metrics::Task::Diagnosis, "pets");
        importPredictions(
            *project, folder.file("a.csv", "id,label,prob_cat,prob_dog\nx,cat,0.8,0.2\ny,dog,0.4,0.6\n"), options);
        // By position, classes by number.
        const store::Id run = importPredictions(*project,
            folder.file("b.json", R"({"true_label":[0,1],"pred_label":[1,1],"pred_score":[0.7,0.9]})"), options);
        const auto stored = project->reader().predictions(project->reader().cells(run).front().id);
        QCOMPARE(stored[0].sample, std::string("x"));
        QCOMPARE(stored[0].predicted, 1);
        QCOMPARE(stored[1].scores, (std::vector<float>{0.1F, 0.9F}));
        // By id, in another order and with another class order.
        const store::Id other
            = importPredictions(*project, folder.file("c.csv", "id,label,predicted\ny,dog,cat\nx,cat,cat\n"), options);
        QCOMPARE(project->reader().predictions(project->reader().cells(other).front().id)[1].predicted, 0);
    }

    void whatDoesNotFitTheDatasetIsRefused()
    {
        const Folder folder;
        const auto project = folder.project();
        const PredictionsImport options = about(metrics::Task::Diagnosis, "pets");
        importPredictions(
            *project, folder.file("a.csv", "id,label,prob_cat,prob_dog\nx,cat,0.8,0.2\ny,dog,0.4,0.6\n"), options);
        const auto refused = [&](const char* text) { return messageOf(*project, folder.file("n.csv", text), options); };
        QVERIFY(refused("id,label,predicted\nx,dog,dog\ny,dog,cat\n").find("its class is") != std::string::npos);
        QVERIFY(refused("id,label,predicted\nx,cat,cat\nz,dog,cat\n").find("\"z\" is no sample") != std::string::npos);
        QVERIFY(refused("id,label,predicted\nx,owl,owl\ny,fox,owl\n").find("fox, owl are not") != std::string::npos);
        PredictionsImport questions = options;
        questions.task = metrics::Task::Vqa;
        QVERIFY(
            messageOf(*project, folder.file("q.json", kQuestions), questions).find("about vqa") != std::string::npos);
        QCOMPARE(project->reader().runs().size(), std::size_t(1));
    }

    void aBrokenFileLeavesTheProjectUnchanged_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("cut off") << "p.json"
                                 << R"({"true_label":[0,1)";
        QTest::newRow("lengths") << "p.json"
                                 << R"({"true_label":[0,1],"pred_label":[0]})";
        QTest::newRow("no label column") << "p.csv"
                                         << "who,verdict\nx,0\n";
        QTest::newRow("no rows") << "p.csv"
                                 << "id,label,score\n";
        QTest::newRow("no number") << "p.csv"
                                   << "id,label,score\nx,0,much\n";
    }

    void aBrokenFileLeavesTheProjectUnchanged()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        const Folder folder;
        const auto project = folder.project();
        const auto file = folder.file(name.toUtf8().constData(), text.toStdString());
        const PredictionsImport options = about(metrics::Task::Diagnosis, "set");
        QVERIFY(messageOf(*project, file, options).find(file.filename().string()) != std::string::npos);
        const auto reader = project->reader();
        QVERIFY(reader.runs().empty() && reader.models().empty() && reader.datasets().empty());
        QVERIFY(!workflow::previewPredictions(file, options).problem.empty());
    }

    void aPreviewShowsTheFirstRowsAndTheMapping()
    {
        const auto file = kPhase1 / "medclip_disease_sanity_normalized_preds.csv";
        const auto seen = workflow::previewPredictions(file, about(metrics::Task::Diagnosis, "set"));
        QVERIFY(seen.problem.empty());
        QCOMPARE(seen.tables.size(), std::size_t(1));
        QCOMPARE(seen.tables[0].rows, std::size_t(54));
        QCOMPARE(seen.tables[0].first.size(), workflow::kPreviewRows);
        QCOMPARE(seen.tables[0].first[0].size(), seen.tables[0].header.size());
        QCOMPARE(seen.mapping.id, std::string("Image_ID"));
        QCOMPARE(seen.mapping.findingLabels.size(), std::size_t(5));
        const Folder folder;
        const auto odd = folder.file("odd.csv", "who,verdict,p1\nx,0,0.2\ny,1,0.9\n");
        PredictionsImport options = about(metrics::Task::Diagnosis, "set");
        const auto lost = workflow::previewPredictions(odd, options);
        QVERIFY(lost.problem.find("true class") != std::string::npos);
        QCOMPARE(lost.columns, (std::vector<std::string>{"who", "verdict", "p1"}));
        options.mapping = metrics::ColumnMapping{.id = "who", .label = "verdict", .score = "p1"};
        const auto found = workflow::previewPredictions(odd, options);
        QVERIFY(found.problem.empty());
        QCOMPARE(found.tables[0].first[1], (std::vector<std::string>{"y", "1", "1", "0.9"}));
    }
};

QTEST_GUILESS_MAIN(TestImportPredictions)
#include "tst_import_predictions.moc"
