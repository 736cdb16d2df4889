#pragma once

#include <string>

#include "core/report/report.h"

namespace vlm::report {

/// The command line that makes an item's file again. `$PROJECT` stands for the project's folder and `report.json` for
/// the report's file; empty for prose, which has no file of its own.
/// @param file to write, relative: "figures/03-heatmap.svg"
std::string commandFor(const Item& item, const std::string& file);

/// One word for a POSIX shell.
std::string shellWord(const std::string& text);

/// "03-heatmap": where an item's files go in a bundle. @param position from 1
std::string fileStem(const Item& item, std::size_t position);

}
