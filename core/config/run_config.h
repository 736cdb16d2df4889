#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/config/answer_lora.h"
#include "core/config/fields.h"

namespace vlm::config {

/// How a model is used in a cell. Spellings in files: "ots", "lp", "lora", …
enum class Mode { OffTheShelf, LinearProbe, Lora };
std::string_view name(Mode mode);
/// @throws Error Config listing the known spellings
Mode modeFromName(std::string_view text);

struct EvaluationOptions {
    int batchSize = 32;
    int threads = 0;
    std::string precision = "float32";
    std::string convention = "strict";
    int bootstrapReplicates = 1000;
    std::int64_t seed = 42;
    int maxSamples = 0;

    static std::vector<std::string_view> precisions() { return {"float32", "bfloat16"}; }
    static std::vector<std::string_view> conventions() { return {"strict", "medvlmbench"}; }
    static auto fields()
    {
        using E = EvaluationOptions;
        return std::tuple{
            field("batch_size", &E::batchSize, 1, 4096, VLM_TR("options", "Images encoded at a time")),
            field("threads", &E::threads, 0, 1024, VLM_TR("options", "Processor threads; 0 uses all")),
            field("precision", &E::precision, VLM_TR("options", "Arithmetic of the model"), &E::precisions),
            field("convention", &E::convention, VLM_TR("options", "How answers are scored"), &E::conventions),
            field("bootstrap_replicates", &E::bootstrapReplicates, 0, 1000000,
                VLM_TR("options", "Bootstrap replicates behind each interval")),
            field("seed", &E::seed, 0, 9007199254740991.0, VLM_TR("options", "Seed of every random choice")),
            field("max_samples", &E::maxSamples, 0, 1e9, VLM_TR("options", "Test samples at most; 0 takes all")),
        };
    }
};

struct LinearProbeOptions {
    double lambdaMinimum = 1e-6;
    double lambdaMaximum = 1e6;
    int lambdaSteps = 96;
    int maxIterations = 1000;
    double tolerance = 1e-6;
    bool classWeights = false;
    bool standardise = false;

    static auto fields()
    {
        using L = LinearProbeOptions;
        return std::tuple{
            field("lambda_minimum", &L::lambdaMinimum, 1e-12, 1e12, VLM_TR("options", "Smallest L2 penalty tried")),
            field("lambda_maximum", &L::lambdaMaximum, 1e-12, 1e12, VLM_TR("options", "Largest L2 penalty tried")),
            field("lambda_steps", &L::lambdaSteps, 1, 1000, VLM_TR("options", "Points of the penalty path")),
            field("max_iterations", &L::maxIterations, 1, 100000, VLM_TR("options", "L-BFGS iterations at most")),
            field("tolerance", &L::tolerance, 1e-12, 1.0, VLM_TR("options", "Largest gradient entry at the optimum")),
            field("class_weights", &L::classWeights, VLM_TR("options", "Weight classes by inverse frequency")),
            field("standardise", &L::standardise, VLM_TR("options", "Scale features to unit variance first")),
        };
    }
};

struct LoraOptions {
    int rank = 8;
    double alpha = 16.0;
    double dropout = 0.0;
    double learningRate = 2e-3;
    int epochs = 15;
    int batchSize = 16;
    double weightDecay = 0.01;
    double warmup = 0.1;
    int patience = 4;
    bool rankStabilised = false;
    std::string targets = "attention";
    std::string towers = "vision";

    static std::vector<std::string_view> targetChoices() { return {"attention", "mlp", "all-linear"}; }
    static std::vector<std::string_view> towerChoices() { return {"vision", "text", "both"}; }
    static auto fields()
    {
        using L = LoraOptions;
        return std::tuple{
            field("rank", &L::rank, 1, 256, VLM_TR("options", "Rank of the low-rank update")),
            field("alpha", &L::alpha, 0.0, 1024.0, VLM_TR("options", "Scale numerator of the update")),
            field("dropout", &L::dropout, 0.0, 0.9, VLM_TR("options", "Dropout before the first factor")),
            field("learning_rate", &L::learningRate, 1e-8, 1.0, VLM_TR("options", "Peak learning rate of AdamW")),
            field("epochs", &L::epochs, 1, 1000, VLM_TR("options", "Passes over the training split")),
            field("batch_size", &L::batchSize, 1, 4096, VLM_TR("options", "Training samples a step")),
            field("weight_decay", &L::weightDecay, 0.0, 1.0, VLM_TR("options", "Decoupled weight decay")),
            field("warmup", &L::warmup, 0.0, 1.0, VLM_TR("options", "Share of the steps that warm up")),
            field("patience", &L::patience, 0, 1000, VLM_TR("options", "Epochs without improvement before stopping")),
            field("rank_stabilised", &L::rankStabilised, VLM_TR("options", "Scale by alpha over root rank (rsLoRA)")),
            field("targets", &L::targets, VLM_TR("options", "Layers that get an adapter"), &L::targetChoices),
            field("towers", &L::towers, VLM_TR("options", "Towers that get adapters"), &L::towerChoices),
        };
    }
};

/// One model as a run names it.
struct ModelRef {
    std::string id; // shown and stored: "demo-clip-general"
    std::filesystem::path folder;
    bool specialist = false;
    std::string pairing; // family for RQ gaps: "CLIP", "SigLIP", …
};

/// One data set as a run names it.
struct DatasetRef {
    std::string id;
    std::filesystem::path path;
    std::vector<std::string> inDomainFor; // model ids
};

/// A whole matrix: what the run page edits, what `medvlm run --config` reads, what is stored with the run.
struct RunConfig {
    std::string name;
    std::vector<ModelRef> models;
    std::vector<DatasetRef> datasets;
    std::vector<Mode> modes;
    EvaluationOptions evaluation;
    LinearProbeOptions linearProbe;
    LoraOptions lora; // of encoders
    AnswerLoraOptions answerLora; // of models that answer questions
};

nlohmann::json toJson(const RunConfig& config);
/// Relative paths are resolved against `base`. @throws Error Config with the exact path of the fault
RunConfig runConfigFromJson(const nlohmann::json& in, const std::filesystem::path& base);
RunConfig readRunConfig(const std::filesystem::path& file);

}
