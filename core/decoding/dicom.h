#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/imaging/image.h"

namespace vlm::decoding {

/// One frame of a DICOM image as it would be shown: modality rescale, VOI table or window, MONOCHROME1 inverted,
/// palettes and YBR turned into RGB; three channels. Nothing else of the file is read out: no patient data leave here,
/// error texts included.
/// Syntaxes: what GDCM decodes (uncompressed, RLE, JPEG, JPEG-LS, JPEG 2000).
/// @throws Error Image naming the file: not a DICOM image, no pixels, truncated, too large, a syntax that is not
/// decoded
imaging::Image decodeDicom(std::span<const std::byte> bytes, std::string_view name, std::int64_t frame = 0);

}
