#include "core/base/error.h"
#include "core/decoding/byte_reader.h"
#include "core/decoding/dicom_pixels.h"
#include "core/decoding/file_format.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>

#include <gdcmFragment.h>
#include <gdcmImage.h>
#include <gdcmSequenceOfFragments.h>
#include <gdcmTrace.h>

// Only GDCM's codecs are used, on data whose headers were checked here: its parser ends the process on damaged files
// where it was built with assertions, as Debian's is.

namespace vlm::decoding {

namespace {

using gdcm::PixelFormat;

[[noreturn]] void refuse(std::string_view name, const std::string& reason)
{
    throw Error(ErrorKind::Image, std::string(name) + ": DICOM: " + reason);
}

void silence()
{
    static std::once_flag once;
    std::call_once(once, [] {
        gdcm::Trace::DebugOff();
        gdcm::Trace::WarningOff();
        gdcm::Trace::ErrorOff();
    });
}

/// What GDCM's codecs may be told; on anything else they end the process.
bool isKnownColour(const DicomPixels& pixels)
{
    constexpr std::array grey{"MONOCHROME1", "MONOCHROME2", "PALETTE COLOR"};
    constexpr std::array colour{
        "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_PARTIAL_422", "YBR_PARTIAL_420", "YBR_ICT", "YBR_RCT"};
    return pixels.samples == 1 ? std::ranges::find(grey, pixels.photometric) != grey.end()
                               : std::ranges::find(colour, pixels.photometric) != colour.end();
}

/// Sides in the code stream's own header: JPEG and JPEG-LS frames, JPEG 2000 SIZ.
std::optional<Dimensions> codedSize(std::span<const std::byte> stream)
{
    const ByteReader in(stream);
    if (in.big(0, 2) == 0xFFD8U) {
        if (const auto size = dimensions(stream, Format::Jpeg))
            return size;
        for (std::size_t segment = 2; in.big(segment, 2);) { // JPEG-LS: SOF55
            const std::uint64_t marker = *in.big(segment, 2);
            const auto height = in.big(segment + 5, 2);
            const auto width = in.big(segment + 7, 2);
            if (marker == 0xFFF7 && height && width)
                return Dimensions{static_cast<std::int64_t>(*width), static_cast<std::int64_t>(*height)};
            segment += 2 + in.big(segment + 2, 2).value_or(stream.size());
        }
        return std::nullopt;
    }
    std::size_t at = 0;
    if (in.has(4, "jP  ")) // in a JP2 file
        while (at < 4096 && in.big(at, 4) != 0xFF4FFF51U)
            ++at;
    if (in.big(at, 4) != 0xFF4FFF51U)
        return std::nullopt;
    const auto x1 = in.big(at + 8, 4);
    const auto y1 = in.big(at + 12, 4);
    const auto x0 = in.big(at + 16, 4);
    const auto y0 = in.big(at + 20, 4);
    const auto tileWidth = in.big(at + 24, 4);
    const auto tileHeight = in.big(at + 28, 4);
    if (!x1 || !y1 || !x0 || !y0 || !tileWidth || !tileHeight || *x1 <= *x0 || *y1 <= *y0 || *tileWidth == 0
        || *tileHeight == 0)
        return std::nullopt;
    return Dimensions{static_cast<std::int64_t>(*x1 - *x0), static_cast<std::int64_t>(*y1 - *y0)};
}

/// Colour channels in the code stream's own header; GDCM's codecs end the process where they are not the header's.
std::optional<std::uint64_t> codedChannels(std::span<const std::byte> stream)
{
    const ByteReader in(stream);
    if (in.big(0, 2) == 0xFFD8U) {
        for (std::size_t segment = 2; in.big(segment, 2);) {
            const std::uint64_t marker = *in.big(segment, 2);
            const bool table = marker == 0xFFC4 || marker == 0xFFC8 || marker == 0xFFCC;
            if ((marker >= 0xFFC0 && marker <= 0xFFCF && !table) || marker == 0xFFF7)
                return in.big(segment + 9, 1);
            if (marker == 0xFFFF) { // fill byte
                ++segment;
                continue;
            }
            segment += 2 + in.big(segment + 2, 2).value_or(stream.size());
        }
        return std::nullopt;
    }
    std::size_t at = 0;
    if (in.has(4, "jP  "))
        while (at < 4096 && in.big(at, 4) != 0xFF4FFF51U)
            ++at;
    return in.big(at + 40, 2);
}

/// Whether a JPEG's segments follow each other without a gap up to its first scan and its application segments are
/// ones that libjpeg does not warn about; GDCM ends the process at a warning in the header.
bool isCleanHeader(std::span<const std::byte> stream)
{
    const ByteReader in(stream);
    if (in.big(0, 2) != 0xFFD8U)
        return true; // no JPEG
    for (std::size_t segment = 2;;) {
        const auto marker = in.big(segment, 2);
        const auto length = in.big(segment + 2, 2);
        if (!marker || !length || *marker < 0xFFC0 || *marker == 0xFFFF || *length < 2
            || !in.big(segment + 1 + *length, 1))
            return false;
        if (*marker >= 0xFFD0 && *marker <= 0xFFD9)
            return false; // restart, begin or end before the first scan
        if (*marker == 0xFFE0 && in.has(segment + 4, "JFIF") && in.big(segment + 9, 1) != 1U)
            return false;
        if (*marker == 0xFFEE && in.has(segment + 4, "Adobe") && in.big(segment + 15, 1).value_or(9) > 1)
            return false;
        const bool table = *marker == 0xFFC4 || *marker == 0xFFC8 || *marker == 0xFFCC;
        const bool frame = (*marker <= 0xFFCF && !table) || *marker == 0xFFF7;
        if (const auto bits = in.big(segment + 4, 1).value_or(0); frame && (bits < 2 || bits > 16))
            return false; // GDCM has no decoder for it and goes on without one
        if (*marker == 0xFFDA)
            return true;
        segment += 2 + *length;
    }
}

template <class T> std::vector<double> widened(const std::vector<char>& buffer, std::size_t count)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        T value;
        std::memcpy(&value, buffer.data() + i * sizeof(T), sizeof(T));
        values[i] = static_cast<double>(value);
    }
    return values;
}

