#pragma once

#include <filesystem>

namespace vlm {

/// Where the program's data lie (demo/, models/, reference/, …): $MEDVLM_DATA_DIR, else ../share/medvlm-workbench
/// beside the executable (installed), else the source tree's resources/ (built but not installed).
/// @throws Error Config naming every place that was looked at
[[nodiscard]] std::filesystem::path dataDirectory();

}
