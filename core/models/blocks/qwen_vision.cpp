#include "core/models/blocks/qwen_vision.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/error.h"
#include "core/models/generation.h"
#include "core/tensor/compat.h"

namespace vlm::models {
namespace {

constexpr double kEps = 1e-6;
constexpr float kTheta = 10000.0F;

/// Row and column of each patch in merge order: merged cells row by row, within a cell row by row.
struct Places {
    std::vector<std::int64_t> row, column; // of one frame
};

Places mergeOrder(const PatchGrid& grid, std::int64_t merge)
{
    Places places;
    for (std::int64_t cellRow = 0; cellRow < grid.rows / merge; ++cellRow) {
        for (std::int64_t cellColumn = 0; cellColumn < grid.columns / merge; ++cellColumn) {
            for (std::int64_t i = 0; i < merge * merge; ++i) {
                places.row.push_back(cellRow * merge + i / merge);
                places.column.push_back(cellColumn * merge + i % merge);
            }
        }
    }
    return places;
}

at::Tensor longs(const std::vector<std::int64_t>& values, at::Device device)
{
    return at::tensor(values, at::kLong).to(device);
}

}

QwenVisionConfig qwen2VisionConfig(const ConfigReader& config, std::int64_t textWidth)
{
    const std::int64_t width = config.integer("embed_dim", 1280);
    return {.second = true,
        .width = width,
        .mlpWidth = static_cast<std::int64_t>(static_cast<double>(width) * config.number("mlp_ratio", 4.0)),
        .layers = config.integer("depth", 32),
        .heads = config.integer("num_heads", 16),
        .patch = config.integer("patch_size", 14),
        .temporal = config.integer("temporal_patch_size", 2),
        .merge = config.integer("spatial_merge_size", 2),
        .channels = config.integer("in_channels", config.integer("in_chans", 3)),
        .outWidth = config.integer("hidden_size", textWidth),
        .activation = tensor::activation(config.text("hidden_act", "quick_gelu"))};
}

QwenVisionConfig qwen25VisionConfig(const ConfigReader& config, std::int64_t textWidth)
{
    return {.second = false,
        .width = config.integer("hidden_size", 3584),
        .mlpWidth = config.integer("intermediate_size", 3420),
        .layers = config.integer("depth", 32),
        .heads = config.integer("num_heads", 16),
        .patch = config.integer("patch_size", config.integer("spatial_patch_size", 14)),
        .temporal = config.integer("temporal_patch_size", 2),
        .merge = config.integer("spatial_merge_size", 2),
        .channels = config.integer("in_channels", config.integer("in_chans", 3)),
        .outWidth = config.integer("out_hidden_size", textWidth),
        .window = config.integer("window_size", 112),
        .fullLayers = config.integers("fullatt_block_indexes", {7, 15, 23, 31}),
        .activation = tensor::activation(config.text("hidden_act", "silu"))};
}

QwenVision::QwenVision(const tensor::Weights& w, const QwenVisionConfig& config)
    : m_config(config)
{
    const std::int64_t width = config.width;
    // A convolution whose stride is its kernel: one matrix over flattened patches.
    m_patches
        = tensor::fixedLinear((w / "patch_embed" / "proj" / "weight")
                                  .getMatrix({width, config.channels, config.temporal, config.patch, config.patch})
                                  .flatten(1));
    for (std::int64_t i = 0; i < config.layers; ++i) {
        const tensor::Weights block = w / "blocks" / i;
        const tensor::Weights mlp = block / "mlp";
        Block made{.norm1 = norm(block / "norm1"),
            .norm2 = norm(block / "norm2"),
            .qkv = linear(block / "attn" / "qkv", width, 3 * width),
            .out = linear(block / "attn" / "proj", width, width),
            .first = {},
            .second = {},
            .gate = {}};
        if (config.second) {
            made.first = linear(mlp / "fc1", width, config.mlpWidth);
            made.second = linear(mlp / "fc2", config.mlpWidth, width);
        } else {
            made.gate = linear(mlp / "gate_proj", width, config.mlpWidth);
            made.first = linear(mlp / "up_proj", width, config.mlpWidth);
            made.second = linear(mlp / "down_proj", config.mlpWidth, width);
        }
        m_blocks.push_back(std::move(made));
    }
    const std::int64_t joined = width * config.merge * config.merge;
    m_mergeNorm = norm(w / "merger" / "ln_q");
    m_merge1 = linear(w / "merger" / "mlp" / 0, joined, joined);
    m_merge2 = linear(w / "merger" / "mlp" / 2, joined, config.outWidth);

    const std::int64_t half = config.width / config.heads / 2;
    std::vector<float> frequencies;
    for (std::int64_t i = 0; i < half; i += 2)
        frequencies.push_back(1.0F / std::pow(kTheta, static_cast<float>(i) / static_cast<float>(half)));
    m_frequencies = at::tensor(frequencies, at::kFloat).to(w.options().device);
}

QwenVision::Norm QwenVision::norm(const tensor::Weights& w) const
{
    if (m_config.second)
        return {.layer = layerNorm(w, m_config.width, kEps), .rms = {}};
    return {.layer = {}, .rms = {.weight = (w / "weight").get({m_config.width}), .eps = kEps}};
}

tensor::Rotary::Angles QwenVision::angles(const PatchGrid& grid) const
{
    const at::Device device = m_frequencies.device();
    const Places places = mergeOrder(grid, m_config.merge);
    const auto turned = [&](const std::vector<std::int64_t>& place) {
        return longs(place, device).to(at::kFloat).unsqueeze(1) * m_frequencies;
    };
    const at::Tensor quarter = at::cat({turned(places.row), turned(places.column)}, 1); // [patches, headDim / 2]
    const at::Tensor both = at::cat({quarter, quarter}, 1).repeat({grid.frames, 1}).unsqueeze(0).unsqueeze(0);
    return {.cos = both.cos(), .sin = both.sin()}; // [1, 1, patches, headDim]
}

QwenVision::Groups QwenVision::frames(const PatchGrid& grid) const
{
    const std::int64_t each = grid.rows * grid.columns;
    return {at::arange(grid.frames * each, m_frequencies.options().dtype(at::kLong)).view({grid.frames, each})};
}

// Source: modeling_qwen2_5_vl.py get_window_index; windows of the merged grid, those at its edges smaller
QwenVision::Groups QwenVision::windows(const PatchGrid& grid) const
{
    const std::int64_t cells = m_config.window / m_config.merge / m_config.patch;
    const std::int64_t across = (grid.columns / m_config.merge + cells - 1) / cells;
    const std::int64_t each = grid.rows * grid.columns;
    const Places places = mergeOrder(grid, m_config.merge);
    std::map<std::int64_t, std::vector<std::int64_t>> byWindow;
    const std::int64_t down = (grid.rows / m_config.merge + cells - 1) / cells;
    for (std::int64_t patch = 0; patch < grid.frames * each; ++patch) {
        const auto place = static_cast<std::size_t>(patch % each);
        const std::int64_t row = places.row[place] / m_config.merge / cells;
        const std::int64_t column = places.column[place] / m_config.merge / cells;
        byWindow[(patch / each * down + row) * across + column].push_back(patch);
    }
    std::map<std::size_t, std::vector<at::Tensor>> byLength;
    for (const auto& [window, patches] : byWindow)
        byLength[patches.size()].push_back(longs(patches, m_frequencies.device()));
    Groups groups;
    for (const auto& [length, sequences] : byLength)
        groups.push_back(at::stack(sequences));
    return groups;
}

at::Tensor QwenVision::attend(
    const Block& block, const at::Tensor& x, const tensor::Rotary::Angles& angles, const Groups& groups) const
{
    const std::int64_t headDim = m_config.width / m_config.heads;
    const at::Tensor qkv = block.qkv(x).view({x.size(0), 3, m_config.heads, headDim}).permute({1, 2, 0, 3});
    const at::Tensor q = rotate(qkv[0].unsqueeze(0), angles)[0]; // [heads, patches, headDim]
    const at::Tensor k = rotate(qkv[1].unsqueeze(0), angles)[0];
    const at::Tensor& v = qkv[2];
    const double scale = 1.0 / std::sqrt(static_cast<double>(headDim));
    std::vector<at::Tensor> places, results;
    for (const at::Tensor& group : groups) {
        const at::Tensor flat = group.flatten();
        const auto gathered = [&](const at::Tensor& all) {
            return all.index_select(1, flat)
                .view({m_config.heads, group.size(0), group.size(1), headDim})
                .transpose(0, 1); // [sequences, heads, length, headDim]
        };
        const at::Tensor attended = tensor::attention(gathered(q), gathered(k), gathered(v), {}, scale);
        results.push_back(tensor::joinHeads(attended).flatten(0, 1));
        places.push_back(flat);
    }
    const at::Tensor back = at::cat(places).argsort();
    return block.out(at::cat(results).index_select(0, back));
}

at::Tensor QwenVision::mlp(const Block& block, const at::Tensor& x) const
{
    if (m_config.second)
        return block.second(tensor::apply(m_config.activation, block.first(x)));
    return block.second(tensor::apply(m_config.activation, block.gate(x)) * block.first(x));
}

at::Tensor QwenVision::operator()(const at::Tensor& patches, const PatchGrid& grid) const
{
    if (patches.size(0) != grid.frames * grid.rows * grid.columns)
        throw Error(ErrorKind::Tensor, "the number of patches is not that of the grid");
    const tensor::Rotary::Angles turned = angles(grid);
    const Groups whole = frames(grid);
    const Groups windowed = m_config.second ? Groups() : windows(grid);
    at::Tensor x = m_patches(patches);
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const Block& block = m_blocks[i];
        const bool full = m_config.second
            || std::ranges::find(m_config.fullLayers, static_cast<std::int64_t>(i)) != m_config.fullLayers.end();
        x = x + attend(block, block.norm1(x), turned, full ? whole : windowed);
        x = x + mlp(block, block.norm2(x));
    }
    const at::Tensor joined = m_mergeNorm(x).view({-1, m_config.width * m_config.merge * m_config.merge});
    return m_merge2(at::gelu(m_merge1(joined)));
}

MultimodalPositions multimodalPositions(const std::vector<std::int64_t>& ids, const PatchGrid& grid)
{
    std::vector<std::int64_t> time, row, column;
    std::int64_t next = 0;
    for (std::size_t i = 0; i < ids.size();) {
        if (ids[i] != kImageSlot) {
            for (auto* axis : {&time, &row, &column})
                axis->push_back(next);
            ++next;
            ++i;
            continue;
        }
        const std::int64_t each = grid.rows * grid.columns;
        for (std::int64_t patch = 0; patch < grid.frames * each; ++patch) {
            time.push_back(next + patch / each);
            row.push_back(next + patch % each / grid.columns);
            column.push_back(next + patch % grid.columns);
        }
        next += std::max({grid.frames, grid.rows, grid.columns});
        i += static_cast<std::size_t>(grid.frames * each);
    }
    const auto axis
        = [](const std::vector<std::int64_t>& values) { return at::tensor(values, at::kLong).unsqueeze(0); };
    return {.positions = at::stack({axis(time), axis(row), axis(column)}), .next = next};
}

}
