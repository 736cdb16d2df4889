#include "core/text/regex.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/text/unicode_data.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <utility>

// A backtracking matcher for builds without PCRE2: what the patterns of published tokenizers are made of, and an error
// for everything else.

namespace vlm::text {

namespace {

constexpr std::size_t kForever = std::numeric_limits<std::size_t>::max();
constexpr int kMatchLimit = 2'000'000; // steps of one search
constexpr int kDeepest = 200; // groups in groups

constexpr unsigned bit(CharClass kind)
{
    return 1U << static_cast<unsigned>(kind);
}
constexpr unsigned kMarks = bit(CharClass::NonspacingMark) | bit(CharClass::OtherMark);
constexpr unsigned kNumbers = bit(CharClass::Decimal) | bit(CharClass::LetterNumber) | bit(CharClass::OtherNumber);
constexpr unsigned kWord = bit(CharClass::Letter) | kMarks | bit(CharClass::Decimal) | bit(CharClass::Connector);

constexpr std::pair<std::string_view, unsigned> kProperties[] = {{"L", bit(CharClass::Letter)}, {"M", kMarks},
    {"Mn", bit(CharClass::NonspacingMark)}, {"N", kNumbers}, {"Nd", bit(CharClass::Decimal)},
    {"Nl", bit(CharClass::LetterNumber)}, {"No", bit(CharClass::OtherNumber)}, {"Pc", bit(CharClass::Connector)},
    {"P", bit(CharClass::Connector) | bit(CharClass::Punctuation)}, {"S", bit(CharClass::Symbol)},
    {"Z", bit(CharClass::Separator)}, {"C", bit(CharClass::Other) | bit(CharClass::Unassigned)}};

struct Item {
    char32_t first = 0, last = 0; // when no class is given
    unsigned classes = 0;
    bool space = false;
    bool negated = false;

    [[nodiscard]] bool contains(char32_t c) const
    {
        const bool in = space ? isSpace(c)
            : classes != 0    ? (classes & bit(charClass(c))) != 0
                              : c >= first && c <= last;
        return in != negated;
    }
};

struct Node {
    enum class Kind { Set, Sequence, Choice, Repeat, Ahead, LineBegin, LineEnd };
    enum class Greed { Greedy, Lazy, Possessive };
    Kind kind = Kind::Sequence;
    std::vector<Item> items{}; // Set
    bool negated = false; // Set, Ahead
    bool anyCase = false; // Set
    std::vector<Node> children{};
    std::size_t least = 0, most = 0; // Repeat
    Greed greed = Greed::Greedy;

    [[nodiscard]] bool holds(char32_t c) const
    {
        const auto in = [&](char32_t one) {
            return std::ranges::any_of(items, [&](const Item& item) { return item.contains(one); });
        };
        bool found = in(c);
        if (!found && anyCase)
            found = in(lowerCase(c)) || (c >= 'a' && c <= 'z' && in(c - 32));
        return found != negated;
    }
};

class Parser {
public:
    explicit Parser(std::string_view pattern)
        : m_pattern(pattern)
    {
    }

    Node parse()
    {
        Node all = choice(0);
        if (m_at < m_pattern.size())
            unsupported("an unmatched )");
        return all;
    }

private:
    [[noreturn]] void unsupported(std::string_view what) const
    {
        throw Error(ErrorKind::Tokenizer,
            vlm::format(
                "regular expression: {} in \"{}\" needs PCRE2, which this build was made without", what, m_pattern));
    }

    [[nodiscard]] bool next(std::string_view text) const { return m_pattern.substr(m_at).starts_with(text); }
    bool take(std::string_view text)
    {
        const bool there = next(text);
        m_at += there ? text.size() : 0;
        return there;
    }
    char32_t takeCodePoint()
    {
        if (m_at >= m_pattern.size())
            unsupported("an unfinished pattern");
        const auto [c, length] = codePointAt(m_pattern, m_at);
        m_at += length;
        return c;
    }

