#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/error.h"
#include "core/config/fields.h"

namespace vlm::config {

/// Fine-tuning of a model that answers questions.
struct AnswerLoraOptions {
    std::string tuneModules = "L";
    std::string projector = "full";
    std::string targets = "all-linear";
    int rank = 16;
    double alpha = 32.0;
    double dropout = 0.05;
    double learningRate = 2e-4;
    double projectorLearningRate = 0.0;
    std::string schedule = "cosine";
    double warmup = 0.03;
    double weightDecay = 0.0;
    double gradientNorm = 1.0;
    int epochs = 3;
    int batchSize = 16;
    int microBatchSize = 4;
    int maxLength = 2048;
    int maxSamples = 0;
    bool groupByLength = true;
    double validationShare = 0.1;
    int patience = 2;
    int checkpointSteps = 0;
    std::string basePrecision = "as evaluated";
    bool gradientCheckpointing = false;

    /// V vision tower (adapters), M projector, L language model (adapters).
    static std::vector<std::string_view> moduleChoices() { return {"L", "ML", "M", "VL", "VM", "VML", "V"}; }
    static std::vector<std::string_view> projectorChoices() { return {"full", "lora"}; }
    static std::vector<std::string_view> targetChoices() { return {"all-linear", "attention", "qkv", "mlp"}; }
    static std::vector<std::string_view> scheduleChoices() { return {"cosine", "linear", "constant"}; }
    static std::vector<std::string_view> precisionChoices() { return {"as evaluated", "float32", "bfloat16", "nf4"}; }
    static auto fields()
    {
        using L = AnswerLoraOptions;
        return std::tuple{
            field("tune_modules", &L::tuneModules,
                VLM_TR("options", "What is trained: V vision tower, M projector, L language model"), &L::moduleChoices),
            field("projector", &L::projector, VLM_TR("options", "How the projector is trained when M is"),
                &L::projectorChoices),
            field("targets", &L::targets, VLM_TR("options", "Layers that get an adapter"), &L::targetChoices),
            field("rank", &L::rank, 1, 1024, VLM_TR("options", "Rank of the low-rank update")),
            field("alpha", &L::alpha, 0.0, 4096.0, VLM_TR("options", "Scale numerator of the update")),
            field("dropout", &L::dropout, 0.0, 0.9, VLM_TR("options", "Dropout before the first factor")),
            field("learning_rate", &L::learningRate, 1e-8, 1.0, VLM_TR("options", "Peak learning rate of AdamW")),
            field("projector_learning_rate", &L::projectorLearningRate, 0.0, 1.0,
                VLM_TR("options", "Peak learning rate of the projector; 0 is the same")),
            field("schedule", &L::schedule, VLM_TR("options", "Course of the learning rate"), &L::scheduleChoices),
            field("warmup", &L::warmup, 0.0, 1.0, VLM_TR("options", "Share of the steps that warm up")),
            field("weight_decay", &L::weightDecay, 0.0, 1.0, VLM_TR("options", "Decoupled weight decay")),
            field(
                "gradient_norm", &L::gradientNorm, 1e-6, 1e6, VLM_TR("options", "Gradients are clipped to this norm")),
            field("epochs", &L::epochs, 1, 1000, VLM_TR("options", "Passes over the training questions")),
            field("batch_size", &L::batchSize, 1, 4096, VLM_TR("options", "Training questions a step")),
            field("micro_batch_size", &L::microBatchSize, 1, 4096,
                VLM_TR("options", "Questions computed at once; gradients of a step accumulate")),
            field("max_length", &L::maxLength, 16, 1000000,
                VLM_TR("options", "Tokens at most; longer training examples are left out")),
            field("max_samples", &L::maxSamples, 0, 1e9, VLM_TR("options", "Training questions at most; 0 takes all")),
            field("group_by_length", &L::groupByLength,
                VLM_TR("options", "Compute questions of similar length together")),
            field("validation_share", &L::validationShare, 0.0, 0.5,
                VLM_TR("options", "Share of the training images held out where there is no validation split")),
            field("patience", &L::patience, 0, 1000,
                VLM_TR("options", "Epochs without improvement before stopping; 0 never stops")),
            field("checkpoint_steps", &L::checkpointSteps, 0, 1e9,
                VLM_TR("options", "Steps between saved states; 0 saves after each epoch")),
            field("base_precision", &L::basePrecision, VLM_TR("options", "Storage of the frozen weights; nf4 is QLoRA"),
                &L::precisionChoices),
            field("gradient_checkpointing", &L::gradientCheckpointing,
                VLM_TR("options", "Compute layers again on the way back: less memory, a third more time")),
        };
    }
};

/// Named settings: our own, and those of the runs published with MedVLMBench.
struct AnswerLoraPreset {
    std::string_view id;
    std::string_view title;
    std::string_view source;
    AnswerLoraOptions options;
};

const std::vector<AnswerLoraPreset>& answerLoraPresets();
/// @throws Error Config listing the known ids
const AnswerLoraPreset& answerLoraPreset(std::string_view id);

/// Reads options; a `preset` in them gives what they do not say. @throws Error Config
AnswerLoraOptions answerLoraFromJson(const nlohmann::json& in, const std::string& path);

}
