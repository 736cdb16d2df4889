#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/store/rows.h"

namespace vlm::store {

/// Row keys of the last few filtered or sorted sample lists, so that any page of them costs the same. Shared by all
/// readers of an open project; the writer moves the generations on.
class OrderCache {
public:
    using Keys = std::shared_ptr<const std::vector<Id>>;

    std::atomic<std::uint64_t> samples = 1; // data sets, stars, tags, notes
    std::atomic<std::uint64_t> predictions = 1;

    /// Null if absent or older than `generation`.
    Keys find(const std::string& signature, std::uint64_t generation);
    void keep(const std::string& signature, std::uint64_t generation, Keys keys);

private:
    struct Entry {
        std::string signature;
        std::uint64_t generation = 0;
        Keys keys;
    };
    std::mutex m_mutex;
    std::deque<Entry> m_entries; // newest first
};

}
