#include "core/report/environment.h"

#include "core/tensor/diagnose.h"

#include <chrono>
#include <fstream>
#include <sstream>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/utsname.h>

namespace vlm::report {
namespace {

std::string processorName()
{
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);)
        if (const auto colon = line.find(": "); line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    return "unknown processor";
}

std::int64_t memoryBytes()
{
    std::ifstream in("/proc/meminfo");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("MemTotal:")) {
            std::istringstream fields(line.substr(9));
            std::int64_t kibibytes = 0;
            fields >> kibibytes;
            return kibibytes * 1024;
        }
    return 0;
}

}

Environment environment()
{
    const tensor::Facts torch = tensor::facts();
    utsname system{};
    ::uname(&system);
    return {.program = "MedVLM Workbench " MEDVLM_VERSION,
        .libtorch = torch.version + ", " + torch.blas,
        .processor = processorName(),
        .threads = torch.threads,
        .memoryBytes = memoryBytes(),
        .system = fmt::format("{} {} {}", system.sysname, system.release, system.machine),
        .accelerator = torch.cuda ? torch.cudaDevice : std::string()};
}

std::string timestamp()
{
    const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

}
