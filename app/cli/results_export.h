#pragma once

#include <filesystem>
#include <string>

#include "core/store/project.h"

namespace vlm::cli {

struct ExportRequest {
    std::string what{}; // "heatmap", "table", "predictions"
    std::string format{}; // "png", "svg", "pdf", "csv", "tsv", "latex", "markdown", "json"
    std::string metric = "auroc";
    std::string convention = "strict";
    std::string mode{}; // empty: all modes
    std::string model{}; // predictions only
    std::string dataset{}; // predictions only
    std::filesystem::path out{};
};

/// @throws Error Config for a combination that does not exist, Data where the file cannot be written
void exportResults(const ExportRequest& request, const store::Project& project);

}
