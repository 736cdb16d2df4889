#pragma once

#include <string>

#include <QString>

namespace vlm::ui {

/// How a cell's answers were decoded, from its details: "Beam search with 4 beams, at most 64 new tokens". Empty where
/// they do not say.
QString decodingText(const std::string& cellDetails);

}
