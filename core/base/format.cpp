#include "core/base/format.h"
#include "core/base/error.h"

namespace vlm {

std::string detail::filled(std::string_view pattern, std::span<const std::string> values)
{
    std::string out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        const bool pair = i + 1 < pattern.size() && (c == '{' || c == '}');
        if (pair && pattern[i + 1] == c) {
            out += c;
            ++i;
        } else if (pair && c == '{' && pattern[i + 1] == '}') {
            VLM_ASSERT(next < values.size(), "a message has a value for each place");
            out += values[next++];
            ++i;
        } else {
            out += c;
        }
    }
    VLM_ASSERT(next == values.size(), "a message has a place for each value");
    return out;
}

std::string hexByte(unsigned value, std::string_view digits)
{
    return {digits[value >> 4U & 15U], digits[value & 15U]};
}

}
