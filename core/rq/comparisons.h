#pragma once

#include "core/rq/gaps.h"

#include <string>
#include <vector>

namespace vlm::rq {

/// One tuned (or off-the-shelf) generalist against a specialist bar on one data set.
struct Comparison {
    std::string dataset{};
    const Score* generalist = nullptr;
    const Score* bar = nullptr; ///< null: there is no second specialist and that counts as a success
    bool wins = false; ///< strictly above the bar
};

struct Count {
    std::vector<Comparison> comparisons{};
    std::size_t wins() const;
    std::size_t total() const { return comparisons.size(); }
    std::string text() const; ///< "9 of 12"
};

/// Every generalist against the bar among all families' specialists of the question (in-domain for RQ1 and RQ2,
/// out-of-domain for RQ3), on every data set that has one.
Count compare(const Study& study, const Assumptions& assumptions, Question question);

}
