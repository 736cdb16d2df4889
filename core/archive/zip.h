#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/archive/budget.h"

namespace vlm::archive {

struct ZipEntry {
    std::string name;
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
};

/// A zip file open for reading (stored and deflated entries). One thread at a time.
class ZipFile {
public:
    /// @throws Error Data: not a zip, damaged directory, more entries or bytes than the budget
    explicit ZipFile(const std::filesystem::path& file, const Budget& budget = {});
    /// One in memory. @param owner keeps the bytes. @param name for messages. @throws Error Data
    ZipFile(std::string_view bytes, std::shared_ptr<const void> owner, std::string name, const Budget& budget);
    ~ZipFile();
    ZipFile(ZipFile&&) noexcept;
    ZipFile& operator=(ZipFile&&) noexcept;

    [[nodiscard]] std::span<const ZipEntry> entries() const;
    [[nodiscard]] bool contains(std::string_view name) const;
    /// The entry's bytes, CRC checked. @throws Error Data: absent, damaged, encrypted, a bomb
    [[nodiscard]] std::string read(std::string_view name) const;
    /// The same of the entry at this place in entries(). @throws Error Data
    [[nodiscard]] std::string read(std::size_t entry) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Unpacks all files below `folder`, which is created. Names are checked first: nothing is written for a bad archive.
/// @throws Error Data
void extractZip(const std::filesystem::path& file, const std::filesystem::path& folder, const Budget& budget = {});

}
