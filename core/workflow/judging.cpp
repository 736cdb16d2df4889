#include "core/workflow/judging.h"

#include "core/base/error.h"
#include "core/data/questions.h"
#include "core/remote/dialect.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace vlm::workflow {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kPage = 4096;

bool isOpen(const store::SampleRow& sample)
{
    return sample.answerType != data::name(data::AnswerType::MultipleChoice) && !data::isYesNo(sample.answer);
}

stats::Estimate meanScore(const std::vector<JudgedItem>& items, const stats::BootstrapOptions& options)
{
    std::vector<double> scores;
    std::vector<std::int64_t> clusters;
    std::unordered_map<std::string, std::int64_t> numbers;
    for (const JudgedItem& judged : items)
        if (judged.entry
            && (judged.entry->outcome == judge::Outcome::Judged
                || judged.entry->outcome == judge::Outcome::Identical)) {
            scores.push_back(judged.entry->verdict.score);
            clusters.push_back(
                numbers.emplace(judged.cluster, static_cast<std::int64_t>(numbers.size())).first->second);
        }
    if (scores.empty())
        return {.value = stats::kUndefined, .note = "nothing was judged"};
    const stats::Statistic mean = [&scores](stats::Weights weights) {
        double sum = 0;
        double total = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            sum += weights[i] * scores[i];
            total += weights[i];
        }
        return sum / total;
    };
    return stats::bootstrapEstimates({&mean, 1}, stats::Clusters(clusters), options).front();
}

}

fs::path judgeJournal(
    const fs::path& project, const remote::RemoteModel& judge, judge::Mode mode, const std::string& dataset)
{
    const fs::path folder = project / "judge" / dataset;
    const std::string stamp = remote::fingerprint(judge).substr(0, 8);
    return folder / (judge.id + "-" + std::string(judge::name(mode)) + "-" + stamp + ".jsonl");
}

remote::Shipment judgeShipment(const remote::RemoteModel& judge, const store::DatasetRow& dataset, std::int64_t answers)
{
    return {.goods = remote::Goods::Answers,
        .address = remote::requestUrl(judge.endpoint),
        .model = judge.endpoint.model,
        .dataset = dataset.id,
        .fingerprint = dataset.fingerprint,
        .images = 0,
        .questions = answers,
        .licence = dataset.licence,
        .restriction = remote::restrictionOf(dataset.id, dataset.title, dataset.licence)};
}

std::vector<JudgedItem> openQuestions(const store::Reader& reader, const store::CellRow& cell)
{
    std::unordered_map<std::string, store::SampleRow> samples;
    for (std::int64_t offset = 0;; offset += kPage) {
        auto page = reader.samples({.dataset = cell.dataset, .split = "test"}, offset, kPage);
        const bool last = std::ssize(page) < kPage;
        for (store::SampleRow& row : page)
            if (isOpen(row))
                samples.emplace(row.id, std::move(row));
        if (last)
            break;
    }
    std::vector<JudgedItem> items;
    for (store::PredictionRow& prediction : reader.predictions(cell.id)) {
        const auto sample = samples.find(prediction.sample);
        if (sample == samples.end())
            continue;
        items.push_back({.item = {.id = prediction.sample,
                             .question = sample->second.question,
                             .answer = sample->second.answer,
                             .prediction = std::move(prediction.text),
                             .failed = prediction.status != "ok"},
            .cluster = sample->second.cluster.empty() ? sample->second.image : sample->second.cluster});
    }
    return items;
}

JudgedCell judgedCell(const store::CellRow& cell, std::vector<JudgedItem> items, const fs::path& journal,
    judge::Mode mode, const stats::BootstrapOptions& options)
{
    JudgedCell out{.cell = cell, .items = std::move(items)};
    out.rater = {.name = journal.stem().string(), .mode = mode};
    std::vector<judge::JournalEntry> entries;
    if (fs::exists(journal))
        entries = judge::readJournal(journal);
    std::map<std::pair<std::string, std::string>, const judge::JournalEntry*> last;
    for (const judge::JournalEntry& entry : entries)
        last[{entry.item, entry.content}] = &entry;
    std::vector<judge::Item> plain;
    for (JudgedItem& judged : out.items) {
        const judge::Item& item = judged.item;
        plain.push_back(item);
        if (item.failed)
            continue;
        const auto found = last.find({item.id, judge::contentHash(item.question, item.answer, item.prediction)});
        if (found == last.end())
            continue;
        judged.entry = *found->second;
        if (judged.entry->outcome == judge::Outcome::Judged)
            out.rater.ratings.push_back(
                {.item = item.id, .content = judged.entry->content, .verdict = judged.entry->verdict});
    }
    out.summary = judge::summarise(plain, entries);
    out.score = meanScore(out.items, options);
    return out;
}

}
