#include "core/base/log.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <mutex>
#include <string>

// For builds without spdlog: the same lines, in a file that is not rotated.

namespace vlm::log {
namespace {

struct State {
    std::mutex mutex;
    std::ofstream file;
    std::function<void(Level, std::string_view)> sink;
};

State& state()
{
    static State only;
    return only;
}

std::string stamped(Level level, std::string_view line)
{
    constexpr std::string_view names[] = {"debug", "info", "warning", "error"};
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    char time[32];
    std::strftime(time, sizeof time, "%Y-%m-%d %H:%M:%S", std::localtime(&now));
    return std::string(time) + " " + std::string(names[static_cast<int>(level)]) + " " + std::string(line) + "\n";
}

}

void write(Level level, std::string_view line)
{
    const std::scoped_lock lock(state().mutex);
    const std::string text = stamped(level, line);
    if (level >= Level::Warning)
        std::fputs(text.c_str(), stderr);
    if (level >= Level::Info && state().file.is_open())
        state().file << text << std::flush;
    if (state().sink)
        state().sink(level, line);
}

void toFile(const std::filesystem::path& file)
{
    const std::scoped_lock lock(state().mutex);
    state().file = std::ofstream(file, std::ios::app);
}

void setSink(std::function<void(Level, std::string_view)> sink)
{
    const std::scoped_lock lock(state().mutex);
    state().sink = std::move(sink);
}

}
