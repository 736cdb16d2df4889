#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vlm::archive {

/// What an archive may cost. Checked against declared sizes first and against real ones while unpacking.
struct Budget {
    std::size_t entries = 1'000'000;
    std::uint64_t bytes = std::uint64_t(64) << 30; // unpacked, all entries together
    std::uint64_t ratio = 200; // unpacked / packed of one entry, above 1 MiB
};

/// @throws Error Data if an entry of these sizes is a bomb
void checkEntry(const Budget& budget, std::string_view archive, std::string_view entry, std::uint64_t packed,
    std::uint64_t unpacked);

/// @throws Error Data if the name would leave the folder it is unpacked into: absolute, "..", drive letter, backslash,
/// NUL
void checkEntryName(std::string_view archive, std::string_view entry);

}
