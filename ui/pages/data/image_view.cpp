#include "ui/pages/data/image_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QLocale>
#include <QPainter>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/pages/data/colour_maps.h"
#include "ui/pages/data/raw_image.h"

namespace vlm::ui {
namespace {

constexpr double kFullWindow = 255.0;
constexpr double kFullLevel = 127.5;
constexpr int kRoomy = 260; // from this width on, the lower corners do not meet
constexpr double kSmallestScale = 0.02;
constexpr double kLargestScale = 64.0;
constexpr float kShade = 0.75F; // behind texts: 7 : 1 on a white image
constexpr double kPixelated = 3.0; // from this zoom on, pixels are shown as squares

}

ImageView::ImageView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(120, 120);
    setAccessibleName(tr("Image"));
    setToolTip(tr("Wheel: zoom. Middle-drag or Shift-drag: pan. Drag: window and level. Ctrl-drag: both from a region. "
                  "Double-click: reset. F: fit. Ctrl+1: one to one. A: texts in the corners."));
}

QSize ImageView::sizeHint() const
{
    return {px(420), px(420)};
}

void ImageView::setImage(
    const QImage& image, const QString& name, std::shared_ptr<const RawImage> raw, const decoding::PixelShape& pixels)
{
    const bool otherScale = bool(raw) != bool(m_raw) || (raw && raw->source().unit != m_raw->source().unit);
    m_raw = std::move(raw);
    m_image = image;
    m_pixels = pixels;
    if (otherScale || (m_raw && !m_windowSet))
        setDefaultWindow();
    m_name = name;
    m_message.clear();
    m_scale.reset();
    m_centre = middle();
    m_probe.reset();
    applyWindow();
    describe();
    Q_EMIT imageChanged();
    Q_EMIT windowChanged(m_window, m_level);
}

void ImageView::setMessage(const QString& text)
{
    m_image = {};
    m_raw.reset();
    m_shown = {};
    m_probe.reset();
    m_message = text;
    describe();
    update();
    Q_EMIT imageChanged();
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
            : QStringList{tr("%1, %2 by %3 pixels").arg(m_name).arg(m_image.width()).arg(m_image.height()),
                pixelsText()}
                  .join(QLatin1Char(' '))
                  .trimmed());
}

double ImageView::fitScale() const
{
    if (m_image.isNull())
        return 1.0;
    const auto [wider, higher] = m_pixels.stretch();
    return std::min(width() / (m_image.width() * wider), height() / (m_image.height() * higher));
}

double ImageView::zoom() const
{
    return m_scale.value_or(fitScale());
}

QPointF ImageView::scale() const
{
    const auto [wider, higher] = m_pixels.stretch();
    return {zoom() * wider, zoom() * higher};
}

QPointF ImageView::middle() const
{
    return {m_image.width() / 2.0, m_image.height() / 2.0};
}

QRectF ImageView::target() const
{
    const QPointF each = scale();
    const QPointF centre = m_scale ? m_centre : middle();
    return {width() / 2.0 - centre.x() * each.x(), height() / 2.0 - centre.y() * each.y(), m_image.width() * each.x(),
        m_image.height() * each.y()};
}

void ImageView::fit()
{
    m_scale.reset();
    m_centre = middle();
    update();
    Q_EMIT viewChanged();
}

void ImageView::actualSize()
{
    if (!m_scale)
        m_centre = middle();
    m_scale = 1.0 / devicePixelRatioF();
    update();
    Q_EMIT viewChanged();
}

void ImageView::zoomBy(double factor)
{
    zoomAt(rect().center(), factor);
    Q_EMIT viewChanged();
}

void ImageView::zoomAt(const QPointF& point, double factor)
{
    if (m_image.isNull())
        return;
    const QPointF before = point - target().topLeft();
    const QPointF old = scale();
    const QPointF under(before.x() / old.x(), before.y() / old.y());
    m_scale = std::clamp(zoom() * factor, kSmallestScale, kLargestScale);
    const QPointF now = scale();
    m_centre = QPointF(
        under.x() + (width() / 2.0 - point.x()) / now.x(), under.y() + (height() / 2.0 - point.y()) / now.y());
    update();
}

void ImageView::setDefaultWindow()
{
    m_windowSet = false;
    m_window = m_raw ? m_raw->initial().width : kFullWindow;
    m_level = m_raw ? m_raw->initial().level : kFullLevel;
}

bool ImageView::isDefaultWindow() const
{
    const RawImage::Window start = m_raw ? m_raw->initial() : RawImage::Window{kFullWindow, kFullLevel};
    return m_window == start.width && m_level == start.level;
}

