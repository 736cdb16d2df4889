#pragma once

#include "core/config/fields.h"
#include "core/imaging/image.h"

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace vlm::remote {

/// How images travel.
struct ImageOptions {
    std::string format = "png";
    int jpegQuality = 95;
    int longestSide = 0;

    static std::vector<std::string_view> formats() { return {"png", "jpeg"}; }
    static auto fields()
    {
        using I = ImageOptions;
        using config::field;
        return std::tuple{
            field("format", &I::format, VLM_TR("options", "PNG keeps every pixel; JPEG is smaller and loses some"),
                &I::formats),
            field("jpeg_quality", &I::jpegQuality, 1, 100, VLM_TR("options", "Quality of JPEG")),
            field("longest_side", &I::longestSide, 0, 65535,
                VLM_TR("options", "Larger images are scaled down to this many pixels; 0 sends them as they are")),
        };
    }
};

/// An image file made of pixels alone: no metadata, no name.
struct SentImage {
    std::string bytes{};
    std::string_view mediaType{}; ///< "image/png", "image/jpeg"
    int width = 0;
    int height = 0;
    int originalWidth = 0;
    int originalHeight = 0;
    std::string hash{}; ///< of bytes
};

/// The image as it is shown, encoded. Grey pictures travel with one channel. Scaled with Lanczos, never enlarged.
/// @throws Error Image
[[nodiscard]] SentImage encodeToSend(const imaging::Image& image, const ImageOptions& options);

/// 8-bit, one or three channels; each row with the filter of the smallest sum of differences. Source: PNG, third
/// edition
[[nodiscard]] std::string encodePng(const imaging::Image& image);
/// Baseline, without subsampling of colours. @throws Error Image
[[nodiscard]] std::string encodeJpeg(const imaging::Image& image, int quality);

}
