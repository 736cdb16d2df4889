#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vlm::metrics {

/// The letter that the reference benchmark reads from a reply, upper case; quirks included (a cue such as "ans" inside
/// a word counts, the article "a" is an answer). Source: MedVLMBench eval/utils.py extract_choice_letter@6a7142b.
/// @param choices upper-case letters on offer
std::optional<char> choiceLetterMedVlmBench(std::string_view reply, std::string_view choices);

/// The letter that a reply clearly names: alone, after a cue as whole words, in brackets, bold, or at the start before
/// a delimiter; else the only option whose text the reply contains. Nothing when it names none or several.
struct Option {
    std::string_view letter;
    std::string_view text;
};
std::optional<char> choiceLetterStrict(std::string_view reply, std::span<const Option> options);

enum class Closed { Yes, No, Unparsed };

/// Yes or no as whole words, with negation: the first sentence that decides counts; "yes" and "no" in one sentence
/// leave it unparsed; without either, a negated statement ("there is no", "not", "without", "absent") means no.
Closed readYesNo(std::string_view reply);

}
