#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/random.h"

namespace fuzzing {

/// One to four small changes: bytes, bits, lengths, repeated, moved and cut pieces, numbers at the edges of their
/// types.
inline std::string changed(std::string content, vlm::PhiloxStream& random)
{
    const auto position = [&] { return random.below(static_cast<std::uint32_t>(content.size())); };
    for (std::uint32_t left = 1 + random.below(4); left > 0 && !content.empty(); --left) {
        switch (random.below(8)) {
        case 0:
            content[position()] = static_cast<char>(random.below(256));
            break;
        case 1:
            content[position()] ^= static_cast<char>(1U << random.below(8));
            break;
        case 2:
            if (random.below(4) == 0)
                content.resize(position());
            break;
        case 3:
            content.insert(position(), 1 + random.below(8), static_cast<char>(random.below(256)));
            break;
        case 4:
            content.erase(position(), 1 + random.below(8));
            break;
        case 5: {
            const std::string piece = content.substr(position(), 1 + random.below(32));
            content.insert(position(), piece);
            break;
        }
        case 6: { // an edge of an integer type in either byte order
            constexpr std::string_view edges[]{"\xff\xff\xff\xff", std::string_view("\0\0\0\x80", 4),
                std::string_view("\x80\0\0\0", 4), std::string_view("\0\0\0\0", 4), "\xff\xff\xff\x7f"};
            const std::string_view edge = edges[random.below(5)];
            const std::uint32_t at = position();
            for (std::size_t i = 0; i < 1U + random.below(4) && at + i < content.size(); ++i)
                content[at + i] = edge[i];
            break;
        }
        default: { // a piece in another's place
            const std::string piece = content.substr(position(), 1 + random.below(16));
            content.replace(position(), piece.size(), piece);
        }
        }
    }
    return content;
}

}
