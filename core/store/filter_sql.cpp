#include "core/store/filter_sql.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/store/filter_fields.h"

namespace vlm::store {
namespace {

using Kind = FilterNode::Kind;
using enum FilterField;

/// What a part of the tree leans on, which decides where its SQL stands.
struct Reach {
    bool chooses = false; // nothing but terms that choose an answer
    const FilterNode* loose = nullptr; // says how an answer is, and leaves it to its neighbours which
    bool sample = false; // leans on the sample
};

/// A group of its own, as (model:a mode:lp), is about an answer of its own.
bool ownAnswer(const FilterNode& parent, const FilterNode& child, const Reach& reach)
{
    return reach.chooses && parent.kind == Kind::And && child.kind == Kind::And;
}

Reach reachOf(const FilterNode& node)
{
    if (node.kind == Kind::Term) {
        if (choosesAnswer(node.term.field))
            return {.chooses = true};
        if (describesAnswer(node.term.field))
            return {.loose = &node};
        return {.sample = true};
    }
    Reach all{.chooses = !node.children.empty()};
    bool opens = false;
    for (const FilterNode& child : node.children) {
        Reach reach = reachOf(child);
        if (ownAnswer(node, child, reach))
            reach = {.sample = true};
        all.chooses = all.chooses && reach.chooses;
        all.sample = all.sample || reach.sample;
        if (!all.loose)
            all.loose = reach.loose;
        opens = opens || reach.chooses;
    }
    if (node.kind == Kind::Not && all.chooses)
        return {.sample = true}; // no such answer
    if (all.chooses)
        return all;
    if (node.kind == Kind::And && opens)
        return {.sample = true};
    all.sample = all.sample || opens;
    return all;
}

[[noreturn]] void refuseLoose(const FilterNode& node, std::string_view line)
{
    const std::string field(infoOf(node.term.field).name);
    refuseFilter(line, node.span,
        "'" + field + "' is about an answer, and none is chosen: name whose, as in model:NAME " + field
            + "…, or choose predictions");
}

class Compiler {
public:
    Compiler(std::string_view line, const FilterPlace& place)
        : m_line(line)
        , m_place(place)
    {
    }

    /// @param answer alias of the prediction in reach, empty if there is none
    std::string compile(const FilterNode& node, const std::string& answer)
    {
        switch (node.kind) {
        case Kind::Not:
            return "NOT IFNULL(" + compile(node.children.front(), answer) + ", 0)";
        case Kind::Or:
            return reachOf(node).chooses ? answered({&node}, {}) : list(node, " OR ", answer);
        case Kind::And:
            return conjunction(node, answer);
        case Kind::Term:
            break;
        }
        if (choosesAnswer(node.term.field))
            return answered({&node}, {});
        if (describesAnswer(node.term.field) && answer.empty())
            refuseLoose(node, m_line);
        return term(node.term, answer);
    }

private:
    using Nodes = std::vector<const FilterNode*>;

    std::string bind(SqlValue value) const { return m_place.parameter(std::move(value)); }

    static void add(std::string& to, std::string_view glue, const std::string& condition)
    {
        to.append(to.empty() ? std::string_view() : glue).append(condition);
    }

    std::string list(const FilterNode& node, std::string_view glue, const std::string& answer)
    {
        std::string out;
        for (const FilterNode& child : node.children)
            add(out, glue, compile(child, answer));
        return "(" + out + ")";
    }

    std::string conjunction(const FilterNode& node, const std::string& answer)
    {
        Nodes choosing;
        Nodes describing;
        std::string out;
        std::vector<FilterNode> words;
        for (const FilterNode& child : node.children) {
            const Reach reach = reachOf(child);
            if (ownAnswer(node, child, reach))
                add(out, " AND ", compile(child, {}));
            else if (reach.chooses)
                choosing.push_back(&child);
            else if (reach.loose)
                describing.push_back(&child);
            else if (child.kind == Kind::Term && child.term.field == Text)
                words.push_back(child);
            else
                add(out, " AND ", compile(child, answer));
        }
        if (!words.empty())
            add(out, " AND ", matching("", words));
        if (!choosing.empty())
            add(out, " AND ", answered(choosing, describing));
        else
            for (const FilterNode* child : describing)
                add(out, " AND ", compile(*child, answer));
        return "(" + out + ")";
    }

