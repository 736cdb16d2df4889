#include "ui/widgets/reflow_splitter.h"

#include <algorithm>

#include <QEvent>

namespace vlm::ui {
namespace {

/// Panels that only scroll say little about the height they need to be of use.
constexpr int kLeastHeightInLines = 10;

QSize leastOf(const QWidget& widget)
{
    const QSize hint = widget.minimumSizeHint();
    return {widget.minimumWidth() > 0 ? widget.minimumWidth() : hint.width(),
        widget.minimumHeight() > 0 ? widget.minimumHeight() : hint.height()};
}

}

ReflowSplitter::ReflowSplitter(QWidget* parent)
    : QSplitter(parent)
{
    setChildrenCollapsible(false);
}

int ReflowSplitter::widthSideBySide() const
{
    int width = 0;
    for (int i = 0; i < count(); ++i)
        if (!widget(i)->isHidden())
            width += leastOf(*widget(i)).width() + (width > 0 ? handleWidth() : 0);
    return width;
}

QSize ReflowSplitter::minimumSizeHint() const
{
    int width = 0;
    int high = 0;
    int stacked = 0;
    for (int i = 0; i < count(); ++i) {
        if (widget(i)->isHidden())
            continue;
        const QSize least = leastOf(*widget(i));
        width = std::max(width, least.width());
        high = std::max(high, least.height());
        stacked += std::max(least.height(), kLeastHeightInLines * fontMetrics().height())
            + (stacked > 0 ? handleWidth() : 0);
    }
    return {width, orientation() == Qt::Horizontal ? high : stacked};
}

void ReflowSplitter::reflow()
{
    const bool fits = widthSideBySide() <= width();
    if (fits == (orientation() == Qt::Horizontal))
        return;
    if (!fits) {
        const QList<int> now = sizes();
        if (std::ranges::all_of(now, [](int size) { return size > 0; })) // not before it was laid out
            m_sizes = now;
    }
    setOrientation(fits ? Qt::Horizontal : Qt::Vertical);
    if (fits && m_sizes.size() == count())
        setSizes(m_sizes);
    updateGeometry();
}

void ReflowSplitter::resizeEvent(QResizeEvent* event)
{
    reflow();
    QSplitter::resizeEvent(event);
}

bool ReflowSplitter::event(QEvent* event)
{
    const bool taken = QSplitter::event(event);
    if (event->type() == QEvent::LayoutRequest)
        reflow();
    return taken;
}

}
