#include "core/decoding/pixel_shape.h"

#include "core/decoding/dicom_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

namespace vlm::decoding {

namespace {

constexpr DicomTag kImagerSpacing = 0x00181164;
constexpr DicomTag kScannedSpacing = 0x00182010;
constexpr DicomTag kAspectRatio = 0x00280034;
constexpr DicomTag kSharedGroups = 0x52009229;
constexpr DicomTag kFrameGroups = 0x52009230;
constexpr std::array kExtra{kImagerSpacing, kScannedSpacing, kAspectRatio};

constexpr double kMostRatio = 50.0;

std::optional<double> numberIn(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" +"), text.size()));
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<PixelShape> shapeOf(double width, double height, bool millimetres)
{
    const bool possible = std::isfinite(width) && std::isfinite(height) && width > 0 && height > 0
        && width / height <= kMostRatio && height / width <= kMostRatio;
    return possible ? std::optional(PixelShape{width, height, millimetres}) : std::nullopt;
}

/// "rows' distance\columns' distance"
std::optional<PixelShape> shapeIn(const DicomFile& file, DicomTag tag, bool millimetres)
{
    const std::string text = file.text(tag);
    const std::size_t cut = text.find('\\');
    if (cut == std::string::npos)
        return std::nullopt;
    const auto down = numberIn(std::string_view(text).substr(0, cut));
    const auto across = numberIn(std::string_view(text).substr(cut + 1));
    return down && across ? shapeOf(*across, *down, millimetres) : std::nullopt;
}

}

bool PixelShape::square() const
{
    return std::abs(width - height) < 1e-3 * std::max(width, height);
}

std::pair<double, double> PixelShape::stretch() const
{
    if (square())
        return {1.0, 1.0};
    const double least = std::min(width, height);
    return {width / least, height / least};
}

PixelShape pixelShape(const DicomFile& file)
{
    if (const auto shape = shapeIn(file, tags::kPixelSpacing, true))
        return *shape;
    for (const DicomTag groups : {kSharedGroups, kFrameGroups})
        if (const DicomFile* group = file.firstItem(groups))
            if (const DicomFile* measures = group->firstItem(tags::kPixelMeasures))
                if (const auto shape = shapeIn(*measures, tags::kPixelSpacing, true))
                    return *shape;
    for (const DicomTag spacing : {kImagerSpacing, kScannedSpacing})
        if (const auto shape = shapeIn(file, spacing, true))
            return *shape;
    return shapeIn(file, kAspectRatio, false).value_or(PixelShape{});
}

PixelShape dicomPixelShape(std::span<const std::byte> bytes, std::string_view name)
{
    return pixelShape(DicomFile::parse(bytes, name, kExtra));
}

PixelShape slicePixelShape(const std::array<double, 3>& spacing, Plane plane)
{
    const double width = spacing[plane == Plane::Sagittal ? 1 : 0];
    const double height = spacing[plane == Plane::Axial ? 1 : 2];
    return shapeOf(width, height, true).value_or(PixelShape{});
}

}
