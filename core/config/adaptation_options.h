#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/error.h"
#include "core/config/fields.h"

namespace vlm::config {

/// How an adaptation is trained, whatever is trained. Selection looks at the validation split only.
struct OptimisationOptions {
    double learningRate = 1e-3;
    int epochs = 20;
    int batchSize = 16;
    int accumulation = 1;
    double weightDecay = 0.01;
    double warmup = 0.1;
    std::string schedule = "cosine";
    double gradientNorm = 1.0;
    int patience = 5;
    std::string keep = "best";
    bool classWeights = false;
    double labelSmoothing = 0.0;
    std::string optimiser = "adamw"; // an option of the methods whose papers use another

    static std::vector<std::string_view> optimisers() { return {"adamw", "sgd"}; }
    static std::vector<std::string_view> schedules() { return {"cosine", "linear", "constant"}; }
    static std::vector<std::string_view> keeps() { return {"best", "last"}; }
    static auto fields()
    {
        using O = OptimisationOptions;
        return std::tuple{
            field("learning_rate", &O::learningRate, 1e-8, 1.0, VLM_TR("options", "Peak learning rate of AdamW")),
            field("epochs", &O::epochs, 1, 1000, VLM_TR("options", "Passes over the training split")),
            field("batch_size", &O::batchSize, 1, 4096, VLM_TR("options", "Training samples a step")),
            field("accumulation", &O::accumulation, 1, 1024, VLM_TR("options", "Steps whose gradients are added up")),
            field("weight_decay", &O::weightDecay, 0.0, 1.0, VLM_TR("options", "Decoupled weight decay")),
            field("warmup", &O::warmup, 0.0, 1.0, VLM_TR("options", "Share of the steps that warm up")),
            field("schedule", &O::schedule, VLM_TR("options", "Learning rate after the warm-up"), &O::schedules),
            field("gradient_norm", &O::gradientNorm, 0.0, 1e6,
                VLM_TR("options", "Gradients are clipped to this norm; 0 leaves them")),
            field("patience", &O::patience, 0, 1000,
                VLM_TR("options", "Epochs without improvement before stopping; 0 never stops")),
            field("keep", &O::keep, VLM_TR("options", "Epoch that is kept: best on validation, or last"), &O::keeps),
            field("class_weights", &O::classWeights, VLM_TR("options", "Weight classes by inverse frequency")),
            field("label_smoothing", &O::labelSmoothing, 0.0, 0.9,
                VLM_TR("options", "Share of each label spread over all classes")),
        };
    }
};

/// Random changes of training images. Each depends on seed, epoch and image alone.
struct AugmentOptions {
    std::string flip = "none";
    double rotation = 0.0;
    double crop = 0.0;
    double brightness = 0.0;
    double contrast = 0.0;

    static std::vector<std::string_view> flips() { return {"none", "horizontal", "both"}; }
    static auto fields()
    {
        using A = AugmentOptions;
        return std::tuple{
            field("flip", &A::flip, VLM_TR("options", "Random mirroring of training images"), &A::flips),
            field("rotation", &A::rotation, 0.0, 180.0, VLM_TR("options", "Random rotation, degrees at most")),
            field("crop", &A::crop, 0.0, 0.9, VLM_TR("options", "Random crop, share of the side at most")),
            field("brightness", &A::brightness, 0.0, 1.0, VLM_TR("options", "Random brightness, change at most")),
            field("contrast", &A::contrast, 0.0, 0.9, VLM_TR("options", "Random contrast, change at most")),
        };
    }
};

/// Low-rank adaptation. Sources: Hu et al. 2021; Kalajdzievski 2023 (rsLoRA); Liu et al. 2024 (DoRA);
/// Kumar et al. 2022 (a head that starts as the linear probe)
struct LoraOptions : OptimisationOptions, AugmentOptions {
    int rank = 8;
    double alpha = 16.0;
    double dropout = 0.0;
    bool rankStabilised = false;
    bool weightDecomposed = false;
    std::string bias = "none";
    std::string targets = "all-linear";
    std::string towers = "vision";
    std::string head = "probe";

    LoraOptions();

