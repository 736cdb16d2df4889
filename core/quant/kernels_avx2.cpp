#include "core/quant/kernels.h"

#include <immintrin.h>

// Two registers hold the 16 rows of a block. Compiled for AVX2, FMA and F16C; only called where the processor has them.
namespace vlm::quant::kernels {
namespace {

constexpr std::int64_t kRowsOfBlock = 16;
constexpr std::int64_t kGroupCols = 32;
constexpr std::int64_t kBlockCols = 64;
constexpr std::int64_t kSecondGroup = 16;

alignas(32) constexpr float kLow[8] = {-1.0F, -0.6961928009986877F, -0.5250730514526367F, -0.39491748809814453F,
    -0.28444138169288635F, -0.18477343022823334F, -0.09105003625154495F, 0.0F};
alignas(32) constexpr float kHigh[8] = {0.07958029955625534F, 0.16093020141124725F, 0.24611230194568634F,
    0.33791524171829224F, 0.44070982933044434F, 0.5626170039176941F, 0.7229568362236023F, 1.0F};

inline __m256i load(const void* from)
{
    return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}

/// [8 rows, 4 columns] of signed bytes times four activations. A product of two bytes below 128 is at most 16,129, so
/// that two of them fit 16 bits: signs move to the weights, as maddubs takes one side unsigned.
template <int N> void int8Tile(const Job& job, std::int64_t block, std::int64_t first)
{
    const std::uint8_t* codes = job.codes + block * kRowsOfBlock * job.cols;
    const __m256i ones = _mm256_set1_epi16(1);
    __m256 sums[N][2];
    for (int n = 0; n < N; ++n)
        sums[n][0] = sums[n][1] = _mm256_setzero_ps();
    for (std::int64_t g = 0; g < job.groups; ++g) {
        for (int n = 0; n < N; ++n) {
            const std::int64_t at = (first + n) * job.groups + g;
            const auto* quads = reinterpret_cast<const std::int32_t*>(job.x + (first + n) * job.cols + g * kGroupCols);
            __m256i dots[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
            for (int j = 0; j < 8; ++j) {
                const __m256i x = _mm256_set1_epi32(quads[j]);
                const __m256i magnitude = _mm256_abs_epi8(x);
                for (int h = 0; h < 2; ++h) {
                    const __m256i w = _mm256_sign_epi8(load(codes + (g * 8 + j) * 64 + h * 32), x);
                    dots[h] = _mm256_add_epi32(dots[h], _mm256_madd_epi16(_mm256_maddubs_epi16(magnitude, w), ones));
                }
            }
            const __m256 scale = _mm256_set1_ps(job.xScales[at]);
            for (int h = 0; h < 2; ++h)
                sums[n][h] = _mm256_fmadd_ps(scale, _mm256_cvtepi32_ps(dots[h]), sums[n][h]);
        }
    }
    const float* scales = static_cast<const float*>(job.scales) + block * kRowsOfBlock;
    for (int n = 0; n < N; ++n) {
        for (int h = 0; h < 2; ++h)
            _mm256_storeu_ps(job.y + (first + n) * job.stride + block * kRowsOfBlock + h * 8,
                _mm256_mul_ps(sums[n][h], _mm256_loadu_ps(scales + h * 8)));
    }
}

template <int N> void int4Tile(const Job& job, std::int64_t block, std::int64_t first)
{
    const std::uint8_t* codes = job.codes + block * kRowsOfBlock * job.cols / 2;
    const auto* scales = static_cast<const std::uint16_t*>(job.scales) + block * job.groups * kRowsOfBlock;
    const __m256i low = _mm256_set1_epi8(0x0F);
    const __m256i ones = _mm256_set1_epi16(1);
    __m256 sums[N][2];
    for (int n = 0; n < N; ++n)
        sums[n][0] = sums[n][1] = _mm256_setzero_ps();
    for (std::int64_t g = 0; g < job.groups; ++g) {
        for (int h = 0; h < 2; ++h) {
            __m256i w[8];
            for (int k = 0; k < 4; ++k) {
                const __m256i both = load(codes + (g * 4 + k) * 64 + h * 32);
                w[2 * k] = _mm256_and_si256(both, low);
                w[2 * k + 1] = _mm256_and_si256(_mm256_srli_epi16(both, 4), low);
            }
            const __m256 scale
                = _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(scales + g * kRowsOfBlock + h * 8)));
            for (int n = 0; n < N; ++n) {
                const std::int64_t at = (first + n) * job.groups + g;
                const auto* quads
                    = reinterpret_cast<const std::int32_t*>(job.x + (first + n) * job.cols + g * kGroupCols);
                // 8 · 2 · 15 · 127 = 30,480: all eight pairs add up within 16 bits.
                __m256i pairs = _mm256_setzero_si256();
                for (int j = 0; j < 8; ++j)
                    pairs = _mm256_add_epi16(pairs, _mm256_maddubs_epi16(w[j], _mm256_set1_epi32(quads[j])));
                const __m256i dot
                    = _mm256_add_epi32(_mm256_madd_epi16(pairs, ones), _mm256_set1_epi32(-8 * job.xSums[at]));
                const __m256 both = _mm256_mul_ps(scale, _mm256_set1_ps(job.xScales[at]));
                sums[n][h] = _mm256_fmadd_ps(both, _mm256_cvtepi32_ps(dot), sums[n][h]);
            }
        }
    }
    for (int n = 0; n < N; ++n) {
        for (int h = 0; h < 2; ++h)
            _mm256_storeu_ps(job.y + (first + n) * job.stride + block * kRowsOfBlock + h * 8, sums[n][h]);
    }
}

/// Levels of the four bits at `shift` of each lane.
inline __m256 levels(__m256i codes, int shift)
{
    const __m256i index = _mm256_srli_epi32(codes, shift);
    const __m256 low = _mm256_permutevar8x32_ps(_mm256_load_ps(kLow), index);
    const __m256 high = _mm256_permutevar8x32_ps(_mm256_load_ps(kHigh), index);
    return _mm256_blendv_ps(low, high, _mm256_castsi256_ps(_mm256_slli_epi32(index, 28)));
}

template <int N> void nf4Half(const Job& job, std::int64_t block, std::int64_t first, int h)
{
    const std::uint8_t* codes = job.codes + block * kRowsOfBlock * job.cols / 2 + h * 32;
    const auto* maxima = static_cast<const std::int8_t*>(job.scales) + block * job.groups * kRowsOfBlock + h * 8;
    const float* second = job.second + block * ((job.groups + kSecondGroup - 1) / kSecondGroup);
    __m256 sums[N];
    for (int n = 0; n < N; ++n)
        sums[n] = _mm256_setzero_ps();
    for (std::int64_t g = 0; g < job.groups; ++g) {
        __m256 parts[N][4];
        for (int n = 0; n < N; ++n) {
            for (int i = 0; i < 4; ++i)
                parts[n][i] = _mm256_setzero_ps();
        }
        for (int k = 0; k < 8; ++k) {
            const __m256i both = load(codes + (g * 8 + k) * 64);
            const float* x = job.xFloat + first * job.cols + g * kBlockCols + k * 8;
            for (int j = 0; j < 8; ++j) {
                const __m256 w = levels(both, 8 * (j % 4) + 4 * (j / 4));
                for (int n = 0; n < N; ++n)
                    parts[n][j % 4] = _mm256_fmadd_ps(w, _mm256_set1_ps(x[n * job.cols + j]), parts[n][j % 4]);
            }
        }
        const __m256i code
            = _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(maxima + g * kRowsOfBlock)));
        const __m256 maximum = _mm256_fmadd_ps(
            _mm256_cvtepi32_ps(code), _mm256_set1_ps(second[g / kSecondGroup]), _mm256_set1_ps(job.mean));
        for (int n = 0; n < N; ++n) {
            const __m256 inner
                = _mm256_add_ps(_mm256_add_ps(parts[n][0], parts[n][1]), _mm256_add_ps(parts[n][2], parts[n][3]));
            sums[n] = _mm256_fmadd_ps(maximum, inner, sums[n]);
        }
    }
    for (int n = 0; n < N; ++n)
        _mm256_storeu_ps(job.y + (first + n) * job.stride + block * kRowsOfBlock + h * 8, sums[n]);
}

