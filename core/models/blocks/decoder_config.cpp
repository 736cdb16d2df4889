#include "core/models/blocks/decoder_config.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace vlm::models {
namespace {

enum class Kind { Llama, Mistral, Qwen2, Qwen3, Gemma3 };

Kind kindOf(const std::string& type)
{
    if (type == "llama" || type == "vicuna" || type == "llava" || type == "llava_llama")
        return Kind::Llama;
    if (type == "mistral" || type == "llava_mistral")
        return Kind::Mistral;
    if (type.starts_with("qwen2") || type == "llava_qwen2")
        return Kind::Qwen2;
    if (type == "qwen3")
        return Kind::Qwen3;
    if (type.starts_with("gemma3"))
        return Kind::Gemma3;
    throw Error(ErrorKind::Checkpoint,
        "config.json: language model '" + type
            + "' is unknown; known are llama, mistral, qwen2, qwen2_vl, qwen2_5_vl, qwen3, gemma3_text");
}

struct Defaults {
    std::int64_t vocabulary, width, mlpWidth, layers, heads, keyHeads, headDim; // headDim 0: width / heads
    double eps, theta;
};

Defaults defaultsOf(Kind kind)
{
    switch (kind) {
    case Kind::Llama:
        return {32000, 4096, 11008, 32, 32, 0, 0, 1e-6, 10000.0};
    case Kind::Mistral:
        return {32000, 4096, 14336, 32, 32, 8, 0, 1e-6, 10000.0};
    case Kind::Qwen2:
        return {151936, 4096, 22016, 32, 32, 0, 0, 1e-6, 10000.0};
    case Kind::Qwen3:
        return {151936, 4096, 22016, 32, 32, 0, 128, 1e-6, 10000.0};
    case Kind::Gemma3:
        return {262208, 2304, 9216, 26, 8, 4, 256, 1e-6, 1000000.0};
    }
    throw Error(ErrorKind::Internal, "unknown language model");
}

tensor::RopeConfig ropeConfig(const ConfigReader& scaling, double theta)
{
    tensor::RopeConfig rope{.theta = scaling.number("rope_theta", theta)};
    rope.sections = scaling.integers("mrope_section", {});
    const std::string type = scaling.text("rope_type", scaling.text("type", "default"));
    if (type == "default" || type == "mrope")
        return rope;
    rope.factor = scaling.number("factor", 1.0);
    if (type == "linear") {
        rope.kind = tensor::RopeConfig::Kind::Linear;
    } else if (type == "llama3") {
        rope.kind = tensor::RopeConfig::Kind::Llama3;
        rope.lowFrequency = scaling.number("low_freq_factor", rope.lowFrequency);
        rope.highFrequency = scaling.number("high_freq_factor", rope.highFrequency);
        rope.originalLength = scaling.number("original_max_position_embeddings", rope.originalLength);
    } else {
        throw Error(ErrorKind::Checkpoint,
            "config.json: rotary scaling '" + type + "' is unknown; known are default, mrope, linear, llama3");
    }
    return rope;
}

void readRope(tensor::DecoderConfig& decoder, const ConfigReader& config, double theta)
{
    const ConfigReader parameters = config.child("rope_parameters");
    if (parameters.has("full_attention")) { // one for each type of layer
        decoder.rope = ropeConfig(parameters.child("full_attention"), theta);
        decoder.localRope = ropeConfig(parameters.child("sliding_attention"), 10000.0);
        return;
    }
    theta = config.number("rope_theta", theta);
    decoder.rope = ropeConfig(config.has("rope_parameters") ? parameters : config.child("rope_scaling"), theta);
    decoder.localRope
        = decoder.gemma ? tensor::RopeConfig{.theta = config.number("rope_local_base_freq", 10000.0)} : decoder.rope;
}

bool isLocal(const ConfigReader& config, Kind kind, std::int64_t layer)
{
    if (const auto types = config.texts("layer_types"); !types.empty())
        return layer < static_cast<std::int64_t>(types.size())
            && types[static_cast<std::size_t>(layer)] == "sliding_attention";
    switch (kind) {
    case Kind::Mistral:
        return true;
    case Kind::Qwen2:
    case Kind::Qwen3:
        return config.flag("use_sliding_window", false) && layer >= config.integer("max_window_layers", 28);
    case Kind::Gemma3: {
        const std::int64_t pattern
            = config.integer("sliding_window_pattern", config.integer("_sliding_window_pattern", 6));
        return (layer + 1) % pattern != 0;
    }
    case Kind::Llama:
        break;
    }
    return false;
}

// Null switches the window off; an absent key means the class's default.
std::int64_t windowLength(const ConfigReader& config, Kind kind)
{
    const auto found = config.json().find("sliding_window");
    if (found != config.json().end() && found->is_null())
        return 0;
    return config.integer("sliding_window", kind == Kind::Llama ? 0 : 4096);
}

}

tensor::DecoderConfig decoderConfig(const ConfigReader& config, std::string kindName)
{
    const Kind kind = kindOf(kindName.empty() ? config.text("model_type", "llama") : kindName);
    const Defaults d = defaultsOf(kind);
    const std::int64_t width = config.integer("hidden_size", d.width);
    const std::int64_t heads = config.integer("num_attention_heads", d.heads);
    const std::int64_t headDim = config.integer("head_dim", d.headDim > 0 ? d.headDim : width / heads);
    const bool gemma = kind == Kind::Gemma3;
    const tensor::Bias attentionBias = config.flag("attention_bias", false) ? tensor::Bias::Yes : tensor::Bias::No;
    const double scalar = gemma ? config.number("query_pre_attn_scalar", 256.0) : static_cast<double>(headDim);
    tensor::DecoderConfig decoder{.vocabulary = config.integer("vocab_size", d.vocabulary),
        .width = width,
        .mlpWidth = config.integer("intermediate_size", d.mlpWidth),
        .layers = config.integer("num_hidden_layers", d.layers),
        .heads = heads,
        .keyHeads = config.integer("num_key_value_heads", d.keyHeads > 0 ? d.keyHeads : heads),
        .headDim = headDim,
        .eps = config.number("rms_norm_eps", d.eps),
        .activation = tensor::activation(
            gemma ? config.text("hidden_activation", "gelu_pytorch_tanh") : config.text("hidden_act", "silu")),
        .qkvBias = kind == Kind::Qwen2 ? tensor::Bias::Yes : attentionBias,
        .outputBias = kind == Kind::Qwen2 ? tensor::Bias::No : attentionBias,
        .mlpBias = config.flag("mlp_bias", false) ? tensor::Bias::Yes : tensor::Bias::No,
        .queryKeyNorm = kind == Kind::Qwen3 || gemma,
        .gemma = gemma,
        .attentionScale = 1.0 / std::sqrt(scalar),
        .tied = config.flag("tie_word_embeddings", gemma)};
    readRope(decoder, config, d.theta);
    const std::int64_t window = windowLength(config, kind);
    for (std::int64_t i = 0; i < decoder.layers; ++i)
        decoder.windows.push_back(window > 0 && isLocal(config, kind, i) ? window : 0);
    return decoder;
}

bool tiedOutput(std::initializer_list<ConfigReader> configs, const tensor::Weights& head)
{
    if (head.any())
        return false;
    bool said = false;
    for (const ConfigReader& config : configs) {
        if (config.flag("tie_word_embeddings", false))
            return true;
        said = said || config.has("tie_word_embeddings");
    }
    return !said;
}

}
