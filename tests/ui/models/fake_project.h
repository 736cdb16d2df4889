#pragma once

#include <cmath>
#include <functional>
#include <memory>
#include <random>

#include <QDir>
#include <QTemporaryDir>

#include "core/metrics/evaluate.h"
#include "core/metrics/vqa_scores.h"
#include "core/workflow/registration.h"
#include "ui/bridge/workbench.h"

namespace fake {

using namespace vlm;

/// Samples by arithmetic, for projects too large to have files: every third is "yes", every tenth is a test sample.
class Synthetic : public data::Dataset {
public:
    explicit Synthetic(int count)
    {
        m_info = {.id = "synthetic",
            .title = "Synthetic",
            .task = data::Task::Diagnosis,
            .modality = "none",
            .importer = "folders",
            .classes = {"no", "yes"},
            .prompts = {"no", "yes"},
            .licence = "CC0",
            .citation = {},
            .root = "/nonexistent/synthetic",
            .fingerprint = "synthetic",
            .warnings = {}};
        for (int i = 0; i < count; ++i)
            m_samples.push_back({.id = "sample-" + std::to_string(i),
                .split = i % 10 == 0 ? data::Split::Test : data::Split::Train,
                .image = std::to_string(i) + ".png",
                .label = i % 3 == 0 ? 1 : 0,
                .question = {},
                .prompt = {},
                .answer = {},
                .answerType = data::AnswerType::None,
                .choices = {},
                .cluster = {},
                .attributes = {}});
    }
    const data::DatasetInfo& info() const override { return m_info; }
    std::span<const data::Sample> samples() const override { return m_samples; }
    imaging::Image load(const data::Sample&) const override { return imaging::Image(8, 8, 1); }
    std::string imageKey(const data::Sample& sample) const override { return sample.id; }

private:
    data::DatasetInfo m_info;
    std::vector<data::Sample> m_samples;
};

/// An open project in a temporary folder.
struct Project {
    QTemporaryDir folder;
    ui::Workbench workbench;

    Project() { workbench.createProject(folder.filePath(QStringLiteral("test.vlmproj"))); }
    ~Project() { workbench.closeProject(); }

    store::Project& store() { return workbench.project(); }

