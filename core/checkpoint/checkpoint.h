#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::checkpoint {

enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

/// Bytes of one element.
std::size_t size(DType dtype);
std::string_view name(DType dtype); // safetensors spelling: "F32", "BF16", …

/// One tensor of an open checkpoint; the bytes are little-endian, C-contiguous and live as long as the checkpoint.
struct TensorView {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape; // [] is a scalar
    std::span<const std::byte> bytes{};
};

/// The tensors of a checkpoint, memory-mapped where the format allows it. Cheap to copy; immutable.
class Checkpoint {
public:
    /// A file (.safetensors, .bin, .pt, .pth) or a folder: model.safetensors, model.safetensors.index.json with its
    /// shards, open_clip_model.safetensors, adapter_model.safetensors, pytorch_model.bin(.index.json), in this order.
    /// What training programs put around the names is taken away, see unwrap.h.
    /// @throws Error Checkpoint naming the file, the tensor and what was expected
    static Checkpoint open(const std::filesystem::path& path);

    /// Sorted by name.
    [[nodiscard]] std::span<const TensorView> tensors() const;
    /// Null when absent.
    [[nodiscard]] const TensorView* find(std::string_view tensorName) const;
    /// safetensors' `__metadata__`; empty for other formats.
    [[nodiscard]] const std::map<std::string, std::string>& metadata() const;
    /// Files read, in order; for hashing and messages.
    [[nodiscard]] const std::vector<std::filesystem::path>& files() const;

private:
    struct Impl;
    std::shared_ptr<const Impl> m_impl;
};

/// Writes a safetensors file atomically. @throws Error Data (disk full, read-only, …)
void writeSafetensors(const std::filesystem::path& file, std::span<const TensorView> tensors,
    const std::map<std::string, std::string>& metadata = {});

}
