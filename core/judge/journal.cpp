#include "core/judge/journal.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::judge {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;
constexpr std::string_view kBegin = "{\"schema\":"; // of every line
constexpr std::array kOutcomes{Outcome::Judged, Outcome::Identical, Outcome::Unparsed, Outcome::Failed};

std::string lineOf(const JournalEntry& entry)
{
    Json json{{"schema", kSchema}, {"item", entry.item}, {"content", entry.content}, {"outcome", name(entry.outcome)},
        {"mode", name(entry.mode)}, {"prompt", entry.prompt}, {"model", entry.model},
        {"temperature", entry.temperature}, {"max_tokens", entry.maxTokens}};
    if (entry.outcome == Outcome::Judged || entry.outcome == Outcome::Identical) {
        json["verdict"] = entry.verdict.label;
        json["score"] = entry.verdict.score;
    }
    if (entry.outcome == Outcome::Judged || entry.outcome == Outcome::Unparsed) {
        json["reported_model"] = entry.reportedModel;
        json["reply"] = entry.reply;
        json["finish_reason"] = entry.finishReason;
        json["latency_ms"] = entry.latencyMs;
        json["attempts"] = entry.attempts;
    }
    if (entry.outcome == Outcome::Failed)
        json["error"] = entry.error;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

JournalEntry entryOf(std::string_view line)
{
    const Json json = Json::parse(line);
    if (json.at("schema").get<int>() != kSchema)
        throw Error(ErrorKind::Data,
            fmt::format("written in form {}; form {} is understood", json.at("schema").get<int>(), kSchema));
    const std::string outcome = json.at("outcome").get<std::string>();
    JournalEntry entry;
    bool known = false;
    for (const Outcome candidate : kOutcomes)
        if (outcome == name(candidate)) {
            entry.outcome = candidate;
            known = true;
        }
    if (!known)
        throw Error(ErrorKind::Data, fmt::format("unknown outcome '{}'", outcome));
    entry.item = json.at("item").get<std::string>();
    entry.content = json.at("content").get<std::string>();
    entry.mode = modeFromName(json.at("mode").get<std::string>());
    entry.prompt = json.at("prompt").get<std::string>();
    entry.model = json.at("model").get<std::string>();
    entry.temperature = json.at("temperature").get<double>();
    entry.maxTokens = json.at("max_tokens").get<int>();
    if (entry.outcome == Outcome::Judged || entry.outcome == Outcome::Identical) {
        const std::string label = json.at("verdict").get<std::string>();
        const std::optional<Verdict> verdict
            = entry.mode == Mode::Rubric ? rubricVerdict(label) : parseVerdict(entry.mode, label);
        if (!verdict)
            throw Error(ErrorKind::Data, fmt::format("'{}' is no verdict of mode {}", label, name(entry.mode)));
        entry.verdict = *verdict;
    }
    if (entry.outcome == Outcome::Judged || entry.outcome == Outcome::Unparsed) {
        entry.reportedModel = json.at("reported_model").get<std::string>();
        entry.reply = json.at("reply").get<std::string>();
        entry.finishReason = json.at("finish_reason").get<std::string>();
        entry.latencyMs = json.at("latency_ms").get<double>();
        entry.attempts = json.at("attempts").get<int>();
    }
    if (entry.outcome == Outcome::Failed)
        entry.error = json.at("error").get<std::string>();
    return entry;
}

/// @param text whole lines
std::vector<JournalEntry> parse(std::string_view text, const std::filesystem::path& file)
{
    std::vector<JournalEntry> entries;
    std::size_t at = 0;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', at)) {
        const std::string where = fmt::format("{}, line {}", file.string(), entries.size() + 1);
        const std::string_view line = text.substr(at, end - at);
        entries.push_back(guard(ErrorKind::Data, where, [&] { return entryOf(line); }));
        at = end + 1;
    }
    return entries;
}

}

std::string_view name(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Judged:
        return "judged";
    case Outcome::Identical:
        return "identical";
    case Outcome::Unparsed:
        return "unparsed";
    case Outcome::Failed:
        return "failed";
    }
    return "unknown";
}

std::string contentHash(std::string_view question, std::string_view answer, std::string_view prediction)
{
    return Hasher().add(question).add(answer).add(prediction).hex();
}

std::vector<JournalEntry> readJournal(const std::filesystem::path& file)
{
    const std::string text = readFile(file);
    return parse(remote::wholeLines(text), file);
}

JournalWriter::JournalWriter(const std::filesystem::path& file)
    : m_log(file, kBegin, "journal of a judge")
    , m_before(parse(m_log.before(), file))
{
}

void JournalWriter::append(const JournalEntry& entry)
{
    m_log.append(lineOf(entry));
}

}
