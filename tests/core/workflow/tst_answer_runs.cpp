// Runs of a model that answers, through the real engine, on look-alikes of published data sets.
#include <map>
#include <mutex>
#include <set>

#include <QTemporaryDir>
#include <QTest>

#include "core/base/files.h"
#include "core/runs/engine.h"
#include "core/store/project.h"
#include "core/workflow/registration.h"
#include "tests/core/data/data_folder.h"

using namespace vlm;

namespace {

namespace fs = std::filesystem;

constexpr int kPatience = 300'000; // ms
constexpr int kPerSplit = 8;

/// Remembers training points and log lines.
struct Sink final : runs::EventSink {
    void on(const runs::Event& event) override
    {
        const std::scoped_lock lock(mutex);
        if (const auto* point = std::get_if<runs::TrainingPoint>(&event))
            points.push_back(*point);
        if (const auto* line = std::get_if<runs::LogLine>(&event))
            lines.push_back(line->text);
        if (const auto* interim = std::get_if<runs::InterimMetric>(&event))
            interims.push_back(interim->metric.metric);
    }

    std::mutex mutex;
    std::vector<runs::TrainingPoint> points;
    std::vector<std::string> lines;
    std::vector<std::string> interims;
};

/// Dark images and bright ones, in equal numbers.
char levelOf(int i)
{
    return static_cast<char>(i % 2 == 0 ? 20 + i : 235 - i);
}

std::string imageOf(const DataFolder& folder, const std::string& prefix, int i)
{
    std::string name = prefix + std::to_string(i) + ".bmp";
    folder.image(name, levelOf(i));
    return name;
}

void omniMedVqa(const DataFolder& folder)
{
    std::string rows;
    std::string train;
    std::string test;
    for (int i = 0; i < 2 * kPerSplit; ++i) {
        const std::string id = "X_" + std::to_string(i);
        rows += std::string(rows.empty() ? "" : ",") + R"({"dataset": "X", "question_id": ")" + id
            + R"(", "question_type": "Modality", "question": "What is seen?", "gt_answer": ")"
            + (i % 2 == 0 ? "night" : "day") + R"(", "image_path": ")" + imageOf(folder, "Images/", i)
            + R"(", "option_A": "day", "option_B": "night"})";
        (i < kPerSplit ? train : test) += R"({"question_id": ")" + id + "\"}\n";
    }
    folder.text("QA_information/Open-access/X.json", "[" + rows + "]");
    folder.text("omnimedvqa_train_index.jsonl", train);
    folder.text("omnimedvqa_test_index.jsonl", test);
}

void mimicCxr(const DataFolder& folder)
{
    std::map<std::string, std::string> splits;
    for (int i = 0; i < 2 * kPerSplit; ++i) {
        std::string& rows = splits[i < kPerSplit ? "train" : "test"];
        const std::string image = imageOf(folder, "images/p", i).substr(7);
        rows += std::string(rows.empty() ? "" : ",") + R"({"id": "s)" + std::to_string(i) + R"(", "subject_id": )"
            + std::to_string(i) + R"(, "image_path": [")" + image + R"("], "report": ")"
            + (i % 2 == 0 ? "no mass is seen" : "the heart is large") + "\"}";
    }
    folder.text("annotation.json", R"({"train": [)" + splits["train"] + R"(], "test": [)" + splits["test"] + "]}");
}

void medXpertQa(const DataFolder& folder)
{
    std::string rows;
    for (int i = 0; i < 10; ++i)
        rows += R"({"id": "MM-)" + std::to_string(i)
            + R"(", "question": "What is it?\nAnswer Choices: (A) a cyst (B) a scan", "options": {"A": "a cyst", "B": "a scan"}, "label": "B", "images": [")"
            + imageOf(folder, "images/m", i).substr(7) + "\"]}\n";
    folder.text("MM/test.jsonl", rows);
}

config::RunConfig configOf(const std::string& id, const DataFolder& folder, std::vector<config::Mode> modes)
{
    config::RunConfig config;
    config.name = id;
    config.models = {{.id = "demo-llava-general",
        .folder = fs::path(MEDVLM_SOURCE_DIR) / "resources/demo/models/demo-llava-general",
        .specialist = false,
        .pairing = "LLaVA"}};
    config.datasets = {{.id = id, .path = folder.path(), .inDomainFor = {}}};
    config.modes = std::move(modes);
    config.evaluation.bootstrapReplicates = 100;
    config.evaluation.threads = 1; // tiny matrices
    config.answerLora.tuneModules = "ML";
    config.answerLora.learningRate = 4e-3;
    config.answerLora.dropout = 0.0;
    config.answerLora.epochs = 12;
    config.answerLora.batchSize = 4;
    config.answerLora.microBatchSize = 4;
    config.answerLora.validationShare = 0.0;
    return config;
}

}

class TestAnswerRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void multipleChoiceIsAnsweredByLetterAndLearnt();
    void reportsAreWrittenScoredAndLearnt();
    void questionsThatListTheirChoicesAreAnswered();
    void trainingIsShownValidatedAndItsAdapterReused();
    void answersAreDecodedAsTheRunSays();
    void whatCannotRunSaysWhy();

