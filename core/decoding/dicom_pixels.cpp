#include "core/decoding/dicom_pixels.h"

#include "core/base/error.h"
#include "core/decoding/byte_reader.h"
#include "core/decoding/decode.h"
#include "core/decoding/file_format.h"
#include "core/decoding/jpeg.h"

#include <algorithm>
#include <array>

namespace vlm::decoding {

namespace {

[[noreturn]] void refuse(std::string_view name, const std::string& reason)
{
    throw Error(ErrorKind::Image, std::string(name) + ": DICOM: " + reason);
}

constexpr std::string_view kRle = "1.2.840.10008.1.2.5";
constexpr std::string_view kJpegBaseline = "1.2.840.10008.1.2.4.50";
/// JPEG extended, lossless (2), JPEG-LS (2), JPEG 2000 (2)
constexpr std::array<std::string_view, 7> kGdcm{"1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57",
    "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.90",
    "1.2.840.10008.1.2.4.91"};
constexpr std::array<std::string_view, 5> kNative{
    "", "1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2"};

bool isYbr(const DicomPixels& pixels)
{
    return pixels.photometric == "YBR_FULL" || pixels.photometric == "YBR_FULL_422";
}

std::size_t pixelCount(const DicomPixels& p)
{
    return static_cast<std::size_t>(p.width * p.height);
}

/// Native YBR_FULL_422: two pixels as y0 y1 cb cr.
std::vector<double> native422(std::span<const std::byte> bytes, const DicomPixels& p, std::string_view name)
{
    const std::size_t count = pixelCount(p);
    if (bytes.size() < count * 2 || p.width % 2 != 0)
        refuse(name, "the pixel data end too early");
    std::vector<double> values;
    values.reserve(count * 3);
    const auto at = [&bytes](std::size_t i) { return std::to_integer<int>(bytes[i]); };
    for (std::size_t i = 0; i < count; i += 2)
        for (std::size_t k = 0; k < 2; ++k) {
            values.push_back(at(i * 2 + k));
            values.push_back(at(i * 2 + 2));
            values.push_back(at(i * 2 + 3));
        }
    return values;
}

/// Element i of a plane-by-plane layout goes where the interleaved layout has it.
std::size_t interleaved(std::size_t i, std::size_t count, int samples)
{
    return i % count * static_cast<std::size_t>(samples) + i / count;
}

std::vector<double> native(const DicomFile& file, const DicomPixels& p, std::size_t frame, std::string_view name)
{
    const auto all = file.value(tags::kPixelData);
    if (!all)
        refuse(name, "there are no pixel data");
    const bool halved = p.photometric == "YBR_FULL_422" && p.bitsAllocated == 8;
    const std::size_t count = pixelCount(p) * static_cast<std::size_t>(p.samples);
    const std::size_t bits = halved ? pixelCount(p) * 16 : count * static_cast<std::size_t>(p.bitsAllocated);
    const std::size_t firstBit = frame * bits;
    if (frame > 0 && bits > 0 && all->size() / bits < frame / 8)
        refuse(name, "the pixel data end too early");
    if (all->size() < (firstBit + bits + 7) / 8)
        refuse(name, "the pixel data end too early");
    const auto bytes = all->subspan(firstBit / 8);
    if (halved)
        return native422(bytes, p, name);
    const std::size_t width = static_cast<std::size_t>(p.bitsAllocated) / 8;
    const ByteReader in(bytes);
    std::vector<double> values(count);
    if (p.bitsAllocated == 1) { // frames follow each other without padding
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t bit = firstBit % 8 + i;
            values[i] = std::to_integer<int>(bytes[bit / 8]) >> (bit % 8) & 1;
        }
        return values;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const auto raw = file.bigEndian() ? in.big(i * width, width) : in.little(i * width, width);
        values[p.planar ? interleaved(i, pixelCount(p), p.samples) : i] = storedValue(*raw, p);
    }
    return values;
}

using Fragments = std::span<const std::span<const std::byte>>;

/// Begins a JPEG, JPEG-LS or JPEG 2000 code stream.
bool beginsImage(std::span<const std::byte> fragment)
{
    const ByteReader in(fragment);
    return in.big(0, 3) == 0xFFD8FFU || in.big(0, 4) == 0xFF4FFF51U || in.has(4, "jP  ");
}

/// Fragments of one frame: all of a single frame, else as the offset table, the number of fragments, or the beginnings
/// of code streams among them say.
Fragments frameFragments(const DicomFile& file, const DicomPixels& p, std::size_t frame, std::string_view name)
{
    const Fragments all = file.fragments();
    if (all.size() < 2)
        refuse(name, "there are no pixel data");
    const Fragments data = all.subspan(1);
    const auto frames = static_cast<std::size_t>(p.frames);
    if (frames <= 1)
        return data;
    const ByteReader table(all[0]);
    if (const auto begin = table.little(frame * 4, 4)) {
        const auto next = frame + 1 < frames ? table.little(frame * 4 + 4, 4) : std::nullopt;
        std::size_t first = 0;
        std::size_t offset = 0;
        for (; first < data.size() && offset < *begin; ++first)
            offset += data[first].size() + 8;
        std::size_t end = first;
        for (; end < data.size() && (!next || offset < *next); ++end)
            offset += data[end].size() + 8;
        if (first < data.size())
            return data.subspan(first, std::max<std::size_t>(end - first, 1));
        refuse(name, "the compressed pixel data are cut off");
    }
    if (data.size() == frames)
        return data.subspan(frame, 1);
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < data.size(); ++i)
        if (beginsImage(data[i]))
            starts.push_back(i);
    if (starts.size() != frames)
        refuse(name, "the frames' places in the compressed data are not told");
    const std::size_t end = frame + 1 < frames ? starts[frame + 1] : data.size();
    return data.subspan(starts[frame], end - starts[frame]);
}