    /// There is an answer that all of `choosing` choose and all of `describing` hold for.
    std::string answered(const Nodes& choosing, const Nodes& describing)
    {
        const std::string alias = "a" + std::to_string(++m_aliases);
        std::string cells = "SELECT c.id FROM cell c WHERE c.dataset = " + m_place.dataset;
        bool run = false;
        for (const FilterNode* node : choosing)
            cells += " AND " + choice(*node, run);
        if (!run)
            cells.append(" AND ").append(kNewestCell);
        std::string conditions = alias + ".cell IN (" + cells + ")";
        bool sample = false;
        for (const FilterNode* node : describing) {
            conditions += " AND " + compile(*node, alias);
            sample = sample || reachOf(*node).sample;
        }
        // One pass over the answers where they can be looked at without their samples.
        if (m_place.oneDataset && !sample)
            return "s.id IN (SELECT " + alias + ".sample FROM prediction " + alias + " WHERE " + conditions + ")";
        return "EXISTS (SELECT 1 FROM prediction " + alias + " WHERE " + alias + ".sample = s.id AND " + conditions
            + ")";
    }

    std::string choice(const FilterNode& node, bool& run)
    {
        if (node.kind != Kind::Term) {
            std::string out;
            for (const FilterNode& child : node.children)
                add(out, node.kind == Kind::Or ? " OR " : " AND ", choice(child, run));
            return "(" + out + ")";
        }
        run = run || node.term.field == Run;
        return anyOf(node.term, [&](const FilterValue& value) {
            if (node.term.field == Model)
                return named("c.model", value);
            if (node.term.field == Mode)
                return named("c.mode", value);
            const auto number = value.quoted ? std::nullopt : numberIn(value.text);
            return number ? "c.run = " + bind(static_cast<std::int64_t>(*number))
                          : "c.run IN (SELECT r.id FROM run r WHERE " + named("r.name", value) + ")";
        });
    }

    template <class Each> static std::string anyOf(const FilterTerm& term, Each each)
    {
        std::string out;
        for (const FilterValue& value : term.values)
            add(out, " OR ", each(value));
        return term.values.size() == 1 ? out : "(" + out + ")";
    }

    static bool pattern(const FilterValue& value) { return !value.quoted && value.text.find('*') != std::string::npos; }

    /// The column is the value, whatever the case; or fits it where it has stars. The collation stands at the column:
    /// SQLite makes a list of alternatives, and a list compares as its left side says.
    std::string named(const std::string& column, const FilterValue& value) const
    {
        if (!pattern(value))
            return column + " COLLATE NOCASE = " + bind(value.text);
        if (value.text.find_first_not_of('*') == std::string::npos)
            return column + " <> ''";
        return column + " LIKE " + bind(likePattern(value.text)) + " ESCAPE '\\'";
    }

    static std::string likePattern(std::string_view text)
    {
        std::string like;
        for (const char c : text) {
            if (c == '%' || c == '_' || c == '\\')
                like += '\\';
            like += c == '*' ? '%' : c;
        }
        return like;
    }