    static std::vector<std::string_view> biasChoices() { return {"none", "lora_only", "all"}; }
    static std::vector<std::string_view> targetChoices() { return {"attention", "mlp", "all-linear"}; }
    static std::vector<std::string_view> towerChoices() { return {"vision", "text", "both"}; }
    static std::vector<std::string_view> headChoices() { return {"probe", "prompts", "random"}; }
    static auto fields()
    {
        using L = LoraOptions;
        return std::tuple_cat(
            std::tuple{
                field("rank", &L::rank, 1, 256, VLM_TR("options", "Rank of the low-rank update")),
                field("alpha", &L::alpha, 0.0, 1024.0, VLM_TR("options", "Scale numerator of the update")),
                field("dropout", &L::dropout, 0.0, 0.9, VLM_TR("options", "Dropout before the first factor")),
                field(
                    "rank_stabilised", &L::rankStabilised, VLM_TR("options", "Scale by alpha over root rank (rsLoRA)")),
                field("weight_decomposed", &L::weightDecomposed,
                    VLM_TR("options", "Train the magnitude of each weight row beside its direction (DoRA)")),
                field("bias", &L::bias, VLM_TR("options", "Biases that are trained"), &L::biasChoices),
                field("targets", &L::targets, VLM_TR("options", "Layers that get an adapter"), &L::targetChoices),
                field("towers", &L::towers, VLM_TR("options", "Towers that get adapters"), &L::towerChoices),
                field("head", &L::head,
                    VLM_TR("options", "Classifier at the start; an adapted text tower always classifies by prompts"),
                    &L::headChoices),
            },
            OptimisationOptions::fields(), AugmentOptions::fields());
    }
};

/// Residual bottleneck on frozen image features. Source: Gao et al. 2021; gaopengcuhk/CLIP-Adapter clip_adapter.py
struct ClipAdapterOptions : OptimisationOptions {
    int reduction = 4;
    double ratio = 0.5;
    std::string start = "zero-shot";

    ClipAdapterOptions();

    static std::vector<std::string_view> starts() { return {"zero-shot", "random"}; }
    static auto fields()
    {
        using C = ClipAdapterOptions;
        return std::tuple_cat(
            std::tuple{
                field("reduction", &C::reduction, 1, 64, VLM_TR("options", "Features are narrowed by this factor")),
                field("ratio", &C::ratio, 0.0, 1.0, VLM_TR("options", "Share of the adapted features in the sum")),
                field("start", &C::start,
                    VLM_TR("options",
                        "Start of the second layer: zero, without its ReLU, so that training starts from zero-shot; or "
                        "at random, as published"),
                    &C::starts),
                field("optimiser", &C::optimiser, VLM_TR("options", "Rule of the steps"), &C::optimisers),
            },
            OptimisationOptions::fields());
    }
};

/// Key-value cache of training features; Tip-Adapter-F trains the keys. Source: Zhang et al. 2022;
/// gaopengcuhk/Tip-Adapter main.py, utils.py search_hp
struct TipAdapterOptions : OptimisationOptions {
    int shots = 0;
    double alphaMaximum = 10.0;
    double betaMaximum = 20.0;
    int searchSteps = 40;

    TipAdapterOptions();

    static auto fields()
    {
        using T = TipAdapterOptions;
        return std::tuple_cat(
            std::tuple{
                field("shots", &T::shots, 0, 100000, VLM_TR("options", "Cached samples a class; 0 takes all")),
                field("alpha_maximum", &T::alphaMaximum, 0.0, 1000.0, VLM_TR("options", "Largest cache weight tried")),
                field("beta_maximum", &T::betaMaximum, 0.1, 1000.0, VLM_TR("options", "Largest sharpness tried")),
                field("search_steps", &T::searchSteps, 1, 1000, VLM_TR("options", "Values tried of each")),
            },
            OptimisationOptions::fields());
    }
};

/// Learned context words before the class names. Source: Zhou et al. 2022; KaiyangZhou/CoOp trainers/coop.py
struct CoopOptions : OptimisationOptions {
    int contextTokens = 16;
    bool classSpecific = false;
    std::string start = "prompts";

    CoopOptions();

    static std::vector<std::string_view> starts() { return {"prompts", "random"}; }
    static auto fields()
    {
        using C = CoopOptions;
        return std::tuple_cat(
            std::tuple{
                field("context_tokens", &C::contextTokens, 1, 64,
                    VLM_TR("options", "Learned words before the class, where they start at random")),
                field("class_specific", &C::classSpecific, VLM_TR("options", "Each class learns words of its own")),
                field("start", &C::start,
                    VLM_TR("options", "Start of the words: those that the prompts share, or at random"), &C::starts),
                field("optimiser", &C::optimiser, VLM_TR("options", "Rule of the steps"), &C::optimisers),
            },
            OptimisationOptions::fields());
    }
};

/// All weights of the image tower; WiSE-FT mixes them with the original ones. Sources: Wortsman et al. 2022;
/// mlfoundations/wise-ft; Kumar et al. 2022
struct FineTuneOptions : OptimisationOptions, AugmentOptions {
    std::string head = "probe";
    int mixingSteps = 10;

    FineTuneOptions();

    static std::vector<std::string_view> headChoices() { return {"probe", "prompts"}; }
    static auto fields()
    {
        using F = FineTuneOptions;
        return std::tuple_cat(
            std::tuple{
                field("head", &F::head, VLM_TR("options", "Classifier at the start"), &F::headChoices),
                field("mixing_steps", &F::mixingSteps, 1, 100,
                    VLM_TR("options", "Mixtures of old and new weights that WiSE-FT tries")),
            },
            OptimisationOptions::fields(), AugmentOptions::fields());
    }
};

}
