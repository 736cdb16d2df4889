#pragma once

#include "core/rq/gaps.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace vlm::rq {

/// A question across data sets (and families): the mean of its gaps, every gap counting once.
struct GapSummary {
    Question question = Question::Rq1;
    std::size_t gaps = 0;
    std::size_t positive = 0;
    stats::Estimate mean{}; ///< interval by two levels: data sets are resampled, then each gap within its own error
    std::vector<std::pair<std::string, double>> leaveOneOut{}; ///< data set left out, mean of the rest
};

/// Where a gap has no standard error only the data sets are resampled, and the note says so. One data set gives no
/// interval.
GapSummary summarise(std::span<const Gap> gaps, Question question, const stats::BootstrapOptions& options);

}
