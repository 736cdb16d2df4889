#include "core/config/answer_lora.h"

#include <algorithm>

namespace vlm::config {
namespace {

/// What MedVLMBench's trainer is given by its scripts: rank 128, everything linear, one epoch, no validation.
AnswerLoraOptions llava()
{
    AnswerLoraOptions options;
    options.tuneModules = "ML";
    options.rank = 128;
    options.alpha = 256.0;
    options.projectorLearningRate = 2e-5;
    options.epochs = 1;
    options.groupByLength = false;
    options.validationShare = 0.0;
    options.patience = 0;
    options.basePrecision = "bfloat16";
    return options;
}

AnswerLoraOptions llavaMed()
{
    AnswerLoraOptions options = llava();
    options.tuneModules = "M";
    return options;
}

AnswerLoraOptions lingshu()
{
    AnswerLoraOptions options = llava();
    options.targets = "qkv";
    options.rank = 8;
    options.projectorLearningRate = 0.0;
    return options;
}

/// LLaMA-Factory, the one YAML of the repository; its alpha is twice the rank where none is given.
AnswerLoraOptions qwen()
{
    AnswerLoraOptions options = llava();
    options.tuneModules = "L";
    options.learningRate = 1e-4;
    options.projectorLearningRate = 0.0;
    options.dropout = 0.0;
    options.warmup = 0.1;
    options.epochs = 3;
    options.batchSize = 8;
    options.microBatchSize = 1;
    options.maxSamples = 1000;
    return options;
}

AnswerLoraOptions medgemma()
{
    AnswerLoraOptions options = llava();
    options.rank = 16;
    options.alpha = 32.0;
    options.projectorLearningRate = 0.0;
    options.schedule = "linear";
    options.gradientNorm = 0.3;
    options.epochs = 3;
    options.microBatchSize = 2;
    options.basePrecision = "nf4";
    return options;
}

}

const std::vector<AnswerLoraPreset>& answerLoraPresets()
{
    static const std::vector<AnswerLoraPreset> presets{
        {.id = "workbench",
            .title = VLM_TR("options", "Workbench: rank 16, validated, stops early"),
            .source = "",
            .options = {}},
        {.id = "medvlmbench-llava",
            .title = VLM_TR("options", "As published: LLaVA-1.5 (rank 128, one epoch)"),
            .source = "MedVLMBench train scripts @6a7142b",
            .options = llava()},
        {.id = "medvlmbench-llava-med",
            .title = VLM_TR("options", "As published: LLaVA-Med (projector alone)"),
            .source = "MedVLMBench train__M @6a7142b",
            .options = llavaMed()},
        {.id = "medvlmbench-qwen",
            .title = VLM_TR("options", "As published: Qwen, Gemma 3, InternVL (1,000 questions, three epochs)"),
            .source = "MedVLMBench LLaMA-Factory YAML @6a7142b",
            .options = qwen()},
        {.id = "medvlmbench-medgemma",
            .title = VLM_TR("options", "As published: MedGemma (rank 16, three epochs)"),
            .source = "MedVLMBench medgemma TRL script @6a7142b",
            .options = medgemma()},
        {.id = "medvlmbench-lingshu",
            .title = VLM_TR("options", "As published: Lingshu (rank 8 on q, k, v)"),
            .source = "MedVLMBench train scripts @6a7142b",
            .options = lingshu()},
    };
    return presets;
}

const AnswerLoraPreset& answerLoraPreset(std::string_view id)
{
    std::string known;
    for (const AnswerLoraPreset& preset : answerLoraPresets()) {
        if (preset.id == id)
            return preset;
        known.append(known.empty() ? "" : ", ").append(preset.id);
    }
    throw Error(ErrorKind::Config, "no preset '" + std::string(id) + "'; known: " + known);
}

AnswerLoraOptions answerLoraFromJson(const nlohmann::json& in, const std::string& path)
{
    if (!in.is_object() || !in.contains("preset"))
        return fromJson<AnswerLoraOptions>(in, path);
    if (!in["preset"].is_string())
        throw Error(ErrorKind::Config, path + ".preset: expected text");
    nlohmann::json merged = toJson(answerLoraPreset(in["preset"].get<std::string>()).options);
    for (const auto& [key, value] : in.items())
        if (key != "preset")
            merged[key] = value;
    return fromJson<AnswerLoraOptions>(merged, path);
}

}
