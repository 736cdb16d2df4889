#include "core/judge/judge.h"
#include "core/base/parallel.h"
#include "core/metrics/vqa_scores.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace vlm::judge {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

using Key = std::pair<std::string, std::string>; // item, content

Key keyOf(const Item& item)
{
    return {item.id, contentHash(item.question, item.answer, item.prediction)};
}

/// What every entry of one journal has in common.
JournalEntry heading(const EndpointOptions& endpoint, Mode mode)
{
    JournalEntry entry;
    entry.mode = mode;
    entry.prompt = promptHash(mode);
    entry.model = endpoint.model;
    entry.temperature = endpoint.temperature;
    entry.maxTokens = endpoint.maxTokens;
    return entry;
}

void requireSameJudge(
    const std::vector<JournalEntry>& before, const JournalEntry& now, const std::filesystem::path& journal)
{
    for (const JournalEntry& then : before) {
        if (then.mode == now.mode && then.prompt == now.prompt && then.model == now.model
            && then.temperature == now.temperature && then.maxTokens == now.maxTokens)
            continue;
        const auto told = [](const JournalEntry& e) {
            return fmt::format("model {}, mode {}, prompt {}, temperature {}, {} tokens", e.model, name(e.mode),
                e.prompt, e.temperature, e.maxTokens);
        };
        throw Error(ErrorKind::Config,
            fmt::format("{} is the journal of another judge ({}); this one ({}) needs a journal of its own",
                journal.string(), told(then), told(now)));
    }
}

/// One reply, with the ledger's leave where there is one.
Completion asked(const Prompt& prompt, const std::string& item, Endpoint& endpoint, const JudgeOptions& options)
{
    remote::ChatRequest chat{.system = prompt.system, .user = prompt.user};
    if (!options.ledger)
        return endpoint.complete(chat, options.stop);
    VLM_ASSERT(options.model, "a ledger goes with the model whose limits it keeps");
    const remote::RequestFacts facts{
        .id = remote::requestId(*options.model, prompt.system + "\n" + prompt.user, "judge"),
        .dataset = options.dataset,
        .sample = item,
        .prompt = prompt.user};
    struct Ending {
        remote::RequestJournal& ledger;
        const std::string& id;
        ~Ending() { ledger.ended(id); }
    } const ending{*options.ledger, facts.id};
    chat.beforeTry = [&](int attempt) { options.ledger->sending(facts, attempt, *options.model); };
    chat.afterFault = [&](int attempt, const std::string& what) { options.ledger->failed(facts.id, attempt, what); };
    const Completion completion = endpoint.complete(chat, options.stop);
    return options.ledger->replied(facts.id, completion, options.model->limits).completion;
}

}

std::vector<Item> itemsOf(const metrics::ImportedTable& table, Questions questions)
{
    const auto* predictions = std::get_if<metrics::VqaPredictions>(&table.predictions);
    if (!predictions)
        throw Error(ErrorKind::Data, table.name + ": a judge needs questions with answers in words");
    std::vector<Item> items;
    for (std::size_t i = 0; i < predictions->size(); ++i) {
        const metrics::VqaItem& row = predictions->items[i];
        if (questions == Questions::Open && row.type != metrics::QuestionType::Open)
            continue;
        items.push_back({.id = table.ids[i],
            .question = table.questions.empty() ? std::string() : table.questions[i],
            .answer = row.answer,
            .prediction = row.prediction,
            .failed = row.failed});
    }
    if (items.empty())
        throw Error(ErrorKind::Data,
            fmt::format("{}: none of its {} questions is {}", table.name, predictions->size(),
                questions == Questions::Open ? "open" : "there"));
    return items;
}

