#include "ui/pages/data/image_view.h"

#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "ui/pages/data/raw_image.h"

namespace vlm::ui {
namespace {

constexpr double kWheelStep = 1.2; // a notch
constexpr double kRegionTail = 0.001; // of the pixels of a region, left out at either end
constexpr int kLeastRegion = 3; // pixels of the screen; less is a click

}

void ImageView::resizeEvent(QResizeEvent*)
{
    update();
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    zoomAt(event->position(), std::pow(kWheelStep, event->angleDelta().y() / 120.0));
    Q_EMIT viewChanged();
    event->accept();
}

QPoint ImageView::pixelAt(const QPointF& point) const
{
    const QPointF under = point - target().topLeft();
    return {
        static_cast<int>(std::floor(under.x() / scale().x())), static_cast<int>(std::floor(under.y() / scale().y()))};
}

QRect ImageView::regionPixels() const
{
    const QRectF area = QRectF(m_pressed, m_last).normalized();
    if (area.width() < kLeastRegion || area.height() < kLeastRegion)
        return {};
    return QRect(pixelAt(area.topLeft()), pixelAt(area.bottomRight())).intersected(m_image.rect());
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    m_last = m_pressed = event->position();
    const bool left = event->button() == Qt::LeftButton;
    const bool pan = event->button() == Qt::MiddleButton || (left && event->modifiers().testFlag(Qt::ShiftModifier));
    m_drag = pan                                                   ? Drag::Pan
        : left && event->modifiers().testFlag(Qt::ControlModifier) ? Drag::Region
        : left                                                     ? Drag::Window
                                                                   : Drag::None;
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF delta = event->position() - m_last;
    m_last = event->position();
    if (m_image.isNull())
        return;
    const QPoint pixel = pixelAt(event->position());
    m_probe = m_image.rect().contains(pixel) ? std::optional(pixel) : std::nullopt;
    update();
    if (m_drag == Drag::Pan) {
        const QRectF before = target();
        m_scale = zoom();
        m_centre = QPointF((width() / 2.0 - before.left() - delta.x()) / scale().x(),
            (height() / 2.0 - before.top() - delta.y()) / scale().y());
        Q_EMIT viewChanged();
    } else if (m_drag == Drag::Window) {
        const double step = m_raw ? m_raw->step() : 1.0;
        setWindowLevel(m_window + delta.x() * step, m_level + delta.y() * step);
        Q_EMIT viewChanged();
    }
    Q_EMIT probed(probeText());
}

void ImageView::leaveEvent(QEvent*)
{
    m_probe.reset();
    update();
    Q_EMIT probed({});
}

void ImageView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool region = m_drag == Drag::Region;
    m_last = event->position();
    m_drag = Drag::None;
    if (const QRect pixels = regionPixels(); region && !pixels.isEmpty())
        autoContrast(kRegionTail, pixels);
    update();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent*)
{
    m_drag = Drag::None;
    resetWindow();
    fit();
}

void ImageView::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_F && !control)
        return fit();
    if (event->key() == Qt::Key_Home) {
        resetWindow();
        return fit();
    }
    if (event->key() == Qt::Key_1 && control)
        return actualSize();
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_5 && choosePreset(event->key() - Qt::Key_0))
        return;
    if (event->key() == Qt::Key_A && !control) {
        m_corners = !m_corners;
        return update();
    }
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        return zoomBy(kWheelStep);
    if (event->key() == Qt::Key_Minus)
        return zoomBy(1.0 / kWheelStep);
    QWidget::keyPressEvent(event);
}

}
