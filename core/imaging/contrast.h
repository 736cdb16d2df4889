#pragma once

#include "core/imaging/image.h"

namespace vlm::imaging {

/// Contrast-limited adaptive histogram equalisation of a grey image, as OpenCV's CLAHE does it: `tiles` x `tiles`
/// tiles over the picture (mirrored at its right and lower edge to fill them), each histogram clipped at `clipLimit`
/// times its mean height, mapped through its cumulative sum, interpolated between the tiles' centres.
/// Source: Zuiderveld 1994; OpenCV modules/imgproc/src/clahe.cpp
/// @throws Error Image for a colour image; Config if tiles is not 1 to 64 or clipLimit is negative
[[nodiscard]] Image equalised(const Image& grey, double clipLimit, int tiles);

/// 5 x 5 Gaussian, edges mirrored without repeating the edge pixel, rounded once. At most one level from OpenCV's
/// GaussianBlur, whose 8-bit form has a kernel of 8 fractional bits.
/// @throws Error Image for a colour image; Config if sigma is not positive
[[nodiscard]] Image blurred(const Image& grey, double sigma);

/// Smallest level to 0, largest to 255; a flat image stays as it is.
[[nodiscard]] Image stretched(const Image& grey);

}
