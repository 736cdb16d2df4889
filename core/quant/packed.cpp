#include "core/quant/packed.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>

#include "core/base/error.h"

namespace vlm::quant {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr float kInt8Levels = 127.0F;

std::int64_t roundedUp(std::int64_t value, std::int64_t unit)
{
    return (value + unit - 1) / unit * unit;
}

std::int64_t columnUnit(Format format)
{
    return format == Format::Nf4 ? kNf4Block : kGroup;
}

std::size_t codeBytes(Format format, std::int64_t rows, std::int64_t cols)
{
    const std::int64_t padded = roundedUp(rows, kRows) * roundedUp(cols, columnUnit(format));
    return static_cast<std::size_t>(format == Format::Int8 ? padded : padded / 2);
}

std::size_t scaleBytes(Format format, std::int64_t rows, std::int64_t cols)
{
    const std::int64_t padded = roundedUp(rows, kRows);
    const std::int64_t units = roundedUp(cols, columnUnit(format)) / columnUnit(format);
    switch (format) {
    case Format::Int8:
        return static_cast<std::size_t>(padded) * sizeof(float);
    case Format::Int4:
        return static_cast<std::size_t>(padded * units) * sizeof(std::uint16_t);
    case Format::Nf4:
        return static_cast<std::size_t>(padded * units);
    }
    throw Error(ErrorKind::Internal, "unknown format of quantised weights");
}

std::size_t secondBytes(Format format, std::int64_t rows, std::int64_t cols)
{
    if (format != Format::Nf4)
        return 0;
    const std::int64_t units = roundedUp(cols, kNf4Block) / kNf4Block;
    return static_cast<std::size_t>(roundedUp(rows, kRows) / kRows * roundedUp(units, kNf4Second) / kNf4Second)
        * sizeof(float);
}

float largest(const float* values, std::int64_t count)
{
    float found = 0.0F;
    for (std::int64_t i = 0; i < count; ++i)
        found = std::max(found, std::fabs(values[i]));
    return found;
}

/// To the nearest whole number, ties to even; |value| < 2^22.
float rounded(float value)
{
    constexpr float kUnit = 12582912.0F; // 1.5 · 2^23
    return (value + kUnit) - kUnit;
}

/// Four sums side by side, so that the compiler may keep them in one register.
template <class Term> float summed(const Term& term)
{
    std::array<float, 4> sums{};
    for (std::size_t i = 0; i < kGroup; i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane)
            sums[lane] += term(i + lane);
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

struct Int4Group {
    std::uint16_t scale = 0; // float16
    std::array<float, kGroup> levels{}; // -8 … 7
    float error = 0.0F;
};

/// Levels for a scale, then the scale that fits these levels best.
Int4Group fitted(const float* values, float scale)
{
    Int4Group group;
    const float inverse = scale == 0.0F ? 0.0F : 1.0F / scale;
    for (std::size_t i = 0; i < kGroup; ++i) {
        const float level = rounded(values[i] * inverse);
        const float above = level < -8.0F ? -8.0F : level;
        group.levels[i] = above > 7.0F ? 7.0F : above;
    }
    const float squares = summed([&](std::size_t i) { return group.levels[i] * group.levels[i]; });
    const float dot = summed([&](std::size_t i) { return values[i] * group.levels[i]; });
    group.scale = toHalf(squares > 0.0F ? dot / squares : 0.0F);
    const float stored = fromHalf(group.scale);
    group.error = summed([&](std::size_t i) {
        const float difference = values[i] - group.levels[i] * stored;
        return difference * difference;
    });
    return group;
}

/// The extreme value becomes level -8, as sixteen levels around zero reach one further down than up; other ranges are
/// tried because a little clipping often costs less than coarse steps.
Int4Group bestInt4(const float* values)
{
    float extreme = 0.0F;
    for (std::int64_t i = 0; i < kGroup; ++i) {
        if (std::fabs(values[i]) > std::fabs(extreme))
            extreme = values[i];
    }
    Int4Group best = fitted(values, extreme / -8.0F);
    for (const float range : {-9.0F, -7.4F, 7.5F}) {
        const Int4Group other = fitted(values, extreme / range);
        if (other.error < best.error)
            best = other;
    }
    return best;
}

/// Index of the nearest of the sixteen levels, the lower one half way between.
void nearestLevels(const float* values, float inverse, std::uint8_t* out)
{
    std::array<float, kNf4Block> scaled;
    std::array<std::int32_t, kNf4Block> index{};
    for (std::size_t i = 0; i < scaled.size(); ++i)
        scaled[i] = values[i] * inverse;
    for (std::size_t level = 0; level + 1 < kNf4Levels.size(); ++level) {
        const float middle = 0.5F * (kNf4Levels[level] + kNf4Levels[level + 1]);
        for (std::size_t i = 0; i < scaled.size(); ++i)
            index[i] += scaled[i] > middle ? 1 : 0;
    }
    std::ranges::transform(index, out, [](std::int32_t i) { return static_cast<std::uint8_t>(i); });
}

/// Place of a column's half byte: byte in its row's block and shift.
struct Nibble {
    std::int64_t byte;
    int shift;
};

Nibble nibble(std::int64_t rowInBlock, std::int64_t col)
{
    return {.byte = col / 8 * 4 * kRows + rowInBlock * 4 + col % 4, .shift = col % 8 < 4 ? 0 : 4};
}

std::int64_t int8Place(std::int64_t rowInBlock, std::int64_t col)
{
    return col / 4 * 4 * kRows + rowInBlock * 4 + col % 4;
}

}

std::string_view name(Format format)
{
    switch (format) {
    case Format::Int8:
        return "int8";
    case Format::Int4:
        return "int4";
    case Format::Nf4:
        return "nf4";
    }
    throw Error(ErrorKind::Internal, "unknown format of quantised weights");
}

Buffer::Buffer(std::size_t bytes)
    : m_size(bytes)
{
    if (bytes == 0)
        return;
    const std::size_t whole = (bytes + kAlignment - 1) / kAlignment * kAlignment;
    m_data.reset(static_cast<std::byte*>(std::aligned_alloc(kAlignment, whole)));
    if (!m_data)
        throw std::bad_alloc();
    std::memset(m_data.get(), 0, whole);
}

void Buffer::Free::operator()(std::byte* data) const
{
    std::free(data);
}

std::int64_t Packed::paddedCols() const
{
    return roundedUp(cols, columnUnit(format));
}

std::int64_t Packed::groups() const
{
    return paddedCols() / columnUnit(format);
}

std::int64_t Packed::bytes() const
{
    return static_cast<std::int64_t>(codes.size() + scales.size() + second.size());
}

std::int64_t packedBytes(Format format, std::int64_t rows, std::int64_t cols)
{
    return static_cast<std::int64_t>(
        codeBytes(format, rows, cols) + scaleBytes(format, rows, cols) + secondBytes(format, rows, cols));
}

Packer::Packer(Format format, std::int64_t rows, std::int64_t cols)
{
    m_packed = {.format = format,
        .rows = rows,
        .cols = cols,
        .codes = Buffer(codeBytes(format, rows, cols)),
        .scales = Buffer(scaleBytes(format, rows, cols)),
        .second = Buffer(secondBytes(format, rows, cols))};
    if (format == Format::Nf4)
        m_maxima.resize(static_cast<std::size_t>(m_packed.paddedRows() * m_packed.groups()));
    // Padding stands for zero, which is not code 0 in four bits.
    if (format != Format::Int8)
        std::memset(m_packed.codes.as<std::uint8_t>(), (format == Format::Int4 ? kInt4Zero : kNf4Zero) * 0x11,
            m_packed.codes.size());
}

void Packer::add(std::int64_t block, std::span<const float> values)
{
    Packed& p = m_packed;
    const auto count = static_cast<std::int64_t>(values.size()) / p.cols;
    VLM_ASSERT(count > 0 && count <= kRows && block * kRows + count <= p.rows, "a block of rows within the matrix");
    if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); }))
        throw Error(ErrorKind::Checkpoint, "a weight is infinite or not a number, so the layer cannot be quantised");
    std::vector<float> row(static_cast<std::size_t>(p.paddedCols()));
    std::vector<std::uint8_t> codes(row.size());
    for (std::int64_t r = 0; r < count; ++r) {
        std::copy_n(values.data() + r * p.cols, p.cols, row.data());
        if (p.format == Format::Int8)
            addInt8(block, r, row);
        else
            addNibbles(block, r, row, codes);
    }
}

