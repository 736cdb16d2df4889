#pragma once

#include <QImage>

#include "ui/pages/data/image_view.h"

namespace vlm::ui {

/// Colour images become their grey levels first, except when only inverted.
QImage coloured(const QImage& image, ImageView::ColourMap map);

}