    /// One of the embedded real data sets.
    store::DatasetRow addDemonstration(const std::string& name)
    {
        return workflow::addDataset(
            store(), std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo/datasets" / name);
    }

    void addSynthetic(int count)
    {
        const Synthetic dataset(count);
        store().writer().putDataset(workflow::rowOf(dataset, {}));
        store().writer().putSamples(dataset);
        store().writer().flush();
    }

    void addModel(const std::string& id, bool specialist, const std::string& pairing)
    {
        store().writer().putModel(
            {.id = id, .family = "clip", .specialist = specialist, .pairing = pairing, .fingerprint = "of-" + id});
    }

    /// A finished cell on the test split whose scores lean towards the truth by `skill`.
    store::Id addResult(const std::string& model, const store::DatasetRow& dataset, const std::string& mode,
        double skill, store::State state = store::State::Done)
    {
        const store::SampleQuery query{.dataset = dataset.id, .split = "test"};
        const store::Reader reader = store().reader();
        const auto samples = reader.samples(query, 0, 100'000);
        const auto total = static_cast<std::int64_t>(samples.size());
        store::CellRow cell{.model = model, .dataset = dataset.id, .mode = mode, .state = state, .total = total};
        const store::RunRow runRow{
            .name = "Test run", .state = state, .config = "{}", .created = "2026-01-01T00:00:00Z"};
        const store::Id run = store().writer().createRun(runRow, std::span(&cell, 1));
        store().writer().flush();
        cell = store().reader().cells(run).front();
        const std::size_t classes = dataset.classes.size();
        metrics::DiagnosisPredictions table;
        table.classes = classes;
        std::mt19937 random(static_cast<unsigned>(run));
        std::normal_distribution<double> noise;
        std::vector<store::PredictionRow> rows;
        for (const store::SampleRow& sample : samples) {
            store::PredictionRow row{.cell = cell.id, .sample = sample.id, .label = sample.label};
            double sum = 0.0;
            for (std::size_t c = 0; c < classes; ++c) {
                const double logit = noise(random) + (static_cast<int>(c) == sample.label ? skill : 0.0);
                row.scores.push_back(static_cast<float>(std::exp(logit)));
                sum += row.scores.back();
            }
            for (float& score : row.scores)
                score = static_cast<float>(score / sum);
            row.predicted
                = static_cast<int>(std::max_element(row.scores.begin(), row.scores.end()) - row.scores.begin());
            row.latencyMs = 3.5;
            table.labels.push_back(row.label);
            table.predicted.push_back(row.predicted);
            table.scores.insert(table.scores.end(), row.scores.begin(), row.scores.end());
            rows.push_back(std::move(row));
        }
        store().writer().putPredictions(rows);
        std::vector<store::MetricRow> metricRows;
        for (const metrics::MetricValue& value : metrics::evaluate(table, {.replicates = 200, .threads = 1}))
            metricRows.push_back({.cell = cell.id,
                .metric = std::string(value.metric->id),
                .convention = "strict",
                .value = value.estimate.value,
                .lower = value.estimate.lower,
                .upper = value.estimate.upper,
                .n = static_cast<std::int64_t>(value.estimate.n),
                .method = std::string(stats::name(value.estimate.method)),
                .replicates = static_cast<int>(value.estimate.replicates),
                .seed = 42});
        store().writer().putMetrics(cell.id, metricRows);
        cell.state = state;
        cell.done = total;
        cell.key = "0123456789abcdef";
        cell.details = R"({"seconds": 2.5, "peak_bytes": 104857600})";
        store().writer().putCell(cell);
        store().writer().flush();
        return cell.id;
    }

    /// A finished cell of generated answers to the first `count` test questions. `answer` says what the model wrote.
    store::Id addAnswers(const std::string& model, const store::DatasetRow& dataset, const std::string& mode,
        std::int64_t count, const std::function<std::string(const store::SampleRow&)>& answer)
    {
        const auto samples = store().reader().samples({.dataset = dataset.id, .split = "test"}, 0, count);
        const auto total = static_cast<std::int64_t>(samples.size());
        store::CellRow cell{.model = model,
            .dataset = dataset.id,
            .mode = mode,
            .state = store::State::Done,
            .done = total,
            .total = total,
            .key = model + mode,
            .details = "{}"};
        const store::RunRow runRow{
            .name = "Test run", .state = store::State::Done, .config = "{}", .created = "2026-01-01T00:00:00Z"};
        const store::Id run = store().writer().createRun(runRow, std::span(&cell, 1));
        cell = store().reader().cells(run).front();
        metrics::VqaPredictions table;
        std::vector<store::PredictionRow> rows;
        for (const store::SampleRow& sample : samples) {
            const std::string text = answer(sample);
            metrics::VqaItem item{.answer = sample.answer, .prediction = text};
            const bool right
                = metrics::scoreVqa(item, metrics::Convention::Strict, metrics::VqaDetail::Words).exactMatch >= 0.5;
            table.items.push_back(std::move(item));
            rows.push_back({.cell = cell.id,
                .sample = sample.id,
                .label = 1,
                .predicted = right ? 1 : 0,
                .answer = sample.answer,
                .text = text,
                .latencyMs = 80.0,
                .generation = store::GenerationRow{.promptTemplate = "USER: {image}\n{question} ASSISTANT:",
                    .question = sample.question,
                    .raw = " " + text,
                    .yes = 0.625,
                    .no = 0.25,
                    .promptTokens = 34,
                    .newTokens = 4,
                    .meanLogProbability = -0.5}});
        }
        store().writer().putPredictions(rows);
        std::vector<store::MetricRow> metricRows;
        for (const metrics::MetricValue& value :
            metrics::evaluate(table, {.metrics = {"exact_match", "token_f1"}, .replicates = 100, .threads = 1}))
            metricRows.push_back({.cell = cell.id,
                .metric = std::string(value.metric->id),
                .convention = "strict",
                .value = value.estimate.value,
                .lower = value.estimate.lower,
                .upper = value.estimate.upper,
                .n = static_cast<std::int64_t>(value.estimate.n),
                .method = std::string(stats::name(value.estimate.method)),
                .replicates = 100,
                .seed = 42});
        store().writer().putMetrics(cell.id, metricRows);
        store().writer().flush();
        return cell.id;
    }
};

}
