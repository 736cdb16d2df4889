#pragma once

#include <QScreen>
#include <QWidget>

#include "ui/base/theme.h"

namespace vlm::ui {

/// The size a dialog wants at this scale, at most nine tenths of its parent's screen, or of its window if that is
/// larger still.
inline QSize dialogSize(const QWidget* parent, int width, int height)
{
    const QSize wanted(px(width), px(height));
    if (!parent)
        return wanted;
    const QSize room = parent->screen()->availableSize().expandedTo(parent->window()->size());
    return wanted.boundedTo(room * 9 / 10);
}

}
