#pragma once

#include "core/models/config_reader.h"
#include "core/tensor/decoder.h"

namespace vlm::models {

/// From the configuration of a language model (a text_config, or the whole config.json of older layouts): llama,
/// mistral, qwen2, qwen2_vl, qwen2_5_vl, qwen3, gemma3_text and their spellings; keys that are absent take the defaults
/// of transformers' class. `rope_parameters` and the older `rope_theta` with `rope_scaling` are both read.
/// @param kind model_type; empty: the config's own
/// @throws Error Checkpoint for a language model or rotary scaling that is not known
tensor::DecoderConfig decoderConfig(const ConfigReader& config, std::string kind = {});

/// Whether the output matrix is the embedding: when the checkpoint has none, unless the configs only say otherwise.
bool tiedOutput(std::initializer_list<ConfigReader> configs, const tensor::Weights& head);

}