void Packer::addInt8(std::int64_t block, std::int64_t r, std::span<const float> row)
{
    Packed& p = m_packed;
    std::uint8_t* codes = p.codes.as<std::uint8_t>() + block * kRows * p.paddedCols();
    const float scale = largest(row.data(), p.cols) / kInt8Levels;
    const float inverse = scale > 0.0F ? 1.0F / scale : 0.0F;
    p.scales.as<float>()[block * kRows + r] = scale;
    for (std::int64_t c = 0; c < p.cols; ++c) {
        const float level = rounded(row[static_cast<std::size_t>(c)] * inverse);
        codes[int8Place(r, c)]
            = static_cast<std::uint8_t>(static_cast<std::int8_t>(std::clamp(level, -kInt8Levels, kInt8Levels)));
    }
}

void Packer::addNibbles(std::int64_t block, std::int64_t r, std::span<const float> row, std::span<std::uint8_t> indices)
{
    Packed& p = m_packed;
    const std::int64_t groups = p.groups();
    for (std::int64_t g = 0; g < groups; ++g) {
        const std::int64_t place = (block * groups + g) * kRows + r;
        if (p.format == Format::Int4) {
            const Int4Group best = bestInt4(row.data() + g * kGroup);
            p.scales.as<std::uint16_t>()[place] = best.scale;
            std::ranges::transform(best.levels, indices.data() + g * kGroup,
                [](float level) { return static_cast<std::uint8_t>(static_cast<int>(level) + kInt4Zero); });
            continue;
        }
        const float maximum = largest(row.data() + g * kNf4Block, kNf4Block);
        m_maxima[static_cast<std::size_t>(place)] = maximum;
        nearestLevels(
            row.data() + g * kNf4Block, maximum > 0.0F ? 1.0F / maximum : 0.0F, indices.data() + g * kNf4Block);
    }
    std::uint8_t* codes = p.codes.as<std::uint8_t>() + block * kRows / 2 * p.paddedCols() + r * 4;
    const std::uint8_t* from = indices.data();
    for (std::int64_t c = 0; c < p.paddedCols(); c += 8, codes += 4 * kRows, from += 8) {
        for (std::int64_t b = 0; b < 4; ++b)
            codes[b] = static_cast<std::uint8_t>(from[b] | (from[4 + b] << 4));
    }
}

