#include "core/base/processor.h"

#include <fstream>
#include <string>

namespace vlm {

bool computesBfloat16()
{
    // The system's list names only what it lets programs use; the processor alone would promise more.
    static const bool found = [] {
        std::ifstream in("/proc/cpuinfo");
        for (std::string line; std::getline(in, line);)
            if (line.starts_with("flags")) {
                line += ' ';
                return line.find(" avx512_bf16 ") != std::string::npos || line.find(" amx_bf16 ") != std::string::npos;
            }
        return false;
    }();
    return found;
}

}
