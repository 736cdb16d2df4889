#include "core/base/error.h"
#include "core/base/files.h"
#include "core/metrics/score_file.h"
#include "tests/core/metrics/golden_lines.h"

#include <cmath>
#include <fstream>

#include <QTemporaryDir>
#include <QTest>

using namespace vlm;
using namespace vlm::metrics;
using nlohmann::json;

namespace {

const std::filesystem::path kData = MEDVLM_SOURCE_DIR "/tests/data";

/// First place where the numbers of `expected` are not found in `found`; empty if all are.
std::string difference(const json& found, const json& expected, const std::string& path, double tolerance)
{
    if (expected.is_number()) {
        if (!found.is_number() || std::abs(found.get<double>() - expected.get<double>()) > tolerance)
            return path + ": found " + found.dump() + ", expected " + expected.dump();
        return {};
    }
    if (expected.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            if (!found.is_object() || !found.contains(key))
                return path + "/" + key + " is missing";
            const std::string inner = difference(found.at(key), value, path + "/" + key, tolerance);
            if (!inner.empty())
                return inner;
        }
        return {};
    }
    if (expected.is_array()) {
        if (!found.is_array() || found.size() != expected.size())
            return path + ": found " + found.dump();
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const std::string inner = difference(found[i], expected[i], path + "/" + std::to_string(i), tolerance);
            if (!inner.empty())
                return inner;
        }
        return {};
    }
    return found == expected ? std::string() : path + ": found " + found.dump() + ", expected " + expected.dump();
}

json plain(const nlohmann::ordered_json& value)
{
    return json::parse(value.dump());
}

ScoreOptions pointsOnly(Task task, Convention convention = Convention::Strict)
{
    ScoreOptions options{.task = task};
    options.evaluation.replicates = 0;
    options.evaluation.settings.convention = convention;
    return options;
}

double valueOf(const ScoredTable& table, std::string_view id)
{
    for (const MetricValue& value : table.metrics) {
        if (value.metric->id == id)
            return value.estimate.value;
    }
    return std::nan("");
}

class File {
public:
    File(const char* name, const std::string& text)
        : m_path(m_folder.filePath(name).toStdString())
    {
        std::ofstream(m_path) << text;
    }
    const std::filesystem::path& path() const { return m_path; }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_path;
};

