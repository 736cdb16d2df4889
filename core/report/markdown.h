#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vlm::report {

/// Words in one style.
struct Span {
    std::string text{};
    bool bold = false;
    bool italic = false;
    bool code = false;
};

/// A paragraph of a note.
struct Paragraph {
    enum class Kind { Plain, Heading, Bullet, Numbered, Code };
    Kind kind = Kind::Plain;
    int level = 1; ///< of headings, 1 to 3
    int number = 0; ///< of numbered ones
    std::vector<Span> spans{};
};

/// The part of Markdown that a note needs: headings, lists, code, emphasis. Links keep their words, nothing else: no
/// pictures, no raw HTML, nothing that is fetched.
std::vector<Paragraph> parseMarkdown(std::string_view text);

/// As HTML with every special character escaped. @param headingShift added to the level of headings
std::string markdownHtml(std::string_view text, int headingShift = 2);

}
