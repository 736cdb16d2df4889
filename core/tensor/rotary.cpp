#include "core/tensor/rotary.h"

#include <cmath>
#include <numbers>
#include <numeric>

#include "core/base/error.h"
#include "core/tensor/compat.h"

namespace vlm::tensor {
namespace {

// Long waves are stretched, short ones kept, those between interpolated. _compute_llama3_parameters
double llama3Frequency(double frequency, const RopeConfig& config)
{
    const double wave = 2.0 * std::numbers::pi / frequency;
    if (wave < config.originalLength / config.highFrequency)
        return frequency;
    if (wave > config.originalLength / config.lowFrequency)
        return frequency / config.factor;
    const double smooth
        = (config.originalLength / wave - config.lowFrequency) / (config.highFrequency - config.lowFrequency);
    return (1.0 - smooth) * frequency / config.factor + smooth * frequency;
}

}

Rotary::Rotary(const RopeConfig& config, std::int64_t headDim, at::Device device)
    : m_sections(config.sections)
{
    const std::int64_t half = headDim / 2;
    if (!m_sections.empty() && std::accumulate(m_sections.begin(), m_sections.end(), std::int64_t(0)) != half)
        throw Error(ErrorKind::Checkpoint,
            "config.json: mrope_section does not add up to half the head's width, " + std::to_string(half));
    m_frequencies = at::empty({half}, at::kFloat);
    for (std::int64_t i = 0; i < half; ++i) {
        // float32 powers, as the reference computes them
        double frequency = 1.0F
            / std::pow(static_cast<float>(config.theta), static_cast<float>(2 * i) / static_cast<float>(headDim));
        if (config.kind == RopeConfig::Kind::Linear)
            frequency /= config.factor;
        else if (config.kind == RopeConfig::Kind::Llama3)
            frequency = llama3Frequency(frequency, config);
        m_frequencies.data_ptr<float>()[i] = static_cast<float>(frequency);
    }
    if (config.rounded)
        m_frequencies = m_frequencies.to(at::kBFloat16).to(at::kFloat);
    m_frequencies = m_frequencies.to(device);
}

Rotary::Angles Rotary::angles(const at::Tensor& positions) const
{
    at::Tensor angle = positions.to(at::kFloat).unsqueeze(-1) * m_frequencies; // [(3,) batch, tokens, headDim / 2]
    if (positions.dim() == 3) {
        if (m_sections.empty()) {
            angle = angle[0];
        } else {
            // Source: modeling_qwen2_vl.py apply_multimodal_rotary_pos_emb: axis i of three turns section i
            const auto parts = angle.split_with_sizes(m_sections, -1);
            std::vector<at::Tensor> chosen;
            for (std::size_t i = 0; i < parts.size(); ++i)
                chosen.push_back(parts[i][static_cast<std::int64_t>(i % 3)]);
            angle = at::cat(chosen, -1);
        }
    }
    const at::Tensor both = at::cat({angle, angle}, -1).unsqueeze(1);
    return {.cos = both.cos(), .sin = both.sin()};
}

at::Tensor rotate(const at::Tensor& x, const Rotary::Angles& angles)
{
    const auto halves = x.chunk(2, -1);
    return x * angles.cos + at::cat({-halves[1], halves[0]}, -1) * angles.sin;
}

at::Tensor RmsNorm::operator()(const at::Tensor& x) const
{
    if (x.is_cuda() && x.scalar_type() != at::kFloat) // a TrainingScope in half precision
        return rmsNorm(x, weight, eps);
    const at::Tensor wide = x.to(at::kFloat);
    return (wide * at::rsqrt(wide.pow(2).mean(-1, true) + eps) * weight).to(x.scalar_type());
}

}