void int8(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        std::int64_t n = 0;
        for (; n + 4 <= job.count; n += 4)
            int8Tile<4>(job, block, n);
        for (; n < job.count; ++n)
            int8Tile<1>(job, block, n);
    }
}

void int4(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        std::int64_t n = 0;
        for (; n + 4 <= job.count; n += 4)
            int4Tile<4>(job, block, n);
        for (; n < job.count; ++n)
            int4Tile<1>(job, block, n);
    }
}

void nf4(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        for (int h = 0; h < 2; ++h) {
            std::int64_t n = 0;
            for (; n + 2 <= job.count; n += 2)
                nf4Half<2>(job, block, n, h);
            for (; n < job.count; ++n)
                nf4Half<1>(job, block, n, h);
        }
    }
}

inline __m256 load8(const float* w)
{
    return _mm256_loadu_ps(w);
}

inline __m256 load8(const std::uint16_t* half)
{
    const __m128i eight = _mm_loadu_si128(reinterpret_cast<const __m128i*>(half));
    return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(eight), 16));
}

inline float sumOf(const __m256* lanes)
{
    const __m256 low = _mm256_add_ps(lanes[0], lanes[2]);
    const __m256 high = _mm256_add_ps(lanes[1], lanes[3]);
    const __m256 eight = _mm256_add_ps(low, high);
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

template <int N, class Weight> void rowTile(const RowsJob& job, std::int64_t row, std::int64_t first)
{
    const Weight* w = static_cast<const Weight*>(job.weights) + row * job.cols;
    const float* x = job.x + first * job.cols;
    __m256 lanes[N][4];
    for (int n = 0; n < N; ++n) {
        for (int i = 0; i < 4; ++i)
            lanes[n][i] = _mm256_setzero_ps();
    }
    std::int64_t c = 0;
    for (; c + 32 <= job.cols; c += 32) {
        for (int i = 0; i < 4; ++i) {
            const __m256 weights = load8(w + c + i * 8);
            for (int n = 0; n < N; ++n)
                lanes[n][i] = _mm256_fmadd_ps(weights, _mm256_loadu_ps(x + n * job.cols + c + i * 8), lanes[n][i]);
        }
    }
    if (c < job.cols) {
        Weight lastWeights[32] = {};
        float last[32] = {};
        for (std::int64_t i = c; i < job.cols; ++i)
            lastWeights[i - c] = w[i];
        for (int n = 0; n < N; ++n) {
            for (std::int64_t i = c; i < job.cols; ++i)
                last[i - c] = x[n * job.cols + i];
            for (int i = 0; i < 4; ++i)
                lanes[n][i] = _mm256_fmadd_ps(load8(lastWeights + i * 8), _mm256_loadu_ps(last + i * 8), lanes[n][i]);
        }
    }
    for (int n = 0; n < N; ++n)
        job.y[(first + n) * job.stride + row] = sumOf(lanes[n]);
}

template <class Weight> void rows(const RowsJob& job, std::int64_t beginRow, std::int64_t endRow)
{
    for (std::int64_t row = beginRow; row < endRow; ++row) {
        std::int64_t n = 0;
        for (; n + 2 <= job.count; n += 2)
            rowTile<2, Weight>(job, row, n);
        for (; n < job.count; ++n)
            rowTile<1, Weight>(job, row, n);
    }
}

}

const Table kAvx2{.int8 = &int8, .int4 = &int4, .nf4 = &nf4, .bfloat16 = &rows<std::uint16_t>, .float32 = &rows<float>};

}
