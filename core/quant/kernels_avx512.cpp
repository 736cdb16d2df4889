#include "core/quant/kernels.h"

#include <immintrin.h>

// One register holds the 16 rows of a block, so that every row adds up in the order of its columns, as the scalar
// kernel does. Compiled for AVX-512 with VNNI; only called where the processor has it.
namespace vlm::quant::kernels {
namespace {

constexpr std::int64_t kRowsOfBlock = 16;
constexpr std::int64_t kGroupCols = 32;
constexpr std::int64_t kBlockCols = 64;
constexpr std::int64_t kSecondGroup = 16;
constexpr int kTile = 8; // activations that share the unpacked weights

alignas(64) constexpr float kLevels[16] = {-1.0F, -0.6961928009986877F, -0.5250730514526367F, -0.39491748809814453F,
    -0.28444138169288635F, -0.18477343022823334F, -0.09105003625154495F, 0.0F, 0.07958029955625534F,
    0.16093020141124725F, 0.24611230194568634F, 0.33791524171829224F, 0.44070982933044434F, 0.5626170039176941F,
    0.7229568362236023F, 1.0F};

/// Asks for weights well ahead: with several activations there is more arithmetic between two loads than the processor
/// looks past.
inline void prefetch(const std::uint8_t* codes, int lines)
{
    constexpr int kAhead = 4096;
    for (int i = 0; i < lines; ++i)
        _mm_prefetch(reinterpret_cast<const char*>(codes) + kAhead + i * 64, _MM_HINT_T0);
}

/// Σ w·x of 32 columns, w in eight registers of [16 rows, 4 columns] unsigned bytes that are `zero` too large.
inline __m512i dot32(const __m512i* w, const std::int8_t* x, std::int32_t correction)
{
    __m512i even = _mm512_set1_epi32(correction);
    __m512i odd = _mm512_setzero_si512();
    const auto* quads = reinterpret_cast<const std::int32_t*>(x);
    for (int j = 0; j < 8; j += 2) {
        even = _mm512_dpbusd_epi32(even, w[j], _mm512_set1_epi32(quads[j]));
        odd = _mm512_dpbusd_epi32(odd, w[j + 1], _mm512_set1_epi32(quads[j + 1]));
    }
    return _mm512_add_epi32(even, odd);
}

template <int N> void int8Tile(const Job& job, std::int64_t block, std::int64_t first)
{
    const std::uint8_t* codes = job.codes + block * kRowsOfBlock * job.cols;
    const __m512i flip = _mm512_set1_epi8(-128);
    __m512 sums[N];
    for (int n = 0; n < N; ++n)
        sums[n] = _mm512_setzero_ps();
    for (std::int64_t g = 0; g < job.groups; ++g) {
        __m512i w[8];
        prefetch(codes + g * 512, 8);
        for (int j = 0; j < 8; ++j)
            w[j] = _mm512_xor_si512(_mm512_loadu_si512(codes + (g * 8 + j) * 64), flip);
        for (int n = 0; n < N; ++n) {
            const std::int64_t at = (first + n) * job.groups + g;
            const __m512i dot = dot32(w, job.x + (first + n) * job.cols + g * kGroupCols, -128 * job.xSums[at]);
            sums[n] = _mm512_fmadd_ps(_mm512_set1_ps(job.xScales[at]), _mm512_cvtepi32_ps(dot), sums[n]);
        }
    }
    const __m512 scale = _mm512_loadu_ps(static_cast<const float*>(job.scales) + block * kRowsOfBlock);
    for (int n = 0; n < N; ++n)
        _mm512_storeu_ps(job.y + (first + n) * job.stride + block * kRowsOfBlock, _mm512_mul_ps(sums[n], scale));
}

template <int N> void int4Tile(const Job& job, std::int64_t block, std::int64_t first)
{
    const std::uint8_t* codes = job.codes + block * kRowsOfBlock * job.cols / 2;
    const auto* scales = static_cast<const std::uint16_t*>(job.scales) + block * job.groups * kRowsOfBlock;
    const __m512i low = _mm512_set1_epi8(0x0F);
    __m512 sums[N];
    for (int n = 0; n < N; ++n)
        sums[n] = _mm512_setzero_ps();
    for (std::int64_t g = 0; g < job.groups; ++g) {
        __m512i w[8];
        prefetch(codes + g * 256, 4);
        for (int k = 0; k < 4; ++k) {
            const __m512i both = _mm512_loadu_si512(codes + (g * 4 + k) * 64);
            w[2 * k] = _mm512_and_si512(both, low);
            w[2 * k + 1] = _mm512_and_si512(_mm512_srli_epi16(both, 4), low);
        }
        const __m512 scale
            = _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(scales + g * kRowsOfBlock)));
        for (int n = 0; n < N; ++n) {
            const std::int64_t at = (first + n) * job.groups + g;
            const __m512i dot = dot32(w, job.x + (first + n) * job.cols + g * kGroupCols, -8 * job.xSums[at]);
            const __m512 both = _mm512_mul_ps(scale, _mm512_set1_ps(job.xScales[at]));
            sums[n] = _mm512_fmadd_ps(both, _mm512_cvtepi32_ps(dot), sums[n]);
        }
    }
    for (int n = 0; n < N; ++n)
        _mm512_storeu_ps(job.y + (first + n) * job.stride + block * kRowsOfBlock, sums[n]);
}

