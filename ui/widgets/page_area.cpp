#include "ui/widgets/page_area.h"

#include <QEvent>

namespace vlm::ui {

PageArea::PageArea(QWidget* page, QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(page);
}

void PageArea::fit()
{
    if (widget())
        widget()->resize(
            viewport()->size().expandedTo(widget()->minimumSizeHint()).expandedTo(widget()->minimumSize()));
}

void PageArea::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

bool PageArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

}
