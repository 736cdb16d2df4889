#pragma once

#include "core/metrics/metric.h"

#include <cstddef>
#include <vector>

namespace vlm::metrics {

/// One query's place in its ranking. Ties: lower gallery index first.
struct RetrievalScore {
    std::size_t rank = 0; ///< best 1-based position of any positive
    std::size_t rankOptimistic = 0; ///< ties count for the query
    std::size_t rankPessimistic = 0; ///< ties count against it
    double averagePrecision = 0;
    double ndcg = 0; ///< binary relevance, at the cutoff
};
/// @param cutoff K of nDCG@K
std::vector<RetrievalScore> scoreRetrieval(const RetrievalPredictions& table, std::size_t cutoff);

/// Lower and upper middle averaged; weights as multiplicities. NaN without rows.
double weightedMedian(std::span<const double> values, stats::Weights weights);

/// A metric that is the mean of one value over queries.
Prepared meanOverQueries(
    const Predictions& predictions, const MetricSettings& settings, double (*value)(const RetrievalScore&));
/// @throws Error Data if the table is of another task
const RetrievalPredictions& retrieval(const Predictions& predictions);

}