    Node choice(int depth)
    {
        if (depth > kDeepest)
            unsupported("groups this deep");
        Node node{.kind = Node::Kind::Choice};
        node.children.push_back(sequence(depth));
        while (take("|"))
            node.children.push_back(sequence(depth));
        return node;
    }

    Node sequence(int depth)
    {
        Node node{.kind = Node::Kind::Sequence};
        while (m_at < m_pattern.size() && !next("|") && !next(")"))
            node.children.push_back(quantified(atom(depth)));
        return node;
    }

    Node atom(int depth)
    {
        if (take("("))
            return group(depth);
        if (take("["))
            return characterClass();
        if (take("^"))
            return {.kind = Node::Kind::LineBegin};
        if (take("$"))
            return {.kind = Node::Kind::LineEnd};
        if (take("."))
            return set(Item{.first = '\n', .last = '\n'}, true);
        if (take("\\"))
            return set(escape());
        if (next("*") || next("+") || next("?"))
            unsupported("a quantifier of nothing");
        const char32_t c = takeCodePoint();
        return set(Item{.first = c, .last = c});
    }

    [[nodiscard]] Node set(Item item, bool negated = false) const
    {
        return {.kind = Node::Kind::Set, .items = {item}, .negated = negated, .anyCase = m_anyCase};
    }

    Node group(int depth)
    {
        const bool outer = m_anyCase;
        Node node;
        if (take("?=") || next("?!")) {
            node.kind = Node::Kind::Ahead;
            node.negated = take("?!");
        } else if (take("?i:")) {
            m_anyCase = true;
        } else if (!take("?:") && next("?")) {
            unsupported("(" + std::string(m_pattern.substr(m_at, 3)));
        }
        node.children.push_back(choice(depth + 1));
        if (!take(")"))
            unsupported("an unmatched (");
        m_anyCase = outer;
        return node;
    }

    Item escape()
    {
        const char32_t c = takeCodePoint();
        switch (c) {
        case 's':
        case 'S':
            return {.space = true, .negated = c == 'S'};
        case 'w':
        case 'W':
            return {.classes = kWord, .negated = c == 'W'};
        case 'd':
        case 'D':
            return {.classes = bit(CharClass::Decimal), .negated = c == 'D'};
        case 'p':
        case 'P':
            return property(c == 'P');
        case 'n':
            return {.first = '\n', .last = '\n'};
        case 'r':
            return {.first = '\r', .last = '\r'};
        case 't':
            return {.first = '\t', .last = '\t'};
        case 'u':
            return hexadecimal(m_pattern.substr(m_at, 4), 4);
        case 'x': {
            const std::size_t end = m_pattern.find('}', m_at);
            if (!next("{") || end == std::string_view::npos)
                unsupported("\\x without {}");
            return hexadecimal(m_pattern.substr(m_at + 1, end - m_at - 1), end + 1 - m_at);
        }
        default:
            if (c >= 0x80 || isWord(c))
                unsupported("the escape " + std::string(m_pattern.substr(m_at - 2, 2)));
            return {.first = c, .last = c};
        }
    }

    Item hexadecimal(std::string_view digits, std::size_t taken)
    {
        char32_t value = 0;
        for (const char digit : digits) {
            const std::size_t at = std::string_view("0123456789abcdefABCDEF").find(digit);
            if (at == std::string_view::npos || digits.size() > 6)
                unsupported("a number that is not hexadecimal");
            value = value * 16 + static_cast<char32_t>(at < 16 ? at : at - 6);
        }
        m_at += taken;
        return {.first = value, .last = value};
    }

    Item property(bool negated)
    {
        const std::size_t end = next("{") ? m_pattern.find('}', m_at) : std::string_view::npos;
        const std::string_view name
            = end == std::string_view::npos ? std::string_view() : m_pattern.substr(m_at + 1, end - m_at - 1);
        const auto* const found = std::ranges::find(kProperties, name, &std::pair<std::string_view, unsigned>::first);
        if (found == std::end(kProperties))
            unsupported("the property \\p{" + std::string(name) + "}");
        m_at = end + 1;
        return {.classes = found->second, .negated = negated};
    }

