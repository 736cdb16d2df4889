#include "core/judge/verdict.h"

#include <array>
#include <charconv>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::judge {
namespace {

constexpr std::array<std::pair<std::string_view, double>, 4> kRubric{
    {{"correct", 1.0}, {"partially", 0.5}, {"incorrect", 0.0}, {"refuse", 0.0}}};

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The inside of a reply that is one code fence, else the reply.
std::string_view unfenced(std::string_view reply)
{
    reply = trimmed(reply);
    if (!reply.starts_with("```") || !reply.ends_with("```") || reply.size() < 6)
        return reply;
    const std::size_t line = reply.find('\n');
    if (line == std::string_view::npos)
        return reply;
    const std::string_view language = trimmed(reply.substr(3, line - 3));
    return language.empty() || language == "json" ? reply.substr(line + 1, reply.size() - line - 4) : reply;
}

std::optional<Verdict> parseRubric(std::string_view reply)
{
    using Json = nlohmann::json;
    int verdicts = 0;
    const auto counting = [&verdicts](int depth, Json::parse_event_t event, Json& value) {
        if (event == Json::parse_event_t::key && depth == 1 && value == "verdict")
            ++verdicts;
        return true;
    };
    const Json json = Json::parse(unfenced(reply), counting, false);
    if (!json.is_object() || verdicts != 1 || !json["verdict"].is_string())
        return {};
    return rubricVerdict(json["verdict"].get<std::string>());
}

std::optional<Verdict> parseScore(std::string_view reply)
{
    const std::string_view line = trimmed(reply.substr(0, reply.find('\n')));
    double value = 0;
    const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), value, std::chars_format::fixed);
    if (fault != std::errc() || end != line.data() + line.size() || !(value >= 1 && value <= 100))
        return {};
    return Verdict{.label = std::string(line), .score = value / 100.0};
}

}

std::optional<Verdict> rubricVerdict(std::string_view label)
{
    for (const auto& [known, score] : kRubric)
        if (label == known)
            return Verdict{.label = std::string(known), .score = score};
    return {};
}

std::optional<Verdict> parseVerdict(Mode mode, std::string_view reply)
{
    return mode == Mode::Rubric ? parseRubric(reply) : parseScore(reply);
}

Verdict fullMarks(Mode mode)
{
    return {.label = mode == Mode::Rubric ? "correct" : "100", .score = 1.0};
}

}
