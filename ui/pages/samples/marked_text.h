#pragma once

#include <string_view>
#include <vector>

#include <QColor>
#include <QString>

#include "core/metrics/text/matches.h"

namespace vlm::ui {

/// The text as HTML; marked words are bold, underlined and in the colour, so that none of the three carries it alone.
QString markedHtml(std::string_view text, const std::vector<metrics::WordMark>& words, const QColor& colour);
/// Plain text as HTML that keeps its line breaks.
QString plainHtml(std::string_view text);

}
