#include "app/engine/arguments.h"

#include <algorithm>
#include <charconv>

#include "core/base/error.h"

namespace vlm::engine {

Arguments::Arguments(int argc, char** argv, const std::vector<std::string_view>& known)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (!word.starts_with("--")) {
            m_words.emplace_back(word);
            continue;
        }
        const std::string_view name = word.substr(2);
        if (std::ranges::find(known, name) == known.end()) {
            std::string list;
            for (const std::string_view one : known)
                list += (list.empty() ? "--" : ", --") + std::string(one);
            throw Error(ErrorKind::Config, "no option " + std::string(word) + "; known are " + list);
        }
        if (++i == argc)
            throw Error(ErrorKind::Config, std::string(word) + " needs a value");
        m_options[std::string(name)] = argv[i];
    }
}

std::string Arguments::text(std::string_view name, std::string_view fallback) const
{
    const auto found = m_options.find(name);
    return found == m_options.end() ? std::string(fallback) : found->second;
}

double Arguments::number(std::string_view name, double fallback) const
{
    const auto found = m_options.find(name);
    if (found == m_options.end())
        return fallback;
    const std::string& digits = found->second;
    double value = 0.0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec != std::errc() || result.ptr != digits.data() + digits.size())
        throw Error(ErrorKind::Config, "--" + std::string(name) + " " + digits + " is not a number");
    return value;
}

}
