#include "core/data/questions.h"

#include "core/data/text_table.h"

namespace vlm::data {

namespace {

// The templates are MedVLMBench's, dataset/vqa.py.
constexpr std::string_view kYesNo = "Answer the following question about the image with yes or no. ";
constexpr std::string_view kLetter = "\nAnswer with the single letter corresponding to the best choice.";

}

bool isYesNo(std::string_view answer)
{
    const std::string word = lowered(trimmed(answer));
    return word == "yes" || word == "no";
}

void setQuestion(Sample& sample, AnswerType published, Convention convention)
{
    const bool yesNo = isYesNo(sample.answer);
    sample.answerType = published != AnswerType::None ? published : yesNo ? AnswerType::Closed : AnswerType::Open;
    sample.prompt = sample.question;
    if (convention == Convention::MedVlmBench && yesNo)
        sample.prompt = std::string(kYesNo) + sample.question;
}

void setMultipleChoice(Sample& sample, bool listChoices)
{
    sample.answerType = AnswerType::MultipleChoice;
    sample.prompt = sample.question;
    if (listChoices) {
        sample.prompt += "\nOptions:";
        for (const Choice& choice : sample.choices)
            sample.prompt += "\n(" + choice.letter + ") " + choice.text;
    }
    sample.prompt += kLetter;
}

}
