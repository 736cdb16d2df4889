#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"

namespace vlm::checkpoint {

/// What one reader hands to Checkpoint::open; the views point into `keep`.
struct Part {
    std::vector<TensorView> tensors{}; // any order
    std::map<std::string, std::string> metadata{};
    std::vector<std::filesystem::path> files{};
    std::vector<std::shared_ptr<const void>> keep{}; // mappings and copies
};

Part readSafetensors(const std::filesystem::path& file);
Part readTorchFile(const std::filesystem::path& file);
/// @param index *.index.json whose `weight_map` names the shard of each tensor
Part readSharded(const std::filesystem::path& index);
/// One file, by its suffix: .safetensors, .bin, .pt, .pth.
Part readFilePart(const std::filesystem::path& file);

/// A copy of `bytes` at the alignment of any element type, kept alive by `part`.
std::span<std::byte> ownedBytes(Part& part, std::size_t size);
/// `bytes` themselves when aligned to `alignment`, else an owned copy.
std::span<const std::byte> aligned(Part& part, std::span<const std::byte> bytes, std::size_t alignment);

/// Product of the dimensions times the element size; nullopt where it does not fit 63 bits. Zeros hide no overflow.
std::optional<std::uint64_t> byteCount(std::span<const std::int64_t> shape, DType dtype);

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view what);

}
