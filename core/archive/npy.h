#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/archive/zip.h"

namespace vlm::archive {

enum class NpyType { Bool, Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64, Float16, Float32, Float64 };

std::size_t size(NpyType type);

/// A NumPy array in memory: C order, this machine's byte order.
struct NpyArray {
    NpyType type = NpyType::UInt8;
    std::vector<std::int64_t> shape; // [] is a scalar
    std::string bytes;

    [[nodiscard]] std::int64_t count() const;
    /// Bytes of entry i along the first axis.
    [[nodiscard]] std::span<const std::byte> row(std::int64_t i) const;
    /// Element at a flat index, widened.
    [[nodiscard]] double at(std::int64_t index) const;
};

/// What stands in front of an array's data.
struct NpyHeader {
    NpyType type = NpyType::UInt8;
    std::vector<std::int64_t> shape;
    bool fortran = false;
    bool bigEndian = false;
    std::size_t dataOffset = 0;
    std::uint64_t dataSize = 0; // bytes of all elements
};

/// @param bytes the file's beginning, 4096 bytes or all. @param fileSize of the whole file, against which the shape is
/// checked. @throws Error Data
[[nodiscard]] NpyHeader parseNpyHeader(std::string_view bytes, std::uint64_t fileSize, std::string_view name);

/// Turns the byte order of every element round.
void swapBytes(NpyArray& array);

/// A .npy file of format 1.0 to 3.0. Pickled objects and structured types are refused.
/// @param name for messages. @throws Error Data
[[nodiscard]] NpyArray parseNpy(std::string_view bytes, std::string_view name);

/// The arrays of a .npz file, also one in an archive ("set.zip/images.npz"); read on request. One thread at a time.
class Npz {
public:
    /// @param budget of a file on its own; one in an archive has what the archive allows. @throws Error Data
    explicit Npz(const std::filesystem::path& file, const Budget& budget = {});

    /// Names without ".npy".
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] bool contains(std::string_view name) const;
    /// @throws Error Data: absent (listing the names), damaged, of a type that is not read
    [[nodiscard]] NpyArray read(std::string_view name) const;

private:
    std::string m_file;
    ZipFile m_zip;
    std::vector<std::string> m_names;
};

}
