#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace vlm::cli {

/// What the processor and the machine have, read from the operating system.
struct Machine {
    std::string processor;
    unsigned threads = 0;
    bool avx2 = false;
    bool avx512 = false;
    bool bfloat16 = false;
    std::int64_t memoryBytes = 0;
    std::int64_t availableBytes = 0;
    std::int64_t freeDiskBytes = 0; // where the current folder lies
};

Machine machine();

/// Highest resident size of this process so far, bytes.
std::int64_t peakMemory();

/// "12.3 GB"
std::string readableBytes(std::int64_t bytes);

}
