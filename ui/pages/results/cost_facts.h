#pragma once

#include <utility>
#include <vector>

#include <QString>

#include <nlohmann/json_fwd.hpp>

namespace vlm::ui {

/// The cost card of an adaptation, and what its training chose, as titles and values; empty for what was not adapted.
std::vector<std::pair<QString, QString>> costFacts(const nlohmann::json& details);

}
