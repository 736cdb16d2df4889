#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace vlm {

/// Whole file as bytes. @throws Error Data: missing, unreadable, or larger than `limit` bytes
[[nodiscard]] std::string readFile(const std::filesystem::path& file, std::size_t limit = std::size_t(1) << 32);

/// Strict UTF-8 JSON. @throws Error of `Data`: with the file's name and the position of the fault
[[nodiscard]] nlohmann::json readJson(const std::filesystem::path& file);

/// Writes beside the target, flushes to disk, then renames: the target is the old or the new content, never half.
/// @throws Error Data with the operating system's reason (disk full, read-only, …)
void writeFileAtomically(const std::filesystem::path& file, std::string_view content);

/// Read-only memory mapping of a whole file; empty files map to an empty span.
class MappedFile {
public:
    MappedFile() = default;
    /// @throws Error Data
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_size}; }

private:
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Takes the whole pages within `bytes` out of this process's memory if they belong to a MappedFile; they are read
/// again when touched. Other memory is left alone.
void releaseMapped(std::span<const std::byte> bytes);

}
