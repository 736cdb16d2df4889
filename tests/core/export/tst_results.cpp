#include <algorithm>
#include <cmath>

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/export/predictions.h"
#include "core/export/results.h"

using namespace vlm;
using namespace vlm::exporting;

namespace {

store::ResultRow result(const char* model, const char* dataset, const char* mode, double value, bool inDomain = false)
{
    return {.cell
        = {.model = model, .dataset = dataset, .mode = mode, .state = store::State::Done, .done = 234, .total = 234},
        .metric = store::MetricRow{.metric = "auroc",
            .convention = "strict",
            .value = value,
            .lower = value - 0.05,
            .upper = value + 0.05,
            .n = 234,
            .method = "percentile",
            .replicates = 1000,
            .seed = 42},
        .inDomain = inDomain,
        .pairing = "CLIP"};
}

std::vector<store::ResultRow> results()
{
    std::vector<store::ResultRow> rows{result("CLIP", "chexpert", "lp", 0.8815),
        result("MedCLIP", "chexpert", "ots", 0.9062, true), result("CLIP", "chexpert", "ots", 0.5690)};
    rows.push_back({.cell = {.model = "CLIP",
                        .dataset = "papila",
                        .mode = "ots",
                        .state = store::State::Failed,
                        .error = "no test samples"}});
    return rows;
}

}

class TestResults : public QObject {
    Q_OBJECT

    store::CellRow m_cell{.id = 1, .model = "demo-clip", .dataset = "pneumonia", .mode = "ots"};
    store::DatasetRow m_dataset{
        .id = "pneumonia", .task = "diagnosis", .modality = "chest X-ray", .classes = {"normal", "pneumonia"}};
    store::ModelRow m_model{.id = "demo-clip", .family = "clip", .specialist = true};
    std::vector<store::PredictionRow> m_predictions{
        {.sample = "test/0", .label = 1, .predicted = 1, .scores = {0.25F, 0.75F}, .latencyMs = 1.5},
        {.sample = "test/1", .label = 0, .status = "failed", .error = "truncated, at byte 12"},
        {.sample = "test/2", .label = 0, .predicted = 1, .scores = {0.4F, 0.6F}}};
    std::vector<store::SampleRow> m_samples{
        {.id = "test/0", .image = "a.png", .question = "Is it?", .answerType = "closed"},
        {.id = "test/1", .image = "b.png"}, {.id = "test/2", .image = "c.png"}};

    PredictionSource source() const
    {
        return {
            .cell = m_cell, .dataset = m_dataset, .model = m_model, .predictions = m_predictions, .samples = m_samples};
    }

private Q_SLOTS:
    void longTableHoldsEveryNumber()
    {
        const auto rows = results();
        const auto read = nlohmann::json::parse(json(longTable(rows)));
        QCOMPARE(read["rows"].size(), std::size_t(4));
        QCOMPARE(read["rows"][1]["value"].get<double>(), 0.9062);
        QCOMPARE(read["rows"][1]["in_domain"].get<std::string>(), std::string("yes"));
        QCOMPARE(read["rows"][0]["n"].get<int>(), 234);
        QVERIFY(read["rows"][3]["value"].is_null());
        QCOMPARE(read["rows"][3]["state"].get<std::string>(), std::string("failed"));
        QCOMPARE(read["rows"][3]["note"].get<std::string>(), std::string("no test samples"));
    }

    void matrixShowsDaggersIntervalsAndGaps()
    {
        const auto rows = results();
        const Table table = matrixTable(rows);
        QCOMPARE(table.columns.size(), std::size_t(4));
        QCOMPARE(table.columns[1].name, std::string("chexpert ots"));
        QCOMPARE(table.rows[1][1].text, std::string("90.62† [85.62, 95.62]"));
        QCOMPARE(table.rows[1][2].text, std::string("–"));
        QCOMPARE(table.rows[0][2].text, std::string("88.15 [83.15, 93.15]"));
        QCOMPARE(table.rows[0][3].text, std::string("–"));
        QVERIFY(table.caption.find("B = 1000, seed 42") != std::string::npos);
        QVERIFY(table.notes.at(0).find("chexpert n = 234") != std::string::npos);
        QVERIFY(table.notes.at(1).find("in-domain") != std::string::npos);
        const Table bare = matrixTable(rows, {.decimals = 1, .intervals = false});
        QCOMPARE(bare.rows[0][2].text, std::string("88.2"));
        QVERIFY(latex(table).find("90.62\\textsuperscript{\\dag} [85.62, 95.62]") != std::string::npos);
    }

