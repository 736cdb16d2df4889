#pragma once

#include "core/judge/prompts.h"

#include <optional>
#include <string>
#include <string_view>

namespace vlm::judge {

/// What a judge said of one answer, in the terms of its mode.
struct Verdict {
    std::string label{}; ///< rubric: correct, partially, incorrect or refuse; medvlmbench: the number as written
    double score = 0; ///< in [0, 1]: rubric 1, 0.5, 0, 0; medvlmbench the number / 100
};

/// Nothing if the reply does not keep to the form that was asked for: such an answer is unjudged, never a class.
/// Rubric: one JSON object, alone or in one code fence, with exactly one "verdict" of the four.
/// MedVlmBench: the first line is a plain number from 1 to 100.
[[nodiscard]] std::optional<Verdict> parseVerdict(Mode mode, std::string_view reply);

/// The verdict of an answer that equals the reference, given without asking.
[[nodiscard]] Verdict fullMarks(Mode mode);

/// A label of the rubric, or nothing.
[[nodiscard]] std::optional<Verdict> rubricVerdict(std::string_view label);

}