Summary summarise(std::span<const Item> items, std::span<const JournalEntry> entries)
{
    std::map<Key, const JournalEntry*> last;
    for (const JournalEntry& entry : entries)
        last[{entry.item, entry.content}] = &entry;
    Summary out{.n = items.size()};
    double total = 0;
    for (const Item& item : items) {
        const auto found = last.find(keyOf(item));
        if (item.failed) {
            ++out.unanswered;
        } else if (found == last.end()) {
            ++out.unasked;
        } else if (found->second->outcome == Outcome::Unparsed) {
            ++out.unparsed;
        } else if (found->second->outcome == Outcome::Failed) {
            ++out.failed;
        } else {
            const JournalEntry& entry = *found->second;
            ++out.judged;
            out.identical += entry.outcome == Outcome::Identical ? 1 : 0;
            if (entry.mode == Mode::Rubric)
                ++out.labels[entry.verdict.label];
            total += entry.verdict.score;
        }
    }
    const auto n = static_cast<double>(out.n);
    const auto judged = static_cast<double>(out.judged);
    out.mean = out.judged == 0 ? kUndefined : total / judged;
    out.coverage = out.n == 0 ? kUndefined : judged / n;
    out.lower = out.n == 0 ? kUndefined : total / n;
    out.upper = out.n == 0 ? kUndefined : (total + n - judged) / n;
    return out;
}

Summary judgeAll(
    std::span<const Item> items, Endpoint& endpoint, const std::filesystem::path& journal, const JudgeOptions& options)
{
    JournalWriter writer(journal);
    const JournalEntry common = heading(endpoint.options(), options.mode);
    requireSameJudge(writer.before(), common, journal);

    std::set<Key> answered;
    for (const JournalEntry& entry : writer.before())
        if (entry.outcome != Outcome::Failed)
            answered.insert({entry.item, entry.content});
    std::vector<const Item*> open;
    for (const Item& item : items)
        if (!item.failed && answered.insert(keyOf(item)).second)
            open.push_back(&item);

    std::mutex mutex;
    std::size_t done = items.size() - open.size();
    std::atomic<unsigned> failuresInRow = 0;
    const auto ask = [&](const Item& item) {
        JournalEntry entry = common;
        std::tie(entry.item, entry.content) = keyOf(item);
        if (item.prediction == item.answer) {
            entry.outcome = Outcome::Identical;
            entry.verdict = fullMarks(options.mode);
            return entry;
        }
        const Prompt prompt = promptFor(options.mode, item.question, item.answer, item.prediction);
        try {
            Completion completion = asked(prompt, item.id, endpoint, options);
            failuresInRow = 0;
            const std::optional<Verdict> verdict = parseVerdict(options.mode, completion.text);
            entry.outcome = verdict ? Outcome::Judged : Outcome::Unparsed;
            entry.verdict = verdict.value_or(Verdict{});
            entry.reportedModel = std::move(completion.model);
            entry.reply = std::move(completion.text);
            entry.finishReason = std::move(completion.finishReason);
            entry.latencyMs = completion.latencyMs;
            entry.attempts = completion.attempts;
        } catch (const remote::BudgetSpent&) {
            throw;
        } catch (const remote::Unusable&) {
            throw;
        } catch (const remote::Rejected&) {
            throw;
        } catch (const Error& e) {
            if (e.kind() != ErrorKind::Network)
                throw;
            entry.outcome = Outcome::Failed;
            entry.error = e.what();
        }
        return entry;
    };
    parallelFor(open.size(), 1, std::max(1u, options.connections), options.stop, [&](std::size_t i, std::size_t) {
        const JournalEntry entry = ask(*open[i]);
        writer.append(entry);
        if (entry.outcome == Outcome::Failed && ++failuresInRow >= options.failuresInRow)
            throw Error(ErrorKind::Network,
                fmt::format("{} answers in a row could not be judged ({}); {} keeps the others, and the same command "
                            "goes on from there",
                    options.failuresInRow, entry.error, journal.string()));
        const std::scoped_lock lock(mutex);
        ++done;
        if (options.progress)
            options.progress(done, items.size());
    });
    return summarise(items, readJournal(journal));
}

Overall overall(const Summary& open, const metrics::VqaPredictions& predictions, metrics::Convention convention)
{
    Overall out;
    double right = 0;
    for (const metrics::VqaItem& item : predictions.items) {
        if (item.type == metrics::QuestionType::Open)
            continue;
        const double accuracy = metrics::scoreVqa(item, convention, metrics::VqaDetail::Words).accuracy;
        if (std::isnan(accuracy))
            continue;
        right += accuracy;
        ++out.closed;
    }
    const auto closed = static_cast<double>(out.closed);
    const auto asked = static_cast<double>(open.n);
    out.closedAccuracy = out.closed == 0 ? kUndefined : right / closed;
    out.score = open.n == 0 ? out.closedAccuracy : (open.mean * asked + right) / (asked + closed);
    return out;
}

}