    std::string term(const FilterTerm& term, const std::string& answer)
    {
        switch (term.field) {
        case Text:
            return matching("", {{.kind = Kind::Term, .children = {}, .term = term, .span = {}}});
        case Dataset:
            return anyOf(term, [&](const FilterValue& value) {
                return "(" + named("d.id", value) + " OR " + named("d.title", value) + ")";
            });
        case Modality:
            return anyOf(term, [&](const FilterValue& value) { return named("d.modality", value); });
        case Task:
            return anyOf(term, [&](const FilterValue& value) { return named("d.task", value); });
        case Split:
            return chosen(term, "s.split");
        case Type:
            return chosen(term, "s.answer_type");
        case Status:
            return chosen(term, answer + ".status");
        case Label:
            return classes(term, "s.label");
        case Predicted:
            return classes(term, answer + ".predicted");
        case Sample:
            return identified(term);
        case Image:
            return anyOf(term, [&](const FilterValue& value) { return named("s.image", value); });
        case Patient:
            return anyOf(term, [&](const FilterValue& value) { return named("s.cluster", value); });
        case Tag:
            return marked("tag", anyOf(term, [&](const FilterValue& value) { return named("m.tag", value); }));
        case Starred:
            return yesOrNo(term, marked("star", ""));
        case Note:
            return noted(term);
        case Question:
            return worded(term, "question", "s.question");
        case Answer:
            return worded(term, "answer", "s.answer");
        case Disagree:
            return yesOrNo(term, disagreeing());
        case Correct:
            return correct(term, answer);
        case Score:
            return compared(term, "top_score(" + answer + ".scores)");
        case Latency:
            return compared(term, answer + ".latency_ms");
        case Reply:
            return anyOf(term, [&](const FilterValue& value) {
                if (term.relation == FilterOperator::Equal || pattern(value))
                    return named(answer + ".text", value);
                return answer + ".text LIKE " + bind("%" + likePattern(value.text) + "%") + " ESCAPE '\\'";
            });
        case Model:
        case Mode:
        case Run:
            break;
        }
        throw Error(ErrorKind::Internal, "a filter term without SQL");
    }

    std::string chosen(const FilterTerm& term, const std::string& column) const
    {
        return anyOf(term, [&](const FilterValue& value) {
            return column + " = " + bind(std::string(filterChoice(term.field, value.text).value_or("")));
        });
    }

    static std::string yesOrNo(const FilterTerm& term, const std::string& condition)
    {
        return anyOf(term, [&](const FilterValue& value) {
            return filterChoice(term.field, value.text) == "yes" ? condition : "NOT " + condition;
        });
    }

    /// An answer that cannot be right or wrong is neither.
    static std::string correct(const FilterTerm& term, const std::string& answer)
    {
        return anyOf(term, [&](const FilterValue& value) {
            return "(" + answer + ".label >= 0 AND " + answer + ".predicted "
                + (filterChoice(Correct, value.text) == "yes" ? "=" : "<>") + " " + answer + ".label)";
        });
    }

    std::string compared(const FilterTerm& term, const std::string& number) const
    {
        return anyOf(term, [&](const FilterValue& value) {
            if (term.relation == FilterOperator::Has || term.relation == FilterOperator::Equal) {
                const auto range = rangeIn(value.text).value_or(NumberRange{});
                return number + " BETWEEN " + bind(range.lowest) + " AND " + bind(range.highest);
            }
            return number + sign(term.relation) + bind(numberIn(value.text).value_or(0.0));
        });
    }

    static std::string sign(FilterOperator relation)
    {
        switch (relation) {
        case FilterOperator::Less:
            return " < ";
        case FilterOperator::LessOrEqual:
            return " <= ";
        case FilterOperator::Greater:
            return " > ";
        case FilterOperator::GreaterOrEqual:
            return " >= ";
        case FilterOperator::Has:
        case FilterOperator::Equal:
            break;
        }
        return " = ";
    }

    /// A class by its text, else by its number; none; fitting a text with stars; in a range of numbers.
    std::string classes(const FilterTerm& term, const std::string& column)
    {
        if (term.relation != FilterOperator::Has && term.relation != FilterOperator::Equal)
            return "(" + column + " >= 0 AND " + compared(term, column) + ")";
        const std::string known = " FROM dataset x, json_each(x.classes) j WHERE x.id = " + m_place.dataset + " AND ";
        return anyOf(term, [&](const FilterValue& value) {
            if (pattern(value))
                return column + " IN (SELECT j.key" + known + named("j.value", value) + ")";
            const std::string byText
                = "(SELECT j.key" + known + "j.value COLLATE NOCASE = " + bind(value.text) + " LIMIT 1)";
            if (value.quoted)
                return column + " = " + byText;
            if (sameWord(value.text, "none"))
                return column + " = COALESCE(" + byText + ", -1)";
            if (const auto number = numberIn(value.text))
                return column + " = COALESCE(" + byText + ", " + bind(*number) + ")";
            if (const auto range = rangeIn(value.text))
                return "(" + column + " >= 0 AND " + column + " BETWEEN " + bind(range->lowest) + " AND "
                    + bind(range->highest) + ")";
            return column + " = " + byText;
        });
    }

