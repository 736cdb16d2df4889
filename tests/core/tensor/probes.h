#pragma once

#include <filesystem>
#include <string>
#include <vector>

// LibTorch and Qt never meet in one file: these compute with tensors and answer with plain numbers.
namespace probes {

/// Largest difference of attention() from the formula computed in double.
double attentionDifference(bool masked);
/// Largest difference of the inference path of linear() from the plain product, for so many images.
double linearDifference(int images);
/// A parameter that starts at 1 under the constant gradient 2: its value after each step of AdamW.
std::vector<double> adamwSteps(int steps, double learningRate, double weightDecay);
/// A parameter without a gradient, after a step.
double adamwWithoutGradient(double start);
/// The norm before, and the two gradients 3 and 4 after, clipping to a norm of 1.
std::vector<double> clippedGradients();
/// y of a 2x2 layer without and with a rank-1 adapter, then its gradient with respect to B.
std::vector<double> loraOutputs();
/// Whether adapters on a layer that the reference never runs through leave its output alone.
bool bypassedAdapterIsInert();
struct TrainedStep {
    double loss = 0.0;
    std::vector<double> gradients; // of every adapter's factors, one after the other
};
/// Loss and gradients of LoRA with dropout on a small random decoder. @param scoped within a TrainingScope
TrainedStep decoderStep(bool scoped, bool recompute);
/// Largest difference of what a cache gives back from the keys that were appended, one stretch of tokens after the
/// other.
/// @param mapped so many that its memory is a mapping of its own
double cacheDifference(bool mapped);
/// Values of the one-dimensional tensor `name`, as Weights widens it.
std::vector<double> widened(const std::filesystem::path& file, const std::string& name);
/// Whether a float32 tensor shares the bytes of the mapped file.
bool sharesMapping(const std::filesystem::path& file, const std::string& name);
/// Text of the error that fetching throws; empty: none.
std::string fetchError(const std::filesystem::path& file, const std::string& path, std::vector<long> shape);

}
