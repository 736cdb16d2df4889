#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/decoding/dicom_file.h"

namespace vlm::decoding {

/// What a file says of its pixels (DICOM PS3.3 C.7.6.3).
struct DicomPixels {
    std::int64_t width = 0;
    std::int64_t height = 0;
    int samples = 1;
    int bitsAllocated = 8;
    int bitsStored = 8;
    int highBit = 7;
    bool isSigned = false;
    bool planar = false; // one plane a colour
    std::int64_t frames = 1;
    std::string photometric; // "MONOCHROME2", "YBR_FULL", …
};

/// @throws Error Image: no pixels, sides or depths that cannot be
DicomPixels describePixels(const DicomFile& file, std::string_view name);

/// Stored bits of a raw value, sign-extended.
double storedValue(std::uint64_t raw, const DicomPixels& pixels);

/// Stored values of one frame, colours interleaved: [height, width, samples].
struct DicomFrame {
    std::vector<double> values;
    bool ybr = false; // still luminance and colour differences
};

/// @param frame from 0
/// @throws Error Image: no such frame, data cut off or damaged, a transfer syntax that is not decoded
DicomFrame frameAt(const DicomFile& file, const DicomPixels& pixels, std::int64_t frame, std::string_view name);

/// One frame of RLE data: bytes of each sample, most significant first, one plane a byte. @throws Error Image
std::vector<std::uint8_t> decodeRle(
    std::span<const std::byte> frame, std::size_t planes, std::size_t planeSize, std::string_view name);

/// JPEG beyond 8-bit baseline, JPEG-LS and JPEG 2000, by GDCM's codecs. @throws Error Image
DicomFrame decodeByGdcm(const DicomFile& file, const DicomPixels& pixels,
    std::span<const std::span<const std::byte>> fragments, std::string_view name);

}
