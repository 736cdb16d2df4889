#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <ATen/ATen.h>

#include "core/tensor/layers.h"
#include "core/tensor/rotary.h"

namespace vlm::tensor {

/// Tokens that enter a decoder together.
struct DecoderStep {
    at::Tensor embeds{}; // [batch, tokens, width]
    at::Tensor order{}; // int64 [batch, tokens]: place in the sequence; decides who may look at whom
    at::Tensor rotary{}; // int64 [batch, tokens], or [3, batch, tokens] for M-RoPE; undefined: order
    at::Tensor valid{}; // bool [batch, tokens]: false for padding; undefined: all
    at::Tensor group{}; // int64 [batch, tokens]: tokens of one group >= 0 see each other both ways; undefined: none
};

/// Keys and values of the tokens seen so far, and what is needed to mask them.
class KvCache {
public:
    [[nodiscard]] std::int64_t length() const { return m_length; }
    /// One sequence becomes `batch` equal ones.
    void repeat(std::int64_t batch);
    /// Sequence i becomes what sequence rows[i] was. @param rows int64 [batch], on the cache's device
    void select(const at::Tensor& rows);

    /// Notes the tokens of `step`; call once a step, before its layers. @return slots of the new tokens: [begin, end)
    void begin(const DecoderStep& step, std::size_t layers);
    /// Appends k, v [batch, heads, tokens, headDim]; returns all of that layer so far.
    std::pair<at::Tensor, at::Tensor> append(std::size_t layer, const at::Tensor& k, const at::Tensor& v);
    void end(const DecoderStep& step) { m_length += step.embeds.size(1); }

    [[nodiscard]] const at::Tensor& order() const { return m_order; } // [batch, length so far with this step]
    [[nodiscard]] const at::Tensor& valid() const { return m_valid; }
    [[nodiscard]] const at::Tensor& group() const { return m_group; }

    /// Keys and values of one layer so far [batch, heads, length, headDim].
    [[nodiscard]] std::pair<at::Tensor, at::Tensor> layer(std::size_t index) const;

private:
    struct Layer {
        at::Tensor k, v; // [batch, heads, capacity, headDim]
    };
    std::vector<Layer> m_layers;
    at::Tensor m_order, m_valid, m_group;
    std::int64_t m_length = 0;
};

/// Decodes one sequence token by token with less waiting than Decoder::forward, and the same results.
class Stepper {
public:
    /// A chosen token and its log probability; false: no more are wanted.
    using Taken = std::function<bool(std::int64_t id, float logProbability)>;

    virtual ~Stepper() = default;
    /// Takes over what `cache` has seen: one sequence without padding.
    /// @param rotary position of the next token  @param room tokens that will follow
    virtual void begin(const KvCache& cache, std::int64_t rotary, std::int64_t room) = 0;
    /// @return logits [1, vocabulary] float32 after `id`; overwritten by the next call
    [[nodiscard]] virtual at::Tensor feed(std::int64_t id) = 0;
    /// The most probable tokens after `id`, each after the one before, at most `limit` of them.
    virtual void greedy(std::int64_t id, std::int64_t limit, const Taken& taken) = 0;
};

/// A causal language model over embeddings.
class Decoder {
public:
    virtual ~Decoder() = default;
    /// @param ids int64 [batch, tokens]  @return [batch, tokens, width]
    [[nodiscard]] virtual at::Tensor embed(const at::Tensor& ids) const = 0;
    /// @param cache null: the step is the whole sequence (training)
    /// @return final hidden states [batch, tokens, width]
    [[nodiscard]] virtual at::Tensor forward(const DecoderStep& step, KvCache* cache) const = 0;
    /// @return [batch, tokens, vocabulary] float32
    [[nodiscard]] virtual at::Tensor logits(const at::Tensor& hidden) const = 0;
    [[nodiscard]] virtual std::int64_t width() const = 0;
    /// Bytes of the keys and values of one token of one sequence; 0: not known.
    [[nodiscard]] virtual std::int64_t cacheBytes() const { return 0; }
    /// Null where forward() is the only way: on the processor, with adapters, with quantised weights.
    [[nodiscard]] virtual Stepper* stepper() const { return nullptr; }
};

struct DecoderConfig {
    std::int64_t vocabulary = 0;
    std::int64_t width = 0;
    std::int64_t mlpWidth = 0;
    std::int64_t layers = 0;
    std::int64_t heads = 0;
    std::int64_t keyHeads = 0; // fewer than heads: grouped-query attention
    std::int64_t headDim = 0;
    double eps = 1e-6;
    Activation activation = Activation::Silu;
    Bias qkvBias = Bias::No;
    Bias outputBias = Bias::No;
    Bias mlpBias = Bias::No;
    bool queryKeyNorm = false; // RMS norm of each head's q and k (Qwen3, Gemma 3)
    bool gemma = false; // norms scale by 1 + weight and also follow each block; embeddings scaled
    double attentionScale = 0.0; // of q kᵀ
    bool tied = false; // the output matrix is the embedding
    RopeConfig rope{};
    RopeConfig localRope{}; // of layers with a window
    std::vector<std::int64_t> windows{}; // of each layer: tokens it looks back at, itself included; 0: all
};

/// Pre-norm decoder with rotary positions and gated MLP: Llama, Vicuna, Mistral, Qwen2, Qwen2-VL (M-RoPE), Qwen3,
/// Gemma 3. Keys: embed_tokens, layers.N.{input_layernorm, self_attn.{q,k,v,o}_proj, post_attention_layernorm,
/// mlp.{gate,up,down}_proj}, norm; the output matrix is given apart.
/// Source: Touvron et al. 2023; transformers modeling_{llama,mistral,qwen2,qwen2_vl,gemma3}.py@v5.17
/// @param body  path of embed_tokens, layers and norm
/// @param head  path of the output matrix; not read when tied
std::unique_ptr<Decoder> makeLlamaDecoder(const Weights& body, const Weights& head, const DecoderConfig& config);

struct OptConfig {
    std::int64_t vocabulary = 0;
    std::int64_t width = 0;
    std::int64_t embeddingWidth = 0; // word_embed_proj_dim
    std::int64_t mlpWidth = 0;
    std::int64_t layers = 0;
    std::int64_t heads = 0;
    std::int64_t positions = 0;
    Activation activation = Activation::Relu;
    bool preNorm = true;
    Bias bias = Bias::Yes;
};

/// OPT: learned positions (offset by two), biased projections, ReLU. Keys: embed_tokens, embed_positions, layers.N.{
/// self_attn_layer_norm, self_attn.{q,k,v,out}_proj, final_layer_norm, fc1, fc2}, final_layer_norm
/// Source: Zhang et al. 2022; transformers modeling_opt.py@v5.17
/// @param head path of the output matrix, which is the embedding; adapters can be attached to it
std::unique_ptr<Decoder> makeOptDecoder(const Weights& body, const Weights& head, const OptConfig& config);

/// Additive mask [batch, 1, tokens, keys] of `step` over all keys of the cache (with the step; null: the step alone):
/// earlier valid tokens, at most `window` back, and the token's own group. Undefined where nothing is masked.
at::Tensor decoderMask(const DecoderStep& step, const KvCache* cache, std::int64_t window);

/// attention() where `heads / keyHeads` query heads share a key head.
/// @param q [batch, heads, tokens, headDim]; k, v [batch, keyHeads, keys, headDim]
at::Tensor groupedAttention(
    const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask, double scale);

}