std::string messageOf(const std::filesystem::path& file, Task task)
{
    try {
        readPredictions(file, task);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}

class TestScoreFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vqaGoldensAreReproducedInEveryField()
    {
        const auto tables
            = scoreFile(kData / "golden/vqa_metrics.jsonl", pointsOnly(Task::Vqa, Convention::MedVlmBench));
        QCOMPARE(tables.size(), std::size_t(1));
        const auto golden = goldenLines("golden/vqa_metrics.jsonl");
        const json samples = plain(tables[0].samples);
        QCOMPARE(samples.size(), golden.size());
        for (std::size_t i = 0; i < golden.size(); ++i) {
            QVERIFY(samples[i].at("id") == golden[i].at("id"));
            const std::string fault
                = difference(samples[i].at("metrics"), golden[i].at("metrics"), golden[i].at("id"), 1e-6);
            QVERIFY2(fault.empty(), fault.c_str());
        }
    }

    void aurocGoldensAreReproducedWithTheirIntervals()
    {
        ScoreOptions options = pointsOnly(Task::Diagnosis, Convention::MedVlmBench);
        options.evaluation.replicates = 1000;
        options.evaluation.metrics = {"auroc", "accuracy", "macro_f1"};
        const auto tables = scoreFile(kData / "golden/auroc.jsonl", options);
        const auto golden = goldenLines("golden/auroc.jsonl");
        QCOMPARE(tables.size(), golden.size());
        for (std::size_t i = 0; i < golden.size(); ++i) {
            QCOMPARE(tables[i].source.name, golden[i].at("id").get<std::string>());
            QVERIFY(std::abs(valueOf(tables[i], "accuracy") - golden[i].at("accuracy").get<double>()) < 1e-9);
            QVERIFY(std::abs(valueOf(tables[i], "macro_f1") - golden[i].at("ext_macro_f1").get<double>()) < 1e-9);
            const auto& auroc = tables[i].metrics[0].estimate;
            if (golden[i].at("kind") == "multiclass" || golden[i].at("auroc").is_null()) {
                QVERIFY(!auroc.defined() && !auroc.note.empty());
                continue;
            }
            QVERIFY(std::abs(auroc.value - golden[i].at("auroc").get<double>()) < 1e-9);
            QVERIFY(std::abs(auroc.lower - golden[i].at("bootstrap").at("ci_low").get<double>()) < 1e-14);
            QVERIFY(std::abs(auroc.upper - golden[i].at("bootstrap").at("ci_high").get<double>()) < 1e-14);
        }
    }

    void phase1FilesReproduceTheirMetrics_data()
    {
        QTest::addColumn<QString>("file");
        const json expected = readJson(kData / "phase1/expected_metrics.json");
        for (const auto& [file, value] : expected.items())
            QTest::newRow(file.c_str()) << QString::fromStdString(file);
    }

    void phase1FilesReproduceTheirMetrics()
    {
        QFETCH(QString, file);
        const json expected = readJson(kData / "phase1/expected_metrics.json").at(file.toStdString());
        const auto tables = scoreFile(kData / "phase1" / file.toStdString(), pointsOnly(Task::Diagnosis));
        if (tables.front().source.format == "phase1-findings" || tables.front().source.format == "plain") {
            const std::string fault = difference(plain(tables.front().tables), expected, "", 1e-9);
            QVERIFY2(fault.empty(), fault.c_str());
            return;
        }
        QCOMPARE(tables.size() + 1, expected.size()); // beside the number of rows
        for (const ScoredTable& table : tables) {
            const std::string fault
                = difference(plain(table.tables), expected.at(table.source.name), table.source.name, 1e-9);
            QVERIFY2(fault.empty(), fault.c_str());
        }
    }

    void phase1MetricFilesAreReproduced_data()
    {
        QTest::addColumn<QString>("metrics");
        QTest::addColumn<QString>("predictions");
        QTest::newRow("normalized") << "medclip_disease_sanity_normalized_zero_shot_metrics.csv"
                                    << "medclip_disease_sanity_normalized_preds.csv";
        QTest::newRow("gaussclahe") << "medclip_disease_sanity_gaussclahe_zero_shot_metrics.csv"
                                    << "medclip_disease_sanity_gaussclahe_preds.csv";
        QTest::newRow("raw") << "medclip_disease_sanity_raw_zero_shot_metrics.csv"
                             << "medclip_chexpert_sanity_raw_preds.csv";
        QTest::newRow("6-class raw") << "medclip_chexpert_6class_raw_metrics.csv"
                                     << "medclip_chexpert_sanity_raw_preds.csv";
        QTest::newRow("6-class gaussclahe") << "medclip_chexpert_6class_gaussclahe_metrics.csv"
                                            << "medclip_chexpert_sanity_gauss_clahe_preds.csv";
    }

    void phase1MetricFilesAreReproduced()
    {
        QFETCH(QString, metrics);
        QFETCH(QString, predictions);
        const CsvTable wanted = readCsv(kData / "phase1" / metrics.toStdString());
        const auto scored
            = scoreFile(kData / "phase1" / predictions.toStdString(), pointsOnly(Task::Diagnosis)).front();
        const bool oneOf = wanted.columns.front() == "Class";
        const auto& rows = oneOf ? scored.tables.at("sixclass").at("per_class") : scored.tables.at("per_disease");
        QCOMPARE(rows.size(), wanted.rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].at(wanted.columns.front()).get<std::string>(), wanted.rows[i][0]);
            for (std::size_t c = 1; c < wanted.columns.size(); ++c)
                QVERIFY(std::abs(rows[i].at(wanted.columns[c]).get<double>() - *parseNumber(wanted.rows[i][c], "cell"))
                    < 1e-9);
        }
        if (!oneOf)
            return;
        const CsvTable matrix
            = readCsv(kData / "phase1" / metrics.replace("_metrics", "_confusion_matrix").toStdString());
        for (std::size_t r = 0; r < matrix.rows.size(); ++r) {
            for (std::size_t c = 1; c < matrix.columns.size(); ++c)
                QCOMPARE(scored.tables.at("sixclass").at("confusion")[r][c - 1].get<double>(),
                    *parseNumber(matrix.rows[r][c], "cell"));
        }
    }

    void medvlmbenchDiagnosisForms()
    {
        const File now(
            "predictions.json", R"({"true_label":[0,1,1,0],"pred_label":[0,1,0,0],"pred_score":[0.1,0.8,0.4,0.3]})");
        const auto fresh = scoreFile(now.path(), pointsOnly(Task::Diagnosis)).front();
        QCOMPARE(fresh.source.format, std::string("medvlmbench"));
        QCOMPARE(valueOf(fresh, "auroc"), 1.0);
        QCOMPARE(valueOf(fresh, "accuracy"), 0.75);
        const File old("predictions.json",
            R"([{"image_path":["a","b"],"true_label":[[0],[1]],"pred_label":[0,1],"pred_score":[0.9,0.8]},
                {"image_path":["c","d"],"true_label":[[1],[0]],"pred_label":[0,0],"pred_score":[0.6,0.7]}])");
        const auto batches = scoreFile(old.path(), pointsOnly(Task::Diagnosis)).front();
        QCOMPARE(batches.source.format, std::string("medvlmbench-batches"));
        QCOMPARE(batches.source.ids, (std::vector<std::string>{"a", "b", "c", "d"}));
        QCOMPARE(valueOf(batches, "auroc"), 1.0); // after 1 - score for class 0
        QCOMPARE(batches.source.notes.size(), std::size_t(1));
        const File three(
            "predictions.json", R"({"true_label":[0,1,2],"pred_label":[0,1,1],"pred_score":[0.1,0.8,0.4]})");
        QVERIFY(std::isnan(valueOf(scoreFile(three.path(), pointsOnly(Task::Diagnosis)).front(), "auroc")));
    }

    void medvlmbenchVqaForms()
    {
        const File now("predictions.json",
            R"([{"image_path":"NA","question_type":"yes/no","qs":"Is it?","answer":"yes","prediction":"Yes.","trace":null},
                {"image_path":"NA","question_type":"open","qs":"Where?","answer":"left lung","prediction":"the left lung"},
                {"image_path":"NA","question_type":"multi-choice","qs":"Which?","answer":"B","prediction":"B. CT"},
                {"prediction":"","error":"boom","status":"failed","question_type":"open","label":"liver"}])");
        const auto scored = scoreFile(now.path(), pointsOnly(Task::Vqa, Convention::MedVlmBench)).front();
        QCOMPARE(valueOf(scored, "closed_accuracy"), 1.0);
        QCOMPARE(valueOf(scored, "choice_accuracy"), 1.0);
        QCOMPARE(valueOf(scored, "open_accuracy"), 1.0);
        QCOMPARE(std::get<VqaPredictions>(scored.source.predictions).items[3].answer, std::string("liver"));
        QCOMPARE(scored.source.notes.size(), std::size_t(2));
        QCOMPARE(valueOf(scoreFile(now.path(), pointsOnly(Task::Vqa)).front(), "open_accuracy"), 0.5); // failures count
        const File old(
            "predictions.json", R"([{"question_type":"closed","qs":"Is it?","answer":"No","prediciton":"no"}])");
        QCOMPARE(valueOf(scoreFile(old.path(), pointsOnly(Task::Vqa)).front(), "closed_accuracy"), 1.0);
    }

    void plainTablesAreMapped()
    {
        const File csv("mine.csv",
            "image,truth,prob_cat,prob_dog,prob_owl\r\na,dog,0.1,0.8,0.1\r\nb,owl,0.2,0.3,0.5\r\n\"c,1\",cat,0.3,0.4,0."
            "3\r\n");
        const auto scored = scoreFile(csv.path(), pointsOnly(Task::Diagnosis)).front();
        QCOMPARE(valueOf(scored, "accuracy"), 2.0 / 3);
        QCOMPARE(scored.source.ids.back(), std::string("c,1"));
        QCOMPARE(scored.samples[2].at("label").get<std::string>(), std::string("cat"));
        const File odd("odd.csv", "who,verdict,p1\nx,0,0.2\ny,1,0.9\n");
        QVERIFY(messageOf(odd.path(), Task::Diagnosis).find("who, verdict, p1") != std::string::npos);
        ScoreOptions mapped = pointsOnly(Task::Diagnosis);
        mapped.mapping = ColumnMapping{.id = "who", .label = "verdict", .score = "p1"};
        QCOMPARE(valueOf(scoreFile(odd.path(), mapped).front(), "auroc"), 1.0);
        const File lines("vqa.jsonl",
            "{\"question\":\"q\",\"reference\":\"yes\",\"response\":\"No\"}\n\n{\"question\":\"q\",\"reference\":"
            "\"liver\",\"response\":\"liver\"}\n");
        const auto vqa = scoreFile(lines.path(), pointsOnly(Task::Vqa)).front();
        QCOMPARE(valueOf(vqa, "closed_accuracy"), 0.0);
        QCOMPARE(valueOf(vqa, "open_accuracy"), 1.0);
    }

    void retrievalTables()
    {
        const File pairs("r.csv", "query,item,similarity,relevant\nq1,a,0.9,1\nq1,b,0.1,0\nq2,a,0.7,0\nq2,b,0.2,1\n");
        const auto scored = scoreFile(pairs.path(), pointsOnly(Task::Retrieval)).front();
        QCOMPARE(valueOf(scored, "recall_at_1"), 0.5);
        QCOMPARE(valueOf(scored, "mrr"), 0.75);
        QCOMPARE(scored.samples[1].at("rank").get<int>(), 2);
        const auto cases = scoreFile(kData / "golden/trust_metrics.jsonl", pointsOnly(Task::Retrieval));
        QCOMPARE(cases.size(), std::size_t(6));
        QVERIFY(!cases.front().source.notes.empty());
    }

    void patientsAreResampledTogether()
    {
        const File csv(
            "p.csv", "id,patient,label,score\n1,x,0,0.1\n2,x,1,0.9\n3,y,0,0.4\n4,y,1,0.3\n5,z,0,0.2\n6,z,1,0.8\n");
        ScoreOptions options{.task = Task::Diagnosis};
        options.evaluation.metrics = {"auroc"};
        const auto estimate = scoreFile(csv.path(), options).front().metrics.front().estimate;
        QCOMPARE(estimate.n, std::size_t(6));
        QCOMPARE(estimate.clusters, std::size_t(3));
    }

    void brokenFilesSayWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("task");
        QTest::addColumn<QString>("said");
        QTest::newRow("ragged") << "a.csv"
                                << "label,score\n1,0.5\n1\n"
                                << int(Task::Diagnosis) << "row 2 has 1 fields";
        QTest::newRow("open quote") << "a.csv"
                                    << "label,score\n\"1,0.5\n"
                                    << int(Task::Diagnosis) << "never closed";
        QTest::newRow("empty") << "a.csv"
                               << "" << int(Task::Diagnosis) << "header";
        QTest::newRow("no rows") << "a.csv"
                                 << "label,score\n"
                                 << int(Task::Diagnosis) << "no rows";
        QTest::newRow("not a number") << "a.csv"
                                      << "label,score\n1,high\n0,0.1\n"
                                      << int(Task::Diagnosis) << "\"high\" is not a number";
        QTest::newRow("missing score") << "a.csv"
                                       << "label,score\n1,\n0,0.1\n"
                                       << int(Task::Diagnosis) << "row 0";
        QTest::newRow("broken line") << "a.jsonl"
                                     << "{\"answer\":\"x\",\"prediction\":\"y\"}\n{oops\n"
                                     << int(Task::Vqa) << "line 2";
        QTest::newRow("not a list") << "a.json"
                                    << "3" << int(Task::Vqa) << "expected a list";
        QTest::newRow("unknown type") << "a.jsonl"
                                      << "{\"answer\":\"x\",\"prediction\":\"y\",\"question_type\":\"odd\"}\n"
                                      << int(Task::Vqa) << "question type \"odd\"";
        QTest::newRow("lengths") << "a.json"
                                 << R"({"true_label":[0,1],"pred_label":[0]})" << int(Task::Diagnosis)
                                 << "predicted classes";
    }

    void brokenFilesSayWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(int, task);
        QFETCH(QString, said);
        const File file(qPrintable(name), text.toStdString());
        const std::string message = messageOf(file.path(), static_cast<Task>(task));
        QVERIFY2(message.find(said.toStdString()) != std::string::npos, message.c_str());
        QVERIFY(message.find(file.path().string()) != std::string::npos);
    }

    void reportsAreCompleteJson()
    {
        ScoreOptions options{.task = Task::Diagnosis};
        options.evaluation.metrics = {"auroc"};
        const auto scored = scoreFile(kData / "golden/auroc.jsonl", options).front();
        const auto report = toJson(scored, true);
        QCOMPARE(report.at("n").get<std::size_t>(), report.at("samples").size());
        const auto& auroc = report.at("metrics")[0];
        for (const char* field : {"value", "lower", "upper", "n", "method", "replicates", "seed", "convention"})
            QVERIFY(auroc.contains(field));
        QCOMPARE(auroc.at("method").get<std::string>(), std::string("percentile"));
        QCOMPARE(auroc.at("convention").get<std::string>(), std::string(kStrictVersion));
    }
};

QTEST_GUILESS_MAIN(TestScoreFile)
#include "tst_score_file.moc"
