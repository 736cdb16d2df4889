#include "core/store/filter_words.h"

#include <algorithm>

#include "core/store/filter_edit.h"
#include "core/store/filter_fields.h"

namespace vlm::store {
namespace {

using enum FilterField;

constexpr std::size_t kMostShown = 12;

const std::vector<FacetCount>* wordsOf(FilterField field, const FilterWords& words)
{
    switch (field) {
    case Dataset:
        return &words.datasets;
    case Modality:
        return &words.modalities;
    case Split:
        return &words.splits;
    case Label:
    case Predicted:
        return &words.labels;
    case Type:
        return &words.types;
    case Tag:
        return &words.tags;
    case Model:
        return &words.models;
    case Mode:
        return &words.modes;
    case Run:
        return &words.runs;
    default:
        return nullptr;
    }
}

bool known(const FilterTerm& term, const FilterValue& value, const FilterWords& words)
{
    if (!value.quoted && value.text.find('*') != std::string::npos)
        return true;
    if (term.field == Label || term.field == Predicted) {
        const auto index = classNamed(value.text, words.classes);
        return value.quoted
            ? std::ranges::any_of(words.classes, [&](const std::string& name) { return sameWord(name, value.text); })
            : index && *index < static_cast<int>(words.classes.size());
    }
    if (term.field == Run && std::ranges::find(words.runNumbers, value.text) != words.runNumbers.end())
        return true;
    const auto same = [&](const std::string& title) { return sameWord(title, value.text); };
    if (term.field == Dataset && std::ranges::any_of(words.titles, same))
        return true;
    const auto* list = wordsOf(term.field, words);
    return !list
        || std::ranges::any_of(*list, [&](const FacetCount& word) { return sameWord(word.value, value.text); });
}

bool checked(const FilterTerm& term)
{
    switch (term.field) {
    case Label:
    case Predicted:
        return term.relation == FilterOperator::Has || term.relation == FilterOperator::Equal;
    case Dataset:
    case Model:
    case Mode:
    case Run:
        return true;
    default:
        return false;
    }
}

const FilterValue* firstUnknown(const FilterNode& node, const FilterWords& words, FilterField& field)
{
    if (node.kind == FilterNode::Kind::Term && checked(node.term))
        for (const FilterValue& value : node.term.values) {
            const bool range = (node.term.field == Label || node.term.field == Predicted) && rangeIn(value.text);
            if (!range && !known(node.term, value, words)) {
                field = node.term.field;
                return &value;
            }
        }
    for (const FilterNode& child : node.children)
        if (const FilterValue* value = firstUnknown(child, words, field))
            return value;
    return nullptr;
}

std::string listed(const std::vector<FacetCount>& words)
{
    std::string out;
    for (std::size_t i = 0; i < words.size() && i < kMostShown; ++i)
        out += (i == 0 ? "" : ", ") + words[i].value;
    if (words.size() > kMostShown)
        out += ", … (" + std::to_string(words.size()) + ")";
    return out.empty() ? "none" : out;
}

bool begins(std::string_view text, std::string_view start)
{
    return text.size() >= start.size() && sameWord(text.substr(0, start.size()), start);
}

/// Where the term that the cursor is in begins: behind the last blank, parenthesis or minus outside quotation marks.
std::size_t termBegin(std::string_view line)
{
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && ((c >= 0 && c <= ' ') || c == '(' || c == ')'))
            begin = i + 1;
    }
    if (begin < line.size() && line[begin] == '-')
        ++begin;
    return begin;
}

/// Of the value that the cursor is in, behind the last comma outside quotation marks.
std::size_t valueBegin(std::string_view values)
{
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == '"')
            quoted = !quoted;
        else if (!quoted && values[i] == ',')
            begin = i + 1;
    }
    return begin;
}

void addValues(
    FilterCompletion& completion, const FilterFieldInfo& info, std::string_view typed, const FilterWords& words)
{
    const auto add = [&](const std::string& value, std::optional<std::int64_t> count, const std::string& insert) {
        if (begins(value, typed) && !sameWord(value, typed))
            completion.candidates.push_back({insert, value, count, {}});
    };
    if (const auto* list = wordsOf(info.field, words))
        for (const FacetCount& word : *list)
            add(word.value, word.count, filterQuoted(word.value));
    if (info.kind == FilterKind::Choice)
        for (const std::string_view choice : filterChoices(info.field)) {
            const auto same = [&](const auto& candidate) { return sameWord(candidate.shown, choice); };
            if (std::ranges::none_of(completion.candidates, same))
                add(std::string(choice), std::nullopt, std::string(choice));
        }
    if (info.field == Tag || info.field == Note)
        add("*", std::nullopt, "*");
}

}

std::optional<FilterProblem> unknownWord(const FilterNode& root, std::string_view line, const FilterWords& words)
{
    FilterField field = Text;
    const FilterValue* value = firstUnknown(root, words, field);
    if (!value)
        return std::nullopt;
    const std::string what = field == Label || field == Predicted ? "class" : std::string(infoOf(field).name);
    const std::string_view where = field == Model || field == Mode || field == Run ? " with answers here" : " here";
    std::vector<FacetCount> list;
    if (what == "class")
        for (const std::string& name : words.classes)
            list.push_back({name, 0});
    else
        list = *wordsOf(field, words);
    return filterProblem(line, value->span,
        "there is no " + what + " '" + value->text + "'" + std::string(where) + "; known: " + listed(list));
}

FilterCompletion completeFilter(std::string_view line, std::size_t cursor, const FilterWords& words)
{
    cursor = std::min(cursor, line.size());
    const std::string_view before = line.substr(0, cursor);
    const std::size_t begin = termBegin(before);
    const std::string_view typed = before.substr(begin);
    FilterCompletion completion{.span = {begin, cursor}, .candidates = {}};
    const std::size_t sign = typed.find_first_of(":=<>");
    if (sign == std::string_view::npos) {
        if (typed.starts_with('"'))
            return completion;
        for (const FilterFieldInfo& info : filterFields())
            if (begins(info.name, typed))
                completion.candidates.push_back({std::string(info.name) + (info.kind == FilterKind::Number ? ">" : ":"),
                    std::string(info.name) + (info.kind == FilterKind::Number ? ">" : ":"), {},
                    std::string(info.help)});
        return completion;
    }
    const FilterFieldInfo* info = fieldNamed(typed.substr(0, sign));
    if (!info)
        return completion;
    const std::string_view values = typed.substr(sign + 1);
    const std::size_t from = valueBegin(values);
    std::string_view value = values.substr(from);
    completion.span.begin = begin + sign + 1 + from;
    if (value.starts_with('"'))
        value.remove_prefix(1);
    addValues(completion, *info, value, words);
    return completion;
}

}
