#pragma once

#include <cstdint>
#include <filesystem>

#include "core/models/model.h"

namespace vlm::models {

/// What a model's weights take, found from names, shapes and types alone.
struct MemoryNeed {
    std::int64_t own = 0; // converted or quantised: memory of the process
    std::int64_t mapped = 0; // used as they lie in the file; the system can drop and read them again
    std::int64_t largestLayer = 0; // of a decoder, as stored: what loading needs besides
    std::int64_t cachePerToken = 0; // keys and values of one token of one sequence

    /// While `tokens` tokens of each of `sequences` sequences are decoded.
    [[nodiscard]] std::int64_t total(std::int64_t tokens, std::int64_t sequences) const
    {
        return own + mapped + largestLayer + cachePerToken * tokens * sequences;
    }
};

/// The program with its libraries and no model.
inline constexpr std::int64_t kProgramBytes = 400'000'000;
/// Tokens of a usual question: LLaVA's 576 of the image, and some text.
inline constexpr std::int64_t kUsualTokens = 800;

/// What the process takes at the most while it answers `questions` usual questions together: program, weights, keys and
/// values. A GPU's weights are not in it.
std::int64_t answeringPeak(const MemoryNeed& need, std::int64_t questions);

/// Of a model's folder with the folders in it, in a precision on the processor. Nothing but headers is read.
/// @throws Error Checkpoint
MemoryNeed memoryNeed(const std::filesystem::path& folder, Precision precision);

/// Bytes of a model of which no more than its size is known, as if all its parameters were matrices of a decoder.
std::int64_t guessedWeights(std::int64_t parameters, Precision precision);

}
