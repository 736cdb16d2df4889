#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Text handling as Python's str does it, on code points; the reference benchmark's metrics are Python.
namespace vlm::metrics {

/// Ill-formed bytes become U+FFFD.
std::u32string decodeUtf8(std::string_view text);
std::string encodeUtf8(std::u32string_view text);

/// str.lower(): full lower case, with the final sigma and the dotted capital I.
std::u32string pythonLower(std::u32string_view text);
/// str.isspace() of one character.
bool isPythonSpace(char32_t c);
/// \d of a Unicode regular expression.
bool isDecimal(char32_t c);
/// \w of Python's re: letters, numbers, underscore (no combining marks).
bool isPythonWord(char32_t c);
/// str.split() without arguments.
std::vector<std::u32string> pythonSplit(std::u32string_view text);
std::u32string pythonStrip(std::u32string_view text);

}
