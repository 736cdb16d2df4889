#include "core/base/error.h"
#include "core/remote/sent_image.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

#include <zlib.h>

namespace vlm::remote {
namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr int kFilters = 5;
constexpr char kGrey = 0;
constexpr char kTruecolour = 2;
constexpr int kCompression = 6;

std::string bigEndian(std::uint32_t value)
{
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
        static_cast<char>(value)};
}

std::string chunk(std::string_view type, std::string_view data)
{
    std::string body = std::string(type).append(data);
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return bigEndian(static_cast<std::uint32_t>(data.size())) + body + bigEndian(static_cast<std::uint32_t>(crc));
}

std::uint8_t paeth(int left, int up, int corner)
{
    const int estimate = left + up - corner;
    const int a = std::abs(estimate - left);
    const int b = std::abs(estimate - up);
    const int c = std::abs(estimate - corner);
    return static_cast<std::uint8_t>(a <= b && a <= c ? left : b <= c ? up : corner);
}

std::uint8_t predicted(int filter, std::uint8_t left, std::uint8_t up, std::uint8_t corner)
{
    switch (filter) {
    case 1:
        return left;
    case 2:
        return up;
    case 3:
        return static_cast<std::uint8_t>((left + up) / 2);
    case 4:
        return paeth(left, up, corner);
    default:
        return 0;
    }
}

/// Rows with their filter bytes.
std::string filtered(const imaging::Image& image)
{
    const auto step = static_cast<std::size_t>(image.channels);
    const std::size_t width = static_cast<std::size_t>(image.width) * step;
    const std::vector<std::uint8_t> nothing(width, 0);
    std::string out;
    out.reserve((width + 1) * static_cast<std::size_t>(image.height));
    std::array<std::string, kFilters> rows;
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* row = image.pixels.data() + static_cast<std::size_t>(y) * width;
        const std::uint8_t* above = y == 0 ? nothing.data() : row - width;
        int best = 0;
        std::uint64_t smallest = std::numeric_limits<std::uint64_t>::max();
        for (int filter = 0; filter < kFilters; ++filter) {
            std::string& line = rows[static_cast<std::size_t>(filter)];
            line.assign(1, static_cast<char>(filter));
            std::uint64_t sum = 0;
            for (std::size_t x = 0; x < width; ++x) {
                const std::uint8_t left = x < step ? std::uint8_t{0} : row[x - step];
                const std::uint8_t corner = x < step ? std::uint8_t{0} : above[x - step];
                const auto rest = static_cast<std::int8_t>(row[x] - predicted(filter, left, above[x], corner));
                sum += static_cast<std::uint64_t>(std::abs(static_cast<int>(rest)));
                line += static_cast<char>(rest);
            }
            if (sum < smallest) {
                smallest = sum;
                best = filter;
            }
        }
        out += rows[static_cast<std::size_t>(best)];
    }
    return out;
}

}

std::string encodePng(const imaging::Image& image)
{
    const std::string raw = filtered(image);
    uLongf size = compressBound(static_cast<uLong>(raw.size()));
    std::string packed(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(raw.data()),
            static_cast<uLong>(raw.size()), kCompression)
        != Z_OK)
        throw Error(ErrorKind::Internal, "zlib could not compress a picture");
    packed.resize(size);
    const std::string head = bigEndian(static_cast<std::uint32_t>(image.width))
        + bigEndian(static_cast<std::uint32_t>(image.height))
        + std::string{'\x08', image.channels == 1 ? kGrey : kTruecolour, '\0', '\0', '\0'};
    return std::string(kSignature) + chunk("IHDR", head) + chunk("IDAT", packed) + chunk("IEND", {});
}

}
