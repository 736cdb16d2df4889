#pragma once

#include "core/judge/verdict.h"
#include "core/remote/line_log.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::judge {

enum class Outcome {
    Judged, ///< a reply with a verdict
    Identical, ///< the prediction equals the reference: full marks without a call
    Unparsed, ///< a reply without a verdict; unjudged
    Failed, ///< no reply at all; unjudged, and asked again by the next run
};
std::string_view name(Outcome outcome);

/// One reply of a judge, or why there is none.
struct JournalEntry {
    std::string item{};
    std::string content{}; ///< contentHash of what was judged
    Outcome outcome = Outcome::Failed;
    Mode mode = Mode::Rubric;
    std::string prompt{}; ///< promptHash
    std::string model{}; ///< as asked for
    double temperature = 0;
    int maxTokens = 0;
    std::string reportedModel{}; ///< as the server named it
    std::string reply{}; ///< raw, whatever it was
    Verdict verdict{}; ///< Judged and Identical only
    std::string finishReason{};
    double latencyMs = 0;
    int attempts = 0;
    std::string error{}; ///< Failed only
};

/// Of question, reference and prediction; 32 hex digits.
[[nodiscard]] std::string contentHash(std::string_view question, std::string_view answer, std::string_view prediction);

/// Entries in the order of writing. A last line that a crash cut off is left out.
/// @throws Error Data with the line of the fault
[[nodiscard]] std::vector<JournalEntry> readJournal(const std::filesystem::path& file);

/// Appends JSON lines; each is on disk when append() returns. One writer a file at a time, any number of threads.
class JournalWriter {
public:
    /// Opens or makes the file and cuts off a last line without an end.
    /// @throws Error Data: not writable, in use by another process, or not a journal
    explicit JournalWriter(const std::filesystem::path& file);

    /// What the file held when it was opened.
    [[nodiscard]] const std::vector<JournalEntry>& before() const { return m_before; }
    /// @throws Error Data with the operating system's reason
    void append(const JournalEntry& entry);

private:
    remote::LineLog m_log;
    std::vector<JournalEntry> m_before;
};

}