template <int N> void nf4Tile(const Job& job, std::int64_t block, std::int64_t first)
{
    const std::uint8_t* codes = job.codes + block * kRowsOfBlock * job.cols / 2;
    const auto* maxima = static_cast<const std::int8_t*>(job.scales) + block * job.groups * kRowsOfBlock;
    const float* second = job.second + block * ((job.groups + kSecondGroup - 1) / kSecondGroup);
    const __m512 levels = _mm512_load_ps(kLevels);
    __m512 sums[N];
    for (int n = 0; n < N; ++n)
        sums[n] = _mm512_setzero_ps();
    for (std::int64_t g = 0; g < job.groups; ++g) {
        __m512 parts[N][4];
        for (int n = 0; n < N; ++n) {
            for (int i = 0; i < 4; ++i)
                parts[n][i] = _mm512_setzero_ps();
        }
        prefetch(codes + g * 512, 8);
        for (int k = 0; k < 8; ++k) {
            const __m512i both = _mm512_loadu_si512(codes + (g * 8 + k) * 64);
            const float* x = job.xFloat + first * job.cols + g * kBlockCols + k * 8;
            for (int j = 0; j < 8; ++j) {
                // The permutation looks at the lowest four bits of each lane alone.
                const auto shift = static_cast<unsigned>(8 * (j % 4) + 4 * (j / 4));
                const __m512 w = _mm512_permutexvar_ps(_mm512_srli_epi32(both, shift), levels);
                for (int n = 0; n < N; ++n)
                    parts[n][j % 4] = _mm512_fmadd_ps(w, _mm512_set1_ps(x[n * job.cols + j]), parts[n][j % 4]);
            }
        }
        const __m512i code
            = _mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(maxima + g * kRowsOfBlock)));
        const __m512 maximum = _mm512_fmadd_ps(
            _mm512_cvtepi32_ps(code), _mm512_set1_ps(second[g / kSecondGroup]), _mm512_set1_ps(job.mean));
        for (int n = 0; n < N; ++n) {
            const __m512 inner
                = _mm512_add_ps(_mm512_add_ps(parts[n][0], parts[n][1]), _mm512_add_ps(parts[n][2], parts[n][3]));
            sums[n] = _mm512_fmadd_ps(maximum, inner, sums[n]);
        }
    }
    for (int n = 0; n < N; ++n)
        _mm512_storeu_ps(job.y + (first + n) * job.stride + block * kRowsOfBlock, sums[n]);
}

void int8(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        std::int64_t n = 0;
        for (; n + kTile <= job.count; n += kTile)
            int8Tile<kTile>(job, block, n);
        for (; n + 2 <= job.count; n += 2)
            int8Tile<2>(job, block, n);
        for (; n < job.count; ++n)
            int8Tile<1>(job, block, n);
    }
}

