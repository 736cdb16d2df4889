#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace vlm::text {

/// One field of a protobuf message as it stands on the wire.
struct ProtobufField {
    std::uint32_t number = 0;
    std::uint64_t value = 0; // varint, fixed32 or fixed64
    std::string_view bytes; // length-delimited

    [[nodiscard]] float asFloat() const;
};

/// Calls found for every field in order. Groups (wire types 3 and 4) do not occur.
/// Source: protobuf.dev/programming-guides/encoding. @throws Error Tokenizer: not a protobuf message
void forEachField(std::string_view message, const std::function<void(const ProtobufField&)>& found);

}