    Node characterClass()
    {
        Node node{.kind = Node::Kind::Set, .anyCase = m_anyCase};
        node.negated = take("^");
        for (bool first = true; first || !next("]"); first = false) {
            if (next("[") || next("&&"))
                unsupported("a class inside a class or an intersection");
            Item item = member();
            const bool single = item.classes == 0 && !item.space;
            if (single && next("-") && !next("-]")) {
                take("-");
                const Item last = member();
                if (last.classes != 0 || last.space || last.first < item.first)
                    unsupported("a range without an end");
                item.last = last.first;
            }
            node.items.push_back(item);
        }
        take("]");
        return node;
    }

    Item member()
    {
        if (take("\\"))
            return escape();
        const char32_t c = takeCodePoint();
        return {.first = c, .last = c};
    }

    Node quantified(Node inner)
    {
        std::optional<std::pair<std::size_t, std::size_t>> times;
        if (take("*"))
            times = {0, kForever};
        else if (take("+"))
            times = {1, kForever};
        else if (take("?"))
            times = {0, 1};
        else if (next("{"))
            times = counted();
        if (!times)
            return inner;
        Node node{.kind = Node::Kind::Repeat, .least = times->first, .most = times->second};
        node.greed = take("?") ? Node::Greed::Lazy : take("+") ? Node::Greed::Possessive : Node::Greed::Greedy;
        node.children.push_back(std::move(inner));
        return node;
    }

    std::pair<std::size_t, std::size_t> counted()
    {
        const std::size_t end = m_pattern.find('}', m_at);
        const std::string_view inside
            = end == std::string_view::npos ? std::string_view() : m_pattern.substr(m_at + 1, end - m_at - 1);
        const std::size_t comma = inside.find(',');
        const auto number = [&](std::string_view digits, std::size_t fallback) {
            std::size_t value = 0;
            const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
            if (!digits.empty() && (result.ec != std::errc() || result.ptr != digits.data() + digits.size()))
                unsupported("{" + std::string(inside) + "}");
            return digits.empty() ? fallback : value;
        };
        if (inside.empty())
            unsupported("{}");
        m_at = end + 1;
        const std::size_t least = number(inside.substr(0, comma), 0);
        return {least, comma == std::string_view::npos ? least : number(inside.substr(comma + 1), kForever)};
    }

    std::string_view m_pattern;
    std::size_t m_at = 0;
    bool m_anyCase = false;
};

class Matcher {
public:
    using Then = std::function<bool(std::size_t)>;

    Matcher(std::string_view pattern, std::string_view text)
        : m_pattern(pattern)
        , m_text(text)
    {
    }

    std::optional<std::size_t> end(const Node& node, std::size_t begin, bool mayBeEmpty)
    {
        std::optional<std::size_t> found;
        m_steps = 0;
        match(node, begin, [&](std::size_t at) {
            if (at == begin && !mayBeEmpty)
                return false;
            found = at;
            return true;
        });
        return found;
    }

private:
    bool match(const Node& node, std::size_t at, const Then& then)
    {
        if (++m_steps > kMatchLimit)
            throw Error(ErrorKind::Tokenizer,
                vlm::format(
                    "regular expression \"{}\": too many steps on a text of {} bytes", m_pattern, m_text.size()));
        switch (node.kind) {
        case Node::Kind::Set: {
            const std::size_t length = one(node, at);
            return length > 0 && then(at + length);
        }
        case Node::Kind::Sequence:
            return sequence(node, 0, at, then);
        case Node::Kind::Choice:
            return std::ranges::any_of(node.children, [&](const Node& child) { return match(child, at, then); });
        case Node::Kind::Repeat:
            return node.children[0].kind == Node::Kind::Set ? run(node, at, then) : repeat(node, 0, at, then);
        case Node::Kind::Ahead:
            return match(node.children[0], at, [](std::size_t) { return true; }) != node.negated && then(at);
        case Node::Kind::LineBegin:
            return (at == 0 || m_text[at - 1] == '\n') && then(at);
        case Node::Kind::LineEnd:
            return (at == m_text.size() || m_text[at] == '\n') && then(at);
        }
        return false;
    }

