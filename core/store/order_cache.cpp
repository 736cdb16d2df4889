#include "core/store/order_cache.h"

#include <algorithm>

namespace vlm::store {
namespace {

constexpr std::size_t kLists = 8; // 1.6 MB each at 200,000 samples

}

OrderCache::Keys OrderCache::find(const std::string& signature, std::uint64_t generation)
{
    const std::scoped_lock lock(m_mutex);
    const auto it = std::ranges::find(m_entries, signature, &Entry::signature);
    return it != m_entries.end() && it->generation == generation ? it->keys : nullptr;
}

void OrderCache::keep(const std::string& signature, std::uint64_t generation, Keys keys)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_entries, [&](const Entry& entry) { return entry.signature == signature; });
    m_entries.push_front({signature, generation, std::move(keys)});
    if (m_entries.size() > kLists)
        m_entries.pop_back();
}

}
