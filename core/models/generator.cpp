#include "core/models/generator.h"

#include <utility>

#include "core/base/error.h"

namespace vlm::models {
namespace {

// GenerationConfig's own values, transformers generation/configuration_utils.py@v5.17
constexpr double kTemperature = 1.0;
constexpr std::int64_t kTopK = 50;

}

std::vector<std::vector<Answer>> Generator::answerAll(
    std::span<const ImageQuestions> images, const GenerateOptions& options, std::stop_token stop)
{
    std::vector<std::vector<Answer>> answers;
    std::size_t before = 0;
    for (const ImageQuestions& one : images) {
        GenerateOptions shifted = options;
        shifted.firstStream += before;
        if (options.onToken)
            shifted.onToken = [&options, before](std::size_t question, std::string_view text) {
                options.onToken(before + question, text);
            };
        answers.push_back(answer(*one.image, one.questions, shifted, stop));
        before += one.questions.size();
    }
    return answers;
}

const GenerationDefaults& Generator::defaults() const
{
    static const GenerationDefaults kNone;
    return kNone;
}

GenerateOptions asPublished(const GenerationDefaults& defaults, GenerateOptions options)
{
    if (!defaults.unknown.empty()) {
        std::string all;
        for (const std::string& one : defaults.unknown)
            all += (all.empty() ? "" : ", ") + one;
        throw Error(
            ErrorKind::Config, defaults.source.string() + " asks for what answers cannot be decoded with here: " + all);
    }
    if (defaults.sample.value_or(false) && defaults.beams.value_or(1) > 1)
        throw Error(ErrorKind::Config,
            defaults.source.string() + " asks for sampling among " + std::to_string(*defaults.beams)
                + " beams; known are sampling, and beams without sampling");
    options.maxNewTokens = defaults.maxNewTokens.value_or(options.maxNewTokens);
    options.minNewTokens = defaults.minNewTokens.value_or(options.minNewTokens);
    options.beams = defaults.beams.value_or(options.beams);
    options.lengthPenalty = defaults.lengthPenalty.value_or(options.lengthPenalty);
    options.earlyStopping = defaults.earlyStopping.value_or(options.earlyStopping);
    options.noRepeatNgram = defaults.noRepeatNgram.value_or(options.noRepeatNgram);
    if (defaults.repetitionPenalty)
        options.repetitionPenalty = defaults.repetitionPenalty;
    if (!defaults.sample)
        return options;
    if (!*defaults.sample) {
        options.temperature = 0.0;
        return options;
    }
    options.temperature = defaults.temperature.value_or(kTemperature);
    options.topP = defaults.topP.value_or(1.0);
    options.topK = defaults.topK.value_or(kTopK);
    return options;
}

}
