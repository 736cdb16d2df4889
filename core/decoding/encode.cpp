#include "core/decoding/encode.h"

#include "core/base/error.h"

#include <cstdint>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace vlm::decoding {

namespace {

std::string encoded(const imaging::Image& image, const char* ending, const std::vector<int>& settings)
{
    VLM_ASSERT(!image.empty() && (image.channels == 1 || image.channels == 3), "a picture is grey or RGB");
    const cv::Mat pixels(image.height, image.width, image.channels == 1 ? CV_8UC1 : CV_8UC3,
        const_cast<std::uint8_t*>(image.pixels.data())); // OpenCV has no const view
    cv::Mat ordered; // memory of its own: the picture stays as it is
    if (image.channels == 3)
        cv::cvtColor(pixels, ordered, cv::COLOR_RGB2BGR);
    else
        ordered = pixels;
    std::vector<unsigned char> bytes;
    try {
        if (cv::imencode(ending, ordered, bytes, settings))
            return {bytes.begin(), bytes.end()};
    } catch (const cv::Exception& error) {
        throw Error(ErrorKind::Image, "cannot encode a picture: " + error.err);
    }
    throw Error(ErrorKind::Image, "cannot encode a picture");
}

}

std::string encodePng(const imaging::Image& image)
{
    return encoded(image, ".png", {});
}

std::string encodeJpeg(const imaging::Image& image, int quality)
{
    return encoded(image, ".jpg", {cv::IMWRITE_JPEG_QUALITY, quality});
}

std::string base64(const std::string& bytes)
{
    constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k > bytes.size() ? '=' : digits[group >> (18 - 6 * k) & 63];
    }
    return text;
}

}
