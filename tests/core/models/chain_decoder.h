#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/models/generator.h"

// LibTorch and Qt never meet in one file: these decode with tensors and answer with plain numbers.
namespace chain {

/// probability[i][j] of token j after token i. What a search finds can be worked out by hand.
using Table = std::vector<std::vector<double>>;

struct Found {
    std::vector<std::int64_t> ids;
    bool finished = false;
};

/// generate() over a chain, one prompt a list of ids.
std::vector<Found> generate(const Table& table, const std::vector<std::vector<std::int64_t>>& prompts,
    const vlm::models::GenerateOptions& options, std::int64_t end);

/// The same for one prompt through a Stepper that the decoder offers. @param fed tokens it was given one by one
std::vector<Found> generateStepped(const Table& table, const std::vector<std::int64_t>& prompt,
    const vlm::models::GenerateOptions& options, std::int64_t end, int& fed);

/// Largest difference between unpacking with tensor operations and row by row, for a random matrix.
double unpackingDifference(vlm::models::Precision precision, std::int64_t rows, std::int64_t cols);
/// Largest difference of the gradient through an NF4 weight from that through the same weight unpacked.
double gradientDifference();

}
