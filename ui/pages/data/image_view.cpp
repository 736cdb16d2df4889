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
constexpr double kTail = 0.01; // of the pixels, cut off at either end by automatic contrast

using Stops = std::array<std::array<int, 3>, 9>;
// matplotlib's "hot" and "viridis" at equal steps.
constexpr Stops kHeat{{{11, 0, 0}, {90, 0, 0}, {174, 0, 0}, {255, 3, 0}, {255, 88, 0}, {255, 172, 0}, {255, 255, 2},
    {255, 255, 128}, {255, 255, 255}}};
constexpr Stops kViridis{{{68, 1, 84}, {71, 44, 122}, {59, 81, 139}, {44, 113, 142}, {33, 144, 141}, {39, 173, 129},
    {92, 200, 99}, {170, 220, 50}, {253, 231, 37}}};

QRgb colourOf(const Stops& stops, int value)
{
    const double at = value / 255.0 * (stops.size() - 1);
    const auto left = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const double part = at - static_cast<double>(left);
    const auto mix = [&](std::size_t c) {
        return static_cast<int>(std::lround(stops[left][c] * (1.0 - part) + stops[left + 1][c] * part));
    };
    return qRgb(mix(0), mix(1), mix(2));
}

/// Colour images become their grey levels first, except when only inverted.
QImage coloured(const QImage& image, ImageView::ColourMap map)
{
    if (map == ImageView::ColourMap::Inverted) {
        QImage inverted = image;
        inverted.invertPixels();
        return inverted;
    }
    QImage indexed = image.convertToFormat(QImage::Format_Grayscale8);
    indexed.reinterpretAsFormat(QImage::Format_Indexed8);
    QList<QRgb> table;
    for (int value = 0; value < 256; ++value)
        table << colourOf(map == ImageView::ColourMap::Heat ? kHeat : kViridis, value);
    indexed.setColorTable(table);
    return indexed;
}

}

ImageView::ImageView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
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
    m_probe.reset();
    applyWindow();
    describe();
}

void ImageView::setMessage(const QString& text)
{
    m_image = {};
    m_shown = {};
    m_probe.reset();
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

void ImageView::setColours(ColourMap map)
{
    m_colours = map;
    applyWindow();
}

void ImageView::autoContrast()
{
    if (m_image.isNull())
        return;
    std::array<qint64, 256> histogram{};
    qint64 all = 0;
    const int bytes = m_image.width() * (m_image.format() == QImage::Format_Grayscale8 ? 1 : 3);
    for (int y = 0; y < m_image.height(); ++y, all += bytes) {
        const uchar* line = m_image.constScanLine(y);
        for (int x = 0; x < bytes; ++x)
            ++histogram[line[x]];
    }
    const auto quantile = [&](double share) {
        qint64 seen = 0;
        for (int value = 0; value < 256; ++value)
            if (seen += histogram[static_cast<std::size_t>(value)]; seen > share * static_cast<double>(all))
                return value;
        return 255;
    };
    const int low = quantile(kTail);
    const int high = std::max(quantile(1.0 - kTail), low + 1);
    setWindowLevel(high - low, (low + high) / 2.0);
    Q_EMIT viewChanged();
}

void ImageView::follow(const ImageView& other)
{
    m_scale = other.m_scale;
    m_centre = other.m_centre;
    if (m_window == other.m_window && m_level == other.m_level)
        return update();
    m_window = other.m_window;
    m_level = other.m_level;
    applyWindow();
}

void ImageView::link(ImageView* one, ImageView* other)
{
    connect(one, &ImageView::viewChanged, other, [one, other] { other->follow(*one); });
    connect(other, &ImageView::viewChanged, one, [one, other] { one->follow(*other); });
    other->follow(*one);
}

QString ImageView::probeText() const
{
    if (!m_probe)
        return {};
    const QColor pixel = m_image.pixelColor(*m_probe);
    const QString place = QStringLiteral("x %1  y %2").arg(m_probe->x()).arg(m_probe->y());
    const bool grey = pixel.red() == pixel.green() && pixel.green() == pixel.blue();
    return grey ? QStringLiteral("%1   %2").arg(place).arg(pixel.red())
                : QStringLiteral("%1   %2 %3 %4").arg(place).arg(pixel.red()).arg(pixel.green()).arg(pixel.blue());
}

void ImageView::applyWindow()
{
    update();
    if (m_image.isNull())
        return;
    if (m_window == kFullWindow && m_level == kFullLevel && m_colours == ColourMap::Grey) {
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
    m_shown = QPixmap::fromImage(m_colours == ColourMap::Grey ? std::move(mapped) : coloured(mapped, m_colours));
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
    label(Qt::AlignLeft | Qt::AlignBottom, m_probe ? probeText() : m_corner);
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
    Q_EMIT viewChanged();
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
    const QPointF under = (event->position() - target().topLeft()) / zoom();
    const QPoint pixel(static_cast<int>(std::floor(under.x())), static_cast<int>(std::floor(under.y())));
    m_probe = m_image.rect().contains(pixel) ? std::optional(pixel) : std::nullopt;
    update();
    if (m_drag == Drag::Pan) {
        const QRectF before = target();
        m_scale = zoom();
        m_centre = QPointF((width() / 2.0 - before.left() - delta.x()) / *m_scale,
            (height() / 2.0 - before.top() - delta.y()) / *m_scale);
        Q_EMIT viewChanged();
    } else if (m_drag == Drag::Window) {
        setWindowLevel(m_window + delta.x(), m_level + delta.y());
        Q_EMIT viewChanged();
    }
}

void ImageView::leaveEvent(QEvent*)
{
    m_probe.reset();
    update();
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
    Q_EMIT viewChanged();
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
