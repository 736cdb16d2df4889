#pragma once

#include "core/imaging/image.h"

namespace vlm::imaging {

enum class Interpolation { Bilinear, Bicubic };

/// torch.nn.functional.interpolate(align_corners=False, antialias=False) on float planes: bicubic uses a = -0.75 and
/// nothing is rounded or clamped. What torchvision's Resize did to tensors before antialiasing became its default.
/// @throws Error Image if a side is not positive
/// Source: pytorch aten/src/ATen/native/UpSample.h
[[nodiscard]] Pixels interpolate(const Pixels& pixels, int width, int height, Interpolation kind);

}
