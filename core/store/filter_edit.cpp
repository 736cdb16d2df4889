#include "core/store/filter_edit.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/store/filter_fields.h"

namespace vlm::store {
namespace {

using Kind = FilterNode::Kind;

/// The parts that must all hold.
std::vector<const FilterNode*> conjuncts(const FilterNode& root)
{
    std::vector<const FilterNode*> out;
    if (root.kind != Kind::And)
        return {&root};
    for (const FilterNode& child : root.children)
        out.push_back(&child);
    return out;
}

bool restricts(const FilterNode& node, FilterField field)
{
    return node.kind == Kind::Term && node.term.field == field && node.term.relation == FilterOperator::Has;
}

std::string usual(FilterField field, const FilterValue& value)
{
    const auto choice = filterChoice(field, value.text);
    if (!choice)
        return value.text;
    for (const std::string_view spelling : filterChoices(field))
        if (filterChoice(field, spelling) == choice)
            return std::string(spelling);
    return value.text;
}

bool blank(char c)
{
    return c >= 0 && c <= ' ';
}

std::string trimmed(std::string_view text)
{
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

std::string termText(FilterField field, const std::vector<std::string>& values)
{
    if (values.empty())
        return {};
    if (field == FilterField::Starred && values == std::vector<std::string>{"yes"})
        return "starred";
    std::string out(infoOf(field).name);
    for (std::size_t i = 0; i < values.size(); ++i)
        out += (i == 0 ? ":" : ",") + (values[i] == "*" ? values[i] : filterQuoted(values[i]));
    return out;
}

void append(std::string& line, const std::string& part)
{
    if (!line.empty() && !part.empty())
        line += ' ';
    line += part;
}

/// Alternatives that no parentheses hold together.
bool loose(const FilterNode& root)
{
    return root.kind == Kind::Or && root.span.begin == root.children.front().span.begin;
}

std::string inQuotes(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + "\"";
}

/// Reads as a single word that is searched for.
bool plainWord(std::string_view word)
{
    for (const std::string_view keyword : {"OR", "AND", "NOT"})
        if (word == keyword)
            return false;
    const auto inner = [](char c) {
        return (c & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0
            || std::string_view("-'.,;!?/+").find(c) != std::string_view::npos;
    };
    return !sameWord(word, "starred") && word.front() != '-' && std::ranges::all_of(word, inner);
}

}

std::string filterQuoted(std::string_view value)
{
    const bool plain = !value.empty() && value.front() != '<' && value.front() != '>'
        && std::ranges::none_of(value,
            [](char c) { return blank(c) || c == '"' || c == '(' || c == ')' || c == ',' || c == '*' || c == '\\'; });
    if (plain)
        return std::string(value);
    return inQuotes(value);
}

std::vector<std::string> filterValues(const FilterNode& root, FilterField field)
{
    std::vector<std::string> out;
    for (const FilterNode* node : conjuncts(root))
        if (restricts(*node, field))
            for (const FilterValue& value : node->term.values)
                out.push_back(usual(field, value));
    return out;
}

std::string withFilterValues(std::string_view line, FilterField field, const std::vector<std::string>& values)
{
    const FilterNode root = parseFilter(line);
    const std::string term = termText(field, values);
    std::string out;
    std::size_t from = 0;
    bool placed = false;
    if (root.kind != Kind::Or)
        for (const FilterNode* node : conjuncts(root)) {
            if (!restricts(*node, field))
                continue;
            append(out, trimmed(line.substr(from, node->span.begin - from)));
            if (!placed)
                append(out, term);
            placed = true;
            from = node->span.end;
        }
    if (placed) {
        append(out, trimmed(line.substr(from)));
        return out;
    }
    return bothFilters(line, term);
}

std::string bothFilters(std::string_view first, std::string_view second)
{
    const std::string one = trimmed(first);
    const std::string two = trimmed(second);
    if (one.empty() || two.empty())
        return one + two;
    const auto grouped = [](const std::string& line) { return loose(parseFilter(line)) ? "(" + line + ")" : line; };
    return grouped(one) + " " + grouped(two);
}

std::string className(int index, const std::vector<std::string>& classes)
{
    if (index < 0)
        return "none";
    if (static_cast<std::size_t>(index) >= classes.size())
        return std::to_string(index);
    const std::string& text = classes[static_cast<std::size_t>(index)];
    return classNamed(text, classes) == index ? text : std::to_string(index);
}

std::optional<int> classNamed(std::string_view value, const std::vector<std::string>& classes)
{
    for (std::size_t i = 0; i < classes.size(); ++i)
        if (!value.empty() && sameWord(classes[i], value))
            return static_cast<int>(i);
    if (sameWord(value, "none"))
        return -1;
    const auto number = numberIn(value);
    if (number && *number >= 0 && *number < 1e6 && std::floor(*number) == *number)
        return static_cast<int>(*number);
    return std::nullopt;
}

std::string filterLine(const SampleQuery& query, const std::vector<std::string>& classes)
{
    std::string out;
    const auto value = [&out](FilterField field, const std::string& text) { append(out, termText(field, {text})); };
    if (!query.split.empty())
        value(FilterField::Split, query.split);
    if (query.label)
        value(FilterField::Label, className(*query.label, classes));
    if (!query.answerType.empty())
        value(FilterField::Type, query.answerType == "multiple-choice" ? "choice" : query.answerType);
    if (query.correct && query.cell)
        value(FilterField::Correct, *query.correct ? "yes" : "no");
    if (query.predicted && query.cell)
        value(FilterField::Predicted, className(*query.predicted, classes));
    if (!query.tag.empty())
        value(FilterField::Tag, query.tag);
    if (query.starredOnly)
        value(FilterField::Starred, "yes");
    // Words of a query are plain text, whatever they look like.
    std::string word;
    for (const char c : query.text + " ") {
        if (!blank(c)) {
            word += c;
            continue;
        }
        if (!word.empty())
            append(out, plainWord(word) ? word : inQuotes(word));
        word.clear();
    }
    return bothFilters(out, query.filter);
}

SampleQuery inWords(SampleQuery query, const std::vector<std::string>& classes)
{
    query.filter = filterLine(query, classes);
    query.split.clear();
    query.label.reset();
    query.answerType.clear();
    query.tag.clear();
    query.starredOnly = false;
    query.text.clear();
    query.correct.reset();
    query.predicted.reset();
    return query;
}

}
