#include "core/workflow/import_rows.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/metrics/retrieval.h"

namespace vlm::workflow {
namespace {

constexpr std::int64_t kPage = 100'000;
constexpr std::size_t kCutoff = 10;

using metrics::DiagnosisPredictions;
using metrics::ImportedTable;
using metrics::MultiLabelPredictions;
using metrics::RetrievalPredictions;
using metrics::VqaPredictions;

class PredictionsDataset : public data::Dataset {
public:
    PredictionsDataset(data::DatasetInfo info, std::vector<data::Sample> samples)
        : m_info(std::move(info))
        , m_samples(std::move(samples))
    {
    }
    const data::DatasetInfo& info() const override { return m_info; }
    std::span<const data::Sample> samples() const override { return m_samples; }
    imaging::Image load(const data::Sample& sample) const override
    {
        throw Error(ErrorKind::Image,
            fmt::format("{} of {} has no image: the data set was made of a predictions file", sample.id, m_info.id));
    }
    std::string imageKey(const data::Sample&) const override { return {}; }

private:
    data::DatasetInfo m_info;
    std::vector<data::Sample> m_samples;
};

bool isIndex(const std::string& text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

data::AnswerType answerType(metrics::QuestionType type)
{
    constexpr data::AnswerType types[]{
        data::AnswerType::Open, data::AnswerType::Closed, data::AnswerType::MultipleChoice};
    return types[static_cast<std::size_t>(type)];
}

/// "Edema; Effusion; unknown: Fracture", or "none".
std::string findingsText(const MultiLabelPredictions& table, std::size_t row, const std::vector<std::string>& names)
{
    std::vector<std::string> parts;
    std::vector<std::string> unknown;
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        const double label = table.labels[row * table.classes + cls];
        if (std::isnan(label))
            unknown.push_back(names[cls]);
        else if (label == 1.0)
            parts.push_back(names[cls]);
    }
    if (parts.empty())
        parts.emplace_back("none");
    if (!unknown.empty())
        parts.push_back(fmt::format("unknown: {}", fmt::join(unknown, ", ")));
    return fmt::format("{}", fmt::join(parts, "; "));
}

std::string plainText(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    std::string out(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::vector<store::SampleRow> allSamples(const store::Reader& reader, const std::string& dataset)
{
    std::vector<store::SampleRow> out;
    for (;;) {
        auto page = reader.samples({.dataset = dataset}, static_cast<std::int64_t>(out.size()), kPage);
        out.insert(out.end(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
        if (page.size() < static_cast<std::size_t>(kPage))
            return out;
    }
}

std::vector<int> classIndices(const std::vector<std::string>& names, const store::DatasetRow& dataset)
{
    std::vector<int> out;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(dataset.classes, name);
        if (found != dataset.classes.end())
            out.push_back(static_cast<int>(found - dataset.classes.begin()));
    }
    if (out.size() == names.size())
        return out;
    if (std::ranges::all_of(names, isIndex) && names.size() <= dataset.classes.size()) {
        out.resize(names.size());
        std::iota(out.begin(), out.end(), 0);
        return out;
    }
    throw Error(ErrorKind::Data,
        fmt::format("the file's classes {} are not those of {}: {}", fmt::join(names, ", "), dataset.id,
            fmt::join(dataset.classes, ", ")));
}

/// What is wrong with a row as this sample; empty if they agree.
std::string disagreement(
    const ImportedTable& table, std::size_t row, const std::vector<int>& classes, const store::SampleRow& sample)
{
    if (const auto* diagnosis = std::get_if<DiagnosisPredictions>(&table.predictions)) {
        const int label = classes[static_cast<std::size_t>(diagnosis->labels[row])];
        if (sample.label >= 0 && sample.label != label)
            return fmt::format("its class is {} in the file and {} in the data set", label, sample.label);
    }
    if (const auto* questions = std::get_if<VqaPredictions>(&table.predictions))
        if (plainText(questions->items[row].answer) != plainText(sample.answer))
            return fmt::format("its answer is \"{}\" in the file and \"{}\" in the data set",
                questions->items[row].answer, sample.answer);
    return {};
}

std::vector<float> scoresOf(
    std::span<const double> scores, std::size_t classes, const Alignment& alignment, float absent)
{
    std::vector<float> out(alignment.width, absent);
    const auto put
        = [&](std::size_t cls, double value) { out[static_cast<std::size_t>(alignment.classes[cls])] = float(value); };
    if (scores.size() == 1 && classes == 2) {
        put(0, 1.0 - scores[0]);
        put(1, scores[0]);
        return out;
    }
    for (std::size_t cls = 0; cls < classes; ++cls)
        put(cls, scores[cls]);
    return out;
}

void fill(std::vector<store::PredictionRow>& rows, const DiagnosisPredictions& table, const Alignment& alignment)
{
    const std::vector<int> predicted = metrics::predictedClasses(table);
    const std::size_t columns = table.scores.size() / table.size();
    const auto cls = [&](int index) { return index < 0 ? -1 : alignment.classes[static_cast<std::size_t>(index)]; };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].label = cls(table.labels[i]);
        rows[i].predicted = cls(predicted[i]);
        if (columns > 0)
            rows[i].scores
                = scoresOf(std::span(table.scores).subspan(i * columns, columns), table.classes, alignment, 0.0F);
    }
}

void fill(std::vector<store::PredictionRow>& rows, const MultiLabelPredictions& table, const Alignment& alignment,
    const std::vector<std::string>& names)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].answer = findingsText(table, i, names);
        rows[i].scores = scoresOf(
            std::span(table.scores).subspan(i * table.classes, table.classes), table.classes, alignment, std::nanf(""));
    }
}

