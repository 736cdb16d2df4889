#include "core/imaging/resample_kernels.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vlm::imaging {

namespace {

constexpr int kShift = ResampleTaps::kPrecisionBits;
constexpr std::int32_t kHalf = 1 << (kShift - 1);

std::uint8_t clip8(std::int32_t sum)
{
    return static_cast<std::uint8_t>(std::clamp(sum >> kShift, 0, 255));
}

void rowPlain(const std::uint8_t* in, int channels, const ResampleTaps& taps, std::uint8_t* out)
{
    for (int x = 0; x < taps.outputs; ++x) {
        const std::int32_t* weight = taps.weight.data() + static_cast<std::ptrdiff_t>(x) * taps.stride;
        const std::uint8_t* source = in + static_cast<std::ptrdiff_t>(taps.first[x]) * channels;
        for (int c = 0; c < channels; ++c) {
            std::int32_t sum = kHalf;
            for (int t = 0; t < taps.count[x]; ++t)
                sum += source[t * channels + c] * weight[t];
            *out++ = clip8(sum);
        }
    }
}

void columnsPlain(const std::uint8_t* in, std::ptrdiff_t pitch, std::ptrdiff_t begin, std::ptrdiff_t end,
    const std::int32_t* weight, int count, std::uint8_t* out)
{
    constexpr std::ptrdiff_t block = 64;
    for (std::ptrdiff_t x = begin; x < end; x += block) {
        const std::ptrdiff_t n = std::min(block, end - x);
        std::array<std::int32_t, block> sums;
        sums.fill(kHalf);
        for (int t = 0; t < count; ++t) {
            const std::uint8_t* row = in + t * pitch + x;
            for (std::ptrdiff_t i = 0; i < n; ++i)
                sums[static_cast<std::size_t>(i)] += row[i] * weight[t];
        }
        for (std::ptrdiff_t i = 0; i < n; ++i)
            out[x + i] = clip8(sums[static_cast<std::size_t>(i)]);
    }
}

#if defined(__x86_64__)

// A weight has 23 bits and a sign, more than pmaddwd takes, so each is split in two 16-bit halves. All sums are exact
// modulo 2^32 and the true sum fits 32 bits, hence the result is the integer the plain loop computes.

constexpr std::ptrdiff_t kOverread = 16;

__attribute__((target("avx2"))) __m128i join(__m256i high, __m256i low)
{
    const __m256i sum = _mm256_add_epi32(_mm256_slli_epi32(high, ResampleTaps::kSplitBits), low);
    return _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
}

__attribute__((target("avx2"))) void rowRgbAvx2(const std::uint8_t* in, const ResampleTaps& taps, std::uint8_t* out)
{
    // Low lane: pixels 0 and 1 as r0 r1 g0 g1 b0 b1; high lane: pixels 2 and 3.
    const __m256i spread = _mm256_setr_epi8(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1, //
        6, -1, 9, -1, 7, -1, 10, -1, 8, -1, 11, -1, -1, -1, -1, -1);
    const __m256i lanes = _mm256_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1);
    for (int x = 0; x < taps.outputs; ++x) {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(x) * taps.stride;
        const std::uint8_t* source = in + static_cast<std::ptrdiff_t>(taps.first[x]) * 3;
        __m256i sumHigh = _mm256_setzero_si256();
        __m256i sumLow = _mm256_setzero_si256();
        for (int t = 0; t < taps.count[x]; t += 4) {
            const __m256i bytes
                = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(source + t * 3)));
            const __m256i pixels = _mm256_shuffle_epi8(bytes, spread);
            const __m256i high = _mm256_permutevar8x32_epi32(
                _mm256_castsi128_si256(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(&taps.high[at + t]))), lanes);
            const __m256i low = _mm256_permutevar8x32_epi32(
                _mm256_castsi128_si256(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(&taps.low[at + t]))), lanes);
            sumHigh = _mm256_add_epi32(sumHigh, _mm256_madd_epi16(pixels, high));
            sumLow = _mm256_add_epi32(sumLow, _mm256_madd_epi16(pixels, low));
        }
        __m128i sum = _mm_srai_epi32(_mm_add_epi32(join(sumHigh, sumLow), _mm_set1_epi32(kHalf)), kShift);
        sum = _mm_packus_epi16(_mm_packs_epi32(sum, sum), sum);
        const int packed = _mm_cvtsi128_si32(sum);
        std::memcpy(out, &packed, 3);
        out += 3;
    }
}

__attribute__((target("avx2"))) void rowGreyAvx2(const std::uint8_t* in, const ResampleTaps& taps, std::uint8_t* out)
{
    for (int x = 0; x < taps.outputs; ++x) {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(x) * taps.stride;
        const std::uint8_t* source = in + taps.first[x];
        __m256i sumHigh = _mm256_setzero_si256();
        __m256i sumLow = _mm256_setzero_si256();
        for (int t = 0; t < taps.count[x]; t += 16) {
            const __m256i pixels = _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(source + t)));
            const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&taps.high[at + t]));
            const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&taps.low[at + t]));
            sumHigh = _mm256_add_epi32(sumHigh, _mm256_madd_epi16(pixels, high));
            sumLow = _mm256_add_epi32(sumLow, _mm256_madd_epi16(pixels, low));
        }
        __m128i sum = join(sumHigh, sumLow);
        sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
        sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1));
        *out++ = clip8(_mm_cvtsi128_si32(sum) + kHalf);
    }
}

