#include "core/store/sample_filter.h"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::store {
namespace {

using Column = std::pair<std::string_view, std::string_view>;

constexpr std::array kOrders{
    Column{"ordinal", ""},
    Column{"id", "s.id"},
    Column{"split", "CASE s.split WHEN 'train' THEN 0 WHEN 'validation' THEN 1 WHEN 'test' THEN 2 ELSE 3 END"},
    Column{"label", "s.label"},
    Column{"question", "s.question COLLATE NOCASE"},
    Column{"answer", "s.answer COLLATE NOCASE"},
    Column{"type", "s.answer_type"},
    Column{"patient", "s.cluster"},
    Column{"starred", "EXISTS (SELECT 1 FROM star t WHERE t.dataset = d.id AND t.sample = s.id)"},
    Column{"note", "(SELECT t.text FROM note t WHERE t.dataset = d.id AND t.sample = s.id) COLLATE NOCASE"},
};

constexpr std::array kAnswerOrders{
    Column{"predicted", "p.predicted"},
    Column{"score", "top_score(p.scores)"},
    Column{"correct", "(p.label >= 0 AND p.predicted = p.label)"},
    Column{"status", "p.status"},
    Column{"reply", "p.text COLLATE NOCASE"},
};

bool blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

}

std::string matchExpression(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (blank(text[at]) || text[at] == '\0') {
            ++at;
            continue;
        }
        out += out.empty() ? "\"" : " \"";
        for (; at < text.size() && !blank(text[at]) && text[at] != '\0'; ++at) {
            out += text[at];
            if (text[at] == '"')
                out += '"';
        }
        out += "\"*";
    }
    return out;
}

SampleFilter SampleFilter::of(const SampleQuery& query)
{
    SampleFilter filter;
    const auto parameter = [&filter](SqlValue value) {
        filter.values.push_back(std::move(value));
        return "?" + std::to_string(filter.values.size());
    };
    std::string where;
    const auto require
        = [&where](const std::string& condition) { where += (where.empty() ? " WHERE " : " AND ") + condition; };
    FilterPlace place{.answer = query.cell.has_value(), .parameter = parameter};
    filter.from = " FROM sample s JOIN dataset d ON d.key = s.dataset";
    if (query.cell) {
        const std::string cell = parameter(*query.cell);
        filter.from += " JOIN prediction p ON p.cell = " + cell + " AND p.sample = s.id";
        place.dataset = "(SELECT dataset FROM cell WHERE id = " + cell + ")";
        place.oneDataset = true;
        if (query.dataset.empty())
            require("d.id = " + place.dataset);
    }
    if (query.otherCell)
        filter.from += " JOIN prediction q ON q.cell = " + parameter(*query.otherCell) + " AND q.sample = s.id";
    if (!query.dataset.empty()) {
        place.dataset = parameter(query.dataset);
        place.oneDataset = true;
        require("s.dataset = (SELECT key FROM dataset WHERE id = " + place.dataset + ")");
    }
    const std::size_t basics = filter.values.size() - (query.cell ? 1 : 0) - (query.otherCell ? 1 : 0);
    if (!query.split.empty())
        require("s.split = " + parameter(query.split));
    if (query.label)
        require("s.label = " + parameter(std::int64_t{*query.label}));
    if (!query.answerType.empty())
        require("s.answer_type = " + parameter(query.answerType));
    if (const std::string match = matchExpression(query.text); !match.empty())
        require("s.key IN (SELECT rowid FROM sample_text WHERE sample_text MATCH " + parameter(match) + ")");
    if (!query.tag.empty())
        require("EXISTS (SELECT 1 FROM tag t WHERE t.dataset = d.id AND t.sample = s.id AND t.tag = "
            + parameter(query.tag) + ")");
    if (!query.ids.empty())
        require("s.id IN (SELECT value FROM json_each(" + parameter(nlohmann::json(query.ids).dump()) + "))");
    if (query.starredOnly)
        require("EXISTS (SELECT 1 FROM star t WHERE t.dataset = d.id AND t.sample = s.id)");
    const auto requireCorrect = [&require](const std::string& row, bool correct) {
        require("(" + row + ".label >= 0 AND " + row + ".predicted " + (correct ? "=" : "<>") + " " + row + ".label)");
    };
    if (query.cell && query.correct)
        requireCorrect("p", *query.correct);
    if (query.otherCell && query.otherCorrect)
        requireCorrect("q", *query.otherCorrect);
    if (query.cell && query.predicted)
        require("p.predicted = " + parameter(std::int64_t{*query.predicted}));
    std::string condition;
    if (!query.filter.empty())
        condition = filterSql(parseFilter(query.filter), query.filter, place);
    if (!condition.empty())
        require(condition);
    filter.restricted = query.cell.has_value() || query.otherCell.has_value() || query.starredOnly || !condition.empty()
        || filter.values.size() > basics;
    filter.from += where;
    return filter;
}

void SampleFilter::bindTo(Statement& statement) const
{
    statement.bindAll(values);
}

std::string orderClause(const SampleQuery& query)
{
    const std::string direction = query.descending ? " DESC" : " ASC";
    std::string known;
    std::string found;
    const auto look = [&](const Column& order) {
        known.append(known.empty() ? "" : ", ").append(order.first);
        if (order.first == query.orderBy)
            found = " ORDER BY " + (order.second.empty() ? std::string() : std::string(order.second) + direction + ", ")
                + "s.dataset" + direction + ", s.ordinal" + direction;
    };
    std::ranges::for_each(kOrders, look);
    if (query.cell)
        std::ranges::for_each(kAnswerOrders, look);
    if (!found.empty())
        return found;
    throw Error(ErrorKind::Store, "samples cannot be sorted by '" + query.orderBy + "'; known: " + known);
}

std::string signature(const SampleQuery& query)
{
    std::string out;
    for (const std::string* text :
        {&query.dataset, &query.split, &query.answerType, &query.text, &query.tag, &query.filter, &query.orderBy})
        out += std::to_string(text->size()) + ":" + *text;
    for (const std::string& id : query.ids)
        out += std::to_string(id.size()) + "=" + id;
    const auto number = [&out](const auto& value) { out += value ? std::to_string(*value) + ";" : "-;"; };
    number(query.label);
    number(query.cell);
    number(query.correct);
    number(query.predicted);
    number(query.otherCell);
    number(query.otherCorrect);
    out += query.starredOnly ? "s" : "";
    out += query.descending ? "d" : "";
    return out;
}

}
