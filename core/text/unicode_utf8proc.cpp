#include "core/text/unicode_data.h"

#include "core/base/error.h"

#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace vlm::text {

CharClass charClass(char32_t c)
{
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CN:
        return CharClass::Unassigned;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return CharClass::Letter;
    case UTF8PROC_CATEGORY_MN:
        return CharClass::NonspacingMark;
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return CharClass::OtherMark;
    case UTF8PROC_CATEGORY_ND:
        return CharClass::Decimal;
    case UTF8PROC_CATEGORY_NL:
        return CharClass::LetterNumber;
    case UTF8PROC_CATEGORY_NO:
        return CharClass::OtherNumber;
    case UTF8PROC_CATEGORY_PC:
        return CharClass::Connector;
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return CharClass::Punctuation;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return CharClass::Symbol;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CharClass::Separator;
    default:
        return CharClass::Other;
    }
}

char32_t lowerCase(char32_t c)
{
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

std::string normaliseUnicode(std::string_view text, NormalForm form)
{
    int options = UTF8PROC_STABLE;
    options |= form == NormalForm::Nfc || form == NormalForm::Nfkc ? UTF8PROC_COMPOSE : UTF8PROC_DECOMPOSE;
    if (form == NormalForm::Nfkc || form == NormalForm::Nfkd)
        options |= UTF8PROC_COMPAT;
    utf8proc_uint8_t* raw = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &raw, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
    if (length < 0)
        throw Error(ErrorKind::Tokenizer, std::string("Unicode normalisation failed: ") + utf8proc_errmsg(length));
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

bool graphemeEnds(char32_t before, char32_t after, int& state)
{
    utf8proc_int32_t kept = state;
    const bool ends = utf8proc_grapheme_break_stateful(
        static_cast<utf8proc_int32_t>(before), static_cast<utf8proc_int32_t>(after), &kept);
    state = kept;
    return ends;
}

}
