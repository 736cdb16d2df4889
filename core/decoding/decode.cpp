#include "core/decoding/decode.h"

#include "core/archive/gzip.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/completeness.h"
#include "core/decoding/dicom.h"
#include "core/decoding/file_format.h"
#include "core/decoding/jpeg.h"
#include "core/decoding/nifti.h"
#include "core/imaging/resize.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace vlm::decoding {

namespace {

using imaging::Image;

[[noreturn]] void refuse(std::string_view name, const std::string& reason)
{
    throw Error(ErrorKind::Image, std::string(name) + ": " + reason);
}

/// OpenCV's own threads and its log would both work against the callers'.
void prepareOpenCv()
{
    static std::once_flag once;
    std::call_once(once, [] {
        cv::setNumThreads(1);
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    });
}

/// Checks all that the header says. @return the format
Format inspected(std::span<const std::byte> bytes, std::string_view name)
{
    if (bytes.empty())
        refuse(name, "the file is empty");
    const std::optional<Format> format = identify(bytes);
    if (!format) {
        const std::string_view foreign = foreignFormat(bytes);
        refuse(name,
            foreign.empty()
                ? "not an image; read are PNG, JPEG, BMP, TIFF, WebP, DICOM and NIfTI"
                : "the file is " + std::string(foreign) + "; read are PNG, JPEG, BMP, TIFF, WebP, DICOM and NIfTI");
    }
    if (*format == Format::Dicom || *format == Format::Nifti)
        return *format;
    const std::optional<Dimensions> size = dimensions(bytes, *format);
    if (!size || size->width <= 0 || size->height <= 0)
        refuse(name, "the " + std::string(decoding::name(*format)) + " header is damaged");
    if (size->width > kMostPixels / size->height)
        refuse(name,
            std::to_string(size->width) + "x" + std::to_string(size->height)
                + " pixels are more than the limit of 256 million");
    if (const std::string why = whyIncomplete(bytes, *format); !why.empty())
        refuse(name, why);
    return *format;
}

cv::Mat decodedByOpenCv(std::span<const std::byte> bytes, std::string_view name)
{
    prepareOpenCv();
    const cv::Mat buffer(1, static_cast<int>(bytes.size()), CV_8UC1,
        const_cast<std::byte*>(bytes.data())); // OpenCV has no const view
    cv::Mat image;
    try {
        image = cv::imdecode(buffer, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception& error) {
        refuse(name, "damaged: " + error.err);
    }
    if (image.empty())
        refuse(name, "the image data are damaged or of a variant that is not read");
    return image;
}

template <class T, class F> cv::Mat mapped(const cv::Mat& image, F&& toByte)
{
    cv::Mat bytes(image.rows, image.cols, CV_8UC(image.channels()));
    const int row = image.cols * image.channels();
    for (int y = 0; y < image.rows; ++y)
        std::transform(image.ptr<T>(y), image.ptr<T>(y) + row, bytes.ptr<std::uint8_t>(y), toByte);
    return bytes;
}

/// Pillow's rule for one wide channel: clip. For colour the high byte is kept.
/// Source: python-pillow/Pillow src/libImaging/Convert.c (I16_RGB, i2l, f2l), Unpack.c (RGB;16B)
cv::Mat toBytes(const cv::Mat& image, std::string_view name)
{
    const auto clipped = [](auto v) { return static_cast<std::uint8_t>(v <= 0 ? 0 : v >= 255 ? 255 : v); };
    const bool grey = image.channels() == 1;
    switch (image.depth()) {
    case CV_8U:
        return image;
    case CV_16U:
        return grey ? mapped<std::uint16_t>(image, clipped)
                    : mapped<std::uint16_t>(image, [](std::uint16_t v) { return static_cast<std::uint8_t>(v >> 8); });
    case CV_16S:
        if (grey)
            return mapped<std::int16_t>(image, clipped);
        break;
    case CV_32S:
        if (grey)
            return mapped<std::int32_t>(image, clipped);
        break;
    case CV_32F:
        if (grey)
            return mapped<float>(image, clipped);
        break;
    case CV_64F:
        if (grey)
            return mapped<double>(image, clipped);
        break;
    default:
        break;
    }
    refuse(name, "pixels of this type are not read; expected 8 or 16 bits a channel");
}

Image fromMat(const cv::Mat& decoded, std::string_view name)
{
    const cv::Mat image = toBytes(decoded, name);
    Image result(image.cols, image.rows, 3);
    cv::Mat rgb(image.rows, image.cols, CV_8UC3, result.pixels.data());
    switch (image.channels()) {
    case 1:
        cv::cvtColor(image, rgb, cv::COLOR_GRAY2RGB);
        break;
    case 3:
        cv::cvtColor(image, rgb, cv::COLOR_BGR2RGB);
        break;
    case 4:
        cv::cvtColor(image, rgb, cv::COLOR_BGRA2RGB);
        break;
    default:
        refuse(name, std::to_string(image.channels()) + " channels; expected 1, 3 or 4");
    }
    return result;
}

constexpr std::size_t kLargestFile = std::size_t(1) << 30;

std::string fileBytes(const std::filesystem::path& file)
{
    try {
        std::string bytes = readFile(file, kLargestFile);
        if (file.string().ends_with(".nii.gz"))
            bytes = archive::gunzip(bytes, file.string(), {.bytes = std::uint64_t(4) << 30, .ratio = 1000});
        return bytes;
    } catch (const Error& error) {
        throw Error(ErrorKind::Image, error.what());
    }
}

}

Image decode(std::span<const std::byte> bytes, std::string_view name)
{
    switch (inspected(bytes, name)) {
    case Format::Jpeg:
        return decodeJpeg(bytes, name, 1);
    case Format::Dicom:
        return decodeDicom(bytes, name);
    case Format::Nifti: {
        const NiftiVolume volume = readNifti(bytes, name);
        return niftiSlice(volume, Plane::Axial, volume.slices(Plane::Axial) / 2, name);
    }
    default:
        break;
    }
    return fromMat(decodedByOpenCv(bytes, name), name);
}

Image decode(const std::filesystem::path& file)
{
    const std::string bytes = fileBytes(file);
    return decode(std::as_bytes(std::span(bytes)), file.string());
}

Image decodeScaled(std::span<const std::byte> bytes, std::string_view name, int maxSide)
{
    VLM_ASSERT(maxSide > 0, "a thumbnail has pixels");
    Image image;
    if (inspected(bytes, name) == Format::Jpeg) {
        const Dimensions size = dimensions(bytes, Format::Jpeg).value();
        const std::int64_t longest = std::max(size.width, size.height);
        int divisor = 1;
        while (divisor < 8 && longest >= 2LL * divisor * maxSide)
            divisor *= 2;
        image = decodeJpeg(bytes, name, divisor);
    } else {
        image = decode(bytes, name);
    }
    const double scale = static_cast<double>(maxSide) / std::max(image.width, image.height);
    if (scale >= 1.0)
        return image;
    return imaging::resize(image, std::max(1, static_cast<int>(std::lround(image.width * scale))),
        std::max(1, static_cast<int>(std::lround(image.height * scale))), imaging::Filter::Bilinear);
}

Image decodeScaled(const std::filesystem::path& file, int maxSide)
{
    const std::string bytes = fileBytes(file);
    return decodeScaled(std::as_bytes(std::span(bytes)), file.string(), maxSide);
}

}
