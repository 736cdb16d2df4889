#include "core/quant/product.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>

#include "core/base/error.h"
#include "core/quant/kernels.h"

namespace vlm::quant {
namespace {

constexpr float kLevels = 127.0F;
constexpr float kRounding = 12582912.0F; // 1.5 · 2^23: adding it rounds to whole numbers, ties to even

const kernels::Table& table(Isa isa)
{
#if defined(__x86_64__)
    if (isa == Isa::Avx512)
        return kernels::kAvx512;
    if (isa == Isa::Avx2)
        return kernels::kAvx2;
#endif
    VLM_ASSERT(isa == Isa::Scalar, "instructions that this processor has");
    return kernels::kScalar;
}

std::vector<Isa> detected()
{
    std::vector<Isa> found{Isa::Scalar};
#if defined(__x86_64__)
    const auto has = [](int answer) { return answer != 0; };
    if (has(__builtin_cpu_supports("avx2")) && has(__builtin_cpu_supports("fma"))
        && has(__builtin_cpu_supports("f16c")))
        found.push_back(Isa::Avx2);
    if (found.size() == 2 && has(__builtin_cpu_supports("avx512f")) && has(__builtin_cpu_supports("avx512bw"))
        && has(__builtin_cpu_supports("avx512dq")) && has(__builtin_cpu_supports("avx512vl"))
        && has(__builtin_cpu_supports("avx512vnni")))
        found.push_back(Isa::Avx512);
#endif
    return found;
}

struct Rounded {
    float scale = 0.0F;
    std::int32_t sum = 0;
};

/// 32 activations to 8 bits. What is not finite makes the scale, and so all products, not a number.
Rounded roundGroup(const float* x, std::int8_t* codes)
{
    float largest = 0.0F;
    bool finite = true;
    for (std::int64_t i = 0; i < kGroup; ++i) {
        const float magnitude = std::fabs(x[i]);
        finite = finite && magnitude <= std::numeric_limits<float>::max();
        largest = std::max(largest, magnitude);
    }
    if (!finite) {
        std::fill_n(codes, kGroup, std::int8_t{0});
        return {.scale = std::numeric_limits<float>::quiet_NaN(), .sum = 0};
    }
    Rounded rounded{.scale = largest / kLevels};
    const float inverse = rounded.scale >= std::numeric_limits<float>::min() ? kLevels / largest : 0.0F;
    for (std::int64_t i = 0; i < kGroup; ++i) {
        const std::int32_t code
            = std::bit_cast<std::int32_t>(x[i] * inverse + kRounding) - std::bit_cast<std::int32_t>(kRounding);
        codes[i] = static_cast<std::int8_t>(code);
        rounded.sum += code;
    }
    return rounded;
}

kernels::RowsJob rowsJob(
    const void* weights, std::size_t size, std::int64_t cols, std::span<const float> x, std::span<float> y)
{
    const std::int64_t rows = static_cast<std::int64_t>(size) / cols;
    const std::int64_t count = static_cast<std::int64_t>(x.size()) / cols;
    VLM_ASSERT(static_cast<std::int64_t>(y.size()) == rows * count, "results of this matrix");
    return {.weights = weights, .cols = cols, .x = x.data(), .count = count, .stride = rows, .y = y.data()};
}

}

std::string_view name(Isa isa)
{
    switch (isa) {
    case Isa::Scalar:
        return "scalar";
    case Isa::Avx2:
        return "AVX2";
    case Isa::Avx512:
        return "AVX-512 VNNI";
    }
    throw Error(ErrorKind::Internal, "unknown instructions");
}

std::span<const Isa> availableIsas()
{
    static const std::vector<Isa> kFound = detected();
    return kFound;
}

Isa bestIsa()
{
    return availableIsas().back();
}

Activations::Activations(const Packed& weights, std::span<const float> x, std::int64_t count)
    : m_count(count)
    , m_cols(weights.paddedCols())
{
    const std::int64_t cols = weights.cols;
    VLM_ASSERT(static_cast<std::int64_t>(x.size()) == count * cols, "columns as long as the matrix is wide");
    const auto total = static_cast<std::size_t>(count * m_cols);
    if (weights.format == Format::Nf4) {
        m_values.resize(total);
        for (std::int64_t n = 0; n < count; ++n)
            std::copy_n(x.data() + n * cols, cols, m_values.data() + n * m_cols);
        return;
    }
    const std::int64_t groups = m_cols / kGroup;
    m_codes.resize(total);
    m_scales.resize(static_cast<std::size_t>(count * groups));
    m_sums.resize(static_cast<std::size_t>(count * groups));
    std::array<float, kGroup> last{};
    for (std::int64_t n = 0; n < count; ++n) {
        for (std::int64_t g = 0; g < groups; ++g) {
            const float* from = x.data() + n * cols + g * kGroup;
            if ((g + 1) * kGroup > cols) {
                last = {};
                std::copy_n(from, cols - g * kGroup, last.data());
                from = last.data();
            }
            const Rounded rounded = roundGroup(from, m_codes.data() + n * m_cols + g * kGroup);
            m_scales[static_cast<std::size_t>(n * groups + g)] = rounded.scale;
            m_sums[static_cast<std::size_t>(n * groups + g)] = rounded.sum;
        }
    }
}

void Activations::unpack(std::int64_t index, std::span<float> out) const
{
    for (std::size_t c = 0; c < out.size(); ++c) {
        const auto at = static_cast<std::size_t>(index * m_cols) + c;
        out[c] = m_values.empty() ? static_cast<float>(m_codes[at]) * m_scales[at / static_cast<std::size_t>(kGroup)]
                                  : m_values[at];
    }
}

void multiply(const Packed& weights, const Activations& x, std::int64_t beginBlock, std::int64_t endBlock,
    std::span<float> y, Isa isa)
{
    VLM_ASSERT(
        x.m_cols == weights.paddedCols() && static_cast<std::int64_t>(y.size()) == x.m_count * weights.paddedRows(),
        "activations and results of this matrix");
    const kernels::Job job{.codes = weights.codes.as<std::uint8_t>(),
        .scales = weights.scales.as<void>(),
        .second = weights.second.as<float>(),
        .mean = weights.mean,
        .groups = weights.groups(),
        .cols = weights.paddedCols(),
        .x = x.m_codes.data(),
        .xScales = x.m_scales.data(),
        .xSums = x.m_sums.data(),
        .xFloat = x.m_values.data(),
        .count = x.m_count,
        .stride = weights.paddedRows(),
        .y = y.data()};
    const kernels::Table& chosen = table(isa);
    switch (weights.format) {
    case Format::Int8:
        return chosen.int8(job, beginBlock, endBlock);
    case Format::Int4:
        return chosen.int4(job, beginBlock, endBlock);
    case Format::Nf4:
        return chosen.nf4(job, beginBlock, endBlock);
    }
}

void multiplyBfloat16(std::span<const std::uint16_t> weights, std::int64_t cols, std::span<const float> x,
    std::int64_t beginRow, std::int64_t endRow, std::span<float> y, Isa isa)
{
    table(isa).bfloat16(rowsJob(weights.data(), weights.size(), cols, x, y), beginRow, endRow);
}

void multiplyFloat32(std::span<const float> weights, std::int64_t cols, std::span<const float> x, std::int64_t beginRow,
    std::int64_t endRow, std::span<float> y, Isa isa)
{
    table(isa).float32(rowsJob(weights.data(), weights.size(), cols, x, y), beginRow, endRow);
}

double measureReadBandwidth(int threads)
{
    using Clock = std::chrono::steady_clock;
    constexpr std::size_t kWords = std::size_t{256} << 17; // 256 MiB
    constexpr int kPasses = 5;
    const auto count = static_cast<std::size_t>(std::max(1, threads));
    std::vector<std::uint64_t> memory(kWords, 1);
    std::vector<std::uint64_t> totals(count);
    double best = 0.0;
    for (int pass = 0; pass < kPasses; ++pass) {
        const auto start = Clock::now();
        {
            std::vector<std::jthread> workers;
            for (std::size_t t = 0; t < count; ++t)
                workers.emplace_back([&, t] {
                    std::array<std::uint64_t, 8> sums{};
                    const std::size_t end = kWords * (t + 1) / count / 8 * 8;
                    for (std::size_t i = kWords * t / count / 8 * 8; i < end; i += 8) {
                        for (std::size_t k = 0; k < 8; ++k)
                            sums[k] += memory[i + k];
                    }
                    for (const std::uint64_t sum : sums)
                        totals[t] += sum;
                });
        }
        const std::chrono::duration<double> taken = Clock::now() - start;
        best = std::max(best, static_cast<double>(kWords * sizeof(std::uint64_t)) / taken.count());
    }
    VLM_ASSERT(totals[0] > 0, "memory that was read");
    return best;
}

}
