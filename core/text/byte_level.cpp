#include "core/text/byte_level.h"

#include "core/text/unicode.h"

#include <array>

namespace vlm::text {

namespace {

constexpr char32_t kFirstShifted = 256;

struct Tables {
    std::array<std::string, 256> printable;
    std::array<int, 512> byte{};

    Tables()
    {
        byte.fill(-1);
        char32_t next = kFirstShifted;
        for (char32_t b = 0; b < 256; ++b) {
            const bool itself = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            const char32_t c = itself ? b : next++;
            appendUtf8(printable[b], c);
            byte[c] = static_cast<int>(b);
        }
    }
};

const Tables& tables()
{
    static const Tables instance;
    return instance;
}

}

std::string bytesToPrintable(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char b : bytes)
        out += tables().printable[static_cast<unsigned char>(b)];
    return out;
}

std::optional<std::string> printableToBytes(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = codePointAt(text, i);
        if (c >= tables().byte.size() || tables().byte[c] < 0)
            return std::nullopt;
        out += static_cast<char>(tables().byte[c]);
        i += length;
    }
    return out;
}

}
