#include "core/base/error.h"
#include "core/decoding/byte_reader.h"
#include "core/decoding/dicom_pixels.h"

#include <algorithm>

namespace vlm::decoding {

/// Source: DICOM PS3.5 annex G
std::vector<std::uint8_t> decodeRle(
    std::span<const std::byte> frame, std::size_t planes, std::size_t planeSize, std::string_view name)
{
    const auto refuse
        = [name](const char* reason) { throw Error(ErrorKind::Image, std::string(name) + ": DICOM: " + reason); };
    const ByteReader in(frame);
    if (in.little(0, 4) != planes)
        refuse("the run-length data have another number of segments than the image has bytes a pixel");
    std::vector<std::uint8_t> out;
    for (std::size_t plane = 0; plane < planes; ++plane) {
        const std::size_t end = (plane + 1) * planeSize;
        std::size_t at = in.little(4 + plane * 4, 4).value_or(frame.size());
        while (out.size() < end) {
            const auto control = in.little(at++, 1);
            if (!control)
                refuse("the run-length data end too early");
            if (*control == 128)
                continue;
            const bool literal = *control < 128;
            std::size_t count = literal ? *control + 1 : 257 - *control;
            count = std::min(count, end - out.size());
            for (std::size_t i = 0; i < count; ++i) {
                const auto value = in.little(literal ? at + i : at, 1);
                if (!value)
                    refuse("the run-length data end too early");
                out.push_back(static_cast<std::uint8_t>(*value));
            }
            at += literal ? *control + 1 : 1;
        }
    }
    return out;
}

}
