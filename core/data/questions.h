#pragma once

#include <string>
#include <string_view>

#include "core/data/draft.h"

namespace vlm::data {

/// True for "yes" and "no" in any case, spaces around ignored.
bool isYesNo(std::string_view answer);

/// Sets prompt and answerType of a question with a free or yes/no answer.
/// Strict: the question itself, the answer type as published. MedVLMBench: the yes/no instruction in front where the
/// gold answer is yes or no; `published` still gives the answer type (SLAKE, FairVLMed) unless it is None, then the
/// gold answer does (PathVQA, VQA-RAD).
void setQuestion(Sample& sample, AnswerType published, Convention convention);

/// Sets prompt and answerType of a multiple-choice question; `answer` becomes the letter.
/// @param listChoices false where the question's text already contains them (MedXpertQA)
void setMultipleChoice(Sample& sample, bool listChoices);

/// Caption prompt of MedVLMBench.
constexpr std::string_view kCaptionPrompt = "Can you provide a medical report for this image?";

}
