#pragma once

#include "core/judge/endpoint.h"
#include "core/judge/journal.h"
#include "core/metrics/import/import.h"
#include "core/remote/request_journal.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace vlm::judge {

/// An answer to judge.
struct Item {
    std::string id{};
    std::string question{};
    std::string answer{};
    std::string prediction{};
    bool failed = false; ///< the model under test gave an error: nothing to judge
};

enum class Questions { Open, All }; ///< the paper's judge sees open questions only

/// @throws Error Data if the table holds no questions of that kind
[[nodiscard]] std::vector<Item> itemsOf(const metrics::ImportedTable& table, Questions questions);

struct JudgeOptions {
    Mode mode = Mode::Rubric;
    unsigned connections = 4; ///< requests under way at once
    unsigned failuresInRow = 3; ///< this many items without any reply end the run
    /// Where requests are counted against the limits of a project's model; null: nowhere.
    remote::RequestJournal* ledger = nullptr;
    const remote::RemoteModel* model = nullptr; ///< whose limits; with a ledger
    std::string dataset{}; ///< for the ledger
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{}; ///< from any thread, never at once
};

/// Counts add up to n: judged (identical ones among them) + unparsed + failed + unasked + unanswered.
struct Summary {
    std::size_t n = 0;
    std::size_t judged = 0;
    std::size_t identical = 0; ///< of the judged: full marks without a call
    std::size_t unparsed = 0; ///< a reply without a verdict
    std::size_t failed = 0; ///< no reply
    std::size_t unasked = 0;
    std::size_t unanswered = 0; ///< the model under test failed
    std::map<std::string, std::size_t> labels{}; ///< rubric only
    double mean = 0; ///< score in [0, 1] over the judged; NaN without any
    double coverage = 0; ///< judged / n
    double lower = 0; ///< were every unjudged answer worth nothing
    double upper = 0; ///< were every unjudged answer worth full marks
};

/// From the last entry of each item.
[[nodiscard]] Summary summarise(std::span<const Item> items, std::span<const JournalEntry> entries);

/// Asks for every item that the journal has no reply for, and writes each reply down before the next is asked for.
/// An answer that equals its reference (byte for byte, as in the reference study) gets full marks without a call.
/// @throws Error Config if the journal is of another judge, mode, wording or temperature; Network when the server
/// refuses, `failuresInRow` items in a row got no reply or a limit of the ledger is reached; Cancelled; Data for a
/// journal that cannot be written. The journal then keeps what was answered, and the same call goes on from there.
Summary judgeAll(
    std::span<const Item> items, Endpoint& endpoint, const std::filesystem::path& journal, const JudgeOptions& options);

/// The paper's score of a whole table: judged open questions, and accuracy for those with a fixed answer.
struct Overall {
    double closedAccuracy = 0; ///< NaN without closed questions
    std::size_t closed = 0;
    double score = 0; ///< (mean·open + closedAccuracy·closed) / (open + closed)
};
[[nodiscard]] Overall overall(
    const Summary& open, const metrics::VqaPredictions& predictions, metrics::Convention convention);

}
