#pragma once

#include <memory>
#include <string>

#include "app/cli/command.h"
#include "core/config/run_config.h"

namespace vlm::cli {

/// The option names of MedVLMBench's run_eval.py and run_train.py that apply to one cell.
struct SingleCell {
    std::string task = "diagnosis";
    std::string dataset;
    std::string imagePath;
    std::string split = "test";
    std::int64_t seed = 42;
    bool savePredictions = false;
    std::string model;
    std::string modelPath;
    std::string usage;
    std::string outputFolder = "./output";
    int maxSamples = 0;
    std::string device = "cpu";
    config::EvaluationOptions evaluation;
    config::LinearProbeOptions linearProbe;
    config::LoraOptions lora;
    config::ClipAdapterOptions clipAdapter;
    config::TipAdapterOptions tipAdapter;
    config::CoopOptions coop;
    config::FineTuneOptions fineTune;
    config::AnswerLoraOptions answerLora;
    config::DecodingOptions decoding;
};

/// Declares the shared options on `app`.
void declareSingleCell(CLI::App& app, SingleCell& cell);

/// Runs the cell in `<output>/project.vlmproj`; writes results.csv and, on request, predictions.json into
/// `<output>/<task>/<dataset>/<model>/<kind>/<usage>` as the reference does.
/// @param kind "eval_seed42/original_pretrained" or "train_lp_seed42"
int runSingleCell(const SingleCell& cell, const std::string& kind, const Context& context);

/// "clip-zs" and "zs" → off-the-shelf, "lp" → linear probe, "clip-img-lora", "img-lora-lp" and "lora" → LoRA.
/// @throws Error Config listing what is known
config::Mode modeOfUsage(const std::string& usage);

}
