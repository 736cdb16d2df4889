#include "core/decoding/tiff.h"

#include "core/decoding/byte_reader.h"

#include <algorithm>
#include <array>
#include <vector>

namespace vlm::decoding {

namespace {

enum Tag : std::uint64_t {
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Photometric = 262,
    StripOffsets = 273,
    SamplesPerPixel = 277,
    StripByteCounts = 279,
    PlanarConfiguration = 284,
    TileOffsets = 324,
    TileByteCounts = 325
};

class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes)
        : m_in(bytes)
        , m_little(m_in.has(0, "II"))
        , m_large(integer(2, 2) == 43U)
    {
    }

    [[nodiscard]] std::optional<std::uint64_t> integer(std::uint64_t at, std::size_t size) const
    {
        return m_little ? m_in.little(at, size) : m_in.big(at, size);
    }

    [[nodiscard]] std::optional<TiffDirectory> directory() const
    {
        const auto begin = m_large ? integer(8, 8) : integer(4, 4);
        const auto entries = begin ? integer(*begin, m_large ? 8 : 2) : std::nullopt;
        if (!entries || *entries > 65535)
            return std::nullopt;
        TiffDirectory found;
        std::vector<std::uint64_t> offsets;
        std::vector<std::uint64_t> counts;
        for (std::uint64_t i = 0; i < *entries; ++i) {
            const std::uint64_t at = *begin + (m_large ? 8 + i * 20 : 2 + i * 12);
            const auto tag = integer(at, 2);
            if (!tag)
                return std::nullopt;
            if (!keep(*tag, at, found, offsets, counts))
                return std::nullopt;
        }
        for (std::size_t i = 0; i < std::min(offsets.size(), counts.size()); ++i)
            found.dataEnd = std::max(found.dataEnd, offsets[i] + counts[i]);
        return found;
    }

private:
    [[nodiscard]] bool keep(std::uint64_t tag, std::uint64_t at, TiffDirectory& found,
        std::vector<std::uint64_t>& offsets, std::vector<std::uint64_t>& counts) const
    {
        switch (tag) {
        case ImageWidth:
        case ImageLength: {
            const auto values = array(at);
            if (values.empty() || values[0] > 0x7FFFFFFF)
                return false;
            (tag == ImageWidth ? found.width : found.height) = static_cast<std::int64_t>(values[0]);
            return true;
        }
        case BitsPerSample:
            return first(at, found.bits);
        case Photometric:
            return first(at, found.photometric);
        case SamplesPerPixel:
            return first(at, found.samples);
        case PlanarConfiguration:
            return first(at, found.planes);
        case StripOffsets:
        case TileOffsets:
            offsets = array(at);
            return true;
        case StripByteCounts:
        case TileByteCounts:
            counts = array(at);
            return true;
        default:
            return true;
        }
    }

    bool first(std::uint64_t at, std::uint64_t& value) const
    {
        const auto values = array(at);
        if (values.empty())
            return false;
        value = values[0];
        return true;
    }

    /// Whole-number values of the entry at `at`; empty for other types or when they lie outside the file.
    [[nodiscard]] std::vector<std::uint64_t> array(std::uint64_t at) const
    {
        constexpr std::array<std::size_t, 17> sizes{0, 1, 0, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8};
        const auto type = integer(at + 2, 2);
        const auto count = integer(at + 4, m_large ? 8 : 4);
        if (!type || !count || *type >= sizes.size() || sizes[*type] == 0 || *count > m_in.size())
            return {};
        const std::size_t size = sizes[*type];
        const std::uint64_t field = at + (m_large ? 12 : 8);
        const std::size_t room = m_large ? 8 : 4;
        const auto begin = *count * size <= room ? field : integer(field, room);
        std::vector<std::uint64_t> values;
        for (std::uint64_t i = 0; begin && i < *count; ++i) {
            const auto value = integer(*begin + i * size, size);
            if (!value)
                return {};
            values.push_back(*value);
        }
        return values;
    }

    ByteReader m_in;
    bool m_little;
    bool m_large;
};

}

std::optional<TiffDirectory> tiffDirectory(std::span<const std::byte> bytes)
{
    return Reader(bytes).directory();
}

std::string whyUnread(const TiffDirectory& directory, std::size_t fileSize)
{
    constexpr std::uint64_t palette = 3;
    constexpr std::uint64_t lab = 8;
    if (directory.dataEnd > fileSize)
        return "the TIFF data end too early";
    if (directory.photometric >= lab && directory.photometric != 32844 && directory.photometric != 32845)
        return "TIFF in the CIE L*a*b* or another rare colour space is not read";
    constexpr std::array<std::uint64_t, 5> read{1, 8, 16, 32, 64};
    if (std::ranges::find(read, directory.bits) == read.end())
        return "TIFF of " + std::to_string(directory.bits) + " bits a sample is not read; expected 1, 8, 16, 32 or 64";
    if (directory.photometric == palette && directory.bits < 8)
        return "TIFF with a palette of fewer than 8 bits is not read";
    if (directory.planes == 2 && directory.bits > 8 && directory.samples > 1)
        return "TIFF of 16 bits in separate colour planes is not read";
    return {};
}

}
