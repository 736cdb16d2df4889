#pragma once

#include <string>

#include "core/imaging/image.h"

namespace vlm::decoding {

/// PNG file of a grey or RGB image, without metadata. @throws Error Image
[[nodiscard]] std::string encodePng(const imaging::Image& image);
/// JPEG file, quality 1 to 100, without metadata. @throws Error Image
[[nodiscard]] std::string encodeJpeg(const imaging::Image& image, int quality = 88);

/// RFC 4648 with padding.
[[nodiscard]] std::string base64(const std::string& bytes);

}
