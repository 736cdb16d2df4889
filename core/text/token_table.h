#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::text {

/// Tokens and their ids, both ways; one text pool and one open-addressing table, so that 262k tokens load fast.
class TokenTable {
public:
    /// A token or an id that was there already is replaced. @throws Error Tokenizer: id outside [0, 2^24)
    void add(std::string_view token, std::int64_t id);

    /// -1 where there is none.
    [[nodiscard]] int idOf(std::string_view token) const;
    [[nodiscard]] std::optional<std::string_view> tokenOf(int id) const;
    /// Number of different tokens.
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Largest id + 1.
    [[nodiscard]] int idLimit() const { return static_cast<int>(m_byId.size()); }

private:
    struct Entry {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
        std::int32_t id = -1;
    };
    [[nodiscard]] std::string_view textOf(const Entry& entry) const
    {
        return std::string_view(m_pool).substr(entry.offset, entry.length);
    }
    [[nodiscard]] std::size_t slotOf(std::string_view token) const;
    void grow();

    std::string m_pool;
    std::vector<Entry> m_slots; // power of two, id -1 is free
    std::vector<Entry> m_byId;
    std::size_t m_size = 0;
};

}