private:
    /// Runs all cells; the store's newest values by mode and metric.
    std::map<std::string, std::map<std::string, store::MetricRow>> run(const config::RunConfig& config, Sink& sink)
    {
        workflow::registerStudy(*m_project, config);
        runs::Engine engine(*m_project, runs::Sources::real(), sink);
        const store::Id id = engine.submit(config);
        const bool ended = engine.waitUntilIdle(kPatience);
        std::map<std::string, std::map<std::string, store::MetricRow>> values;
        const store::Reader reader = m_project->reader();
        for (const store::CellRow& cell : reader.cells(id)) {
            if (!ended || cell.state != store::State::Done)
                qWarning("%s: %s", cell.mode.c_str(), cell.error.c_str());
            for (const store::MetricRow& row : reader.metrics(cell.id))
                values[cell.mode][row.metric] = row;
            m_details[cell.mode] = cell.details;
        }
        return values;
    }

    std::vector<fs::path> adapters() const
    {
        std::vector<fs::path> found;
        for (const auto& entry : fs::directory_iterator(m_project->folder() / "adapters"))
            found.push_back(entry.path());
        return found;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<store::Project> m_project
        = store::Project::create(fs::path(m_folder.path().toStdString()) / "answers.vlmproj");
    std::map<std::string, std::string> m_details;
};

void TestAnswerRuns::multipleChoiceIsAnsweredByLetterAndLearnt()
{
    DataFolder folder;
    omniMedVqa(folder);
    Sink sink;
    const auto config = configOf("omnimedvqa", folder, {config::Mode::OffTheShelf, config::Mode::Lora});
    auto values = run(config, sink);
    const store::MetricRow& ots = values["ots"]["choice_accuracy"];
    const store::MetricRow& tuned = values["lora"]["choice_accuracy"];
    QCOMPARE(ots.n, std::int64_t(kPerSplit));
    QVERIFY(ots.value <= 0.6);
    QVERIFY2(tuned.value >= 0.9, qPrintable(QString::number(tuned.value)));
    QVERIFY(tuned.lower && tuned.upper);
    // There is no yes/no question: that metric says so instead of having a value.
    QVERIFY(std::isnan(values["lora"]["closed_accuracy"].value) && !values["lora"]["closed_accuracy"].note.empty());
}

void TestAnswerRuns::reportsAreWrittenScoredAndLearnt()
{
    DataFolder folder;
    mimicCxr(folder);
    Sink sink;
    auto config = configOf("mimic-cxr", folder, {config::Mode::OffTheShelf, config::Mode::Lora});
    config.answerLora.epochs = 40; // sentences take longer than letters
    auto values = run(config, sink);
    for (const char* metric : {"bleu1", "bleu4", "rouge_l", "meteor", "token_f1"}) {
        QCOMPARE(values["ots"][metric].n, std::int64_t(kPerSplit));
        const double gained = values["lora"][metric].value - values["ots"][metric].value;
        QVERIFY2(gained > 0.4, qPrintable(QString("%1 %2").arg(metric).arg(gained)));
        QVERIFY(values["lora"][metric].lower && values["lora"][metric].upper);
    }
    // The prompt is the benchmark's.
    store::SampleQuery query;
    query.dataset = "mimic-cxr";
    QCOMPARE(m_project->reader().samples(query, 0, 1).front().question,
        std::string("Can you provide a medical report for this image?"));
}

void TestAnswerRuns::questionsThatListTheirChoicesAreAnswered()
{
    DataFolder folder;
    medXpertQa(folder);
    Sink sink;
    auto values = run(configOf("medxpertqa-mm", folder, {config::Mode::OffTheShelf}), sink);
    QCOMPARE(values["ots"]["choice_accuracy"].n, std::int64_t(2)); // a fifth of them
}

void TestAnswerRuns::trainingIsShownValidatedAndItsAdapterReused()
{
    DataFolder folder;
    omniMedVqa(folder);
    Sink sink;
    auto config = configOf("omnimedvqa", folder, {config::Mode::Lora});
    config.answerLora.epochs = 2;
    config.answerLora.validationShare = 0.25;
    config.evaluation.maxSamples = 4;
    const std::size_t before = adapters().size();
    run(config, sink);
    QCOMPARE(adapters().size(), before + 1);
    std::size_t validated = 0;
    for (const runs::TrainingPoint& point : sink.points) {
        QVERIFY(point.trainLoss > 0.0);
        validated += point.validationLoss > 0.0;
    }
    QCOMPARE(sink.points.size(), std::size_t(2 * 2 + 2)); // steps, then epochs
    QCOMPARE(validated, std::size_t(2));
    const QString said = QString::fromStdString(sink.lines.empty() ? std::string() : sink.lines.front());
    QVERIFY2(said.contains("2 of omnimedvqa's 8 training questions are held out"), qPrintable(said));
    QVERIFY(m_details["lora"].find("\"validation_held_out\":true") != std::string::npos);

    // Other evaluation, same training: the adapter is taken as it is.
    Sink again;
    config.evaluation.maxSamples = 6;
    run(config, again);
    QCOMPARE(adapters().size(), before + 1);
    QVERIFY(again.points.empty());

    // Weights stored as bfloat16 are another training; the next cell gets the evaluation's own.
    Sink narrow;
    config.answerLora.basePrecision = "bfloat16";
    run(config, narrow);
    QCOMPARE(adapters().size(), before + 2);
    QVERIFY(!narrow.points.empty());
}

