#include "core/text/unicode_data.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/text/unicode_ranges.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace vlm::text {

namespace {

constexpr char32_t kHangulBase = 0xAC00, kLeadBase = 0x1100, kVowelBase = 0x1161, kTailBase = 0x11A7;
constexpr char32_t kLeads = 19, kVowels = 21, kTails = 28; // Unicode Standard, 3.12 Conjoining Jamo Behavior

template <std::size_t N> std::uint32_t runOf(const std::uint32_t (&runs)[N], char32_t c, unsigned bits)
{
    const std::uint32_t mask = (1U << bits) - 1U;
    const auto after = std::ranges::upper_bound(runs, static_cast<std::uint32_t>(c) << bits | mask);
    return *std::prev(after) & mask;
}

unsigned combiningClass(char32_t c)
{
    return runOf(kCombiningRuns, c, 8);
}

[[noreturn]] void unknownTo(std::string_view what)
{
    throw Error(ErrorKind::Tokenizer, vlm::format("{} needs utf8proc, which this build was made without", what));
}

void decompose(char32_t c, std::vector<char32_t>& out)
{
    if (c >= kHangulBase && c < kHangulBase + kLeads * kVowels * kTails) {
        const char32_t index = c - kHangulBase;
        out.push_back(kLeadBase + index / (kVowels * kTails));
        out.push_back(kVowelBase + index % (kVowels * kTails) / kTails);
        if (index % kTails != 0)
            out.push_back(kTailBase + index % kTails);
        return;
    }
    if ((c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F))
        unknownTo("normalising CJK compatibility ideographs");
    const auto found = std::ranges::lower_bound(kDecompositions, static_cast<std::uint64_t>(c) << 43U);
    if (found == std::end(kDecompositions) || *found >> 43U != c) {
        out.push_back(c);
        return;
    }
    decompose(static_cast<char32_t>(*found >> 21U & 0x1FFFFFU), out);
    if (const auto second = static_cast<char32_t>(*found & 0x1FFFFFU))
        decompose(second, out);
}

/// The code point that two make, or 0.
char32_t composed(char32_t first, char32_t second)
{
    if (first >= kLeadBase && first < kLeadBase + kLeads && second >= kVowelBase && second < kVowelBase + kVowels)
        return kHangulBase + ((first - kLeadBase) * kVowels + (second - kVowelBase)) * kTails;
    const bool open = first >= kHangulBase && first < kHangulBase + kLeads * kVowels * kTails
        && (first - kHangulBase) % kTails == 0;
    if (open && second > kTailBase && second < kTailBase + kTails)
        return first + (second - kTailBase);
    const std::uint64_t wanted = static_cast<std::uint64_t>(first) << 21U | second;
    for (const std::uint64_t row : kDecompositions) {
        if ((row & ((1ULL << 43U) - 1U)) == wanted) // the bit of those never composed is clear
            return static_cast<char32_t>(row >> 43U);
    }
    return 0;
}

void sortMarks(std::vector<char32_t>& text)
{
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && combiningClass(text[end]) != 0)
            ++end;
        std::stable_sort(text.begin() + static_cast<std::ptrdiff_t>(i), text.begin() + static_cast<std::ptrdiff_t>(end),
            [](char32_t a, char32_t b) { return combiningClass(a) < combiningClass(b); });
        i = end + 1;
    }
}

/// Unicode Standard, 3.11 D117.
void compose(std::vector<char32_t>& text)
{
    std::size_t kept = 0;
    std::size_t starter = text.size();
    unsigned last = 0;
    for (const char32_t c : std::vector<char32_t>(text)) {
        const unsigned rank = combiningClass(c);
        const bool blocked = kept > starter + 1 && (last == 0 || last >= rank);
        if (starter < kept && !blocked) {
            if (const char32_t whole = composed(text[starter], c)) {
                text[starter] = whole;
                continue;
            }
        }
        if (rank == 0)
            starter = kept;
        last = rank;
        text[kept++] = c;
    }
    text.resize(kept);
}

}

CharClass charClass(char32_t c)
{
    return static_cast<CharClass>(runOf(kClassRuns, c, 4));
}

char32_t lowerCase(char32_t c)
{
    for (const LowerRun& run : kLowerRuns) {
        if (c >= run.first && c <= run.last && (c - run.first) % run.step == 0)
            return static_cast<char32_t>(static_cast<std::int32_t>(c) + run.delta);
    }
    return c;
}

std::string normaliseUnicode(std::string_view text, NormalForm form)
{
    if (form == NormalForm::Nfkc || form == NormalForm::Nfkd)
        unknownTo("compatibility normalisation of a text that is not ASCII");
    std::vector<char32_t> points;
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = codePointAt(text, i);
        decompose(c, points);
        i += length;
    }
    sortMarks(points);
    if (form == NormalForm::Nfc)
        compose(points);
    std::string out;
    for (const char32_t c : points)
        appendUtf8(out, c);
    return out;
}

bool graphemeEnds(char32_t before, char32_t after, int&)
{
    if (before >= 0x80 || after >= 0x80)
        unknownTo("a precompiled charsmap on a text that is not ASCII");
    return !(before == '\r' && after == '\n');
}

}
