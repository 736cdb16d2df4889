#include "core/store/filter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/store/filter_fields.h"

namespace vlm::store {
namespace {

constexpr int kDeepest = 50; // SQLite takes expressions 1,000 deep
constexpr std::size_t kMostTerms = 200;
constexpr std::size_t kLongest = 100'000; // bytes
constexpr std::size_t kMostValues = 5'000;

bool blank(char c)
{
    return c >= 0 && c <= ' ';
}

bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

class Parser {
public:
    explicit Parser(std::string_view line)
        : m_line(line)
    {
        if (line.size() > kLongest)
            refuse({kLongest, line.size()}, "the line is longer than " + std::to_string(kLongest) + " bytes");
    }

    FilterNode parse()
    {
        skipBlanks();
        if (atEnd())
            return {};
        FilterNode node = alternatives(0);
        if (!atEnd())
            refuse({m_at, m_at + 1}, "this parenthesis closes none");
        return node;
    }

private:
    using Kind = FilterNode::Kind;

    [[noreturn]] void refuse(FilterSpan span, std::string problem) const
    {
        refuseFilter(m_line, span, std::move(problem));
    }
    bool atEnd() const { return m_at >= m_line.size(); }
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_line.size() ? m_line[m_at + ahead] : '\0'; }
    void skipBlanks()
    {
        while (!atEnd() && blank(m_line[m_at]))
            ++m_at;
    }
    /// Whether this word in capitals stands here, alone.
    bool keyword(std::string_view word) const
    {
        if (!m_line.substr(m_at).starts_with(word))
            return false;
        const char next = peek(word.size());
        return blank(next) || next == '(' || next == ')' || next == '"';
    }
    bool operand() const { return !atEnd() && peek() != ')' && !keyword("OR"); }
    void expectOperand(FilterSpan after, std::string_view what) const
    {
        if (!operand())
            refuse(after, std::string(what) + " wants a term behind it");
    }

    static FilterNode joined(Kind kind, std::vector<FilterNode> children)
    {
        if (children.size() == 1)
            return std::move(children.front());
        const FilterSpan span{children.front().span.begin, children.back().span.end};
        return {.kind = kind, .children = std::move(children), .term = {}, .span = span};
    }

    FilterNode alternatives(int depth)
    {
        std::vector<FilterNode> children;
        if (!operand())
            refuse({m_at, m_at + (atEnd() ? 0 : 2)}, "a term was expected here");
        children.push_back(conjunction(depth));
        while (!atEnd() && keyword("OR")) {
            const FilterSpan word{m_at, m_at + 2};
            m_at += 2;
            skipBlanks();
            expectOperand(word, "OR");
            children.push_back(conjunction(depth));
        }
        return joined(Kind::Or, std::move(children));
    }

    FilterNode conjunction(int depth)
    {
        std::vector<FilterNode> children;
        while (operand()) {
            if (keyword("AND")) {
                const FilterSpan word{m_at, m_at + 3};
                if (children.empty())
                    refuse(word, "AND wants a term before it; put it in quotation marks to search for it");
                m_at += 3;
                skipBlanks();
                expectOperand(word, "AND");
                if (keyword("AND"))
                    refuse({m_at, m_at + 3}, "AND stands here twice");
            }
            children.push_back(unary(depth));
            skipBlanks();
        }
        return joined(Kind::And, std::move(children));
    }

    FilterNode unary(int depth)
    {
        const std::size_t begin = m_at;
        if (depth > kDeepest)
            refuse({begin, begin + 1}, "more than " + std::to_string(kDeepest) + " levels");
        const bool word = keyword("NOT");
        if (word || (peek() == '-' && m_at + 1 < m_line.size() && !blank(peek(1)) && peek(1) != ')')) {
            m_at += word ? 3 : 1;
            skipBlanks();
            expectOperand({begin, m_at}, word ? "NOT" : "-");
            FilterNode child = unary(depth + 1);
            const FilterSpan span{begin, child.span.end};
            FilterNode node{.kind = Kind::Not, .children = {}, .term = {}, .span = span};
            node.children.push_back(std::move(child));
            return node;
        }
        if (peek() == '(') {
            ++m_at;
            skipBlanks();
            if (peek() == ')')
                refuse({begin, m_at + 1}, "nothing stands between these parentheses");
            FilterNode node = alternatives(depth + 1);
            if (peek() != ')')
                refuse({begin, begin + 1}, "this parenthesis is not closed");
            node.span = {begin, ++m_at};
            return node;
        }
        return term();
    }

