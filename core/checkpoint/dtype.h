#pragma once

#include <optional>
#include <string_view>

#include "core/checkpoint/checkpoint.h"

namespace vlm::checkpoint {

/// The type with this safetensors spelling.
std::optional<DType> dtypeNamed(std::string_view spelling);

}