std::vector<double> valuesOf(
    const std::vector<char>& buffer, const PixelFormat& format, std::size_t count, std::string_view name)
{
    if (count * (format.GetBitsAllocated() / 8) > buffer.size())
        refuse(name, "the pixel data end too early");
    switch (format.GetScalarType()) {
    case PixelFormat::UINT8:
        return widened<std::uint8_t>(buffer, count);
    case PixelFormat::INT8:
        return widened<std::int8_t>(buffer, count);
    case PixelFormat::UINT12:
    case PixelFormat::UINT16:
        return widened<std::uint16_t>(buffer, count);
    case PixelFormat::INT12:
    case PixelFormat::INT16:
        return widened<std::int16_t>(buffer, count);
    case PixelFormat::UINT32:
        return widened<std::uint32_t>(buffer, count);
    case PixelFormat::INT32:
        return widened<std::int32_t>(buffer, count);
    default:
        refuse(name, "pixels of this type are not read");
    }
}

}

DicomFrame decodeByGdcm(const DicomFile& file, const DicomPixels& pixels,
    std::span<const std::span<const std::byte>> fragments, std::string_view name)
{
    silence();
    if (!isKnownColour(pixels))
        refuse(name,
            "the photometric interpretation is not known, or does not fit " + std::to_string(pixels.samples)
                + " samples a pixel");
    const auto coded = codedSize(fragments[0]);
    if (!coded || coded->width != pixels.width || coded->height != pixels.height)
        refuse(name, "the compressed pixel data are damaged, or of another size than the header says");
    if (!isCleanHeader(fragments[0]))
        refuse(name, "the header of the compressed pixel data is damaged");
    if (codedChannels(fragments[0]) != static_cast<std::uint64_t>(pixels.samples))
        refuse(name, "the compressed pixel data have another number of colour channels than the header says");
    gdcm::SmartPointer<gdcm::SequenceOfFragments> sequence = new gdcm::SequenceOfFragments;
    for (const auto& bytes : fragments) {
        gdcm::Fragment fragment;
        fragment.SetByteValue(
            reinterpret_cast<const char*>(bytes.data()), gdcm::VL(static_cast<std::uint32_t>(bytes.size())));
        sequence->AddFragment(fragment);
    }
    gdcm::DataElement element(gdcm::Tag(0x7FE0, 0x0010));
    element.SetVR(gdcm::VR::OB);
    element.SetValue(*sequence);

    gdcm::Image image;
    image.SetNumberOfDimensions(2);
    image.SetDimension(0, static_cast<unsigned>(pixels.width));
    image.SetDimension(1, static_cast<unsigned>(pixels.height));
    const auto narrow = [](int v) { return static_cast<unsigned short>(v); };
    image.SetPixelFormat(PixelFormat(narrow(pixels.samples), narrow(pixels.bitsAllocated), narrow(pixels.bitsStored),
        narrow(pixels.highBit), narrow(pixels.isSigned ? 1 : 0)));
    const auto colour = gdcm::PhotometricInterpretation::GetPIType(pixels.photometric.c_str());
    image.SetPhotometricInterpretation(gdcm::PhotometricInterpretation(colour));
    image.SetPlanarConfiguration(0);
    image.SetTransferSyntax(gdcm::TransferSyntax(gdcm::TransferSyntax::GetTSType(file.transferSyntax().c_str())));
    image.SetDataElement(element);

    std::vector<char> buffer(image.GetBufferLength());
    bool done = false;
    try {
        done = image.GetBuffer(buffer.data());
    } catch (const std::exception&) { // said below; its own text may quote the file
        done = false;
    }
    if (!done)
        refuse(name, "the compressed pixel data are damaged, or of a variant that is not decoded");
    const auto count = static_cast<std::size_t>(pixels.width * pixels.height * pixels.samples);
    DicomFrame frame;
    frame.values = valuesOf(buffer, image.GetPixelFormat(), count, name);
    // Some writers' code streams and headers disagree on the sign; the header decides, as in pydicom.
    DicomPixels lowBits = pixels;
    lowBits.highBit = pixels.bitsStored - 1;
    for (double& value : frame.values)
        value = storedValue(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)), lowBits);
    // JPEG 2000 undoes its own colour transform; GDCM says so by changing the interpretation.
    const gdcm::PhotometricInterpretation after = image.GetPhotometricInterpretation();
    frame.ybr
        = after == gdcm::PhotometricInterpretation::YBR_FULL || after == gdcm::PhotometricInterpretation::YBR_FULL_422;
    return frame;
}

}
