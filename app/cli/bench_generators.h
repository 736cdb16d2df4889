#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/cli/command.h"

namespace vlm::cli {

struct DecodeOptions {
    std::string shape = "tinyllama-1.1b";
    std::string precision = "float32"; // or "all"
    std::int64_t prompt = 32;
    std::int64_t tokens = 64;
    std::int64_t sequences = 1;
    int threads = 0;
};

/// Tokens a second of a published shape with random weights, with the share of memory bandwidth measured in the same
/// run.
int benchDecode(const DecodeOptions& options, const Context& context);

struct QuantiseOptions {
    std::filesystem::path model;
    std::filesystem::path dataset;
    std::filesystem::path output; // a JSON file beside what is printed; empty: none
    std::int64_t questions = 0; // 0: all test questions
    bool batches = false; // also one by one, and twice as many together, in each precision
};

/// What bfloat16, int8, int4 and nf4 do to a model's answers: agreement with float32, probabilities, scores, size,
/// speed.
int benchQuantise(const QuantiseOptions& options, const Context& context);

}
