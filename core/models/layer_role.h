#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace vlm::models {

/// What a linear layer does, by the names that the families use: self_attn, attn.qkv, attention.self.query; mlp.fc1,
/// intermediate.dense, output.dense, ffn. LoRA's target groups "attention" and "mlp" are these.
enum class LayerRole { Attention, Mlp, Other };

constexpr LayerRole layerRole(std::string_view name)
{
    const auto has = [&](std::initializer_list<std::string_view> parts) {
        return std::any_of(parts.begin(), parts.end(),
            [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
    };
    if (has({"attn", "attention"}))
        return LayerRole::Attention;
    return has({"mlp", "intermediate", "output", "ffn", "fc1", "fc2"}) ? LayerRole::Mlp : LayerRole::Other;
}

}
