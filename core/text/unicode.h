#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vlm::text {

/// One code point of valid UTF-8 and the bytes it takes.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;
};

/// The code point that begins at `position` of valid UTF-8.
[[nodiscard]] CodePoint codePointAt(std::string_view text, std::size_t position);
[[nodiscard]] std::size_t countCodePoints(std::string_view text);
void appendUtf8(std::string& out, char32_t value);

[[nodiscard]] bool isAscii(std::string_view text);
[[nodiscard]] bool isValidUtf8(std::string_view text);
/// Valid UTF-8: every maximal ill-formed sequence becomes one U+FFFD, as in Rust's String::from_utf8_lossy.
[[nodiscard]] std::string toValidUtf8(std::string_view text);

enum class NormalForm { Nfc, Nfd, Nfkc, Nfkd };
/// @throws Error Tokenizer if utf8proc cannot normalise the text
[[nodiscard]] std::string normalise(std::string_view text, NormalForm form);

/// Lower case of each code point on its own (no final sigma), as Rust's char::to_lowercase.
[[nodiscard]] std::string toLower(std::string_view text);

/// The property White_Space.
[[nodiscard]] bool isSpace(char32_t c);
/// ASCII punctuation or general category P.
[[nodiscard]] bool isPunctuation(char32_t c);
/// General category N.
[[nodiscard]] bool isNumeric(char32_t c);
/// General category C other than unassigned.
[[nodiscard]] bool isOther(char32_t c);
/// General category Mn.
[[nodiscard]] bool isNonspacingMark(char32_t c);
/// General category M.
[[nodiscard]] bool isMark(char32_t c);
/// \w of Rust's regex: Alphabetic, marks, decimal digits, connector punctuation, joiners.
[[nodiscard]] bool isWord(char32_t c);

/// `text` without leading and / or trailing white space.
[[nodiscard]] std::string_view trimLeft(std::string_view text);
[[nodiscard]] std::string_view trimRight(std::string_view text);

/// Every non-overlapping `from` becomes `to`; an empty `from` changes nothing.
[[nodiscard]] std::string replaceAll(std::string_view text, std::string_view from, std::string_view to);

}
