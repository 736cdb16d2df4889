#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace vlm::log {

enum class Level { Debug, Info, Warning, Error };

/// One event a line, key=value: `run=17 cell=clip/busi event=failed kind=image what="truncated png"`.
void write(Level level, std::string_view line);
inline void info(std::string_view line)
{
    write(Level::Info, line);
}
inline void warning(std::string_view line)
{
    write(Level::Warning, line);
}
inline void error(std::string_view line)
{
    write(Level::Error, line);
}

/// Adds a rotating file (5 MiB, 3 kept) below which nothing is lost; stderr shows warnings and worse.
void toFile(const std::filesystem::path& file);

/// Receives every line from any thread, also when no file is open. Returns nothing; pass {} to remove.
void setSink(std::function<void(Level, std::string_view)> sink);

}
