#pragma once

#include <string>
#include <vector>

#include "core/tensor/layers.h"

namespace vlm::models {

/// Linear layers with an activation between them; from the width of a vision tower to that of a language model.
struct MlpProjector {
    std::vector<tensor::Linear> layers{};
    tensor::Activation activation = tensor::Activation::Gelu;

    at::Tensor operator()(at::Tensor x) const;
};

/// `linear` (the path itself) or `mlpNx_gelu` (paths 0, 2, 4, …).
/// Source: haotian-liu/LLaVA llava/model/multimodal_projector/builder.py@c121f04
/// @throws Error Checkpoint when the type is unknown
MlpProjector mlpProjector(const tensor::Weights& w, const std::string& type, std::int64_t in, std::int64_t out);

enum class TokenOrder { Rows, Columns };

/// Joins side x side neighbourhoods of a square grid of tokens by width; an odd grid first gets a row and a column of
/// zeros. Within a neighbourhood the order is row by row.
/// @param x [batch, n · n, width]  @return [batch, ceil(n / side)², side² · width]
/// Source: transformers modeling_internvl.py@v5.17 pixel_shuffle; NVlabs/VILA base_projector.py@253d0a9 DownSampleBlock
at::Tensor joinNeighbours(const at::Tensor& x, std::int64_t side, TokenOrder order = TokenOrder::Rows);

/// Canonical name of a tensor of a multimodal checkpoint: language_model.*, lm_head.*, vision_tower.*,
/// multi_modal_projector.*, visual.*, or mm_projector.* in the authors' LLaVA. The published spellings differ by the
/// version of transformers that wrote them: language_model.model.*, model.language_model.*, model.vision_tower.*, …
std::string multimodalName(std::string_view name);

}