void fill(std::vector<store::PredictionRow>& rows, const VqaPredictions& table)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const metrics::VqaItem& item = table.items[i];
        rows[i].answer = item.answer;
        rows[i].text = item.prediction;
        if (item.failed) {
            rows[i].status = "failed";
            rows[i].error = "the file says that this sample failed";
        }
    }
}

void fill(std::vector<store::PredictionRow>& rows, const RetrievalPredictions& table)
{
    const auto scores = metrics::scoreRetrieval(table, kCutoff);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].text = fmt::format("rank {} of {}", scores[i].rank, table.gallery);
}

}

std::string taskWord(const ImportedTable& table)
{
    const metrics::Task task = metrics::taskOf(table.predictions);
    return std::string(metrics::name(task == metrics::Task::MultiLabel ? metrics::Task::Diagnosis : task));
}

std::vector<std::string> sampleIds(const ImportedTable& table)
{
    const std::size_t rows = metrics::rowCount(table.predictions);
    const bool constant
        = rows > 1 && std::ranges::all_of(table.ids, [&](const auto& id) { return id == table.ids[0]; });
    std::unordered_set<std::string> seen;
    std::unordered_map<std::string, int> repeats;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string base
            = constant || i >= table.ids.size() || table.ids[i].empty() ? std::to_string(i) : table.ids[i];
        std::string id = base;
        while (!seen.insert(id).second)
            id = fmt::format("{}#{}", base, repeats[base]++ + 2);
        out.push_back(std::move(id));
    }
    return out;
}

std::vector<std::string> classNames(const ImportedTable& table)
{
    std::size_t classes = 0;
    std::vector<std::string> names;
    if (const auto* diagnosis = std::get_if<DiagnosisPredictions>(&table.predictions)) {
        classes = diagnosis->classes;
        names = diagnosis->classNames;
    } else if (const auto* findings = std::get_if<MultiLabelPredictions>(&table.predictions)) {
        classes = findings->classes;
        names = findings->classNames;
    }
    for (std::size_t i = names.size(); i < classes; ++i)
        names.push_back(std::to_string(i));
    return names;
}

