#pragma once

#include <filesystem>
#include <string>

#include "core/store/project.h"

namespace vlm::cli {

struct ExportRequest {
    std::string what{}; // "heatmap", "table", "cost", "predictions", "gaps", "best", "forest", "roc", "calibration"
    std::string format{}; // "png", "svg", "pdf", "csv", "tsv", "latex", "markdown", "json"
    std::string metric = "auroc";
    std::string convention = "strict";
    std::string mode{}; // empty: all modes
    std::string model{}; // predictions, roc, calibration
    std::string dataset{}; // predictions, forest, roc, calibration
    std::string study{}; // a published study instead of the project
    std::string question = "RQ2"; // best only
    std::string inDomain{}; // table id; empty: the study's own
    std::size_t positiveClass = 1; // roc only
    bool published = false; // heatmap: the published values beside ours
    bool plain = false; // table: best and second values are not set apart
    std::filesystem::path out{};
};

/// @param project null only with a published study
/// @throws Error Config for a combination that does not exist, Data where the file cannot be written
void exportResults(const ExportRequest& request, const store::Project* project);
inline void exportResults(const ExportRequest& request, const store::Project& project)
{
    exportResults(request, &project);
}

}
