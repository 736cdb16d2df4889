#pragma once

#include <ATen/ATen.h>

namespace vlm::models {

/// One state a text: hidden[i, positions[i]].
/// @param hidden    [texts, tokens, width]
/// @param positions [texts] int64
inline at::Tensor statesAt(const at::Tensor& hidden, const at::Tensor& positions)
{
    const at::Tensor index = positions.view({-1, 1, 1}).expand({-1, 1, hidden.size(2)});
    return hidden.gather(1, index).squeeze(1);
}

}
