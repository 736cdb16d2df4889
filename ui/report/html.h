#pragma once

#include <string>

#include "ui/report/document.h"

namespace vlm::report_ui {

/// One file that needs nothing else: figures as SVG with text as text, pictures embedded, no script, no address that is
/// fetched. Tables behind small figures are folded below them.
std::string toHtml(const Document& document);

}
