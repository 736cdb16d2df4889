#include "core/science/cell_table.h"
#include "core/base/error.h"
#include "core/data/dataset.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::science {
namespace {

constexpr std::int64_t kPage = 100'000;

std::unordered_map<std::string, store::SampleRow> samplesOf(const store::Reader& reader, const store::CellRow& cell)
{
    std::unordered_map<std::string, store::SampleRow> out;
    const store::SampleQuery query{.dataset = cell.dataset, .cell = cell.id};
    for (std::int64_t at = 0;; at += kPage) {
        const std::vector<store::SampleRow> page = reader.samples(query, at, kPage);
        for (const store::SampleRow& sample : page)
            out.emplace(sample.id, sample);
        if (page.size() < static_cast<std::size_t>(kPage))
            return out;
    }
}

using Choices = std::map<std::string, std::map<std::string, std::string>>; // sample to letter to text

/// The store keeps no choices: an import keeps them with its cell, a data set in its files. Empty where neither is
/// there.
Choices choicesOf(const store::CellRow& cell, const store::DatasetRow& dataset)
{
    Choices out;
    const auto details = nlohmann::json::parse(cell.details, nullptr, false);
    if (details.is_object() && details.contains("choices")) {
        for (const auto& [sample, options] : details["choices"].items())
            out[sample] = options.get<std::map<std::string, std::string>>();
        return out;
    }
    if (dataset.path.empty() || !std::filesystem::exists(dataset.path))
        return out;
    const auto opened = data::open(dataset.path, {.id = dataset.id, .settings = {}});
    for (const data::Sample& sample : opened->samples())
        for (const data::Choice& choice : sample.choices)
            out[sample.id].emplace(choice.letter, choice.text);
    return out;
}

metrics::VqaItem itemOf(const store::SampleRow& sample, const store::PredictionRow& prediction)
{
    std::string answer = sample.answer;
    std::ranges::transform(answer, answer.begin(), [](unsigned char c) { return std::tolower(c); });
    metrics::VqaItem item;
    item.answer = sample.answer;
    item.prediction = prediction.text;
    item.failed = prediction.status != "ok";
    item.type = sample.answerType == "multiple-choice" ? metrics::QuestionType::MultipleChoice
        : answer == "yes" || answer == "no"            ? metrics::QuestionType::YesNo
                                                       : metrics::QuestionType::Open;
    return item;
}

}

CellTable readCell(const store::Reader& reader, const store::CellRow& cell)
{
    const auto dataset = reader.dataset(cell.dataset);
    if (!dataset)
        throw Error(ErrorKind::Data,
            fmt::format("the data set {} of {} is no longer in the project", cell.dataset, cell.model));
    CellTable out{.cell = cell, .dataset = *dataset};
    const auto samples = samplesOf(reader, cell);
    std::unordered_map<std::string, std::int64_t> numbers;
    std::vector<std::int64_t> clusters;
    metrics::DiagnosisPredictions diagnosis{.classes = dataset->classes.size(), .classNames = dataset->classes};
    metrics::VqaPredictions questions;
    const bool asked = dataset->task != "diagnosis";
    std::optional<Choices> choices; // read when the first question asks for them
    for (const store::PredictionRow& prediction : reader.predictions(cell.id)) {
        const auto sample = samples.find(prediction.sample);
        if (sample == samples.end())
            continue;
        if (asked) {
            questions.items.push_back(itemOf(sample->second, prediction));
            metrics::VqaItem& item = questions.items.back();
            if (item.type == metrics::QuestionType::MultipleChoice) {
                if (!choices)
                    choices = choicesOf(cell, *dataset);
                item.options = (*choices)[prediction.sample];
            }
        } else {
            if (prediction.status != "ok" || prediction.label < 0 || prediction.scores.size() != diagnosis.classes)
                continue;
            diagnosis.labels.push_back(prediction.label);
            diagnosis.predicted.push_back(prediction.predicted);
            diagnosis.scores.insert(diagnosis.scores.end(), prediction.scores.begin(), prediction.scores.end());
        }
        const std::string& name = sample->second.cluster.empty() ? prediction.sample : sample->second.cluster;
        clusters.push_back(numbers.emplace(name, static_cast<std::int64_t>(numbers.size())).first->second);
        out.samples.push_back(prediction.sample);
    }
    if (out.samples.empty())
        throw Error(ErrorKind::Data,
            fmt::format(
                "{} on {}, mode {}, has no prediction that can be scored", cell.model, cell.dataset, cell.mode));
    diagnosis.clusters = clusters;
    questions.clusters = std::move(clusters);
    if (asked)
        out.predictions = std::move(questions);
    else
        out.predictions = std::move(diagnosis);
    return out;
}

std::string whyUnpaired(const CellTable& a, const CellTable& b)
{
    if (a.cell.dataset != b.cell.dataset)
        return fmt::format("{} and {} are different data sets", a.cell.dataset, b.cell.dataset);
    if (a.samples == b.samples)
        return {};
    std::vector<std::string> left = a.samples;
    std::vector<std::string> right = b.samples;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    std::vector<std::string> common;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
    return fmt::format("{} has predictions for {} samples of {}, {} for {}, and only {} are the same; run both on the "
                       "same samples",
        a.cell.model, left.size(), a.cell.dataset, b.cell.model, right.size(), common.size());
}

stats::Clusters clustersOf(const CellTable& table, metrics::Convention convention)
{
    if (convention == metrics::Convention::MedVlmBench)
        return stats::Clusters(table.samples.size());
    return stats::Clusters(std::span<const std::int64_t>(metrics::clusterIds(table.predictions)));
}

stats::BootstrapOptions optionsFor(metrics::Convention convention, stats::BootstrapOptions options)
{
    const bool paper = convention == metrics::Convention::MedVlmBench;
    options.stream = paper ? stats::IndexStream::Numpy : stats::IndexStream::Philox;
    options.degenerate = paper ? stats::Degenerate::Skip : stats::Degenerate::Redraw;
    return options;
}

const CellTable& CellCache::table(const store::CellRow& cell)
{
    auto& entry = m_tables[cell.id];
    if (!entry)
        entry = std::make_unique<CellTable>(readCell(m_reader, cell));
    return *entry;
}

}
