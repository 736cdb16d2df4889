#include "app/cli/system.h"

#include "core/base/parallel.h"
#include "core/base/processor.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <sys/resource.h>

namespace vlm::cli {
namespace {

std::int64_t memoryField(const std::string& key)
{
    std::ifstream in("/proc/meminfo");
    for (std::string line; std::getline(in, line);)
        if (line.rfind(key + ":", 0) == 0) {
            std::istringstream fields(line.substr(key.size() + 1));
            std::int64_t kibibytes = 0;
            fields >> kibibytes;
            return kibibytes * 1024;
        }
    return 0;
}

}

Machine machine()
{
    Machine out;
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);) {
        const auto colon = line.find(": ");
        if (colon == std::string::npos)
            continue;
        if (out.processor.empty() && line.rfind("model name", 0) == 0)
            out.processor = line.substr(colon + 2);
        if (line.rfind("flags", 0) == 0) {
            const std::string flags = line.substr(colon + 1) + " ";
            out.avx2 = flags.find(" avx2 ") != std::string::npos;
            out.avx512 = flags.find(" avx512f ") != std::string::npos;
            break;
        }
    }
    out.bfloat16 = computesBfloat16();
    out.threads = defaultThreads();
    out.memoryBytes = memoryField("MemTotal");
    out.availableBytes = memoryField("MemAvailable");
    std::error_code ignored;
    out.freeDiskBytes
        = static_cast<std::int64_t>(std::filesystem::space(std::filesystem::current_path(ignored), ignored).available);
    return out;
}

std::int64_t peakMemory()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
}

std::string readableBytes(std::int64_t bytes)
{
    return bytes >= 1'000'000'000 ? fmt::format("{:.1f} GB", static_cast<double>(bytes) / 1e9)
                                  : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}