void ImageView::resetWindow()
{
    setDefaultWindow();
    applyWindow();
    Q_EMIT windowChanged(m_window, m_level);
}

void ImageView::setWindowLevel(double window, double level)
{
    const double range = m_raw ? std::max(m_raw->largest() - m_raw->smallest(), 1e-9) : kFullWindow;
    const double smallest = m_raw ? m_raw->smallest() : 0.0;
    const double narrowest = m_raw && !m_raw->wholeNumbers() ? range / kFullWindow : 1.0;
    // Presets may lie outside what this picture holds.
    const double room = std::max(range, m_raw ? 4096.0 * narrowest : 0.0);
    m_window = std::clamp(window, narrowest, 4.0 * room);
    m_level = std::clamp(level, smallest - room, smallest + 2.0 * room);
    m_windowSet = true;
    applyWindow();
    Q_EMIT windowChanged(m_window, m_level);
}

bool ImageView::choosePreset(int number)
{
    if (!m_raw)
        return false;
    int seen = 0;
    for (const decoding::SourceImage::Window& window : m_raw->source().windows)
        if (window.name != "from the file" && ++seen == number) {
            setWindowLevel(window.width, window.centre);
            Q_EMIT viewChanged();
            return true;
        }
    return false;
}

QString ImageView::unit() const
{
    return m_raw ? toQt(m_raw->source().unit) : QString();
}

void ImageView::setColours(ColourMap map)
{
    m_colours = map;
    applyWindow();
}

