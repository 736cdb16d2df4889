#include "core/text/token_table.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <functional>

namespace vlm::text {

namespace {

constexpr std::int64_t kIdLimit = std::int64_t(1) << 24;
constexpr std::size_t kPoolLimit = std::size_t(1) << 31;

}

std::size_t TokenTable::slotOf(std::string_view token) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(token)&mask;
    while (m_slots[slot].id >= 0 && textOf(m_slots[slot]) != token)
        slot = (slot + 1) & mask;
    return slot;
}

void TokenTable::grow()
{
    std::vector<Entry> old(m_slots.empty() ? 1024 : m_slots.size() * 2);
    old.swap(m_slots);
    for (const Entry& entry : old) {
        if (entry.id >= 0)
            m_slots[slotOf(textOf(entry))] = entry;
    }
}

void TokenTable::add(std::string_view token, std::int64_t id)
{
    if (id < 0 || id >= kIdLimit)
        throw Error(ErrorKind::Tokenizer,
            vlm::format("vocabulary: the id {} of \"{}\" is outside 0 to {}", id, token, kIdLimit - 1));
    if (m_pool.size() + token.size() > kPoolLimit)
        throw Error(ErrorKind::Tokenizer, "vocabulary: more than 2 GiB of text");
    if (2 * (m_size + 1) > m_slots.size())
        grow();
    const Entry entry{static_cast<std::uint32_t>(m_pool.size()), static_cast<std::uint32_t>(token.size()),
        static_cast<std::int32_t>(id)};
    m_pool += token;
    Entry& slot = m_slots[slotOf(token)];
    m_size += slot.id < 0 ? 1 : 0;
    slot = entry;
    if (m_byId.size() <= static_cast<std::size_t>(id))
        m_byId.resize(static_cast<std::size_t>(id) + 1);
    m_byId[static_cast<std::size_t>(id)] = entry;
}

int TokenTable::idOf(std::string_view token) const
{
    return m_slots.empty() ? -1 : m_slots[slotOf(token)].id;
}

std::optional<std::string_view> TokenTable::tokenOf(int id) const
{
    if (id < 0 || id >= idLimit() || m_byId[static_cast<std::size_t>(id)].id < 0)
        return std::nullopt;
    return textOf(m_byId[static_cast<std::size_t>(id)]);
}

}