    std::string identified(const FilterTerm& term) const
    {
        const bool plain = std::ranges::none_of(term.values, pattern);
        if (!plain)
            return anyOf(term, [&](const FilterValue& value) {
                return pattern(value) ? named("s.id", value) : "s.id = " + bind(value.text);
            });
        if (term.values.size() == 1)
            return "s.id = " + bind(term.values.front().text);
        std::vector<std::string> ids;
        for (const FilterValue& value : term.values)
            ids.push_back(value.text);
        return "s.id IN (SELECT value FROM json_each("
            + bind(nlohmann::json(ids).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) + "))";
    }

    /// The sample is in one of the tables star, tag, note.
    std::string marked(const std::string& table, const std::string& condition) const
    {
        const std::string where
            = " WHERE m.dataset = " + m_place.dataset + (condition.empty() ? "" : " AND ") + condition;
        if (m_place.oneDataset)
            return "s.key IN (SELECT x.key FROM " + table
                + " m JOIN dataset y ON y.id = m.dataset JOIN sample x"
                  " ON x.dataset = y.key AND x.id = m.sample"
                + where + ")";
        return "EXISTS (SELECT 1 FROM " + table + " m" + where + " AND m.sample = s.id)";
    }

    std::string noted(const FilterTerm& term)
    {
        return anyOf(term, [&](const FilterValue& value) {
            if (pattern(value) && value.text.find_first_not_of('*') == std::string::npos)
                return marked("note", "");
            if (term.relation == FilterOperator::Equal || pattern(value))
                return marked("note", named("m.text", value));
            return matching("note", {wordNode(value)});
        });
    }

    std::string worded(const FilterTerm& term, std::string_view index, const std::string& column)
    {
        return anyOf(term, [&](const FilterValue& value) {
            if (term.relation == FilterOperator::Equal || pattern(value))
                return named(column, value);
            return matching(index, {wordNode(value)});
        });
    }

    static FilterNode wordNode(const FilterValue& value)
    {
        FilterNode node{.kind = Kind::Term, .children = {}, .term = {}, .span = {}};
        node.term.values.push_back(value);
        return node;
    }

    /// Full text: a quoted value is a phrase, others begin a word. Signs alone are no words and are passed over.
    std::string matching(std::string_view column, const std::vector<FilterNode>& words) const
    {
        std::string expression;
        for (const FilterNode& node : words)
            for (const FilterValue& value : node.term.values) {
                std::string quoted = "\"";
                for (const char c : value.text)
                    if (c != '\0')
                        quoted.append(c == '"' ? "\"\"" : std::string(1, c));
                add(expression, " ", quoted + (value.quoted ? "\"" : "\"*"));
            }
        if (!column.empty())
            expression = std::string(column) + " : (" + expression + ")";
        return "s.key IN (SELECT rowid FROM sample_text WHERE sample_text MATCH " + bind(std::move(expression)) + ")";
    }

    /// Models that chose a class chose more than one.
    std::string disagreeing() const
    {
        const std::string from = " FROM prediction q WHERE q.predicted >= 0 AND q.cell IN (SELECT c.id FROM cell c"
                                 " WHERE c.dataset = "
            + m_place.dataset + " AND " + std::string(kNewestCell) + ")";
        if (m_place.oneDataset)
            return "s.id IN (SELECT q.sample" + from
                + " GROUP BY q.sample HAVING MIN(q.predicted) <> MAX(q.predicted))";
        return "IFNULL((SELECT MIN(q.predicted) <> MAX(q.predicted)" + from + " AND q.sample = s.id), 0)";
    }

    std::string_view m_line;
    const FilterPlace& m_place;
    int m_aliases = 0;
};

}

std::string filterSql(const FilterNode& root, std::string_view line, const FilterPlace& place)
{
    if (root.kind == Kind::And && root.children.empty())
        return {};
    return Compiler(line, place).compile(root, place.answer ? "p" : "");
}

bool leansOnAnswer(const FilterNode& root)
{
    return reachOf(root).loose != nullptr;
}

void checkFilter(const FilterNode& root, std::string_view line, bool answerChosen)
{
    if (const Reach reach = reachOf(root); reach.loose && !answerChosen)
        refuseLoose(*reach.loose, line);
}

}
