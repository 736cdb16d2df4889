#pragma once

#include <vector>

#include "core/store/project.h"
#include "ui/pages/ask/loaded_model.h"

namespace vlm::ui {

/// What of a project can be asked: models that write answers, these again with each adapter that a run trained, and
/// models that score labels. Models whose files cannot be recognised are left out.
std::vector<AskModel> readAskModels(const store::Reader& reader, const std::filesystem::path& project);

}
