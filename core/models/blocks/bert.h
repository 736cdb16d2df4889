#pragma once

#include "core/models/blocks/post_norm.h"
#include "core/models/blocks/pre_norm_encoder.h"

namespace vlm::models {

struct BertConfig {
    TransformerConfig encoder;
    std::int64_t vocabulary = 0;
    std::int64_t positions = 0;
    std::int64_t types = 2; // 0: no token type embedding (BLIP, DistilBERT)
    std::int64_t crossWidth = 0; // width of the states that every layer attends to; 0: no cross-attention
};
/// With the defaults of transformers' BertConfig.
BertConfig bertConfig(const ConfigReader& config);
/// With the names and defaults of transformers' DistilBertConfig.
BertConfig distilBertConfig(const ConfigReader& config);
/// From the weights; the number of heads leaves no trace in them. @param heads 0: 64 columns a head
BertConfig bertFromShapes(const tensor::Weights& w, std::int64_t heads);

/// BERT, DistilBERT and BLIP's text encoder, the post-norm transformer. Keys: embeddings.{word_embeddings,
/// position_embeddings, token_type_embeddings, LayerNorm}; encoder.layer.N of BERT or transformer.layer.N of
/// DistilBERT. Source: Devlin et al. 2019; transformers modeling_bert.py, modeling_distilbert.py,
/// modeling_blip_text.py@v5.17
class Bert {
public:
    /// Another model's states for cross-attention. mask [batch, tokens], undefined: all
    struct Cross {
        at::Tensor states;
        at::Tensor mask;
    };

    Bert() = default;
    Bert(const tensor::Weights& w, const BertConfig& config);

    /// @param ids, mask [texts, tokens] int64
    /// @param trace     receives transformers' hidden_states: the embeddings, then every layer's output
    /// @return          [texts, tokens, width]
    at::Tensor operator()(
        const at::Tensor& ids, const at::Tensor& mask, LayerTrace trace = nullptr, const Cross& cross = {}) const;

private:
    struct Layer {
        PostNormAttention attention;
        PostNormAttention cross;
        PostNormMlp mlp;
    };
    [[nodiscard]] at::Tensor embed(const at::Tensor& ids) const;

    BertConfig m_config;
    tensor::Embedding m_words, m_positions, m_types;
    tensor::LayerNorm m_norm;
    std::vector<Layer> m_layers;
};

/// tanh(dense(first token)). Keys: pooler.dense. Source: modeling_bert.py BertPooler
struct BertPooler {
    tensor::Linear dense;

    at::Tensor operator()(const at::Tensor& states) const { return at::tanh(dense(states.select(1, 0))); }
};

}
