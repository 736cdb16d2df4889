#pragma once

#include <utility>
#include <vector>

#include <QString>
#include <nlohmann/json_fwd.hpp>

namespace vlm::ui {

/// What a cell keeps of its requests to a model behind HTTP, as titles and values; nothing for other cells.
std::vector<std::pair<QString, QString>> remoteFacts(const nlohmann::json& details);

}
