#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <ATen/ATen.h>

#include "core/checkpoint/checkpoint.h"
#include "core/quant/packed.h"
#include "core/tensor/adaptable.h"
#include "core/tensor/runtime.h"

namespace vlm::tensor {

struct WeightOptions {
    at::ScalarType matmul = at::kFloat; // dtype of linear and convolution weights; everything else is float32
    at::Device device = defaultDevice();
    std::optional<quant::Format> decoder = {}; // of the matrices of a decoder; none: as all others
};

/// Buffers that older checkpoints carry and that are computed, not loaded.
inline constexpr std::string_view kComputedBuffers[]
    = {"position_ids", "relative_position_index", "inv_freq", "num_batches_tracked", "token_type_ids"};

/// The tensors of a checkpoint, fetched by path: `w / "encoder" / "layers" / i / "q_proj"`. Cheap to copy; copies
/// share the record of what was fetched.
class Weights {
public:
    /// Canonical name of a checkpoint's key; empty: the key is ignored.
    using Rename = std::function<std::string(std::string_view)>;

    explicit Weights(checkpoint::Checkpoint checkpoint, WeightOptions options = {}, const Rename& rename = {});
    /// No checkpoint: every tensor that is asked for exists and is drawn from N(0, 0.02²). For measuring speed.
    static Weights random(std::uint64_t seed, WeightOptions options = {});

    Weights operator/(std::string_view name) const;
    Weights operator/(std::int64_t index) const;
    /// The first of these paths below this one that has tensors; for layouts that changed. @throws Error Checkpoint
    [[nodiscard]] Weights either(std::initializer_list<std::string_view> paths) const;

    /// This path's tensor in float32. @throws Error Checkpoint naming path, expected and found shape
    [[nodiscard]] at::Tensor get(at::IntArrayRef expected) const;
    /// The same in the dtype of matrix multiplications.
    [[nodiscard]] at::Tensor getMatrix(at::IntArrayRef expected) const;
    /// The same as stored, on the processor: a view of the mapped file where the format allows it.
    [[nodiscard]] at::Tensor getStored(at::IntArrayRef expected) const;
    /// A single number, shape [] or [1].
    [[nodiscard]] double scalar() const;

    /// This path names a tensor.
    [[nodiscard]] bool exists() const;
    /// The path is a tensor or has tensors below it.
    [[nodiscard]] bool any() const;
    [[nodiscard]] std::vector<std::int64_t> shape() const;
    /// Length of the list 0, 1, 2, … below this path.
    [[nodiscard]] std::int64_t count() const;
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const WeightOptions& options() const;

    /// Marks everything at and below this path as known and not needed.
    void skip() const;
    /// @throws Error Checkpoint naming the tensors that nobody fetched, except computed buffers and `ignorable`,
    ///         which are matched against the last part of the name
    void expectAllUsed(std::span<const std::string_view> ignorable = {}) const;

    /// Records a linear layer as adaptable; returns the slot it must look into.
    std::shared_ptr<AdapterSlot> addLinear(std::int64_t in, std::int64_t out, bool applied) const;
    std::shared_ptr<EmbeddingSlot> addEmbedding(std::int64_t rows, std::int64_t width) const;
    /// Floating-point tensors fetched and embeddings made so far at or below this path.
    [[nodiscard]] Trainable trainable() const;
    /// Linear layers made so far at or below this path, named relative to it.
    [[nodiscard]] std::vector<AdaptableLinear> linears() const;

private:
    struct Store;
    at::Tensor fetch(at::IntArrayRef expected, std::optional<at::ScalarType> dtype) const;
    Weights(std::shared_ptr<Store> store, std::string path);

    std::shared_ptr<Store> m_store;
    std::string m_path;
};

/// Elements and bytes of the tensors that are parameters: tied storage once, computed buffers not at all.
struct WeightSize {
    std::int64_t parameters = 0;
    std::int64_t bytes = 0;
};
WeightSize weightSize(const checkpoint::Checkpoint& checkpoint);

/// A view of the mapped bytes where the alignment allows it, else a copy; keeps the checkpoint alive.
at::Tensor toTensor(const checkpoint::Checkpoint& checkpoint, const checkpoint::TensorView& view);

}