Packed Packer::finish()
{
    Packed& p = m_packed;
    if (p.format != Format::Nf4)
        return std::move(p);
    const std::int64_t groups = p.groups();
    double total = 0.0;
    for (std::int64_t row = 0; row < p.rows; ++row) {
        for (std::int64_t g = 0; g < groups; ++g)
            total += static_cast<double>(
                m_maxima[static_cast<std::size_t>((row / kRows * groups + g) * kRows + row % kRows)]);
    }
    p.mean = static_cast<float>(total / static_cast<double>(std::max<std::int64_t>(1, p.rows * groups)));
    float* second = p.second.as<float>();
    for (std::int64_t block = 0; block < p.rowBlocks(); ++block) {
        for (std::int64_t begin = 0; begin < groups; begin += kNf4Second) {
            const std::int64_t end = std::min(groups, begin + kNf4Second);
            const std::int64_t valid = std::min(kRows, p.rows - block * kRows);
            float most = 0.0F;
            for (std::int64_t i = begin * kRows; i < end * kRows; ++i) {
                if (i % kRows < valid)
                    most = std::max(
                        most, std::fabs(m_maxima[static_cast<std::size_t>(block * groups * kRows + i)] - p.mean));
            }
            const float scale = most / kInt8Levels;
            *second++ = scale;
            for (std::int64_t i = begin * kRows; i < end * kRows && scale > 0.0F; ++i) {
                const std::int64_t place = block * groups * kRows + i;
                const float code = std::rint((m_maxima[static_cast<std::size_t>(place)] - p.mean) / scale);
                p.scales.as<std::int8_t>()[place]
                    = static_cast<std::int8_t>(std::clamp(code, -kInt8Levels, kInt8Levels));
            }
        }
    }
    m_maxima = {};
    return std::move(p);
}