    /// Bytes of the character at `at` if the set holds it, else 0.
    [[nodiscard]] std::size_t one(const Node& set, std::size_t at) const
    {
        if (at >= m_text.size())
            return 0;
        const auto [c, length] = codePointAt(m_text, at);
        return set.holds(c) ? length : 0;
    }

    bool sequence(const Node& node, std::size_t index, std::size_t at, const Then& then)
    {
        if (index == node.children.size())
            return then(at);
        return match(
            node.children[index], at, [&, index](std::size_t end) { return sequence(node, index + 1, end, then); });
    }

    /// Repetition of a single character: no recursion.
    bool run(const Node& node, std::size_t at, const Then& then)
    {
        std::vector<std::size_t> ends{at};
        while (ends.size() <= node.most) {
            const std::size_t length = one(node.children[0], ends.back());
            if (length == 0)
                break;
            ends.push_back(ends.back() + length);
        }
        if (ends.size() <= node.least)
            return false;
        if (node.greed == Node::Greed::Possessive)
            return then(ends.back());
        const auto rest = std::span(ends).subspan(node.least);
        if (node.greed == Node::Greed::Lazy)
            return std::ranges::any_of(rest, then);
        return std::any_of(rest.rbegin(), rest.rend(), then);
    }

    bool repeat(const Node& node, std::size_t done, std::size_t at, const Then& then)
    {
        const auto again = [&] {
            return done < node.most && match(node.children[0], at, [&, done, at](std::size_t end) {
                return (end > at || done < node.least) && repeat(node, done + 1, end, then);
            });
        };
        if (node.greed == Node::Greed::Possessive) {
            std::size_t last = at;
            while (done < node.most) {
                const auto end = Matcher(m_pattern, m_text).end(node.children[0], last, false);
                if (!end)
                    break;
                last = *end;
                ++done;
            }
            return done >= node.least && then(last);
        }
        if (done < node.least)
            return again();
        return node.greed == Node::Greed::Lazy ? then(at) || again() : again() || then(at);
    }

    std::string_view m_pattern;
    std::string_view m_text;
    int m_steps = 0;
};

}

struct Regex::Compiled {
    std::string pattern;
    Node root;
};

Regex::Regex(std::string_view pattern)
    : m_compiled(std::make_shared<const Compiled>(Compiled{std::string(pattern), Parser(pattern).parse()}))
{
}

Regex Regex::literal(std::string_view text)
{
    Regex regex;
    regex.m_literal = text;
    return regex;
}

std::vector<Range> Regex::findAll(std::string_view text) const
{
    std::vector<Range> found;
    if (!m_compiled) {
        for (std::size_t at = 0; !m_literal.empty() && (at = text.find(m_literal, at)) != std::string_view::npos;) {
            found.push_back({at, at + m_literal.size()});
            at += m_literal.size();
        }
        return found;
    }
    Matcher matcher(m_compiled->pattern, text);
    bool afterEmpty = false;
    for (std::size_t at = 0; at <= text.size();) {
        if (const auto end = matcher.end(m_compiled->root, at, !afterEmpty)) {
            found.push_back({at, *end});
            afterEmpty = *end == at;
            at = *end;
            continue;
        }
        afterEmpty = false;
        at += at < text.size() ? codePointAt(text, at).length : 1;
    }
    return found;
}

std::string Regex::replaceAll(std::string_view text, std::string_view replacement) const
{
    std::string out;
    std::size_t done = 0;
    for (const auto& [begin, end] : findAll(text)) {
        out.append(text, done, begin - done).append(replacement);
        done = end;
    }
    return out.append(text, done, std::string_view::npos);
}

}
