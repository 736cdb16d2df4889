#include "core/models/blocks/swin.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/base/error.h"

namespace vlm::models {
namespace {

constexpr double kEmbeddingEps = 1e-5; // torch.nn.LayerNorm's own, not the config's
constexpr double kMasked = -100.0; // modeling_swin.py get_attn_mask

/// [batch, height, width, c] -> [batch * windows, size * size, c]
at::Tensor windows(const at::Tensor& x, std::int64_t size)
{
    const std::int64_t rows = x.size(1) / size;
    const std::int64_t columns = x.size(2) / size;
    return x.reshape({x.size(0), rows, size, columns, size, x.size(3)})
        .permute({0, 1, 3, 2, 4, 5})
        .reshape({-1, size * size, x.size(3)});
}

/// The inverse of windows().
at::Tensor joinedWindows(const at::Tensor& x, std::int64_t size, std::int64_t height, std::int64_t width)
{
    const std::int64_t channels = x.size(2);
    return x.reshape({-1, height / size, width / size, size, size, channels})
        .permute({0, 1, 3, 2, 4, 5})
        .reshape({-1, height, width, channels});
}

/// The row of the bias table for each pair of positions in a window, [size^2 * size^2].
at::Tensor relativeIndex(std::int64_t size)
{
    const at::Tensor axis = at::arange(size, at::kLong);
    const at::Tensor y = axis.repeat_interleave(size);
    const at::Tensor x = axis.repeat({size});
    const at::Tensor dy = y.unsqueeze(1) - y.unsqueeze(0) + (size - 1);
    const at::Tensor dx = x.unsqueeze(1) - x.unsqueeze(0) + (size - 1);
    return (dy * (2 * size - 1) + dx).flatten();
}

/// Windows of the shifted image hold pieces that are not neighbours: these don't see each other.
/// @return additive [windows, size^2, size^2]
at::Tensor shiftMask(std::int64_t height, std::int64_t width, std::int64_t size, std::int64_t shift)
{
    const auto bands = [&](std::int64_t length) {
        at::Tensor band = at::zeros({length}, at::kFloat);
        band.slice(0, length - size, length - shift).fill_(1.0);
        band.slice(0, length - shift, length).fill_(2.0);
        return band;
    };
    const at::Tensor regions = bands(height).unsqueeze(1) * 3.0 + bands(width).unsqueeze(0);
    const at::Tensor ids = windows(regions.view({1, height, width, 1}), size).squeeze(2); // [windows, size^2]
    const at::Tensor differ = ids.unsqueeze(1) != ids.unsqueeze(2);
    return differ.to(at::kFloat) * kMasked;
}

}

std::int64_t SwinConfig::lastWidth() const
{
    return width << (static_cast<std::int64_t>(stages.size()) - 1);
}

SwinConfig swinConfig(const ConfigReader& config)
{
    SwinConfig swin{.imageSize = config.side("image_size", 224),
        .patchSize = config.side("patch_size", 4),
        .channels = config.integer("num_channels", 3),
        .width = config.integer("embed_dim", 96),
        .windowSize = config.integer("window_size", 7),
        .eps = config.number("layer_norm_eps", 1e-5),
        .activation = tensor::activation(config.text("hidden_act", "gelu")),
        .stages = {}};
    swin.mlpWidth = static_cast<std::int64_t>(config.number("mlp_ratio", 4.0) * static_cast<double>(swin.width));
    const std::vector<std::int64_t> depths = config.integers("depths", {2, 2, 6, 2});
    const std::vector<std::int64_t> heads = config.integers("num_heads", {3, 6, 12, 24});
    for (std::size_t i = 0; i < std::min(depths.size(), heads.size()); ++i)
        swin.stages.push_back({.blocks = depths[i], .heads = heads[i]});
    return swin;
}

SwinConfig swinFromShapes(const tensor::Weights& w)
{
    const std::vector<std::int64_t> patch = (w / "embeddings" / "patch_embeddings" / "projection" / "weight").shape();
    SwinConfig swin{.patchSize = patch.at(2), .channels = patch.at(1), .width = patch.at(0), .stages = {}};
    const tensor::Weights layers = w / "encoder" / "layers";
    for (std::int64_t stage = 0; stage < layers.count(); ++stage) {
        const tensor::Weights blocks = layers / stage / "blocks";
        const tensor::Weights first = blocks / 0;
        const std::vector<std::int64_t> table
            = first
                  .either({"attention.self.relative_position_bias_table",
                      "attention.relative_position_bias.relative_position_bias_table"})
                  .shape();
        swin.stages.push_back({.blocks = blocks.count(), .heads = table.at(1)});
        // (2 window - 1)^2 rows
        swin.windowSize = (std::lround(std::sqrt(static_cast<double>(table.at(0)))) + 1) / 2;
        if (stage == 0)
            swin.mlpWidth = (first.either({"intermediate.dense", "mlp.fc1"}) / "weight").shape().at(0);
    }
    return swin;
}

Swin::Swin(const tensor::Weights& w, const SwinConfig& config)
    : m_config(config)
{
    const tensor::Weights embeddings = w / "embeddings";
    m_patches = conv2d(embeddings / "patch_embeddings" / "projection", config.channels, config.width, config.patchSize,
        config.patchSize, 0, tensor::Bias::Yes);
    m_embeddingNorm = layerNorm(embeddings / "norm", config.width, kEmbeddingEps);
    if ((embeddings / "position_embeddings").exists()) {
        const std::int64_t side = config.imageSize / config.patchSize;
        m_positions = (embeddings / "position_embeddings").get({1, side * side, config.width});
    }
    std::int64_t width = config.width;
    std::int64_t mlpWidth = config.mlpWidth;
    const std::int64_t span = 2 * config.windowSize - 1;
    for (std::size_t s = 0; s < config.stages.size(); ++s) {
        const tensor::Weights layer = w / "encoder" / "layers" / static_cast<std::int64_t>(s);
        Stage stage;
        for (std::int64_t b = 0; b < config.stages[s].blocks; ++b) {
            const tensor::Weights block = layer / "blocks" / b;
            const tensor::Weights attention = block / "attention";
            const std::int64_t heads = config.stages[s].heads;
            const auto projection = [&](std::string_view old, std::string_view current) {
                return linear(attention.either({old, current}), width, width, tensor::Bias::IfPresent);
            };
            stage.blocks.push_back({.norm1 = layerNorm(block / "layernorm_before", width, config.eps),
                .norm2 = layerNorm(block / "layernorm_after", width, config.eps),
                .q = projection("self.query", "q_proj"),
                .k = projection("self.key", "k_proj"),
                .v = projection("self.value", "v_proj"),
                .out = projection("output.dense", "o_proj"),
                .fc1 = linear(block.either({"intermediate.dense", "mlp.fc1"}), width, mlpWidth),
                .fc2 = linear(block.either({"output.dense", "mlp.fc2"}), mlpWidth, width),
                .biasTable = attention
                                 .either({"self.relative_position_bias_table",
                                     "relative_position_bias.relative_position_bias_table"})
                                 .get({span * span, heads}),
                .heads = heads,
                .shifted = b % 2 == 1});
        }
        stage.merges = s + 1 < config.stages.size();
        if (stage.merges) {
            stage.mergeNorm = layerNorm(layer / "downsample" / "norm", 4 * width, kEmbeddingEps);
            stage.reduction = linear(layer / "downsample" / "reduction", 4 * width, 2 * width, tensor::Bias::No);
            width *= 2;
            mlpWidth *= 2;
        }
        m_stages.push_back(std::move(stage));
    }
    m_norm = layerNorm(w / "layernorm", width, config.eps);
}

at::Tensor Swin::apply(const Block& block, const at::Tensor& x, std::int64_t height, std::int64_t width) const
{
    const std::int64_t size = m_config.windowSize;
    const std::int64_t smaller = std::min(height, width);
    if (smaller < size)
        throw Error(ErrorKind::Tensor,
            "an image of " + std::to_string(smaller) + " tokens a side; the attention windows need at least "
                + std::to_string(size));
    // A grid as large as the window is one window, which needs no shift. SwinLayer.set_shift_and_window_size
    const std::int64_t shift = block.shifted && smaller > size ? size / 2 : 0;
    const std::int64_t padRight = (size - width % size) % size;
    const std::int64_t padBottom = (size - height % size) % size;

    at::Tensor grid = block.norm1(x).view({x.size(0), height, width, x.size(2)});
    if (padRight > 0 || padBottom > 0)
        grid = at::constant_pad_nd(grid, {0, 0, 0, padRight, 0, padBottom});
    const std::int64_t paddedHeight = height + padBottom;
    const std::int64_t paddedWidth = width + padRight;
    if (shift > 0)
        grid = at::roll(grid, {-shift, -shift}, {1, 2});
    const at::Tensor tokens = windows(grid, size); // [batch * windows, size^2, c]

    const std::int64_t area = size * size;
    at::Tensor mask = block.biasTable.index_select(0, relativeIndex(size).to(block.biasTable.device()))
                          .view({area, area, block.heads})
                          .permute({2, 0, 1})
                          .unsqueeze(0); // [1, heads, size^2, size^2]
    if (shift > 0) {
        const at::Tensor hidden = shiftMask(paddedHeight, paddedWidth, size, shift).to(x.device());
        mask = (mask + hidden.unsqueeze(1)).repeat({x.size(0), 1, 1, 1}); // [batch * windows, heads, …]
    }
    at::Tensor y
        = block.out(tensor::multiHeadAttention(block.q(tokens), block.k(tokens), block.v(tokens), block.heads, mask));
    y = joinedWindows(y, size, paddedHeight, paddedWidth);
    if (shift > 0)
        y = at::roll(y, {shift, shift}, {1, 2});
    y = x + y.slice(1, 0, height).slice(2, 0, width).reshape(x.sizes());
    return y + block.fc2(tensor::apply(m_config.activation, block.fc1(block.norm2(y))));
}

Swin::Output Swin::operator()(const at::Tensor& pixels, LayerTrace trace) const
{
    const at::Tensor patches = m_patches(pixels);
    std::int64_t height = patches.size(2);
    std::int64_t width = patches.size(3);
    at::Tensor x = m_embeddingNorm(patches.flatten(2).transpose(1, 2)); // [batch, tokens, width]
    if (m_positions.defined())
        x = x + m_positions;
    if (trace != nullptr)
        trace->push_back(x);
    for (const Stage& stage : m_stages) {
        for (const Block& block : stage.blocks)
            x = apply(block, x, height, width);
        if (stage.merges) {
            at::Tensor grid = x.view({x.size(0), height, width, x.size(2)});
            if (height % 2 == 1 || width % 2 == 1)
                grid = at::constant_pad_nd(grid, {0, 0, 0, width % 2, 0, height % 2});
            const auto parity = [&](std::int64_t row, std::int64_t column) {
                return grid.slice(1, row, grid.size(1), 2).slice(2, column, grid.size(2), 2);
            };
            const at::Tensor merged = at::cat({parity(0, 0), parity(1, 0), parity(0, 1), parity(1, 1)}, -1);
            height = merged.size(1);
            width = merged.size(2);
            x = stage.reduction(stage.mergeNorm(merged.flatten(1, 2)));
        }
        if (trace != nullptr)
            trace->push_back(x);
    }
    x = m_norm(x);
    return {.last = x, .pooled = x.mean(1)};
}

}
