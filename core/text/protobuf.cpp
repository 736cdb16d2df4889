#include "core/text/protobuf.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <bit>

namespace vlm::text {

namespace {

[[noreturn]] void damaged(std::size_t left)
{
    throw Error(ErrorKind::Tokenizer, vlm::format("not a protobuf message: damaged {} bytes before its end", left));
}

std::uint64_t readVarint(std::string_view& rest)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (rest.empty())
            damaged(0);
        const auto byte = static_cast<unsigned char>(rest.front());
        rest.remove_prefix(1);
        value |= std::uint64_t(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return value;
    }
    damaged(rest.size());
}

std::string_view take(std::string_view& rest, std::uint64_t count)
{
    if (count > rest.size())
        damaged(rest.size());
    const auto taken = rest.substr(0, count);
    rest.remove_prefix(count);
    return taken;
}

std::uint64_t littleEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

}

float ProtobufField::asFloat() const
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(value));
}

void forEachField(std::string_view message, const std::function<void(const ProtobufField&)>& found)
{
    while (!message.empty()) {
        const std::uint64_t tag = readVarint(message);
        ProtobufField field;
        field.number = static_cast<std::uint32_t>(tag >> 3U);
        switch (tag & 7U) {
        case 0:
            field.value = readVarint(message);
            break;
        case 1:
            field.value = littleEndian(take(message, 8));
            break;
        case 2:
            field.bytes = take(message, readVarint(message));
            break;
        case 5:
            field.value = littleEndian(take(message, 4));
            break;
        default:
            damaged(message.size());
        }
        found(field);
    }
}

}
