#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "core/models/model.h"

namespace vlm::training {

/// An adapter folded into the weights of a loaded encoder: W' = W + s B A, or DoRA's. The forward pass costs nothing
/// more; unmerging gives the encoder its own bytes back, bit by bit.
class MergedAdapter {
public:
    /// @param folder as ImageLora::save() or PEFT writes it. @throws Error Checkpoint, Config
    MergedAdapter(models::ImageTextEncoder& encoder, const std::filesystem::path& folder);
    ~MergedAdapter(); // unmerges
    MergedAdapter(MergedAdapter&&) noexcept;
    MergedAdapter& operator=(MergedAdapter&&) noexcept;

    /// Layers whose weight is another one now.
    [[nodiscard]] std::size_t layers() const;
    /// Puts the encoder's own weights back and the adapter beside them, as it was loaded.
    void unmerge();
    void merge();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

struct MergedFile {
    std::size_t layers = 0; // with low-rank factors
    std::size_t tensors = 0; // replaced as a whole: biases, modules_to_save
};

/// Writes an encoder with an adapter merged into it: model.safetensors with the merged tensors in float32 and all
/// others as they are stored, and every other file of the folder.
/// @throws Error Checkpoint when the adapter does not fit, Config when `out` exists, Data (disk full, …)
MergedFile mergeImageAdapter(
    const std::filesystem::path& model, const std::filesystem::path& adapter, const std::filesystem::path& out);

}
