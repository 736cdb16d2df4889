#pragma once

#include <optional>

#include <QString>

#include "ui/figures/spec.h"

namespace vlm::ui {

/// A figure that a help page shows: heatmap, gaps, best and forest of the published study, and roc, reliability and
/// confusion of a made-up model. Nothing for another name.
std::optional<figures::Figure> helpFigure(const QString& name);

}
