#pragma once

#include <span>
#include <string>

#include "core/rq/comparisons.h"
#include "core/rq/gaps.h"
#include "core/store/rows.h"
#include "ui/figures/spec.h"

namespace vlm::figures {

/// A project's results as a study, in which "tuned" means `tunedMode`; in-domain as the data sets say.
rq::Study studyOf(std::span<const store::ResultRow> results, std::span<const store::DatasetRow> datasets,
    const std::string& metric, const std::string& tunedMode);

/// Gaps by family and data set. A gap is generalist minus specialist: above zero the generalist is better.
GapSpec gapsOf(const rq::Study& study, std::span<const rq::Gap> gaps, const std::string& metric);

/// Tuned generalists against the best and second-best specialist off the shelf of every data set, with the counts.
BarsSpec barsOf(const rq::Study& study, const std::string& metric);

}