std::unique_ptr<data::Dataset> datasetOf(const std::string& id, const ImportedTable& table)
{
    data::DatasetInfo info;
    info.id = id;
    info.title = id;
    info.task = taskWord(table) == "diagnosis" ? data::Task::Diagnosis
        : taskWord(table) == "vqa"             ? data::Task::Vqa
                                               : data::Task::Caption;
    info.importer = "predictions";
    info.classes = classNames(table);
    info.warnings = {"made of a predictions file: it has no images, so no model can be run on it"};
    const std::vector<std::string> ids = sampleIds(table);
    const std::vector<std::int64_t>& clusters = metrics::clusterIds(table.predictions);
    std::vector<data::Sample> samples(ids.size());
    Hasher hash;
    hash.add(taskWord(table)).add(fmt::format("{}", fmt::join(info.classes, "\n")));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        data::Sample& sample = samples[i];
        sample.id = ids[i];
        if (i < clusters.size())
            sample.cluster = std::to_string(clusters[i]);
        if (i < table.questions.size())
            sample.question = table.questions[i];
        if (const auto* diagnosis = std::get_if<DiagnosisPredictions>(&table.predictions))
            sample.label = diagnosis->labels[i];
        else if (const auto* findings = std::get_if<MultiLabelPredictions>(&table.predictions))
            sample.answer = findingsText(*findings, i, info.classes);
        else if (const auto* questions = std::get_if<VqaPredictions>(&table.predictions)) {
            const metrics::VqaItem& item = questions->items[i];
            sample.answer = item.answer;
            sample.answerType = answerType(item.type);
            for (const auto& [letter, text] : item.options)
                sample.choices.push_back({letter, text});
        }
        hash.add(sample.id).add(std::to_string(sample.label)).add(sample.question).add(sample.answer);
    }
    info.fingerprint = hash.hex();
    return std::make_unique<PredictionsDataset>(std::move(info), std::move(samples));
}

Alignment ownAlignment(const ImportedTable& table)
{
    Alignment out{.samples = sampleIds(table), .classes = {}, .width = classNames(table).size()};
    out.classes.resize(out.width);
    std::iota(out.classes.begin(), out.classes.end(), 0);
    return out;
}

Alignment align(const store::Reader& reader, const store::DatasetRow& dataset, const ImportedTable& table)
{
    const std::string task = taskWord(table) == "retrieval" ? "caption" : taskWord(table);
    if (dataset.task != task)
        throw Error(ErrorKind::Data,
            fmt::format("the file is about {}, the data set {} about {}", taskWord(table), dataset.id, dataset.task));
    Alignment out{.samples = {}, .classes = classIndices(classNames(table), dataset), .width = dataset.classes.size()};
    const std::vector<std::string> ids = sampleIds(table);
    const std::vector<store::SampleRow> samples = allSamples(reader, dataset.id);
    std::unordered_map<std::string_view, const store::SampleRow*> byId;
    std::vector<const store::SampleRow*> tests;
    for (const store::SampleRow& sample : samples) {
        byId.emplace(sample.id, &sample);
        if (sample.split == data::name(data::Split::Test))
            tests.push_back(&sample);
    }
    const auto known = static_cast<std::size_t>(
        std::ranges::count_if(ids, [&](const std::string& id) { return byId.contains(id); }));
    const bool positions = known == 0 && ids.size() == tests.size();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto found = byId.find(ids[i]);
        if (!positions && found == byId.end())
            throw Error(ErrorKind::Data,
                fmt::format("row {}: \"{}\" is no sample of {}, whose ids are like \"{}\"; {} of {} rows are known and "
                            "it has {} test samples",
                    i + 1, ids[i], dataset.id, samples.empty() ? std::string() : samples.front().id, known, ids.size(),
                    tests.size()));
        const store::SampleRow& sample = positions ? *tests[i] : *found->second;
        if (const std::string why = disagreement(table, i, out.classes, sample); !why.empty())
            throw Error(ErrorKind::Data, fmt::format("row {} is not {} of {}: {}", i + 1, sample.id, dataset.id, why));
        out.samples.push_back(sample.id);
    }
    return out;
}

std::vector<store::PredictionRow> predictionRows(store::Id cell, const ImportedTable& table, const Alignment& alignment)
{
    std::vector<store::PredictionRow> rows(alignment.samples.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].cell = cell;
        rows[i].sample = alignment.samples[i];
        if (i < table.latencyMs.size() && std::isfinite(table.latencyMs[i]))
            rows[i].latencyMs = table.latencyMs[i];
    }
    if (const auto* diagnosis = std::get_if<DiagnosisPredictions>(&table.predictions))
        fill(rows, *diagnosis, alignment);
    else if (const auto* findings = std::get_if<MultiLabelPredictions>(&table.predictions))
        fill(rows, *findings, alignment, classNames(table));
    else if (const auto* questions = std::get_if<VqaPredictions>(&table.predictions))
        fill(rows, *questions);
    else if (const auto* queries = std::get_if<RetrievalPredictions>(&table.predictions))
        fill(rows, *queries);
    return rows;
}

}
