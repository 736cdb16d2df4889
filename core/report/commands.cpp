#include "core/report/commands.h"

#include <cctype>

#include <fmt/format.h>

namespace vlm::report {

std::string shellWord(const std::string& text)
{
    bool plain = !text.empty();
    for (const char c : text)
        plain = plain
            && (std::isalnum(static_cast<unsigned char>(c))
                || std::string_view("-_./=:,+").find(c) != std::string_view::npos);
    if (plain)
        return text;
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string fileStem(const Item& item, std::size_t position)
{
    return fmt::format("{:02}-{}", position, name(item.kind));
}

std::string commandFor(const Item& item, const std::string& file)
{
    if (item.form() == Form::Prose)
        return {};
    return "medvlm report --project \"$PROJECT\" --report report.json --item " + shellWord(item.id) + " --out "
        + shellWord(file);
}

}