/// Columns [0, end) in steps of 16; returns the first column not done.
__attribute__((target("avx2"))) std::ptrdiff_t columnsAvx2(const std::uint8_t* in, std::ptrdiff_t pitch,
    std::ptrdiff_t end, const std::int16_t* high, const std::int16_t* low, int count, std::uint8_t* out)
{
    const __m256i half = _mm256_set1_epi32(kHalf);
    std::ptrdiff_t x = 0;
    for (; x + 16 <= end; x += 16) {
        __m256i high0 = _mm256_setzero_si256();
        __m256i high1 = high0;
        __m256i low0 = half;
        __m256i low1 = half;
        for (int t = 0; t < count; t += 2) {
            const std::uint8_t* row = in + t * pitch + x;
            const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(row));
            // The weight beside an odd last row is zero.
            const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(t + 1 < count ? row + pitch : row));
            const __m256i pairs0 = _mm256_cvtepu8_epi16(_mm_unpacklo_epi8(a, b));
            const __m256i pairs1 = _mm256_cvtepu8_epi16(_mm_unpackhi_epi8(a, b));
            std::int32_t both = 0;
            std::memcpy(&both, high + t, sizeof both);
            const __m256i h = _mm256_set1_epi32(both);
            std::memcpy(&both, low + t, sizeof both);
            const __m256i l = _mm256_set1_epi32(both);
            high0 = _mm256_add_epi32(high0, _mm256_madd_epi16(pairs0, h));
            high1 = _mm256_add_epi32(high1, _mm256_madd_epi16(pairs1, h));
            low0 = _mm256_add_epi32(low0, _mm256_madd_epi16(pairs0, l));
            low1 = _mm256_add_epi32(low1, _mm256_madd_epi16(pairs1, l));
        }
        const __m256i first
            = _mm256_srai_epi32(_mm256_add_epi32(_mm256_slli_epi32(high0, ResampleTaps::kSplitBits), low0), kShift);
        const __m256i second
            = _mm256_srai_epi32(_mm256_add_epi32(_mm256_slli_epi32(high1, ResampleTaps::kSplitBits), low1), kShift);
        const __m256i words = _mm256_permute4x64_epi64(_mm256_packs_epi32(first, second), 0xD8);
        const __m128i bytes = _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + x), bytes);
    }
    return x;
}

bool hasAvx2()
{
    static const bool has = __builtin_cpu_supports("avx2") > 0;
    return has;
}

#endif

}

void resampleRows(const ByteRows& in, const ResampleTaps& taps, std::uint8_t* out)
{
    const std::ptrdiff_t pitch = static_cast<std::ptrdiff_t>(in.columns) * in.channels;
    const std::ptrdiff_t outPitch = static_cast<std::ptrdiff_t>(taps.outputs) * in.channels;
#if defined(__x86_64__)
    if (hasAvx2() && (in.channels == 1 || in.channels == 3)) {
        const std::uint8_t* end = in.data + in.rows * pitch;
        std::vector<std::uint8_t> copy;
        for (int y = 0; y < in.rows; ++y) {
            const std::uint8_t* row = in.data + y * pitch;
            if (end - (row + pitch) < kOverread) {
                copy.assign(static_cast<std::size_t>(pitch + kOverread), 0);
                std::memcpy(copy.data(), row, static_cast<std::size_t>(pitch));
                row = copy.data();
            }
            if (in.channels == 3)
                rowRgbAvx2(row, taps, out + y * outPitch);
            else
                rowGreyAvx2(row, taps, out + y * outPitch);
        }
        return;
    }
#endif
    for (int y = 0; y < in.rows; ++y)
        rowPlain(in.data + y * pitch, in.channels, taps, out + y * outPitch);
}

void resampleColumns(const ByteRows& in, const ResampleTaps& taps, std::uint8_t* out)
{
    const std::ptrdiff_t pitch = static_cast<std::ptrdiff_t>(in.columns) * in.channels;
    for (int y = 0; y < taps.outputs; ++y) {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(y) * taps.stride;
        const std::uint8_t* source = in.data + taps.first[y] * pitch;
        std::ptrdiff_t done = 0;
#if defined(__x86_64__)
        if (hasAvx2())
            done = columnsAvx2(source, pitch, pitch, &taps.high[at], &taps.low[at], taps.count[y], out + y * pitch);
#endif
        columnsPlain(source, pitch, done, pitch, &taps.weight[at], taps.count[y], out + y * pitch);
    }
}

}
