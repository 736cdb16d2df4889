#include "ui/pages/data/image_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "ui/base/theme.h"

namespace vlm::ui {
namespace {

constexpr double kFullWindow = 255.0;
constexpr double kFullLevel = 127.5;
constexpr double kSmallestScale = 0.02;
constexpr double kLargestScale = 64.0;
constexpr double kWheelStep = 1.2; // a notch
constexpr double kPixelated = 3.0; // from this zoom on, pixels are shown as squares

}

ImageView::ImageView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 120);
    setAccessibleName(tr("Image"));
    setToolTip(tr("Wheel: zoom. Middle-drag or Shift-drag: pan. Drag: window and level. Double-click: reset. F: fit. "
                  "Ctrl+1: one to one."));
}

QSize ImageView::sizeHint() const
{
    return {px(420), px(420)};
}

void ImageView::setImage(const QImage& image, const QString& name)
{
    m_image = image;
    m_name = name;
    m_message.clear();
    m_scale.reset();
    m_centre = QPointF(image.width() / 2.0, image.height() / 2.0);
    applyWindow();
    describe();
}

void ImageView::setMessage(const QString& text)
{
    m_image = {};
    m_shown = {};
    m_message = text;
    describe();
    update();
}

void ImageView::setCornerText(const QString& text)
{
    m_corner = text;
    update();
}

void ImageView::describe()
{
    setAccessibleDescription(m_image.isNull()
            ? m_message
            : tr("%1, %2 by %3 pixels").arg(m_name).arg(m_image.width()).arg(m_image.height()));
}

double ImageView::fitScale() const
{
    if (m_image.isNull())
        return 1.0;
    return std::min(static_cast<double>(width()) / m_image.width(), static_cast<double>(height()) / m_image.height());
}

double ImageView::zoom() const
{
    return m_scale.value_or(fitScale());
}

QRectF ImageView::target() const
{
    const double scale = zoom();
    const QPointF centre = m_scale ? m_centre : QPointF(m_image.width() / 2.0, m_image.height() / 2.0);
    return {width() / 2.0 - centre.x() * scale, height() / 2.0 - centre.y() * scale, m_image.width() * scale,
        m_image.height() * scale};
}

void ImageView::fit()
{
    m_scale.reset();
    m_centre = QPointF(m_image.width() / 2.0, m_image.height() / 2.0);
    update();
}

void ImageView::actualSize()
{
    if (!m_scale)
        m_centre = QPointF(m_image.width() / 2.0, m_image.height() / 2.0);
    m_scale = 1.0 / devicePixelRatioF();
    update();
}

void ImageView::zoomBy(double factor)
{
    zoomAt(rect().center(), factor);
}

void ImageView::zoomAt(const QPointF& point, double factor)
{
    if (m_image.isNull())
        return;
    const QRectF before = target();
    const double old = zoom();
    const QPointF under((point.x() - before.left()) / old, (point.y() - before.top()) / old);
    const double scale = std::clamp(old * factor, kSmallestScale, kLargestScale);
    m_scale = scale;
    m_centre
        = QPointF(under.x() + (width() / 2.0 - point.x()) / scale, under.y() + (height() / 2.0 - point.y()) / scale);
    update();
}

void ImageView::resetWindow()
{
    setWindowLevel(kFullWindow, kFullLevel);
}

void ImageView::setWindowLevel(double window, double level)
{
    m_window = std::clamp(window, 1.0, 4.0 * kFullWindow);
    m_level = std::clamp(level, -kFullWindow, 2.0 * kFullWindow);
    applyWindow();
    Q_EMIT windowChanged(m_window, m_level);
}

void ImageView::applyWindow()
{
    update();
    if (m_image.isNull())
        return;
    if (m_window == kFullWindow && m_level == kFullLevel) {
        m_shown = QPixmap::fromImage(m_image);
        return;
    }
    std::array<uchar, 256> table{};
    for (int value = 0; value < 256; ++value) {
        const double mapped = (value - (m_level - m_window / 2.0)) / m_window * 255.0;
        table[static_cast<std::size_t>(value)] = static_cast<uchar>(std::clamp(std::lround(mapped), 0L, 255L));
    }
    QImage mapped = m_image;
    const int bytes = mapped.width() * (mapped.format() == QImage::Format_Grayscale8 ? 1 : 3);
    for (int y = 0; y < mapped.height(); ++y) {
        uchar* line = mapped.scanLine(y);
        for (int x = 0; x < bytes; ++x)
            line[x] = table[line[x]];
    }
    m_shown = QPixmap::fromImage(std::move(mapped));
}

void ImageView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), kCanvas);
    painter.setPen(kDarkTokens.secondary);
    if (m_image.isNull()) {
        painter.drawText(
            rect().adjusted(px(16), px(16), -px(16), -px(16)), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() * devicePixelRatioF() < kPixelated);
    painter.drawPixmap(target(), m_shown, QRectF(m_shown.rect()));

    const QFontMetrics metrics(font());
    QColor shade = kCanvas;
    shade.setAlphaF(0.6F);
    const auto label = [&](int flags, const QString& text) {
        if (text.isEmpty())
            return;
        QRect area = metrics.boundingRect(rect().adjusted(px(8), px(6), -px(8), -px(6)), flags, text);
        painter.fillRect(area.adjusted(-px(4), -px(1), px(4), px(1)), shade);
        painter.setPen(kDarkTokens.text);
        painter.drawText(area, flags, text);
    };
    const QString name = metrics.elidedText(m_name, Qt::ElideMiddle, width() / 2);
    label(Qt::AlignLeft | Qt::AlignTop, name);
    label(Qt::AlignRight | Qt::AlignTop, tr("%1 × %2").arg(m_image.width()).arg(m_image.height()));
    label(Qt::AlignLeft | Qt::AlignBottom, m_corner);
    label(Qt::AlignRight | Qt::AlignBottom,
        tr("W %1  L %2   %3 %")
            .arg(std::lround(m_window))
            .arg(std::lround(m_level))
            .arg(std::lround(zoom() * devicePixelRatioF() * 100.0)));
    if (hasFocus()) {
        painter.setPen(QPen(kDarkTokens.accent, 2.0));
        painter.drawRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

void ImageView::resizeEvent(QResizeEvent*)
{
    update();
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    zoomAt(event->position(), std::pow(kWheelStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    m_last = event->position();
    const bool pan = event->button() == Qt::MiddleButton
        || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    m_drag = pan ? Drag::Pan : event->button() == Qt::LeftButton ? Drag::Window : Drag::None;
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF delta = event->position() - m_last;
    m_last = event->position();
    if (m_image.isNull())
        return;
    if (m_drag == Drag::Pan) {
        const QRectF before = target();
        m_scale = zoom();
        m_centre = QPointF((width() / 2.0 - before.left() - delta.x()) / *m_scale,
            (height() / 2.0 - before.top() - delta.y()) / *m_scale);
        update();
    } else if (m_drag == Drag::Window) {
        setWindowLevel(m_window + delta.x(), m_level + delta.y());
    }
}

void ImageView::mouseReleaseEvent(QMouseEvent*)
{
    m_drag = Drag::None;
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
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        return zoomBy(kWheelStep);
    if (event->key() == Qt::Key_Minus)
        return zoomBy(1.0 / kWheelStep);
    QWidget::keyPressEvent(event);
}

}
