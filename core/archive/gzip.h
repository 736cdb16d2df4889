#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/archive/budget.h"

namespace vlm::archive {

/// Unpacks gzip data (several members are joined). @param name for messages
/// @throws Error Data: damaged, cut off, or larger than the budget allows
[[nodiscard]] std::string gunzip(std::string_view bytes, std::string_view name, const Budget& budget = {});

/// Unpacks a bare deflate stream (no header, no checksum); bytes behind its end are ignored.
/// @throws Error Data: damaged, cut off, or larger than the budget allows
[[nodiscard]] std::string inflateRaw(std::string_view bytes, std::string_view name, const Budget& budget = {});

}
