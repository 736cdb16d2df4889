#pragma once

#include "core/text/unicode.h"

#include <string>
#include <string_view>

namespace vlm::text {

/// General categories, joined where no tokenizer tells them apart.
enum class CharClass {
    Unassigned,
    Letter, // L
    NonspacingMark, // Mn
    OtherMark, // Mc, Me
    Decimal, // Nd
    LetterNumber, // Nl
    OtherNumber, // No
    Connector, // Pc
    Punctuation, // the rest of P
    Symbol, // S
    Separator, // Z
    Other // C, assigned
};

// What of Unicode's database tokenizers need: from utf8proc where the build has it (unicode_utf8proc.cpp), else from
// tables of our own, which know less and say so (unicode_tables.cpp).

[[nodiscard]] CharClass charClass(char32_t c);
/// The single code point that is the lower case of `c`, or `c`.
[[nodiscard]] char32_t lowerCase(char32_t c);
/// @param text not only ASCII  @throws Error Tokenizer
[[nodiscard]] std::string normaliseUnicode(std::string_view text, NormalForm form);
/// Whether a grapheme cluster may end between two code points. @param state 0 at the beginning of each text
/// @throws Error Tokenizer
[[nodiscard]] bool graphemeEnds(char32_t before, char32_t after, int& state);

}
