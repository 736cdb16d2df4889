#include "core/models/blocks/resnet.h"

#include <cmath>
#include <string>

namespace vlm::models {
namespace {

enum class Stride { InConvolution, InPooling };

constexpr std::int64_t kStages = 4;

tensor::Conv2d convolution(const tensor::Weights& w, std::int64_t stride, std::int64_t padding)
{
    const std::vector<std::int64_t> shape = (w / "weight").shape();
    return conv2d(w, shape.at(1), shape.at(0), shape.at(2), stride, padding, tensor::Bias::No);
}

Bottleneck bottleneck(const tensor::Weights& w, std::int64_t stride, Stride where)
{
    const std::int64_t convolutionStride = where == Stride::InConvolution ? stride : 1;
    Bottleneck block{.conv1 = convolution(w / "conv1", 1, 0),
        .conv2 = convolution(w / "conv2", convolutionStride, 1),
        .conv3 = convolution(w / "conv3", 1, 0),
        .downsample = {},
        .norm1 = {},
        .norm2 = {},
        .norm3 = {},
        .downsampleNorm = {},
        .hasDownsample = (w / "downsample").any(),
        .poolStride = where == Stride::InPooling ? stride : 1};
    block.norm1 = batchNorm(w / "bn1", block.conv1.weight.size(0));
    block.norm2 = batchNorm(w / "bn2", block.conv2.weight.size(0));
    block.norm3 = batchNorm(w / "bn3", block.conv3.weight.size(0));
    if (block.hasDownsample) {
        block.downsample = convolution(w / "downsample" / 0, convolutionStride, 0);
        block.downsampleNorm = batchNorm(w / "downsample" / 1, block.downsample.weight.size(0));
    }
    return block;
}

std::vector<Bottleneck> bottlenecks(const tensor::Weights& w, Stride where)
{
    std::vector<Bottleneck> blocks;
    for (std::int64_t stage = 1; stage <= kStages; ++stage) {
        const tensor::Weights layer = w / ("layer" + std::to_string(stage));
        const std::int64_t count = layer.count();
        for (std::int64_t i = 0; i < count; ++i)
            blocks.push_back(bottleneck(layer / i, stage > 1 && i == 0 ? 2 : 1, where));
    }
    return blocks;
}

at::Tensor averagePool(const at::Tensor& x, std::int64_t stride)
{
    return stride > 1 ? at::avg_pool2d(x, {stride, stride}, {stride, stride}) : x;
}

}

at::Tensor Bottleneck::operator()(const at::Tensor& x) const
{
    at::Tensor y = at::relu(norm1(conv1(x)));
    y = at::relu(norm2(conv2(y)));
    y = norm3(conv3(averagePool(y, poolStride)));
    const at::Tensor shortcut = hasDownsample ? downsampleNorm(downsample(averagePool(x, poolStride))) : x;
    return at::relu(y + shortcut);
}

ModifiedResNet::ModifiedResNet(const tensor::Weights& w, std::int64_t heads)
    : m_blocks(bottlenecks(w, Stride::InPooling))
{
    constexpr std::int64_t kHeadWidth = 64; // model.py: vision_width * 32 // 64
    constexpr std::int64_t kDownsampling = 32;
    for (std::int64_t i = 0; i < 3; ++i) {
        m_stem[i] = convolution(w / ("conv" + std::to_string(i + 1)), i == 0 ? 2 : 1, 1);
        m_stemNorm[i] = batchNorm(w / ("bn" + std::to_string(i + 1)), m_stem[i].weight.size(0));
    }
    const tensor::Weights pool = w / "attnpool";
    const std::vector<std::int64_t> positions = (pool / "positional_embedding").shape();
    const std::int64_t width = positions.at(1);
    const std::int64_t output = (pool / "c_proj" / "weight").shape().at(0);
    m_positions = (pool / "positional_embedding").get(positions);
    m_q = linear(pool / "q_proj", width, width);
    m_k = linear(pool / "k_proj", width, width);
    m_v = linear(pool / "v_proj", width, width);
    m_output = linear(pool / "c_proj", width, output);
    m_heads = heads > 0 ? heads : width / kHeadWidth;
    m_imageSize = std::lround(std::sqrt(static_cast<double>(positions.at(0) - 1))) * kDownsampling;
}

at::Tensor ModifiedResNet::operator()(const at::Tensor& pixels) const
{
    at::Tensor x = pixels;
    for (std::size_t i = 0; i < 3; ++i)
        x = at::relu(m_stemNorm[i](m_stem[i](x)));
    x = averagePool(x, 2);
    for (const Bottleneck& block : m_blocks)
        x = block(x);
    x = x.flatten(2).transpose(1, 2); // [batch, grid^2, width]
    x = at::cat({x.mean(1, true), x}, 1) + m_positions;
    const at::Tensor query = m_q(x.slice(1, 0, 1));
    return m_output(tensor::multiHeadAttention(query, m_k(x), m_v(x), m_heads)).squeeze(1);
}

ResNet::ResNet(const tensor::Weights& w)
    : m_conv(convolution(w / "conv1", 2, 3))
    , m_norm(batchNorm(w / "bn1", m_conv.weight.size(0)))
    , m_blocks(bottlenecks(w, Stride::InConvolution))
{
    const std::vector<std::int64_t> shape = (w / "fc" / "weight").shape();
    m_fc = linear(w / "fc", shape.at(1), shape.at(0), tensor::Bias::IfPresent);
}

at::Tensor ResNet::operator()(const at::Tensor& pixels) const
{
    at::Tensor x = at::max_pool2d(at::relu(m_norm(m_conv(pixels))), {3, 3}, {2, 2}, {1, 1});
    for (const Bottleneck& block : m_blocks)
        x = block(x);
    return m_fc(x.mean({2, 3}));
}

}
