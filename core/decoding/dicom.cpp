#include "core/decoding/dicom.h"

#include "core/base/error.h"
#include "core/decoding/dicom_grey.h"
#include "core/decoding/dicom_pixels.h"
#include "core/decoding/voi.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vlm::decoding {

namespace {

[[noreturn]] void refuse(std::string_view name, const std::string& reason)
{
    throw Error(ErrorKind::Image, std::string(name) + ": DICOM: " + reason);
}

/// Palette entries are 16 bits wide as a rule; what is shown is their high byte.
void lookUpPalette(const DicomFile& file, const DicomPixels& pixels, std::span<const double> values,
    imaging::Image& image, std::string_view name)
{
    for (std::uint32_t c = 0; c < 3; ++c) {
        const auto table = lookUpTable(file, tags::kRedDescriptor + c, tags::kRedData + c, pixels.isSigned);
        if (!table || table->entries.empty())
            refuse(name, "the palette is missing or damaged");
        const bool wide = table->largest > 255.0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto last = static_cast<std::int64_t>(table->entries.size()) - 1;
            const auto index = std::clamp<std::int64_t>(static_cast<std::int64_t>(values[i]) - table->first, 0, last);
            const std::uint16_t entry = table->entries[static_cast<std::size_t>(index)];
            image.pixels[i * 3 + c] = static_cast<std::uint8_t>(wide ? entry >> 8 : entry);
        }
    }
}

std::uint8_t rounded(double v)
{
    return static_cast<std::uint8_t>(std::clamp(v + 0.5, 0.0, 255.0));
}

/// Full range. Source: DICOM PS3.3 C.7.6.3.1.2
void ybrToRgb(std::span<const double> values, imaging::Image& image)
{
    for (std::size_t i = 0; i + 2 < values.size(); i += 3) {
        const double b = values[i + 1] - 128.0;
        const double r = values[i + 2] - 128.0;
        image.pixels[i] = rounded(values[i] + 1.402 * r);
        image.pixels[i + 1] = rounded(values[i] - 0.344136 * b - 0.714136 * r);
        image.pixels[i + 2] = rounded(values[i] + 1.772 * b);
    }
}

}

imaging::Image decodeDicom(std::span<const std::byte> bytes, std::string_view name, std::int64_t index)
{
    const DicomFile file = DicomFile::parse(bytes, name);
    const DicomPixels pixels = describePixels(file, name);
    const DicomFrame frame = frameAt(file, pixels, index, name);
    imaging::Image image(static_cast<int>(pixels.width), static_cast<int>(pixels.height), 3);
    if (pixels.samples == 1 && pixels.photometric == "PALETTE COLOR") {
        lookUpPalette(file, pixels, frame.values, image, name);
    } else if (pixels.samples == 1) {
        const std::vector<std::uint8_t> levels = shownLevels(frame.values, greyTransform(file, pixels));
        for (std::size_t i = 0; i < levels.size(); ++i)
            std::fill_n(image.pixels.data() + i * 3, 3, levels[i]);
    } else if (frame.ybr) {
        ybrToRgb(frame.values, image);
    } else {
        const double divisor = static_cast<double>(std::uint64_t(1) << std::max(0, pixels.bitsStored - 8));
        for (std::size_t i = 0; i < frame.values.size(); ++i)
            image.pixels[i] = static_cast<std::uint8_t>(std::clamp(frame.values[i] / divisor, 0.0, 255.0));
    }
    return image;
}

}