std::vector<std::byte> joined(Fragments fragments)
{
    std::vector<std::byte> bytes;
    for (const auto& fragment : fragments)
        bytes.insert(bytes.end(), fragment.begin(), fragment.end());
    return bytes;
}

std::vector<double> runLength(std::span<const std::byte> frame, const DicomPixels& p, std::string_view name)
{
    const std::size_t count = pixelCount(p);
    const std::size_t width = static_cast<std::size_t>(p.bitsAllocated) / 8;
    const auto samples = static_cast<std::size_t>(p.samples);
    const std::vector<std::uint8_t> planes = decodeRle(frame, samples * width, count, name);
    std::vector<double> values(count * samples);
    for (std::size_t s = 0; s < samples; ++s)
        for (std::size_t i = 0; i < count; ++i) {
            std::uint64_t raw = 0;
            for (std::size_t b = 0; b < width; ++b)
                raw = raw << 8 | planes[(s * width + b) * count + i];
            values[i * samples + s] = storedValue(raw, p);
        }
    return values;
}

std::vector<double> baseline(std::span<const std::byte> frame, const DicomPixels& p, std::string_view name)
{
    const imaging::Image image
        = decodeJpeg(frame, name, 1, p.photometric == "RGB" ? JpegColour::RgbUnlessMarked : JpegColour::AsMarked);
    if (image.width != p.width || image.height != p.height)
        refuse(name, "the JPEG data have another size than the header says");
    std::vector<double> values;
    values.reserve(pixelCount(p) * static_cast<std::size_t>(p.samples));
    for (std::size_t i = 0; i < image.pixels.size(); i += p.samples == 1 ? 3 : 1)
        values.push_back(image.pixels[i]);
    return values;
}

}

double storedValue(std::uint64_t raw, const DicomPixels& p)
{
    const int shift = std::max(0, p.highBit + 1 - p.bitsStored);
    std::uint64_t value = raw >> shift;
    value &= (std::uint64_t(1) << p.bitsStored) - 1;
    if (p.isSigned && (value >> (p.bitsStored - 1) & 1) != 0)
        return static_cast<double>(value) - static_cast<double>(std::uint64_t(1) << p.bitsStored);
    return static_cast<double>(value);
}

DicomPixels describePixels(const DicomFile& file, std::string_view name)
{
    DicomPixels p;
    p.width = file.word(tags::kColumns).value_or(0);
    p.height = file.word(tags::kRows).value_or(0);
    if (p.width <= 0 || p.height <= 0 || (!file.value(tags::kPixelData) && file.fragments().empty()))
        refuse(name, "the file holds no image");
    if (p.width > kMostPixels / p.height)
        refuse(name, std::to_string(p.width) + "x" + std::to_string(p.height) + " pixels are more than the limit");
    p.samples = file.word(tags::kSamplesPerPixel).value_or(1);
    p.bitsAllocated = file.word(tags::kBitsAllocated).value_or(8);
    p.bitsStored = file.word(tags::kBitsStored).value_or(static_cast<std::uint16_t>(p.bitsAllocated));
    p.highBit = file.word(tags::kHighBit).value_or(static_cast<std::uint16_t>(p.bitsStored - 1));
    p.isSigned = file.word(tags::kPixelRepresentation).value_or(0) == 1;
    p.planar = file.word(tags::kPlanarConfiguration).value_or(0) == 1;
    p.photometric = file.text(tags::kPhotometric);
    p.frames = static_cast<std::int64_t>(std::clamp(file.decimal(tags::kFrames).value_or(1), 1.0, 1e9));
    if (p.samples != 1 && p.samples != 3)
        refuse(name, std::to_string(p.samples) + " samples a pixel; expected 1 or 3");
    const bool bitmap = p.bitsAllocated == 1 && p.samples == 1 && file.fragments().empty();
    if (!bitmap && p.bitsAllocated != 8 && p.bitsAllocated != 16 && p.bitsAllocated != 32)
        refuse(name, std::to_string(p.bitsAllocated) + " bits a sample; expected 1, 8, 16 or 32");
    if (p.bitsStored < 1 || p.bitsStored > p.bitsAllocated || p.highBit >= p.bitsAllocated
        || p.highBit + 1 < p.bitsStored)
        refuse(name, "the header's bit depths contradict each other");
    return p;
}

DicomFrame frameAt(const DicomFile& file, const DicomPixels& pixels, std::int64_t index, std::string_view name)
{
    if (index < 0 || index >= std::max<std::int64_t>(pixels.frames, 1))
        refuse(name,
            "there is no frame " + std::to_string(index) + "; the file has "
                + std::to_string(std::max<std::int64_t>(pixels.frames, 1)) + ", numbered from 0");
    const auto place = static_cast<std::size_t>(index);
    const std::string& syntax = file.transferSyntax();
    DicomFrame frame;
    frame.ybr = isYbr(pixels) && pixels.samples == 3;
    if (std::ranges::find(kNative, syntax) != kNative.end()) {
        frame.values = native(file, pixels, place, name);
    } else if (syntax == kRle) {
        frame.values = runLength(joined(frameFragments(file, pixels, place, name)), pixels, name);
    } else if (syntax == kJpegBaseline && pixels.bitsAllocated == 8) {
        frame.values = baseline(joined(frameFragments(file, pixels, place, name)), pixels, name);
        frame.ybr = false;
    } else if (std::ranges::find(kGdcm, syntax) != kGdcm.end()) {
        frame = decodeByGdcm(file, pixels, frameFragments(file, pixels, place, name), name);
    } else {
        refuse(name, "the transfer syntax " + syntax + " is not decoded");
    }
    return frame;
}

}
