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

/// Of a model's folder with the folders in it, in a precision on the processor. Nothing but headers is read.
/// @throws Error Checkpoint
MemoryNeed memoryNeed(const std::filesystem::path& folder, Precision precision);

}