void int4(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        std::int64_t n = 0;
        for (; n + kTile <= job.count; n += kTile)
            int4Tile<kTile>(job, block, n);
        for (; n + 2 <= job.count; n += 2)
            int4Tile<2>(job, block, n);
        for (; n < job.count; ++n)
            int4Tile<1>(job, block, n);
    }
}

void nf4(const Job& job, std::int64_t beginBlock, std::int64_t endBlock)
{
    for (std::int64_t block = beginBlock; block < endBlock; ++block) {
        std::int64_t n = 0;
        for (; n + 4 <= job.count; n += 4)
            nf4Tile<4>(job, block, n);
        for (; n < job.count; ++n)
            nf4Tile<1>(job, block, n);
    }
}

inline __m512 load16(const std::uint16_t* w)
{
    const __m256i half = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(w));
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(half), 16));
}

inline __m512 load16(const std::uint16_t* w, __mmask16 mask)
{
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(mask, w)), 16));
}

inline __m512 load16(const float* w)
{
    return _mm512_loadu_ps(w);
}

inline __m512 load16(const float* w, __mmask16 mask)
{
    return _mm512_maskz_loadu_ps(mask, w);
}

inline float sumOf(__m512 low, __m512 high)
{
    const __m512 sixteen = _mm512_add_ps(low, high);
    const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(sixteen), _mm512_extractf32x8_ps(sixteen, 1));
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

template <int N, class Weight> void rowTile(const RowsJob& job, std::int64_t row, std::int64_t first)
{
    const Weight* w = static_cast<const Weight*>(job.weights) + row * job.cols;
    const float* x = job.x + first * job.cols;
    __m512 low[N];
    __m512 high[N];
    for (int n = 0; n < N; ++n)
        low[n] = high[n] = _mm512_setzero_ps();
    std::int64_t c = 0;
    for (; c + 32 <= job.cols; c += 32) {
        const __m512 w0 = load16(w + c);
        const __m512 w1 = load16(w + c + 16);
        for (int n = 0; n < N; ++n) {
            low[n] = _mm512_fmadd_ps(w0, _mm512_loadu_ps(x + n * job.cols + c), low[n]);
            high[n] = _mm512_fmadd_ps(w1, _mm512_loadu_ps(x + n * job.cols + c + 16), high[n]);
        }
    }
    if (c < job.cols) {
        const auto mask = static_cast<__mmask32>((1U << (job.cols - c)) - 1U);
        const auto first16 = static_cast<__mmask16>(mask);
        const auto last16 = static_cast<__mmask16>(mask >> 16);
        const __m512 w0 = load16(w + c, first16);
        const __m512 w1 = load16(w + c + 16, last16);
        for (int n = 0; n < N; ++n) {
            low[n] = _mm512_fmadd_ps(w0, _mm512_maskz_loadu_ps(first16, x + n * job.cols + c), low[n]);
            high[n] = _mm512_fmadd_ps(w1, _mm512_maskz_loadu_ps(last16, x + n * job.cols + c + 16), high[n]);
        }
    }
    for (int n = 0; n < N; ++n)
        job.y[(first + n) * job.stride + row] = sumOf(low[n], high[n]);
}

template <class Weight> void rows(const RowsJob& job, std::int64_t beginRow, std::int64_t endRow)
{
    for (std::int64_t row = beginRow; row < endRow; ++row) {
        std::int64_t n = 0;
        for (; n + kTile <= job.count; n += kTile)
            rowTile<kTile, Weight>(job, row, n);
        for (; n + 2 <= job.count; n += 2)
            rowTile<2, Weight>(job, row, n);
        for (; n < job.count; ++n)
            rowTile<1, Weight>(job, row, n);
    }
}

}

const Table kAvx512{
    .int8 = &int8, .int4 = &int4, .nf4 = &nf4, .bfloat16 = &rows<std::uint16_t>, .float32 = &rows<float>};

}