Packed pack(Format format, std::span<const float> values, std::int64_t rows, std::int64_t cols)
{
    VLM_ASSERT(static_cast<std::int64_t>(values.size()) == rows * cols, "a value for each weight");
    Packer packer(format, rows, cols);
    for (std::int64_t block = 0; block < packer.rowBlocks(); ++block) {
        const std::int64_t begin = block * kRows;
        const std::int64_t count = std::min(kRows, rows - begin);
        packer.add(
            block, values.subspan(static_cast<std::size_t>(begin * cols), static_cast<std::size_t>(count * cols)));
    }
    return packer.finish();
}

void unpackRow(const Packed& p, std::int64_t row, std::span<float> out)
{
    VLM_ASSERT(row < p.rows && static_cast<std::int64_t>(out.size()) == p.cols, "a row of the matrix");
    const std::int64_t block = row / kRows;
    const std::int64_t r = row % kRows;
    const std::int64_t groups = p.groups();
    const auto* codes
        = p.codes.as<std::uint8_t>() + block * (p.format == Format::Int8 ? kRows : kRows / 2) * p.paddedCols();
    for (std::int64_t c = 0; c < p.cols; ++c) {
        float& value = out[static_cast<std::size_t>(c)];
        if (p.format == Format::Int8) {
            value = static_cast<float>(static_cast<std::int8_t>(codes[int8Place(r, c)]))
                * p.scales.as<float>()[block * kRows + r];
            continue;
        }
        const auto [byte, shift] = nibble(r, c);
        const int code = (codes[byte] >> shift) & 0x0F;
        if (p.format == Format::Int4) {
            const std::int64_t place = (block * groups + c / kGroup) * kRows + r;
            value = static_cast<float>(code - kInt4Zero) * fromHalf(p.scales.as<std::uint16_t>()[place]);
            continue;
        }
        const std::int64_t group = c / kNf4Block;
        const std::int64_t place = (block * groups + group) * kRows + r;
        const std::int64_t seconds = (groups + kNf4Second - 1) / kNf4Second;
        const float maximum = std::fma(static_cast<float>(p.scales.as<std::int8_t>()[place]),
            p.second.as<float>()[block * seconds + group / kNf4Second], p.mean);
        value = kNf4Levels[static_cast<std::size_t>(code)] * maximum;
    }
}

std::uint16_t toHalf(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = (bits >> 16) & 0x8000U;
    const std::uint32_t magnitude = bits & 0x7FFFFFFFU;
    if (magnitude >= 0x47800000U) // 65536 and more, infinite, not a number
        return static_cast<std::uint16_t>(sign | (magnitude > 0x7F800000U ? 0x7E00U : 0x7C00U));
    if (magnitude < 0x38800000U) { // below 2^-14: multiples of 2^-24, which adding 0.5 rounds to
        const float shifted = std::bit_cast<float>(magnitude) + 0.5F;
        return static_cast<std::uint16_t>(sign | (std::bit_cast<std::uint32_t>(shifted) - 0x3F000000U));
    }
    const std::uint32_t rounded = magnitude + 0x0FFFU + ((magnitude >> 13) & 1U);
    return static_cast<std::uint16_t>(sign | ((rounded - 0x38000000U) >> 13));
}

float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000U) << 16;
    const std::uint32_t exponent = (half >> 10) & 0x1FU;
    const std::uint32_t mantissa = half & 0x3FFU;
    if (exponent == 0x1FU)
        return std::bit_cast<float>(sign | 0x7F800000U | (mantissa << 13));
    if (exponent == 0) {
        const float value = static_cast<float>(mantissa) * 0x1.0p-24F;
        return sign != 0 ? -value : value;
    }
    return std::bit_cast<float>(sign | ((exponent + 112U) << 23) | (mantissa << 13));
}

}
