#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::engine {

/// Words and "--name value" pairs of a command line, in any order.
class Arguments {
public:
    /// @param known names of the options, without the dashes  @throws Error Config
    Arguments(int argc, char** argv, const std::vector<std::string_view>& known);

    [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }
    [[nodiscard]] std::string text(std::string_view name, std::string_view fallback) const;
    /// @throws Error Config when it is not a number
    [[nodiscard]] double number(std::string_view name, double fallback) const;

private:
    std::vector<std::string> m_words;
    std::map<std::string, std::string, std::less<>> m_options;
};

}
