#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vlm::metrics {

/// The reference benchmark's answer normaliser, quirks included: punctuation adjacent to a space anywhere is deleted,
/// else replaced by a space; only the first 32 periods are removed; number words to ten become digits.
/// Source: MedVLMBench eval/utils.py normalize_word@6a7142b, after VQAv2's vqaEval.py.
std::string normaliseMedVlmBench(std::string_view lowered);

/// Normaliser norm/v1 of the strict convention: NFKC, lower case, parenthesised remarks dropped, every punctuation mark
/// but a decimal point between digits becomes a space, articles dropped, number words to twenty become digits, a unit
/// is split off its number ("3.5cm" → "3.5 cm"), white space collapsed.
std::string normaliseStrict(std::string_view text);

/// UTF-8 words of a string, as Python's lower().split().
std::vector<std::string> lowerWords(std::string_view text);

/// Maximal runs of [a-z0-9] of the lower-cased string; the tokens of ROUGE.
std::vector<std::string> alphanumericRuns(std::string_view text);

}
