#pragma once

#include <filesystem>

#include <QString>

namespace vlm::ui {

/// What fewer bits did to the answers of the model in this folder, a line for each precision that was measured; why it
/// cannot be told where the file is broken; empty where nothing was measured.
QString quantisedFacts(const std::filesystem::path& folder);

}
