#include "core/metrics/conventions.h"
#include "core/base/error.h"

#include <array>
#include <utility>

namespace vlm::metrics {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// Source: MedVLMBench eval/metrics.py, eval/vqa.py and eval/diagnosis.py at 6a7142b.
constexpr std::array kDifferences{
    Entry{"auroc",
        VLM_TR("Convention",
            "The same with two classes. With more, strict takes the mean of one class against the rest; the benchmark "
            "has no value.")},
    Entry{"macro_f1",
        VLM_TR("Convention",
            "Strict counts a class that never occurs and is never chosen as 0; the benchmark leaves it out of the "
            "mean.")},
    Entry{"closed_accuracy",
        VLM_TR("Convention",
            "Strict reads yes or no as whole words and heeds negation; the benchmark looks for the answer anywhere in "
            "the reply, so that “no” is found in “abnormal”.")},
    Entry{"choice_accuracy",
        VLM_TR("Convention",
            "Strict wants one unambiguous letter, or the text of one option; the benchmark takes the first letter "
            "after "
            "words such as “answer” without a word boundary, and the article “a” as option A.")},
    Entry{"open_accuracy",
        VLM_TR("Convention",
            "Strict wants equal normalised strings; the benchmark accepts a token recall of 0.75 or more.")},
    Entry{"exact_match",
        VLM_TR("Convention",
            "Strict is equality of the normalised strings; the benchmark divides the distinct answer words found in "
            "the "
            "reply by the words of the reply, which is not a match.")},
    Entry{"token_precision",
        VLM_TR("Convention",
            "Strict clips each token at its count in the answer; the benchmark does not, so that a repeated right word "
            "counts each time.")},
    Entry{"token_recall",
        VLM_TR("Convention",
            "Strict clips each token at its count in the answer; the benchmark does not, so that a repeated right word "
            "counts each time.")},
    Entry{"token_f1",
        VLM_TR("Convention",
            "Strict clips each token at its count in the answer; the benchmark does not, so that a repeated right word "
            "counts each time.")},
    Entry{"meteor",
        VLM_TR("Convention",
            "Strict matches word by word; the benchmark hands the whole string over as one word, so that the score is "
            "0.5 or 0.")},
};

constexpr std::string_view kText = VLM_TR("Convention",
    "The formula is the same, on differently normalised text: strict by norm/v1, the benchmark by its own routine, "
    "which "
    "keeps some punctuation and removes at most 32 full stops. Failed answers count as wrong in strict and are left "
    "out "
    "by the benchmark.");
constexpr std::string_view kSame = VLM_TR("Convention",
    "The value is the same. Intervals differ: strict resamples patients or images with a counter-based generator, the "
    "benchmark single rows with NumPy's, seed 42.");

}

std::string_view conventionDifference(const Metric& metric)
{
    for (const auto& [id, text] : kDifferences)
        if (id == metric.id)
            return text;
    return metric.task == Task::Vqa ? kText : kSame;
}

}
