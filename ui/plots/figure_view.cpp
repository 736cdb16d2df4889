#include "ui/plots/figure_view.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/base/theme.h"

namespace vlm::ui {
namespace {

constexpr int kCardPadding = 12;
constexpr int kRadius = 6;
constexpr double kPixelsPerPoint = 96.0 / 72.0;

}

FigureView::FigureView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumSize(240, 120);
}

void FigureView::setFigure(figures::Figure figure)
{
    m_figure = std::move(figure);
    m_hover.reset();
    setAccessibleName(figures::titleOf(m_figure));
    setAccessibleDescription(figures::describe(m_figure));
    invalidate();
    updateGeometry();
}

void FigureView::setExplanation(std::function<QString(Place)> explain)
{
    m_explain = std::move(explain);
}

void FigureView::setFillsHeight(bool on)
{
    m_fillsHeight = on;
    invalidate();
}

double FigureView::scale() const
{
    return kPixelsPerPoint * uiScale() / figures::kUnitsPerPoint;
}

figures::Style FigureView::styleFor(QSize size) const
{
    const double millimetres = 25.4 / figures::kUnitsPerInch / scale();
    figures::Style style = figures::Style::screen();
    style.widthMm = std::max(60.0, (size.width() - 2 * px(kCardPadding)) * millimetres);
    if (m_fillsHeight)
        style.heightMm = std::max(0.0, (size.height() - 2 * px(kCardPadding)) * millimetres);
    return style;
}

QSize FigureView::sizeHint() const
{
    const int width = px(720);
    return {width, heightForWidth(width)};
}

int FigureView::heightForWidth(int width) const
{
    figures::Style style = styleFor({width, 0});
    style.heightMm = 0.0;
    return static_cast<int>(std::ceil(figures::layout(m_figure, style).size.height() * scale())) + 2 * px(kCardPadding);
}

void FigureView::invalidate()
{
    m_picture = {};
    update();
}

void FigureView::render()
{
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap(size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const figures::Style style = styleFor(size());
    const auto& paper = figures::palette(style.theme);
    painter.setPen(isDark() ? QPen(Qt::NoPen) : QPen(tokens().border));
    painter.setBrush(paper.page);
    // The card ends where the figure does.
    const double height = std::min<double>(QWidget::height(),
        std::ceil(figures::layout(m_figure, style).size.height() * scale()) + 2.0 * px(kCardPadding));
    painter.drawRoundedRect(QRectF(0.5, 0.5, width() - 1.0, height - 1.0), kRadius, kRadius);
    painter.translate(px(kCardPadding), px(kCardPadding));
    painter.scale(scale(), scale());
    m_painted = figures::paint(painter, m_figure, style);
}

QRectF FigureView::areaOf(Place place) const
{
    for (const figures::Hit& hit : m_painted.hits)
        if (hit.row == place.row && hit.column == place.column)
            return QRectF(hit.area.topLeft() * scale(), hit.area.size() * scale())
                .translated(px(kCardPadding), px(kCardPadding));
    return {};
}

void FigureView::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull())
        render();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto outline = [&](const std::optional<Place>& place, double width, const QColor& colour) {
        const QRectF area = place ? areaOf(*place) : QRectF();
        if (area.isEmpty())
            return;
        painter.setPen(QPen(colour, width));
        painter.drawRect(area.adjusted(width / 2.0, width / 2.0, -width / 2.0, -width / 2.0));
    };
    // The card is white in both themes, so are the marks on it.
    if (m_hover != m_cursor)
        outline(m_hover, 1.0, figures::palette(figures::Theme::Paper).secondary);
    outline(m_cursor, hasFocus() ? 3.0 : 2.0, kLightTokens.accent);
}

void FigureView::resizeEvent(QResizeEvent*)
{
    invalidate();
}

void FigureView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange) {
        invalidate();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

std::optional<FigureView::Place> FigureView::placeAt(const QPointF& position) const
{
    for (const figures::Hit& hit : m_painted.hits)
        if (areaOf({hit.row, hit.column}).contains(position))
            return Place{hit.row, hit.column};
    return std::nullopt;
}

void FigureView::setCursorAt(std::optional<Place> place)
{
    if (place == m_cursor)
        return;
    m_cursor = place;
    update();
    if (!place)
        return;
    if (m_explain)
        setAccessibleDescription(m_explain(*place).remove(QLatin1Char('\n')));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT cursorMoved(place->row, place->column);
}

void FigureView::mouseMoveEvent(QMouseEvent* event)
{
    const auto place = placeAt(event->position());
    if (place == m_hover)
        return;
    m_hover = place;
    setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void FigureView::leaveEvent(QEvent*)
{
    m_hover.reset();
    update();
}

void FigureView::mousePressEvent(QMouseEvent* event)
{
    if (const auto place = placeAt(event->position()))
        setCursorAt(place);
}

void FigureView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto place = placeAt(event->position()))
        Q_EMIT activated(place->row, place->column);
}

void FigureView::step(int rows, int columns)
{
    if (m_picture.isNull())
        render(); // places are known once it is drawn
    if (m_painted.hits.empty())
        return;
    if (!m_cursor) {
        setCursorAt(Place{m_painted.hits.front().row, m_painted.hits.front().column});
        return;
    }
    const Place wanted{m_cursor->row + rows, m_cursor->column + columns};
    if (!areaOf(wanted).isEmpty())
        setCursorAt(wanted);
}

void FigureView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(0, -1);
    case Qt::Key_Right:
        return step(0, 1);
    case Qt::Key_Up:
        return step(-1, 0);
    case Qt::Key_Down:
        return step(1, 0);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursor)
            Q_EMIT activated(m_cursor->row, m_cursor->column);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool FigureView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_explain) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto place = placeAt(help->pos()))
            QToolTip::showText(help->globalPos(), m_explain(*place), this, areaOf(*place).toRect());
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}
