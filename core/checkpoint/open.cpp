#include "core/checkpoint/part.h"
#include "core/checkpoint/unwrap.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace vlm::checkpoint {
namespace {

// In this order; the safe formats first.
constexpr std::array<std::string_view, 8> kFolderFiles{"model.safetensors", "model.safetensors.index.json",
    "open_clip_model.safetensors", "adapter_model.safetensors", "pytorch_model.bin", "pytorch_model.bin.index.json",
    "open_clip_pytorch_model.bin", "model.pt"};

bool isWeightFile(const std::filesystem::path& file)
{
    const std::string suffix = file.extension().string();
    return (suffix == ".safetensors" || suffix == ".bin" || suffix == ".pt" || suffix == ".pth")
        && file.filename() != "training_args.bin" && file.filename() != "golden.safetensors";
}

// The one weight file of a folder whose file has a name of its own.
std::filesystem::path onlyWeightFile(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file() && isWeightFile(entry.path()))
            found.push_back(entry.path());
    }
    if (found.size() == 1)
        return found.front();
    std::string looked;
    for (const std::string_view name : kFolderFiles)
        looked += (looked.empty() ? "" : ", ") + std::string(name);
    refuse(folder,
        "has no checkpoint: looked for " + looked + " and found " + std::to_string(found.size())
            + " other weight files");
}

std::filesystem::path weightFile(const std::filesystem::path& path)
{
    if (std::filesystem::is_regular_file(path))
        return path;
    if (!std::filesystem::is_directory(path))
        refuse(path, "does not exist or is neither a file nor a folder");
    for (const std::string_view name : kFolderFiles) {
        if (std::filesystem::is_regular_file(path / name))
            return path / name;
    }
    return onlyWeightFile(path);
}

}

struct Checkpoint::Impl {
    Part part;
};

Checkpoint Checkpoint::open(const std::filesystem::path& path)
{
    Part part = readFilePart(weightFile(path));
    unwrap(part);
    std::ranges::sort(part.tensors, {}, &TensorView::name);
    const auto twice = std::ranges::adjacent_find(part.tensors, {}, &TensorView::name);
    if (twice != part.tensors.end())
        refuse(path, "has tensor \"" + twice->name + "\" twice");
    Checkpoint checkpoint;
    checkpoint.m_impl = std::make_shared<const Impl>(Impl{std::move(part)});
    return checkpoint;
}

std::span<const TensorView> Checkpoint::tensors() const
{
    return m_impl ? std::span<const TensorView>(m_impl->part.tensors) : std::span<const TensorView>();
}

const TensorView* Checkpoint::find(std::string_view tensorName) const
{
    const auto all = tensors();
    const auto at = std::ranges::lower_bound(all, tensorName, {}, &TensorView::name);
    return at != all.end() && at->name == tensorName ? &*at : nullptr;
}

const std::map<std::string, std::string>& Checkpoint::metadata() const
{
    VLM_ASSERT(m_impl, "only an opened checkpoint has metadata");
    return m_impl->part.metadata;
}

const std::vector<std::filesystem::path>& Checkpoint::files() const
{
    VLM_ASSERT(m_impl, "only an opened checkpoint has files");
    return m_impl->part.files;
}

Part readFilePart(const std::filesystem::path& file)
{
    if (file.extension() == ".json")
        return readSharded(file);
    if (file.extension() == ".safetensors")
        return readSafetensors(file);
    if (isWeightFile(file))
        return readTorchFile(file);
    refuse(file, "is no checkpoint: expected .safetensors, .bin, .pt, .pth or a .index.json");
}

std::span<std::byte> ownedBytes(Part& part, std::size_t size)
{
    // operator new[] aligns to 16, enough for every element type.
    const std::shared_ptr<std::byte[]> owned(new std::byte[size == 0 ? 1 : size]());
    part.keep.emplace_back(owned, owned.get());
    return {owned.get(), size};
}

std::span<const std::byte> aligned(Part& part, std::span<const std::byte> bytes, std::size_t alignment)
{
    if (bytes.empty() || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignment == 0)
        return bytes;
    const std::span<std::byte> copy = ownedBytes(part, bytes.size());
    std::memcpy(copy.data(), bytes.data(), bytes.size());
    return copy;
}

std::optional<std::uint64_t> byteCount(std::span<const std::int64_t> shape, DType dtype)
{
    std::int64_t bytes = static_cast<std::int64_t>(size(dtype));
    bool empty = false;
    for (const std::int64_t dimension : shape) {
        if (dimension < 0)
            return std::nullopt;
        if (dimension == 0)
            empty = true;
        else if (__builtin_mul_overflow(bytes, dimension, &bytes))
            return std::nullopt;
    }
    return empty ? 0 : static_cast<std::uint64_t>(bytes);
}

void refuse(const std::filesystem::path& file, std::string_view what)
{
    throw Error(ErrorKind::Checkpoint, file.string() + ": " + std::string(what));
}

}
