#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/config/adaptation_options.h"
#include "core/config/answer_lora.h"
#include "core/config/decoding_options.h"
#include "core/config/fields.h"

namespace vlm::config {

/// How a model is used in a cell. Spellings in files: "ots", "lp", "lora", "clip-adapter", "tip-adapter",
/// "tip-adapter-f", "coop", "ft", "wise-ft"
enum class Mode { OffTheShelf, LinearProbe, Lora, ClipAdapter, TipAdapter, TipAdapterF, Coop, FineTune, WiseFt };
std::span<const Mode> allModes();
std::string_view name(Mode mode);
/// @throws Error Config listing the known spellings
Mode modeFromName(std::string_view text);

struct EvaluationOptions {
    int batchSize = 32;
    int threads = 0;
    std::string precision = "auto"; // see precision.h
    std::string trainingPrecision = "auto";
    std::string convention = "strict";
    int bootstrapReplicates = 1000;
    std::int64_t seed = 42;
    int maxSamples = 0;

    static std::vector<std::string_view> precisions() { return {"auto", "float32", "bfloat16", "int8", "int4", "nf4"}; }
    static std::vector<std::string_view> trainingPrecisions() { return {"auto", "float32", "bfloat16"}; }
    static std::vector<std::string_view> conventions() { return {"strict", "medvlmbench"}; }
    static auto fields()
    {
        using E = EvaluationOptions;
        return std::tuple{
            field("batch_size", &E::batchSize, 1, 4096, VLM_TR("options", "Images encoded at a time")),
            field("threads", &E::threads, 0, 1024, VLM_TR("options", "Processor threads; 0 uses all")),
            field("precision", &E::precision,
                VLM_TR("options", "Arithmetic of the model; auto is bfloat16 where the processor has it, else float32"),
                &E::precisions),
            field("training_precision", &E::trainingPrecision,
                VLM_TR("options",
                    "Arithmetic of encoders in LoRA, CoOp and fine-tuning; auto is float32, or the "
                    "precision above where it is chosen"),
                &E::trainingPrecisions),
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
    DecodingOptions decoding; // … and how they choose their words
    ClipAdapterOptions clipAdapter;
    TipAdapterOptions tipAdapter;
    CoopOptions coop;
    FineTuneOptions fineTune;
};

/// Named hyper-parameters of all adaptations of encoders: "default", and "as-published", those of MedVLMBench's runs:
/// LoRA of rank 8, alpha 32, dropout 0.05 on every linear layer of the image tower, AdamW at 5e-5, linear decay,
/// 10 epochs of batches of 8, class weights, the last epoch kept. CoOp and CLIP-Adapter, which it lacks, as in their
/// own papers and code: SGD, 200 epochs, the last kept. Sources: MedVLMBench run_train.py@6a7142b; KaiyangZhou/CoOp
/// configs/trainers/CoOp/vit_b16.yaml@6979355; Gao et al. 2021, section 4.1
std::vector<std::string_view> presets();
/// @throws Error Config listing the known presets
void applyPreset(RunConfig& config, std::string_view preset);
/// The preset whose values the options have; "custom" when none has.
std::string_view presetOf(const RunConfig& config);

nlohmann::json toJson(const RunConfig& config);
/// Relative paths are resolved against `base`. @throws Error Config with the exact path of the fault
RunConfig runConfigFromJson(const nlohmann::json& in, const std::filesystem::path& base);
RunConfig readRunConfig(const std::filesystem::path& file);

}
