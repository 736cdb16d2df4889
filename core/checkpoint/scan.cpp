#include "core/checkpoint/scan.h"

#include <cstring>

namespace vlm::checkpoint {
namespace {

// A float is not finite exactly when all bits of its exponent are set.
template <class Bits> std::optional<std::uint64_t> firstSet(std::span<const std::byte> bytes, Bits exponent)
{
    for (std::size_t i = 0; i < bytes.size() / sizeof(Bits); ++i) {
        Bits bits{};
        std::memcpy(&bits, bytes.data() + i * sizeof(Bits), sizeof bits);
        if ((bits & exponent) == exponent)
            return i;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> firstNonFinite(const TensorView& tensor)
{
    switch (tensor.dtype) {
    case DType::F64:
        return firstSet<std::uint64_t>(tensor.bytes, 0x7ff0000000000000U);
    case DType::F32:
        return firstSet<std::uint32_t>(tensor.bytes, 0x7f800000U);
    case DType::F16:
        return firstSet<std::uint16_t>(tensor.bytes, 0x7c00U);
    case DType::BF16:
        return firstSet<std::uint16_t>(tensor.bytes, 0x7f80U);
    default:
        return std::nullopt;
    }
}

}

std::optional<NonFinite> firstNonFinite(const Checkpoint& checkpoint)
{
    for (const TensorView& tensor : checkpoint.tensors()) {
        if (const auto index = firstNonFinite(tensor))
            return NonFinite{tensor.name, *index};
    }
    return std::nullopt;
}

}
