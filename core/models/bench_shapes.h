#pragma once

#include <string_view>

#include "core/tensor/decoder.h"

namespace vlm::models {

/// The decoder of one of decodeShapes(). @throws Error Config listing them
tensor::DecoderConfig decodeShape(std::string_view name);

}
