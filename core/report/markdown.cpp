#include "core/report/markdown.h"
#include "core/base/html.h"

#include <algorithm>
#include <cctype>

namespace vlm::report {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    return text;
}

/// Words between marks; a mark without its partner is text.
class SpanReader {
public:
    explicit SpanReader(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<Span> read()
    {
        while (m_at < m_text.size())
            step();
        flush();
        return std::move(m_out);
    }

private:
    void step()
    {
        const char c = m_text[m_at];
        if (c == '\\' && m_at + 1 < m_text.size() && std::ispunct(static_cast<unsigned char>(m_text[m_at + 1]))) {
            m_now.text += m_text[m_at + 1];
            m_at += 2;
        } else if (c == '`' && m_text.find('`', m_at + 1) != std::string_view::npos) {
            flush();
            const std::size_t end = m_text.find('`', m_at + 1);
            m_out.push_back({.text = std::string(m_text.substr(m_at + 1, end - m_at - 1)), .code = true});
            m_at = end + 1;
        } else if (m_text.substr(m_at, 2) == "**") {
            if (!toggles("**", m_now.bold)) {
                m_now.text += "**";
                m_at += 2;
            }
        } else if (toggles("*", m_now.italic) || link()) {
            return;
        } else {
            m_now.text += c;
            ++m_at;
        }
    }

    bool toggles(std::string_view mark, bool& on)
    {
        if (m_text.substr(m_at, mark.size()) != mark)
            return false;
        const std::size_t after = m_at + mark.size();
        const bool spaceAfter = after >= m_text.size() || m_text[after] == ' ';
        if (!on && (spaceAfter || m_text.find(mark, after) == std::string_view::npos))
            return false;
        flush();
        on = !on;
        m_at = after;
        return true;
    }

    /// [words](address) and ![words](address) give their words.
    bool link()
    {
        const std::size_t start = m_at + (m_text[m_at] == '!' ? 1 : 0);
        if (start >= m_text.size() || m_text[start] != '[')
            return false;
        const std::size_t middle = m_text.find("](", start);
        const std::size_t end = middle == std::string_view::npos ? middle : m_text.find(')', middle);
        if (end == std::string_view::npos)
            return false;
        m_now.text += m_text.substr(start + 1, middle - start - 1);
        m_at = end + 1;
        return true;
    }

    void flush()
    {
        if (m_now.text.empty())
            return;
        m_out.push_back(m_now);
        m_now.text.clear();
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Span m_now{};
    std::vector<Span> m_out{};
};

std::string spansHtml(const std::vector<Span>& spans)
{
    std::string out;
    for (const Span& span : spans) {
        std::string text = escapeHtml(span.text);
        if (span.code)
            text = "<code>" + text + "</code>";
        if (span.italic)
            text = "<em>" + text + "</em>";
        if (span.bold)
            text = "<strong>" + text + "</strong>";
        out += text;
    }
    return out;
}

/// "12. words" gives 12 and moves past it, else 0.
int numberAt(std::string_view& line)
{
    std::size_t digits = 0;
    while (digits < line.size() && digits < 6 && std::isdigit(static_cast<unsigned char>(line[digits])))
        ++digits;
    if (digits == 0 || line.substr(digits, 2) != ". ")
        return 0;
    const int number = std::stoi(std::string(line.substr(0, digits)));
    line.remove_prefix(digits + 2);
    return number;
}

}

std::vector<Paragraph> parseMarkdown(std::string_view text)
{
    std::vector<Paragraph> out;
    std::string open; // lines of the paragraph being read
    Paragraph next;
    const auto close = [&] {
        if (open.empty())
            return;
        next.spans = SpanReader(open).read();
        out.push_back(std::move(next));
        next = {};
        open.clear();
    };
    bool code = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view raw = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        std::string_view line = trimmed(raw);
        if (line.starts_with("```")) {
            close();
            code = !code;
            continue;
        }
        if (code) {
            out.push_back({.kind = Paragraph::Kind::Code, .spans = {{.text = std::string(raw), .code = true}}});
            continue;
        }
        const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
        if (line.empty()) {
            close();
        } else if (marks > 0 && marks < line.size() && line[marks] == ' ') {
            close();
            next = {.kind = Paragraph::Kind::Heading, .level = static_cast<int>(std::min<std::size_t>(marks, 3))};
            open = trimmed(line.substr(marks));
            close();
        } else if (line.starts_with("- ") || line.starts_with("* ")) {
            close();
            next = {.kind = Paragraph::Kind::Bullet};
            open = trimmed(line.substr(2));
        } else if (const int number = numberAt(line); number > 0) {
            close();
            next = {.kind = Paragraph::Kind::Numbered, .number = number};
            open = trimmed(line);
        } else {
            open += (open.empty() ? "" : " ") + std::string(line);
        }
    }
    close();
    return out;
}

std::string markdownHtml(std::string_view text, int headingShift)
{
    std::string out;
    std::string list; // tag of the list that is open
    const auto inList = [&](const std::string& tag) {
        if (list == tag)
            return;
        if (!list.empty())
            out += "</" + list + ">\n";
        if (!tag.empty())
            out += "<" + tag + ">\n";
        list = tag;
    };
    for (const Paragraph& paragraph : parseMarkdown(text)) {
        const std::string words = spansHtml(paragraph.spans);
        switch (paragraph.kind) {
        case Paragraph::Kind::Plain:
            inList({});
            out += "<p>" + words + "</p>\n";
            break;
        case Paragraph::Kind::Code:
            inList({});
            out += "<pre>" + words + "</pre>\n";
            break;
        case Paragraph::Kind::Heading: {
            inList({});
            const std::string tag = "h" + std::to_string(std::min(paragraph.level + headingShift, 6));
            out += "<" + tag + ">" + words + "</" + tag + ">\n";
            break;
        }
        case Paragraph::Kind::Bullet:
            inList("ul");
            out += "<li>" + words + "</li>\n";
            break;
        case Paragraph::Kind::Numbered:
            inList("ol");
            out += "<li value=\"" + std::to_string(paragraph.number) + "\">" + words + "</li>\n";
            break;
        }
    }
    inList({});
    return out;
}

}