    FilterNode term()
    {
        if (++m_terms > kMostTerms)
            refuse({m_at, m_line.size()}, "more than " + std::to_string(kMostTerms) + " terms");
        const std::size_t begin = m_at;
        FilterNode node{.kind = Kind::Term, .children = {}, .term = {}, .span = {}};
        bool negated = false;
        if (const FilterFieldInfo* info = field(node.term.relation, negated))
            readValues(*info, node, begin);
        else
            node.term.values.push_back(word(" \t()\""));
        node.span = {begin, m_at};
        const std::vector<FilterValue>& values = node.term.values;
        if (node.term.field == FilterField::Text && !values.front().quoted && sameWord(values.front().text, "starred"))
            node.term = {FilterField::Starred, FilterOperator::Has, {{"yes", false, node.span}}};
        if (!negated)
            return node;
        FilterNode turned{.kind = Kind::Not, .children = {}, .term = {}, .span = node.span};
        turned.children.push_back(std::move(node));
        return turned;
    }

    /// The field and the sign at this place, if it is a term with a field.
    const FilterFieldInfo* field(FilterOperator& relation, bool& turned)
    {
        std::size_t at = m_at;
        while (at < m_line.size() && letter(m_line[at]))
            ++at;
        if (at == m_at)
            return nullptr;
        const std::string_view name = m_line.substr(m_at, at - m_at);
        std::size_t sign = at;
        const FilterFieldInfo* info = fieldNamed(name);
        while (info && sign < m_line.size() && blank(m_line[sign]))
            ++sign;
        const std::string_view rest = m_line.substr(sign);
        constexpr std::pair<std::string_view, FilterOperator> kSigns[]{{"!=", FilterOperator::Equal},
            {"<=", FilterOperator::LessOrEqual}, {">=", FilterOperator::GreaterOrEqual}, {"<", FilterOperator::Less},
            {">", FilterOperator::Greater}, {"=", FilterOperator::Equal}, {":", FilterOperator::Has}};
        for (const auto& [text, meaning] : kSigns) {
            if (!rest.starts_with(text) || (text == ":" && sign != at))
                continue;
            if (!info)
                refuse({m_at, at},
                    "there is no field '" + std::string(name) + "'; known: " + filterFieldNames()
                        + "; in quotation marks it is searched for");
            relation = meaning;
            turned = text == "!=";
            m_sign = {sign, sign + text.size()};
            m_at = m_sign.end;
            if (text != ":")
                skipBlanks();
            return info;
        }
        return nullptr;
    }

    void readValues(const FilterFieldInfo& info, FilterNode& node, std::size_t begin)
    {
        FilterTerm& term = node.term;
        term.field = info.field;
        const std::string head(m_line.substr(begin, m_sign.end - begin));
        // "score:>0.8" is "score>0.8".
        if (term.relation == FilterOperator::Has && (peek() == '<' || peek() == '>')) {
            const bool orEqual = peek(1) == '=';
            term.relation = peek() == '<' ? (orEqual ? FilterOperator::LessOrEqual : FilterOperator::Less)
                                          : (orEqual ? FilterOperator::GreaterOrEqual : FilterOperator::Greater);
            m_at += orEqual ? 2 : 1;
        }
        do {
            if (!term.values.empty())
                ++m_at; // the comma
            if (atEnd() || blank(peek()) || peek() == ')' || peek() == ',')
                refuse({begin, m_at}, "'" + head + "' wants a value: " + expected(info));
            term.values.push_back(word(" \t(),\""));
            check(info, term, term.values.back());
            if (term.values.size() > kMostValues)
                refuse({begin, m_at}, "more than " + std::to_string(kMostValues) + " values");
        } while (peek() == ',');
        if (peek() == '"' || peek() == '(')
            refuse({m_at, m_at + 1}, "a blank was expected behind the value");
    }

