#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace vlm::quant {

/// How the weights of a linear layer are stored.
///   Int8  one scale an output row, symmetric                                          8.0 bits a weight
///   Int4  groups of 32 columns, 16 levels around zero, float16 scale of least error   4.5 bits
///   Nf4   blocks of 64 columns, quantiles of a normal distribution, absolute maxima quantised again to 8 bits in
///         groups of 256 after their mean is subtracted (QLoRA, Dettmers et al. 2023)  4.13 bits
enum class Format { Int8, Int4, Nf4 };

/// "int8", "int4", "nf4"
std::string_view name(Format format);

inline constexpr std::int64_t kRows = 16; // rows of a block: what one 512-bit register holds
inline constexpr std::int64_t kGroup = 32; // columns that share a scale (Int4) and the activations' scale
inline constexpr std::int64_t kNf4Block = 64; // columns that share an absolute maximum. QLoRA, section 3
inline constexpr std::int64_t kNf4Second = 16; // blocks of kRows maxima (256 of them) that share the second scale
inline constexpr int kInt4Zero = 8; // code of weight 0
inline constexpr int kNf4Zero = 7;

/// The sixteen levels of NF4. QLoRA appendix E; bitsandbytes create_normal_map
inline constexpr std::array<float, 16> kNf4Levels{-1.0F, -0.6961928009986877F, -0.5250730514526367F,
    -0.39491748809814453F, -0.28444138169288635F, -0.18477343022823334F, -0.09105003625154495F, 0.0F,
    0.07958029955625534F, 0.16093020141124725F, 0.24611230194568634F, 0.33791524171829224F, 0.44070982933044434F,
    0.5626170039176941F, 0.7229568362236023F, 1.0F};

/// Memory aligned to a cache line, zeroed.
class Buffer {
public:
    Buffer() = default;
    explicit Buffer(std::size_t bytes);

    template <class T> [[nodiscard]] T* as() { return reinterpret_cast<T*>(m_data.get()); }
    template <class T> [[nodiscard]] const T* as() const { return reinterpret_cast<const T*>(m_data.get()); }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    struct Free {
        void operator()(std::byte* data) const;
    };
    std::unique_ptr<std::byte[], Free> m_data;
    std::size_t m_size = 0;
};

/// A matrix of quantised weights [rows, cols]; both are padded with zeros to whole blocks.
/// codes, by block of 16 rows:
///   Int8       [column / 4][16 rows][4 columns] signed bytes
///   Int4, Nf4  [column / 8][16 rows][4 bytes]: byte b holds column b in its low and column 4 + b in its high half
struct Packed {
    Format format = Format::Int8;
    std::int64_t rows = 0;
    std::int64_t cols = 0;
    Buffer codes;
    Buffer scales; // Int8: float [block][16]; Int4: float16 [block][group][16]; Nf4: int8 [block][column block][16]
    Buffer second; // Nf4: float [block][ceil(column blocks / 16)]
    float mean = 0.0F; // Nf4: of the absolute maxima

    [[nodiscard]] std::int64_t rowBlocks() const { return (rows + kRows - 1) / kRows; }
    [[nodiscard]] std::int64_t paddedRows() const { return rowBlocks() * kRows; }
    [[nodiscard]] std::int64_t paddedCols() const;
    [[nodiscard]] std::int64_t groups() const; // that share a scale, in a row; of Int8 those of the activations
    [[nodiscard]] std::int64_t bytes() const;
};

/// Bytes of a packed matrix, scales included.
std::int64_t packedBytes(Format format, std::int64_t rows, std::int64_t cols);

/// Quantises a matrix block by block, so that no more of the original than 16 rows has to be in memory.
class Packer {
public:
    Packer(Format format, std::int64_t rows, std::int64_t cols);

    [[nodiscard]] std::int64_t rowBlocks() const { return m_packed.rowBlocks(); }
    /// Rows 16 · block … of the matrix, fewer in the last block. Different blocks may be added at once by threads.
    /// @param values [up to 16, cols]
    /// @throws Error Checkpoint when a value isn't finite
    void add(std::int64_t block, std::span<const float> values);
    /// The second quantisation; call once, after all blocks.
    Packed finish();

private:
    void addInt8(std::int64_t block, std::int64_t r, std::span<const float> row);
    void addNibbles(std::int64_t block, std::int64_t r, std::span<const float> row, std::span<std::uint8_t> indices);

    Packed m_packed;
    std::vector<float> m_maxima; // Nf4: [block][column block][16]
};

Packed pack(Format format, std::span<const float> values, std::int64_t rows, std::int64_t cols);

/// Row `row` as the products see it. @param out [cols]
void unpackRow(const Packed& packed, std::int64_t row, std::span<float> out);

/// IEEE binary16, round to nearest even.
std::uint16_t toHalf(float value);
float fromHalf(std::uint16_t half);

}
