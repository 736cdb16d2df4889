#include "core/quant/kernels.h"

#include <array>
#include <bit>
#include <cmath>

#include "core/quant/packed.h"

// The definition of the products: what every other kernel has to give bit for bit.
namespace vlm::quant::kernels {
namespace {

/// Σ over groups of x's scale · Σ w·x in integers, in order of the columns; then the row's scale.
void int8(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    const auto* scales = static_cast<const float*>(job.scales);
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        const auto* codes = reinterpret_cast<const std::int8_t*>(job.codes) + block * kRows * job.cols;
        for (std::int64_t n = 0; n < job.count; ++n) {
            const std::int8_t* x = job.x + n * job.cols;
            for (std::int64_t r = 0; r < kRows; ++r) {
                float sum = 0.0F;
                for (std::int64_t g = 0; g < job.groups; ++g) {
                    std::int32_t dot = 0;
                    for (std::int64_t c = g * kGroup; c < (g + 1) * kGroup; ++c)
                        dot += codes[c / 4 * 4 * kRows + r * 4 + c % 4] * x[c];
                    sum = std::fma(job.xScales[n * job.groups + g], static_cast<float>(dot), sum);
                }
                job.y[n * job.stride + block * kRows + r] = sum * scales[block * kRows + r];
            }
        }
    }
}

/// Σ over groups of (w's scale · x's scale) · Σ w·x in integers, in order of the columns.
void int4(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    const auto* scales = static_cast<const std::uint16_t*>(job.scales);
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        const std::uint8_t* codes = job.codes + block * kRows * job.cols / 2;
        for (std::int64_t n = 0; n < job.count; ++n) {
            const std::int8_t* x = job.x + n * job.cols;
            for (std::int64_t r = 0; r < kRows; ++r) {
                float sum = 0.0F;
                for (std::int64_t g = 0; g < job.groups; ++g) {
                    std::int32_t dot = 0;
                    for (std::int64_t c = g * kGroup; c < (g + 1) * kGroup; ++c) {
                        const int byte = codes[c / 8 * 4 * kRows + r * 4 + c % 4];
                        dot += ((c % 8 < 4 ? byte & 0x0F : byte >> 4) - kInt4Zero) * x[c];
                    }
                    const float scale = fromHalf(scales[(block * job.groups + g) * kRows + r]);
                    sum = std::fma(scale * job.xScales[n * job.groups + g], static_cast<float>(dot), sum);
                }
                job.y[n * job.stride + block * kRows + r] = sum;
            }
        }
    }
}

/// Σ over blocks of the maximum · Σ level·x, the inner sum in four parts by column mod 4.
void nf4(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    const auto* maxima = static_cast<const std::int8_t*>(job.scales);
    const std::int64_t seconds = (job.groups + kNf4Second - 1) / kNf4Second;
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        const std::uint8_t* codes = job.codes + block * kRows * job.cols / 2;
        for (std::int64_t n = 0; n < job.count; ++n) {
            const float* x = job.xFloat + n * job.cols;
            for (std::int64_t r = 0; r < kRows; ++r) {
                float sum = 0.0F;
                for (std::int64_t g = 0; g < job.groups; ++g) {
                    std::array<float, 4> parts{};
                    for (std::int64_t c = g * kNf4Block; c < (g + 1) * kNf4Block; ++c) {
                        const int byte = codes[c / 8 * 4 * kRows + r * 4 + c % 4];
                        const float level = kNf4Levels[static_cast<std::size_t>(c % 8 < 4 ? byte & 0x0F : byte >> 4)];
                        float& part = parts[static_cast<std::size_t>(c % 4)];
                        part = std::fma(level, x[c], part);
                    }
                    const float maximum = std::fma(static_cast<float>(maxima[(block * job.groups + g) * kRows + r]),
                        job.second[block * seconds + g / kNf4Second], job.mean);
                    sum = std::fma(maximum, (parts[0] + parts[1]) + (parts[2] + parts[3]), sum);
                }
                job.y[n * job.stride + block * kRows + r] = sum;
            }
        }
    }
}

float widened(std::uint16_t weight)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(weight) << 16);
}

float widened(float weight)
{
    return weight;
}

/// 32 sums by column mod 32, then halved to one.
template <class Weight> void rows(const RowsJob& job, std::int64_t beginRow, std::int64_t endRow)
{
    constexpr std::int64_t kLanes = 32;
    for (std::int64_t row = beginRow; row < endRow; ++row) {
        const Weight* w = static_cast<const Weight*>(job.weights) + row * job.cols;
        for (std::int64_t n = 0; n < job.count; ++n) {
            const float* x = job.x + n * job.cols;
            std::array<float, kLanes> lanes{};
            for (std::int64_t c = 0; c < (job.cols + kLanes - 1) / kLanes * kLanes; ++c) {
                const bool inside = c < job.cols;
                const float weight = inside ? widened(w[c]) : 0.0F;
                float& lane = lanes[static_cast<std::size_t>(c % kLanes)];
                lane = std::fma(weight, inside ? x[c] : 0.0F, lane);
            }
            for (std::size_t half = kLanes / 2; half > 0; half /= 2) {
                for (std::size_t i = 0; i < half; ++i)
                    lanes[i] += lanes[i + half];
            }
            job.y[n * job.stride + row] = lanes[0];
        }
    }
}

}

const Table kScalar{
    .int8 = &int8, .int4 = &int4, .nf4 = &nf4, .bfloat16 = &rows<std::uint16_t>, .float32 = &rows<float>};

}
