#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/archive/npy.h"

namespace vlm::archive {

/// One array of an .npz file read row by row: stored arrays straight from the mapped file, deflated ones through a
/// few unpacked chunks that are kept, so that an array of gigabytes takes tens of megabytes. Thread-safe.
/// An .npz in an archive ("set.zip/images.npz") is held in memory where the archive has it compressed.
/// The checksum of the whole entry is not checked; damaged deflate data are.
class NpyRows {
public:
    /// @throws Error Data: not a zip, no such array, encrypted, Fortran order, a bomb
    NpyRows(const std::filesystem::path& file, std::string_view array, const Budget& budget = {});
    ~NpyRows();
    NpyRows(NpyRows&&) noexcept;
    NpyRows& operator=(NpyRows&&) noexcept;

    [[nodiscard]] NpyType type() const;
    [[nodiscard]] const std::vector<std::int64_t>& shape() const;
    /// Bytes of all rows.
    [[nodiscard]] std::uint64_t size() const;
    /// Row i with the array's shape less its first axis. @throws Error Data: no such row, damaged
    [[nodiscard]] NpyArray row(std::int64_t i) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}
