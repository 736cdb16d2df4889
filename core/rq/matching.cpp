#include "core/rq/matching.h"
#include "core/base/error.h"
#include "core/rq/published.h"

#include <algorithm>
#include <cctype>

namespace vlm::rq {
namespace {

std::string plain(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0)
            out.push_back(static_cast<char>(std::tolower(byte)));
    }
    return out;
}

}

bool sameName(std::string_view a, std::string_view b)
{
    const std::string left = plain(a);
    return !left.empty() && left == plain(b);
}

const StudyModel* modelNamed(const Study& study, std::string_view name)
{
    const auto found = std::find_if(
        study.models.begin(), study.models.end(), [&](const StudyModel& m) { return sameName(m.name, name); });
    return found == study.models.end() ? nullptr : &*found;
}

const StudyDataset* datasetNamed(const Study& study, std::string_view name)
{
    const auto found = std::find_if(
        study.datasets.begin(), study.datasets.end(), [&](const StudyDataset& d) { return sameName(d.name, name); });
    return found == study.datasets.end() ? nullptr : &*found;
}

const Study* studyOfMetric(std::string_view metric, metrics::Convention convention)
{
    if (!whyNoStudy(metric, convention).empty())
        return nullptr;
    return &publishedStudy(metric == "auroc" ? "diagnosis" : "vqa-closed");
}

std::string_view whyNoStudy(std::string_view metric, metrics::Convention convention)
{
    if (metric == "auroc")
        return {};
    if (metric != "closed_accuracy")
        return VLM_TR("Overlay", "Nothing comparable was published in this metric; AUROC and yes/no accuracy were.");
    if (convention != metrics::Convention::MedVlmBench)
        return VLM_TR("Overlay",
            "Yes/no accuracy was published by the benchmark's own scoring; choose “as MedVLMBench” to compare.");
    return {};
}

Overlay overlayNamed(const Study& study, std::string_view model, std::string_view dataset, std::string_view title,
    std::string_view mode, const stats::Estimate& own)
{
    const StudyModel* known = modelNamed(study, model);
    const StudyDataset* rows = datasetNamed(study, dataset);
    if (rows == nullptr)
        rows = datasetNamed(study, title);
    if (known == nullptr || rows == nullptr)
        return {.reason = "nothing was published for this cell"};
    return overlay(study, known->name, rows->name, mode, own);
}

}
