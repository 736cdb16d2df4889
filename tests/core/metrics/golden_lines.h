#pragma once

#include "core/base/files.h"

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

/// Objects of a JSON Lines file below tests/data.
inline std::vector<nlohmann::json> goldenLines(const std::string& file)
{
    std::istringstream text(vlm::readFile(std::filesystem::path(MEDVLM_SOURCE_DIR "/tests/data") / file));
    std::vector<nlohmann::json> out;
    for (std::string line; std::getline(text, line);) {
        if (!line.empty())
            out.push_back(nlohmann::json::parse(line));
    }
    return out;
}
