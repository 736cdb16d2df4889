#pragma once

#include <cstdint>
#include <string>

namespace vlm::report {

/// What a report and a bundle say about the program and the machine that made them.
struct Environment {
    std::string program{}; ///< "MedVLM Workbench 0.1.0"
    std::string libtorch{}; ///< "1.13.1, OpenBLAS"
    std::string processor{};
    int threads = 0;
    std::int64_t memoryBytes = 0;
    std::string system{}; ///< "Linux 6.1.0 x86_64"
    std::string accelerator{}; ///< empty without
};

Environment environment();
/// Now, ISO 8601 UTC to the second.
std::string timestamp();

}
