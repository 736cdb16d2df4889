#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/models/generator.h"

// LibTorch and Qt never meet in one file: this decodes with tensors and answers with plain numbers.
namespace pairs {

/// logits[i][j][k] of token k after tokens i and j; i is 0 at the beginning of a text.
using Table = std::vector<std::vector<std::vector<double>>>;

struct Found {
    std::vector<std::int64_t> ids;
    double score = 0.0;
};

/// generate() over the table. The token before the last is read from the cache, so that a beam which goes on from
/// another one's cache is found out.
Found generate(const Table& table, const std::vector<std::int64_t>& prompt, const vlm::models::GenerateOptions& options,
    const std::vector<std::int64_t>& ends);

/// Probability of each token as the first one drawn after the prompt.
std::vector<double> firstProbabilities(
    const Table& table, const std::vector<std::int64_t>& prompt, const vlm::models::GenerateOptions& options);

}