    void nothingMakesAnEmptyTable()
    {
        QCOMPARE(matrixTable({}).rows.size(), std::size_t(0));
        QVERIFY(csv(longTable({})).starts_with("model,dataset,mode"));
    }

    void predictionsNameTheirClasses()
    {
        const std::string out = csv(predictionsTable(source()));
        QVERIFY(out.starts_with("sample,image,status,error,label,predicted,p(normal),p(pneumonia),latency_ms\r\n"));
        QVERIFY(out.find("test/0,a.png,ok,,1,1,0.25,0.75,1.5\r\n") != std::string::npos);
        QVERIFY(out.find("test/1,b.png,failed,\"truncated, at byte 12\",0,,,,0\r\n") != std::string::npos);
        QVERIFY(out.find("test/2,c.png,ok,,0,1,0.4,0.6,0\r\n") != std::string::npos);
    }

    void referenceFormatOfADiagnosis()
    {
        const auto read = nlohmann::json::parse(medvlmbenchPredictions(source()));
        QCOMPARE(read["true_label"].get<std::vector<int>>(), (std::vector{1, 0}));
        QCOMPARE(read["pred_label"].get<std::vector<int>>(), (std::vector{1, 1}));
        QCOMPARE(read["pred_score"][0].get<double>(), 0.75);
        const std::vector<store::MetricRow> metrics{{.metric = "auroc", .convention = "medvlmbench", .value = 0.9},
            {.metric = "auroc", .convention = "strict", .value = 0.8},
            {.metric = "accuracy", .convention = "strict", .value = 0.5}};
        QCOMPARE(medvlmbenchResults(source(), metrics),
            std::string("model,model_name,task,dataset,model_type,modality,size,accuracy,auc\r\n"
                        "clip,demo-clip,diagnosis,pneumonia,medical,chest X-ray,3,0.5,0.9\r\n"));
    }

    void referenceFormatOfQuestions()
    {
        m_dataset.task = "vqa";
        m_predictions[0].answer = "yes";
        m_predictions[0].text = "Yes.";
        const auto read = nlohmann::json::parse(medvlmbenchPredictions(source()));
        QCOMPARE(read.size(), std::size_t(3));
        QCOMPARE(read[0]["question_type"].get<std::string>(), std::string("yes/no"));
        QCOMPARE(read[0]["prediction"].get<std::string>(), std::string("Yes."));
        QCOMPARE(read[0]["qs"].get<std::string>(), std::string("Is it?"));
        QCOMPARE(read[1]["status"].get<std::string>(), std::string("failed"));
        QVERIFY(!read[1].contains("answer"));
    }

    void predictionsOfQuestionsSayHowTheyCameAbout()
    {
        m_dataset.task = "vqa";
        m_predictions[0].answer = "yes";
        m_predictions[0].text = "Yes.";
        m_predictions[0].generation = store::GenerationRow{.promptTemplate = "{image}Q: {question}",
            .question = "Is it?",
            .raw = " Yes.",
            .yes = 0.75,
            .no = 0.25,
            .promptTokens = 12,
            .newTokens = 2,
            .meanLogProbability = -0.5};
        const std::string lines = jsonLines(predictionsTable(source()));
        QCOMPARE(std::count(lines.begin(), lines.end(), '\n'), std::ptrdiff_t(3));
        const auto read = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
        QCOMPARE(read["prompt"].get<std::string>(), std::string("<image>Q: Is it?"));
        QCOMPARE(read["raw"].get<std::string>(), std::string(" Yes."));
        QCOMPARE(read["p_yes"].get<double>(), 0.75);
        QCOMPARE(read["new_tokens"].get<int>(), 2);
        QCOMPARE(read["mean_log_probability"].get<double>(), -0.5);
        QCOMPARE(read["finished"].get<std::string>(), std::string("yes"));
        const auto without = nlohmann::json::parse(
            lines.substr(lines.find('\n') + 1).substr(0, lines.substr(lines.find('\n') + 1).find('\n')));
        QVERIFY(without["p_yes"].is_null() && without["prompt_tokens"].is_null());
        QCOMPARE(without["finished"].get<std::string>(), std::string());
    }
};

QTEST_GUILESS_MAIN(TestResults)
#include "tst_results.moc"