    /// A quoted text, or all up to one of `ends`.
    FilterValue word(std::string_view ends)
    {
        FilterValue value{.text = {}, .quoted = peek() == '"', .span = {m_at, m_at}};
        if (!value.quoted) {
            while (!atEnd() && !blank(peek()) && ends.find(peek()) == std::string_view::npos)
                value.text += m_line[m_at++];
        } else {
            for (++m_at; !atEnd() && peek() != '"'; ++m_at) {
                if (peek() == '\\' && (peek(1) == '"' || peek(1) == '\\'))
                    ++m_at;
                value.text += peek();
            }
            if (atEnd())
                refuse({value.span.begin, m_at}, "this quotation mark is not closed");
            ++m_at;
        }
        value.span.end = m_at;
        return value;
    }

    static std::string expected(const FilterFieldInfo& info)
    {
        std::string out;
        switch (info.kind) {
        case FilterKind::Choice:
            for (const std::string_view choice : filterChoices(info.field))
                out.append(out.empty() ? "" : ", ").append(choice);
            return out;
        case FilterKind::Number:
            return std::string(info.name) + ">0.8, " + std::string(info.name) + "<=0.5 or " + std::string(info.name)
                + ":0.2..0.8";
        case FilterKind::Class:
            return "a class by its text or number, or none";
        case FilterKind::Words:
            return "words, in quotation marks if several, or *";
        case FilterKind::Name:
            return "text, in quotation marks if it has blanks, or *";
        }
        return out;
    }

    void check(const FilterFieldInfo& info, const FilterTerm& term, const FilterValue& value) const
    {
        const bool compared = term.relation != FilterOperator::Has && term.relation != FilterOperator::Equal;
        const std::string shown = "'" + value.text + "'";
        if (value.quoted && value.text.empty())
            refuse(value.span, "nothing stands between these quotation marks; expected " + expected(info));
        if (info.kind == FilterKind::Choice && !filterChoice(info.field, value.text))
            refuse(value.span, shown + " is no " + std::string(info.name) + "; known: " + expected(info));
        const bool numeric = info.kind == FilterKind::Number || info.kind == FilterKind::Class;
        if (compared && !numeric)
            refuse(m_sign, std::string(info.name) + " cannot be compared; expected ':' or '='");
        if (compared && !numberIn(value.text))
            refuse(value.span, shown + " is no number, which " + std::string(info.name) + " is compared with");
        if (info.kind != FilterKind::Number || compared)
            return;
        if (!rangeIn(value.text))
            refuse(value.span, shown + " is no range; expected " + expected(info));
    }

    std::string_view m_line;
    std::size_t m_at = 0;
    std::size_t m_terms = 0;
    FilterSpan m_sign;
};

}

FilterError::FilterError(FilterProblem problem)
    : Error(ErrorKind::Store, "filter, character " + std::to_string(problem.character) + ": " + problem.text)
    , m_problem(std::move(problem))
{
}

FilterProblem filterProblem(std::string_view line, FilterSpan span, std::string text)
{
    span.begin = std::min(span.begin, line.size());
    span.end = std::clamp(span.end, span.begin, line.size());
    const auto before = std::ranges::count_if(line.substr(0, span.begin), [](char c) { return (c & 0xc0) != 0x80; });
    return {.text = std::move(text), .span = span, .character = static_cast<std::size_t>(before) + 1};
}

void refuseFilter(std::string_view line, FilterSpan span, std::string problem)
{
    throw FilterError(filterProblem(line, span, std::move(problem)));
}

FilterNode parseFilter(std::string_view line)
{
    return Parser(line).parse();
}

}
