#pragma once

#include <cstdint>

#include "core/imaging/image.h"

namespace vlm::audit {

/// Sign of the 8 x 8 lowest DCT-II coefficients of the picture at 32 x 32, about their median; row by row, the first
/// in the highest bit. Survives scaling, recompression and small changes of brightness. Source: Zauner 2010 (pHash)
std::uint64_t dctHash(const imaging::Image& grey);

/// Whether each pixel of the picture at 9 x 8 is brighter than its right neighbour; row by row, the first in the
/// highest bit. Source: Krawetz 2013 (dHash)
std::uint64_t gradientHash(const imaging::Image& grey);

}
