#pragma once

#include "core/export/table.h"
#include "ui/figures/spec.h"

namespace vlm::figures {

/// The data behind a figure as text: its table twin on screen, and what is copied and exported.
exporting::Table tableOf(const Figure& figure);

}
