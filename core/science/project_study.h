#pragma once

#include "core/rq/gaps.h"
#include "core/science/cell_table.h"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace vlm::science {

/// Whether results on the data set can have the metric.
bool fits(const store::DatasetRow& dataset, const metrics::Metric& metric);

/// A project's own results of one metric in the form of the published study.
struct ProjectStudy {
    rq::Study study{};
    std::string metric{};
    metrics::Convention convention = metrics::Convention::Strict;
    std::vector<store::ResultRow> results{}; ///< those that the study's scores come from

    /// Null if the cell has no value.
    const store::ResultRow* result(std::string_view model, std::string_view dataset, std::string_view mode) const;
};

/// Models with their pairing as family, data sets of the metric's task, finished values only. "Tuned" means the linear
/// probe for diagnosis and LoRA for questions. In-domain pairs come from the data sets' cards.
/// @throws Error Config for an unknown metric or one where lower is better
ProjectStudy studyOf(const store::Reader& reader, const std::string& metric, metrics::Convention convention);

/// Gives every gap whose two sides have predictions for the same samples a paired bootstrap interval; the others say
/// in their note why they have none. Gaps on data sets without predictions keep their approximation.
/// @throws Error Cancelled
void addIntervals(std::vector<rq::Gap>& gaps, const ProjectStudy& own, const rq::Assumptions& assumptions,
    CellCache& cells, const stats::BootstrapOptions& options);

}
