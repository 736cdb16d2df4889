#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/archive/budget.h"

namespace vlm::archive {

/// Unpacks gzip data (several members are joined). @param name for messages
/// @throws Error Data: damaged, cut off, or larger than the budget allows
[[nodiscard]] std::string gunzip(std::string_view bytes, std::string_view name, const Budget& budget = {});

/// The first `most` bytes of it, or all there are. @throws Error Data: damaged or cut off before them
[[nodiscard]] std::string gunzipStart(std::string_view bytes, std::size_t most, std::string_view name);

/// Unpacks a bare deflate stream (no header, no checksum); bytes behind its end are ignored.
/// @throws Error Data: damaged, cut off, or larger than the budget allows
[[nodiscard]] std::string inflateRaw(std::string_view bytes, std::string_view name, const Budget& budget = {});

}
