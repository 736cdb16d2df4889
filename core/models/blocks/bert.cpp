#include "core/models/blocks/bert.h"

#include <string>

#include "core/base/error.h"
#include "core/tensor/runtime.h"

namespace vlm::models {
namespace {

PostNormAttention selfAttention(const tensor::Weights& layer, const TransformerConfig& config)
{
    const std::int64_t width = config.width;
    const tensor::Weights attention = layer / "attention";
    if (!(attention / "q_lin").any())
        return postNormAttention(attention, width, width, config.heads, config.eps);
    return {.q = linear(attention / "q_lin", width, width),
        .k = linear(attention / "k_lin", width, width),
        .v = linear(attention / "v_lin", width, width),
        .out = linear(attention / "out_lin", width, width),
        .norm = layerNorm(layer / "sa_layer_norm", width, config.eps),
        .heads = config.heads};
}

PostNormMlp mlp(const tensor::Weights& layer, const TransformerConfig& config)
{
    return {.fc1 = linear(layer.either({"intermediate.dense", "ffn.lin1"}), config.width, config.mlpWidth),
        .fc2 = linear(layer.either({"output.dense", "ffn.lin2"}), config.mlpWidth, config.width),
        .norm = layerNorm(layer.either({"output.LayerNorm", "output_layer_norm"}), config.width, config.eps),
        .activation = config.activation};
}

}

BertConfig bertConfig(const ConfigReader& config)
{
    return {.encoder = {.width = config.integer("hidden_size", 768),
                .mlpWidth = config.integer("intermediate_size", 3072),
                .layers = config.integer("num_hidden_layers", 12),
                .heads = config.integer("num_attention_heads", 12),
                .eps = config.number("layer_norm_eps", 1e-12),
                .activation = tensor::activation(config.text("hidden_act", "gelu"))},
        .vocabulary = config.integer("vocab_size", 30522),
        .positions = config.integer("max_position_embeddings", 512),
        .types = config.integer("type_vocab_size", 2)};
}

BertConfig distilBertConfig(const ConfigReader& config)
{
    return {.encoder = {.width = config.integer("dim", 768),
                .mlpWidth = config.integer("hidden_dim", 3072),
                .layers = config.integer("n_layers", 6),
                .heads = config.integer("n_heads", 12),
                .eps = 1e-12, // written out in modeling_distilbert.py
                .activation = tensor::activation(config.text("activation", "gelu"))},
        .vocabulary = config.integer("vocab_size", 30522),
        .positions = config.integer("max_position_embeddings", 512),
        .types = 0};
}

BertConfig bertFromShapes(const tensor::Weights& w, std::int64_t heads)
{
    constexpr std::int64_t kHeadWidth = 64;
    const std::vector<std::int64_t> words = (w / "embeddings" / "word_embeddings" / "weight").shape();
    const tensor::Weights layers = w / "encoder" / "layer";
    const std::int64_t width = words.at(1);
    if (heads == 0 && width % kHeadWidth != 0)
        throw Error(ErrorKind::Checkpoint,
            w.path() + ": a width of " + std::to_string(width)
                + " tells nothing of the number of heads; expected a multiple of 64, as published sizes are");
    return {.encoder = {.width = width,
                .mlpWidth = (layers / 0 / "intermediate" / "dense" / "weight").shape().at(0),
                .layers = layers.count(),
                .heads = heads > 0 ? heads : width / kHeadWidth,
                .eps = 1e-12,
                .activation = tensor::Activation::Gelu},
        .vocabulary = words.at(0),
        .positions = (w / "embeddings" / "position_embeddings" / "weight").shape().at(0),
        .types = (w / "embeddings" / "token_type_embeddings" / "weight").shape().at(0)};
}

Bert::Bert(const tensor::Weights& w, const BertConfig& config)
    : m_config(config)
{
    const std::int64_t width = config.encoder.width;
    const tensor::Weights embeddings = w / "embeddings";
    m_words = embedding(embeddings / "word_embeddings", config.vocabulary, width);
    m_positions = embedding(embeddings / "position_embeddings", config.positions, width);
    if (config.types > 0)
        m_types = embedding(embeddings / "token_type_embeddings", config.types, width);
    m_norm = layerNorm(embeddings / "LayerNorm", width, config.encoder.eps);
    const tensor::Weights layers = w.either({"encoder.layer", "transformer.layer"});
    for (std::int64_t i = 0; i < config.encoder.layers; ++i) {
        const tensor::Weights layer = layers / i;
        Layer one{.attention = selfAttention(layer, config.encoder), .cross = {}, .mlp = mlp(layer, config.encoder)};
        if (config.crossWidth > 0)
            one.cross = postNormAttention(
                layer / "crossattention", width, config.crossWidth, config.encoder.heads, config.encoder.eps);
        m_layers.push_back(std::move(one));
    }
}

at::Tensor Bert::embed(const at::Tensor& ids) const
{
    if (ids.size(1) > m_config.positions)
        throw Error(ErrorKind::Tensor,
            "a text of " + std::to_string(ids.size(1)) + " tokens; the encoder has positions for "
                + std::to_string(m_config.positions));
    at::Tensor x = m_words(ids) + m_positions.weight.slice(0, 0, ids.size(1));
    if (m_config.types > 0)
        x = x + m_types.weight[0];
    return m_norm(x);
}

at::Tensor Bert::operator()(const at::Tensor& ids, const at::Tensor& mask, LayerTrace trace, const Cross& cross) const
{
    const at::Tensor keep = tensor::additiveMask(mask);
    const at::Tensor crossKeep = cross.mask.defined() ? tensor::additiveMask(cross.mask) : at::Tensor();
    at::Tensor x = embed(ids);
    if (trace != nullptr)
        trace->push_back(x);
    for (const Layer& layer : m_layers) {
        x = layer.attention(x, x, keep);
        if (cross.states.defined())
            x = layer.cross(x, cross.states, crossKeep);
        x = layer.mlp(x);
        if (trace != nullptr)
            trace->push_back(x);
    }
    return x;
}

}
