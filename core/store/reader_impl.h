#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/store/order_cache.h"
#include "core/store/project.h"
#include "core/store/sample_filter.h"
#include "core/store/sqlite.h"

namespace vlm::store {

/// Counts of all facets of one query.
struct FacetCounts {
    std::string signature{};
    std::uint64_t generation = 0;
    std::map<std::string, std::vector<FacetCount>> facets{};
};

struct Reader::Impl {
    Connection connection;
    std::shared_ptr<OrderCache> orders;
    bool shared = false; // the cache's generations are kept by a writer of this process
    std::optional<bool> generations{}; // whether there is a table of them; looked up when first asked

    std::deque<FacetCounts> counted{}; // of the last few queries

    /// False in an older project that cannot be changed.
    bool hasGenerations();

    /// Changes whenever the answer to the query may have.
    std::uint64_t generation(const SampleQuery& query) const;
    /// Row keys of all samples of the query, in its order.
    OrderCache::Keys keys(const SampleQuery& query);
    const FacetCounts& facetCounts(const SampleQuery& query);
    /// Samples if the query is a whole data set in its own order, so that a page is a range of ordinals.
    std::optional<std::int64_t> wholeDataset(const SampleQuery& query) const;
};

}