void TestAnswerRuns::answersAreDecodedAsTheRunSays()
{
    DataFolder folder;
    mimicCxr(folder);
    QTemporaryDir copy;
    const fs::path model = fs::path(copy.path().toStdString()) / "demo-llava-general";
    fs::copy(configOf("", folder, {}).models.front().folder, model);
    const auto texts = [&](config::DecodingOptions decoding) {
        auto config = configOf("mimic-cxr", folder, {config::Mode::OffTheShelf});
        config.models.front().folder = model;
        config.decoding = std::move(decoding);
        Sink sink;
        run(config, sink);
        const store::Reader reader = m_project->reader();
        std::vector<std::string> found;
        for (const store::PredictionRow& row : reader.predictions(reader.cells(reader.runs().front().id).front().id))
            found.push_back(row.text);
        return found;
    };
    const auto said = [&](const char* text) { return m_details["ots"].find(text) != std::string::npos; };
    const config::DecodingOptions published{.method = "as-published", .maxNewTokens = 12};
    const auto greedy = texts({.maxNewTokens = 12});
    QCOMPARE(greedy.size(), std::size_t(kPerSplit));
    QVERIFY(said(R"("method":"greedy")") && said(R"("max_new_tokens":12)"));
    QCOMPARE(texts(published), greedy); // its file asks for nothing

    const std::string ends = R"("eos_token_id": 2})";
    writeFileAtomically(model / "generation_config.json",
        R"({"do_sample": false, "num_beams": 3, "length_penalty": 10.0, "repetition_penalty": 1.6, )" + ends);
    const auto beams = texts(published);
    QVERIFY(said(R"("beams":3)") && said(R"("repetition_penalty":1.6)") && said("generation_config.json"));
    // The model is certain of its one word, so beams find it too; tst_decoding tells beams from greedy decoding.
    QCOMPARE(beams, greedy);
    QCOMPARE(texts({.method = "beams", .maxNewTokens = 12, .beams = 3, .lengthPenalty = 10.0}),
        beams); // the penalty of repetitions stays the checkpoint's

    writeFileAtomically(model / "generation_config.json", R"({"do_sample": true, "temperature": 3.0, )" + ends);
    const auto drawn = texts(published);
    QVERIFY(said(R"("temperature":3.0)") && said(R"("seed":42)"));
    QVERIFY(drawn != greedy);
    QVERIFY(std::set<std::string>(drawn.begin(), drawn.end()).size() > 2); // a stream of its own for each question
    config::DecodingOptions sampling{.method = "sampling", .maxNewTokens = 12, .temperature = 3.0, .topK = 50};
    QCOMPARE(texts(sampling), drawn);
    sampling.seed = 43;
    QVERIFY(texts(sampling) != drawn);

    writeFileAtomically(model / "generation_config.json", R"({"penalty_alpha": 0.6, )" + ends);
    auto config = configOf("mimic-cxr", folder, {config::Mode::OffTheShelf});
    config.models.front().folder = model;
    config.decoding = published;
    Sink sink;
    runs::Engine engine(*m_project, runs::Sources::real(), sink);
    const store::Id refused = engine.submit(config);
    QVERIFY(engine.waitUntilIdle(kPatience));
    const store::CellRow cell = m_project->reader().cells(refused).front();
    QVERIFY(cell.state == store::State::Failed);
    QVERIFY(QString::fromStdString(cell.error).contains("penalty_alpha 0.6"));
}

void TestAnswerRuns::whatCannotRunSaysWhy()
{
    DataFolder folder;
    medXpertQa(folder);
    folder.text("MM/cus_train_fold0.jsonl", "");
    auto config = configOf("medxpertqa-mm", folder, {config::Mode::LinearProbe, config::Mode::OffTheShelf});
    config.models.push_back({.id = "demo-clip-general",
        .folder = fs::path(MEDVLM_SOURCE_DIR) / "resources/demo/models/demo-clip-general",
        .specialist = false,
        .pairing = "CLIP"});
    const runs::Estimate estimate = runs::Engine::estimate(config, m_project.get(), runs::Sources::real());
    QCOMPARE(estimate.cells.size(), std::size_t(4));
    QVERIFY(!estimate.cells[0].possible);
    QVERIFY(QString::fromStdString(estimate.cells[0].reason).contains("tuned by lora"));
    QVERIFY(estimate.cells[1].possible);
    QVERIFY(QString::fromStdString(estimate.cells[3].reason).contains("cannot answer"));
}

QTEST_GUILESS_MAIN(TestAnswerRuns)
#include "tst_answer_runs.moc"
