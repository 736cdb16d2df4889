#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>

#include "core/report/bundle.h"
#include "ui/figures/style.h"
#include "ui/report/document.h"

namespace vlm::report_ui {

/// The project's report, or the standard one where there is none yet; captions filled.
/// @throws Error Data if there is neither
report::Report reportOf(ContentMaker& maker, const std::filesystem::path& project);

/// One item as a file: .svg, .pdf or .png of a figure, .csv, .tex, .md or .json of a table (or of a figure's numbers).
/// @param dpi of .png
/// @throws Error Config if the item cannot be written in that format
std::string itemBytes(const report::Item& item, ContentMaker& maker, const std::string& suffix,
    const figures::Style& style = {}, double dpi = 300.0);

/// Report as HTML and JSON, every figure as SVG, every table as CSV, and the command lines that make them again.
std::vector<archive::ZipContent> bundleFiles(
    const report::Report& report, ContentMaker& maker, const ComposeOptions& options);

/// bundleFiles() and all that is stored. @throws as createBundle()
report::BundleSummary makeBundle(const report::Report& report, ContentMaker& maker, const std::filesystem::path& file,
    const report::BundleProgress& progress = {}, std::stop_token stop = {});

}
