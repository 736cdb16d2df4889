#pragma once

#include <cstdint>

#include <cuda_runtime_api.h>

namespace vlm::tensor::cuda {

enum class Element { Float, BFloat16, Half };

/// What one token needs to know, in device memory; advanced by the kernels themselves.
struct TokenState {
    std::int64_t id = 0; // token that enters next; after a step the most probable one
    std::int64_t slot = 0; // where its key and value go
    std::int64_t rotary = 0; // its position for the rotary embedding
    std::int64_t count = 0; // tokens decoded since the state was set
};

/// One layer of a pre-norm decoder. Matrices are row-major [out, in] in the element type; norms are float32.
struct LayerWeights {
    const float* inputNorm = nullptr;
    const float* mlpNorm = nullptr;
    const void* q = nullptr;
    const void* k = nullptr;
    const void* v = nullptr;
    const void* qBias = nullptr; // null: none; the same for k and v
    const void* kBias = nullptr;
    const void* vBias = nullptr;
    const void* out = nullptr;
    const void* gate = nullptr;
    const void* up = nullptr;
    const void* down = nullptr;
    const float* frequencies = nullptr; // [headDim / 2]
    void* keys = nullptr; // [keyHeads, capacity, headDim], the element type
    void* values = nullptr;
    int window = 0; // tokens looked back at, itself included; 0: all
};

struct StepShape {
    int vocabulary = 0, width = 0, mlpWidth = 0, layers = 0, heads = 0, keyHeads = 0, headDim = 0, capacity = 0;
    float eps = 0.0F;
    float attentionScale = 0.0F;
    int multiprocessors = 0;
    bool overlaps = false; // compute capability 9: a kernel may begin while the one before it ends
};

struct StepBuffers {
    TokenState* state = nullptr;
    float* hidden = nullptr; // [width]
    float* qkv = nullptr; // [(heads + 2 keyHeads) headDim]
    void* mixed = nullptr; // [heads headDim], the element type
    void* gated = nullptr; // [mlpWidth], the element type
    float* logits = nullptr; // [vocabulary]
    float* partial = nullptr; // partialFloats()
    int* arrived = nullptr; // arrivedInts(), zero
    std::int64_t* ids = nullptr; // most probable token of step n at n % ring, pinned host memory
    float* logProbabilities = nullptr;
    int ring = 0;
};

[[nodiscard]] std::int64_t partialFloats(const StepShape& shape);
[[nodiscard]] std::int64_t arrivedInts(const StepShape& shape);

/// Whether the kernels can decode this shape: rows of whole 16-byte words, heads of at most 256.
[[nodiscard]] bool supports(const StepShape& shape, Element element);

/// Queues one step on `stream`: state.id enters, its logits come out, state advances. Norms, products and rotations
/// round to the element type where the layers one by one do.
/// @param embedding [vocabulary, width] of embeddingElement  @param finalNorm [width]  @param output [vocabulary,
/// width]
cudaError_t queueStep(const StepShape& shape, Element element, const LayerWeights* layers, const void* embedding,
    Element embeddingElement, const float* finalNorm, const void* output, const StepBuffers& buffers,
    cudaStream_t stream);

}
