#include "core/base/process_memory.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/resource.h>

namespace vlm {
namespace {

/// A field of /proc/self/status, bytes; 0 where there is none.
std::int64_t statusField(std::string_view name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name))
            return std::stoll(line.substr(name.size())) * 1024;
    return 0;
}

}

std::int64_t residentBytes()
{
    return statusField("VmRSS:");
}

std::int64_t peakResidentBytes()
{
    if (const std::int64_t bytes = statusField("VmHWM:"); bytes > 0)
        return bytes;
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::int64_t{usage.ru_maxrss} * 1024;
}

bool resetPeakMemory()
{
    std::ofstream file("/proc/self/clear_refs"); // proc(5): 5 resets the peak
    file << "5" << std::flush;
    return file.good();
}

OwnMappings::OwnMappings()
{
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

OwnMappings::~OwnMappings()
{
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20); // the most that glibc takes
    ::mallopt(M_TRIM_THRESHOLD, 64 << 20); // twice, as glibc itself would
#endif
}

void keepFewHeaps()
{
#ifdef __GLIBC__
    ::mallopt(M_ARENA_MAX, static_cast<int>(std::max(2U, std::thread::hardware_concurrency() / 2)));
#endif
}

void releaseFreedMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

}
