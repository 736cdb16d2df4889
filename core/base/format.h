#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace vlm {

namespace detail {

std::string filled(std::string_view pattern, std::span<const std::string> values);

template <class T> std::string textOf(const T& value)
{
    if constexpr (std::same_as<T, bool>)
        return value ? "true" : "false";
    else if constexpr (std::same_as<T, char>)
        return std::string(1, value);
    else if constexpr (std::is_arithmetic_v<T>) {
        char digits[32];
        return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
    } else
        return std::string(std::string_view(value));
}

}

/// `pattern` with each {} replaced by the next value; {{ and }} are braces. For messages: the compilers that LibTorch
/// 1.13 comes with have no std::format. Numbers are spelt in the shortest way that reads back as the same.
template <class... Values> [[nodiscard]] std::string format(std::string_view pattern, const Values&... values)
{
    const std::array<std::string, sizeof...(Values)> texts{detail::textOf(values)...};
    return detail::filled(pattern, texts);
}

/// Two hexadecimal digits, as in "<0x0A>".
[[nodiscard]] std::string hexByte(unsigned value, std::string_view digits = "0123456789abcdef");

}
