#pragma once

#include "core/metrics/metric.h"
#include "core/rq/overlay.h"

#include <string>
#include <string_view>

namespace vlm::rq {

/// Spelling apart ("BLIP-2", "blip2", "HarvardFairVLMed10k", "harvard-fairvlmed10k") two names are the same if their
/// letters and digits are.
bool sameName(std::string_view a, std::string_view b);

/// The study's model or data set of that name, whatever its spelling; null if there is none.
const StudyModel* modelNamed(const Study& study, std::string_view name);
const StudyDataset* datasetNamed(const Study& study, std::string_view name);

/// The published study that gives a metric of the catalogue as we define it; null if none does. AUROC: Appendix D.1;
/// yes/no accuracy only by the benchmark's convention, under which it was published.
const Study* studyOfMetric(std::string_view metric, metrics::Convention convention);
/// Why there is none, in a sentence; empty if there is one.
std::string_view whyNoStudy(std::string_view metric, metrics::Convention convention);

/// overlay() with the study's own spelling of model and data set. @param title also tried as the data set's name
Overlay overlayNamed(const Study& study, std::string_view model, std::string_view dataset, std::string_view title,
    std::string_view mode, const stats::Estimate& own);

}
