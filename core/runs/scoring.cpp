#include "core/runs/scoring.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>
#include <variant>

namespace vlm::runs {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kInterimReplicates = 200;
constexpr std::chrono::seconds kInterimInterval{1};
constexpr int kInterimShare = 20; // an interim value costs at most one twentieth of the time

/// Rows of one task's table, with the numbers of clusters by name.
class ClusterNumbers {
public:
    std::int64_t of(const data::Sample& sample)
    {
        const std::string& name = sample.cluster.empty() ? sample.id : sample.cluster;
        return m_numbers.emplace(name, static_cast<std::int64_t>(m_numbers.size())).first->second;
    }

private:
    std::unordered_map<std::string, std::int64_t> m_numbers;
};

metrics::Predictions emptyTable(const data::DatasetInfo& info)
{
    if (info.task != data::Task::Diagnosis) // a report is an open answer
        return metrics::VqaPredictions{};
    metrics::DiagnosisPredictions table;
    table.classes = info.classes.size();
    table.classNames = info.classes;
    return table;
}

/// Adds a row. @return false if the prediction cannot be scored
bool append(metrics::Predictions& predictions, const data::Sample& sample, const store::PredictionRow& prediction,
    std::optional<std::int64_t> cluster)
{
    if (auto* questions = std::get_if<metrics::VqaPredictions>(&predictions)) {
        // An answer that failed is an answer that is wrong.
        questions->items.push_back(vqaItem(sample, prediction));
        if (cluster)
            questions->clusters.push_back(*cluster);
        return true;
    }
    auto& table = std::get<metrics::DiagnosisPredictions>(predictions);
    if (prediction.status != "ok" || prediction.label < 0 || prediction.scores.size() != table.classes)
        return false;
    table.labels.push_back(prediction.label);
    table.predicted.push_back(prediction.predicted);
    table.scores.insert(table.scores.end(), prediction.scores.begin(), prediction.scores.end());
    if (cluster)
        table.clusters.push_back(*cluster);
    return true;
}

/// What is shown while a cell runs, by the kinds of questions so far.
std::string interimMetric(const metrics::Predictions& table)
{
    const auto* questions = std::get_if<metrics::VqaPredictions>(&table);
    if (!questions)
        return "auroc";
    const auto any = [&](metrics::QuestionType type) {
        return std::ranges::any_of(questions->items, [&](const metrics::VqaItem& item) { return item.type == type; });
    };
    if (any(metrics::QuestionType::YesNo))
        return "closed_accuracy";
    return any(metrics::QuestionType::MultipleChoice) ? "choice_accuracy" : "token_f1";
}

metrics::EvaluateOptions evaluateOptions(Cell& cell)
{
    return {.settings = {.convention = metrics::conventionFromName(cell.options().convention)},
        .replicates = static_cast<std::size_t>(cell.options().bootstrapReplicates),
        .seed = cell.seed(),
        .threads = cell.session().threads(),
        .stop = cell.session().control().token()};
}

}

store::MetricRow metricRow(store::Id cell, const metrics::MetricValue& value)
{
    const stats::Estimate& estimate = value.estimate;
    store::MetricRow row{.cell = cell,
        .metric = std::string(value.metric->id),
        .convention = std::string(metrics::name(value.convention)),
        .value = estimate.value,
        .n = static_cast<std::int64_t>(estimate.n),
        .method = estimate.hasInterval() ? std::string(stats::name(estimate.method)) : std::string(),
        .replicates = static_cast<int>(estimate.replicates),
        .seed = static_cast<std::int64_t>(estimate.seed),
        .note = estimate.note};
    if (estimate.hasInterval()) {
        row.lower = estimate.lower;
        row.upper = estimate.upper;
    }
    return row;
}

