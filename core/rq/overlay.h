#pragma once

#include "core/rq/study.h"
#include "core/stats/estimate.h"

#include <string>

namespace vlm::rq {

/// How an own result stands to the published one of the same model, data set and mode.
enum class Agreement {
    Identical, ///< equal at the published precision (0.01 points)
    Inside, ///< the own value lies in the published interval, or the published one in ours
    Outside,
    NotComparable, ///< there is no published value, or the test rows differ
};
std::string_view name(Agreement agreement);

struct Overlay {
    Agreement agreement = Agreement::NotComparable;
    const Score* published = nullptr;
    double difference = stats::kUndefined; ///< own - published
    double distance = stats::kUndefined; ///< difference in standard errors of both, where known
    std::string reason{};
};

/// @param own another number of test rows than the study's makes it not comparable
Overlay overlay(const Study& study, std::string_view model, std::string_view dataset, std::string_view mode,
    const stats::Estimate& own);

}
