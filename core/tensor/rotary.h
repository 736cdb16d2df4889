#pragma once

#include <cstdint>
#include <vector>

#include <ATen/ATen.h>

namespace vlm::tensor {

struct RopeConfig {
    enum class Kind { Default, Linear, Llama3 };
    Kind kind = Kind::Default;
    double theta = 10000.0;
    double factor = 1.0;
    double lowFrequency = 1.0; // Llama 3 only
    double highFrequency = 4.0; // Llama 3 only
    double originalLength = 8192.0;
    bool rounded = false; // frequencies rounded to bfloat16, as module.to(bfloat16) leaves them in the reference
    std::vector<std::int64_t> sections{}; // M-RoPE: frequencies that turn with time, height, width; empty: one position
};

/// Rotary position embedding. Source: Su et al. 2021; transformers modeling_rope_utils.py@v5.17
class Rotary {
public:
    struct Angles {
        at::Tensor cos, sin; // [batch, 1, tokens, headDim]
    };

    Rotary() = default;
    Rotary(const RopeConfig& config, std::int64_t headDim, at::Device device);

    /// @param positions int64 [batch, tokens] or [3, batch, tokens]
    [[nodiscard]] Angles angles(const at::Tensor& positions) const;

    [[nodiscard]] const at::Tensor& frequencies() const { return m_frequencies; } // [headDim / 2]

private:
    at::Tensor m_frequencies; // [headDim / 2]
    std::vector<std::int64_t> m_sections;
};

/// x · cos + (−x₂, x₁) · sin over the halves of the last axis. @param x [batch, heads, tokens, headDim]
at::Tensor rotate(const at::Tensor& x, const Rotary::Angles& angles);

/// RMS norm. Source: Zhang and Sennrich 2019
struct RmsNorm {
    at::Tensor weight{};
    double eps = 1e-6;

    at::Tensor operator()(const at::Tensor& x) const;
};

}
