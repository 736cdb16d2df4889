#pragma once

#include <string>
#include <string_view>

namespace vlm::judge {

/// How a judge is asked and what it may say.
enum class Mode {
    Rubric, ///< one JSON object with one of four verdicts
    MedVlmBench, ///< a score from 1 to 100 on the first line, as in the paper
};
std::string_view name(Mode mode);
/// @throws Error Config listing the known spellings
Mode modeFromName(std::string_view text);

/// Changes with every change of the wording: "rubric-1", "medvlmbench-1".
std::string_view promptVersion(Mode mode);

struct Prompt {
    std::string system{};
    std::string user{};
};

/// Question, reference and prediction stand as JSON strings between marks, so no text of a model under test can end
/// its block or pass for an instruction's layout.
[[nodiscard]] Prompt promptFor(
    Mode mode, std::string_view question, std::string_view answer, std::string_view prediction);

/// Of the wording without an item; 32 hex digits.
[[nodiscard]] std::string promptHash(Mode mode);

}