void ImageView::autoContrast(double tail, const QRect& region)
{
    if (m_image.isNull())
        return;
    if (m_raw) {
        const RawImage::Window window = m_raw->automatic(tail, region);
        setWindowLevel(window.width, window.level);
        Q_EMIT viewChanged();
        return;
    }
    const QRect area = region.isEmpty() ? m_image.rect() : region.intersected(m_image.rect());
    std::array<qint64, 256> histogram{};
    qint64 all = 0;
    const int channels = m_image.format() == QImage::Format_Grayscale8 ? 1 : 3;
    const int bytes = area.width() * channels;
    for (int y = area.top(); y <= area.bottom(); ++y, all += bytes) {
        const uchar* line = m_image.constScanLine(y) + static_cast<std::ptrdiff_t>(area.left()) * channels;
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
    const int low = quantile(tail);
    const int high = std::max(quantile(tail > 0.0 ? 1.0 - tail : 1.0 - 0.5 / static_cast<double>(all)), low + 1);
    setWindowLevel(high - low, (low + high) / 2.0);
    Q_EMIT viewChanged();
}

void ImageView::follow(const ImageView& other)
{
    m_scale = other.m_scale;
    m_centre = other.m_centre;
    const bool comparable = bool(m_raw) == bool(other.m_raw) && unit() == other.unit();
    if (!comparable || (m_window == other.m_window && m_level == other.m_level))
        return update();
    m_window = other.m_window;
    m_level = other.m_level;
    m_windowSet = other.m_windowSet;
    applyWindow();
    Q_EMIT windowChanged(m_window, m_level);
}

void ImageView::catchUpWith(const ImageView& first)
{
    if (hasImage() && first.hasImage() && (first.m_scale || first.m_windowSet))
        follow(first);
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
    const QString place = QStringLiteral("x %1  y %2").arg(m_probe->x()).arg(m_probe->y());
    if (m_raw) {
        const QLocale locale;
        const auto number = [&](double value) {
            return m_raw->wholeNumbers() ? locale.toString(value, 'f', 0) : locale.toString(value, 'g', 5);
        };
        const RawImage::Window window{m_window, m_level};
        const int grey = isDefaultWindow() ? qGray(m_image.pixel(*m_probe)) : m_raw->shownAt(*m_probe, window);
        QStringList parts{place, tr("stored %1").arg(number(m_raw->storedAt(*m_probe)))};
        if (!unit().isEmpty() || !m_raw->source().stored.empty())
            parts << (number(m_raw->valueAt(*m_probe)) + QLatin1Char(' ') + unit()).trimmed();
        parts << tr("grey %1").arg(grey);
        return parts.join(QStringLiteral("   "));
    }
    const QColor pixel = m_image.pixelColor(*m_probe);
    const bool grey = pixel.red() == pixel.green() && pixel.green() == pixel.blue();
    return grey ? QStringLiteral("%1   %2").arg(place).arg(pixel.red())
                : QStringLiteral("%1   %2 %3 %4").arg(place).arg(pixel.red()).arg(pixel.green()).arg(pixel.blue());
}

QString ImageView::pixelsText() const
{
    if (m_pixels.square())
        return {};
    const QLocale locale;
    if (m_pixels.millimetres)
        return tr("pixels %1 × %2 mm")
            .arg(locale.toString(m_pixels.width, 'f', 2), locale.toString(m_pixels.height, 'f', 2));
    const auto [wider, higher] = m_pixels.stretch();
    return tr("pixels %1 : %2").arg(locale.toString(wider, 'g', 3), locale.toString(higher, 'g', 3));
}

void ImageView::applyWindow()
{
    update();
    if (m_image.isNull())
        return;
    if (isDefaultWindow()) { // the picture as everything else sees it
        m_shown = QPixmap::fromImage(m_colours == ColourMap::Grey ? m_image : coloured(m_image, m_colours));
        return;
    }
    if (m_raw) {
        const QImage shown = m_raw->shown({m_window, m_level});
        m_shown = QPixmap::fromImage(m_colours == ColourMap::Grey ? shown : coloured(shown, m_colours));
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

    if (m_drag == Drag::Region) {
        painter.setPen(QPen(kDarkTokens.accent, 1.0, Qt::DashLine));
        painter.drawRect(QRectF(m_pressed, m_last).normalized());
    }
    if (m_corners)
        paintCorners(painter);
    paintLetters(painter);
    if (hasFocus()) {
        painter.setPen(QPen(kDarkTokens.accent, 2.0));
        painter.drawRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

void ImageView::paintCorners(QPainter& painter)
{
    const QFontMetrics metrics(font());
    QColor shade = kCanvas;
    shade.setAlphaF(kShade);
    const auto label = [&](int flags, const QString& text) {
        if (text.isEmpty())
            return;
        QRect area = metrics.boundingRect(rect().adjusted(px(8), px(6), -px(8), -px(6)), flags, text);
        painter.fillRect(area.adjusted(-px(4), -px(1), px(4), px(1)), shade);
        painter.setPen(kDarkTokens.text);
        painter.drawText(area, flags, text);
    };
    const bool whole = !m_raw || m_raw->wholeNumbers();
    const auto number = [whole](double value) {
        return whole ? QString::number(std::lround(value)) : QLocale().toString(value, 'g', 4);
    };
    const QString name = metrics.elidedText(m_name, Qt::ElideLeft, width() / 2);
    label(Qt::AlignLeft | Qt::AlignTop, name);
    QString size = tr("%1 × %2").arg(m_image.width()).arg(m_image.height());
    if (!m_pixels.square())
        size += QLatin1Char('\n') + pixelsText();
    label(Qt::AlignRight | Qt::AlignTop, size);
    if (width() >= px(kRoomy))
        label(Qt::AlignLeft | Qt::AlignBottom,
            metrics.elidedText(m_probe ? probeText() : m_corner, Qt::ElideRight, width() / 2));
    label(Qt::AlignRight | Qt::AlignBottom,
        tr("W %1  L %2   %3 %")
            .arg(number(m_window), (number(m_level) + QLatin1Char(' ') + unit()).trimmed())
            .arg(std::lround(zoom() * devicePixelRatioF() * 100.0)));
}

void ImageView::paintLetters(QPainter& painter)
{
    if (!m_raw || m_raw->source().left.empty())
        return;
    const decoding::SourceImage& source = m_raw->source();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    QRect inner = rect().adjusted(px(8), px(6), -px(8), -px(6));
    QColor shade = kCanvas;
    shade.setAlphaF(kShade);
    const auto letter = [&](int flags, const std::string& text) {
        const QRect area = painter.fontMetrics().boundingRect(inner, flags, toQt(text));
        painter.fillRect(area.adjusted(-px(4), -px(1), px(4), px(1)), shade);
        painter.setPen(kDarkTokens.text);
        painter.drawText(inner, flags, toQt(text));
    };
    letter(Qt::AlignLeft | Qt::AlignVCenter, source.left);
    letter(Qt::AlignRight | Qt::AlignVCenter, source.right);
    // Between the corners' lines, which may reach the middle.
    const int line = m_corners ? fontMetrics().height() + px(4) : 0;
    inner.adjust(0, m_pixels.square() ? line : 2 * line, 0, -line);
    letter(Qt::AlignHCenter | Qt::AlignTop, source.top);
    letter(Qt::AlignHCenter | Qt::AlignBottom, source.bottom);
}

}