metrics::VqaItem vqaItem(const data::Sample& sample, const store::PredictionRow& prediction)
{
    std::string answer = sample.answer;
    std::ranges::transform(answer, answer.begin(), [](unsigned char c) { return std::tolower(c); });
    metrics::VqaItem item;
    item.answer = sample.answer;
    item.prediction = prediction.text;
    item.failed = prediction.status != "ok";
    item.type = sample.answerType == data::AnswerType::MultipleChoice ? metrics::QuestionType::MultipleChoice
        : answer == "yes" || answer == "no"                           ? metrics::QuestionType::YesNo
                                                                      : metrics::QuestionType::Open;
    for (const data::Choice& choice : sample.choices)
        item.options.emplace(choice.letter, choice.text);
    return item;
}

std::vector<store::MetricRow> scored(Cell& cell)
{
    cell.session().project().writer().flush();
    std::unordered_map<std::string, const data::Sample*> samples;
    for (const data::Sample* sample : cell.evaluated())
        samples.emplace(sample->id, sample);
    metrics::Predictions table = emptyTable(cell.info());
    ClusterNumbers clusters;
    std::size_t left = 0;
    std::size_t refused = 0;
    std::size_t unanswered = 0;
    std::string firstError;
    for (const store::PredictionRow& prediction : cell.session().project().reader().predictions(cell.row().id)) {
        const auto sample = samples.find(prediction.sample);
        if (sample == samples.end())
            continue;
        refused += prediction.status == "refused";
        unanswered += prediction.status == "failed" && std::holds_alternative<metrics::VqaPredictions>(table);
        if (append(table, *sample->second, prediction, clusters.of(*sample->second)))
            continue;
        ++left;
        if (firstError.empty())
            firstError = prediction.error.empty() ? "it has no label" : prediction.error;
    }
    const std::size_t count = metrics::rowCount(table);
    if (count == 0 || cell.row().done == 0)
        throw Error(ErrorKind::Data,
            "none of the " + std::to_string(cell.evaluated().size()) + " test samples of " + cell.info().id
                + " can be scored" + (firstError.empty() ? "" : "; the first: " + firstError));
    cell.session().emitter().begin(cell.row().id, "bootstrap", static_cast<std::int64_t>(count));
    std::vector<store::MetricRow> rows;
    for (const metrics::MetricValue& value : metrics::evaluate(table, evaluateOptions(cell))) {
        rows.push_back(metricRow(cell.row().id, value));
        const auto remark = [&](std::size_t some, const char* what) {
            std::string& note = rows.back().note;
            if (some > 0)
                note += (note.empty() ? "" : "; ") + std::to_string(some) + " of "
                    + std::to_string(cell.evaluated().size()) + what;
        };
        remark(left, " samples are left out");
        remark(unanswered, " got no answer and count as wrong");
        remark(refused, " were refused by a content policy and count as wrong");
    }
    return rows;
}

InterimScore::InterimScore(Cell& cell)
    : m_cell(cell)
    , m_table(emptyTable(cell.info()))
    , m_next(Clock::now() + kInterimInterval)
{
    std::unordered_map<std::string, const data::Sample*> samples;
    for (const data::Sample* sample : cell.evaluated())
        samples.emplace(sample->id, sample);
    for (const store::PredictionRow& prediction : cell.session().project().reader().predictions(cell.row().id))
        if (const auto sample = samples.find(prediction.sample);
            sample != samples.end() && cell.finished(prediction.sample))
            add(*sample->second, prediction);
}

void InterimScore::add(const data::Sample& sample, const store::PredictionRow& prediction)
{
    append(m_table, sample, prediction, std::nullopt);
}

void InterimScore::maybeSend()
{
    const auto start = Clock::now();
    if (start < m_next || metrics::rowCount(m_table) == 0)
        return;
    metrics::EvaluateOptions options = evaluateOptions(m_cell);
    options.metrics = {interimMetric(m_table)};
    options.replicates = std::min(options.replicates, kInterimReplicates);
    const metrics::MetricValue value = metrics::evaluate(m_table, options).front();
    if (value.estimate.defined())
        m_cell.session().emitter().send(
            InterimMetric{.run = m_cell.row().run, .metric = metricRow(m_cell.row().id, value)});
    m_next = Clock::now() + std::max<Clock::duration>(kInterimInterval, kInterimShare * (Clock::now() - start));
}

}
