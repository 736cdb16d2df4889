#include "ui/bridge/memory.h"

#include <fstream>
#include <string>

#include <unistd.h>

namespace vlm::ui {

Memory currentMemory()
{
    Memory out;
    std::int64_t pages = 0;
    std::int64_t resident = 0;
    if (std::ifstream statm("/proc/self/statm"); statm >> pages >> resident)
        out.process = resident * sysconf(_SC_PAGESIZE);
    std::ifstream info("/proc/meminfo");
    std::string key;
    std::int64_t kibibytes = 0;
    for (std::string unit; info >> key >> kibibytes; std::getline(info, unit)) {
        if (key == "MemTotal:")
            out.total = kibibytes * 1024;
        else if (key == "MemAvailable:")
            out.available = kibibytes * 1024;
    }
    return out;
}

}
