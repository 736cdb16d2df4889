#include "core/base/log.h"

#include <mutex>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace vlm::log {
namespace {

constexpr std::size_t kFileBytes = 5 * 1024 * 1024;
constexpr std::size_t kFilesKept = 3;

std::mutex& mutex()
{
    static std::mutex m;
    return m;
}

std::function<void(Level, std::string_view)>& extraSink()
{
    static std::function<void(Level, std::string_view)> sink;
    return sink;
}

spdlog::logger& logger()
{
    static const auto instance = [] {
        auto console = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        console->set_level(spdlog::level::warn);
        auto made = std::make_shared<spdlog::logger>("medvlm", console);
        made->set_pattern("%Y-%m-%d %H:%M:%S.%e %l %v");
        return made;
    }();
    return *instance;
}

}

void write(Level level, std::string_view line)
{
    constexpr spdlog::level::level_enum levels[]
        = {spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err};
    logger().log(levels[static_cast<int>(level)], "{}", line);
    const std::scoped_lock lock(mutex());
    if (extraSink())
        extraSink()(level, line);
}

void toFile(const std::filesystem::path& file)
{
    const std::scoped_lock lock(mutex());
    auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kFileBytes, kFilesKept);
    sink->set_pattern("%Y-%m-%d %H:%M:%S.%e %l %v");
    logger().sinks().resize(1);
    logger().sinks().push_back(std::move(sink));
    logger().flush_on(spdlog::level::info);
}

void setSink(std::function<void(Level, std::string_view)> sink)
{
    const std::scoped_lock lock(mutex());
    extraSink() = std::move(sink);
}

}
