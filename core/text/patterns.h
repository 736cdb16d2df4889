#pragma once

#include "core/text/regex.h"

#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace vlm::text {

/// The "pattern" of a section: {"String": s} or {"Regex": r}. @throws Error Tokenizer
[[nodiscard]] Regex makePattern(const nlohmann::json& section, std::string_view where);

}
