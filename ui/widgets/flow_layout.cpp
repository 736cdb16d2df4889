#include "ui/widgets/flow_layout.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QWidget>

#include "ui/base/theme.h"

namespace vlm::ui {
namespace {

bool isGap(const QLayoutItem& item)
{
    return item.isEmpty() || item.sizeHint().width() <= 0;
}

int heightOf(QLayoutItem& item, QSize size)
{
    if (const QWidget* widget = item.widget())
        if (const auto* inner = qobject_cast<FlowLayout*>(widget->layout()))
            return inner->heightAt(size.width());
    return item.hasHeightForWidth() ? item.heightForWidth(size.width()) : size.height();
}

}

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent)
{
    ui::setSpacing(this, 0, kGap);
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem* item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.push_back(item);
    invalidate();
}

void FlowLayout::addPair(QLabel* label, QWidget* widget)
{
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    ui::setSpacing(row, 0, kGap);
    row->addWidget(label);
    row->addWidget(widget);
    addWidget(pair);
}

void FlowLayout::addStretch()
{
    m_firstRight = count();
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    QLayoutItem* item = itemAt(index);
    if (!item)
        return nullptr;
    m_items.erase(m_items.begin() + index);
    if (index < m_firstRight)
        --m_firstRight;
    return item;
}

void FlowLayout::spread(Line& line, int width) const
{
    std::vector<Place*> growing;
    for (Place& place : line.places)
        if (itemAt(place.item)->expandingDirections() & Qt::Horizontal)
            growing.push_back(&place);
    int left = width - line.width;
    for (std::size_t i = 0; i < growing.size() && left > 0; ++i) {
        const int most = itemAt(growing[i]->item)->maximumSize().width();
        const int share = left / static_cast<int>(growing.size() - i);
        const int grown = std::min(growing[i]->size.width() + share, most);
        left -= grown - growing[i]->size.width();
        growing[i]->size.setWidth(grown);
    }
    line.width = width - std::max(left, 0);
    line.height = 0;
    for (Place& place : line.places) {
        place.size.setHeight(heightOf(*itemAt(place.item), place.size));
        line.height = std::max(line.height, place.size.height());
    }
}

std::vector<FlowLayout::Line> FlowLayout::linesAt(int width) const
{
    std::vector<Line> lines;
    for (int i = 0; i < count(); ++i) {
        const QLayoutItem& item = *itemAt(i);
        if (isGap(item))
            continue;
        QSize size = item.sizeHint().boundedTo(item.maximumSize()).expandedTo(item.minimumSize());
        size.setWidth(std::max(std::min(size.width(), width), item.minimumSize().width()));
        if (lines.empty() || lines.back().width + spacing() + size.width() > width)
            lines.emplace_back();
        Line& line = lines.back();
        line.width += size.width() + (line.places.empty() ? 0 : spacing());
        line.places.push_back({i, size});
    }
    for (Line& line : lines)
        spread(line, width < QLAYOUTSIZE_MAX ? width : line.width);
    return lines;
}

int FlowLayout::heightAt(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    const std::vector<Line> lines = linesAt(width - margins.left() - margins.right());
    for (const Line& line : lines)
        height += line.height;
    return height + spacing() * std::max(0, static_cast<int>(lines.size()) - 1);
}

QSize FlowLayout::sizeHint() const
{
    const std::vector<Line> lines = linesAt(QLAYOUTSIZE_MAX);
    const QMargins margins = contentsMargins();
    const QSize edge(margins.left() + margins.right(), margins.top() + margins.bottom());
    const QSize line = lines.empty() ? QSize(0, 0) : QSize(lines.front().width, lines.front().height);
    return (line + edge).expandedTo(QSize(0, m_height));
}

QSize FlowLayout::minimumSize() const
{
    QSize size(0, m_height);
    const QMargins margins = contentsMargins();
    for (const QLayoutItem* item : m_items)
        if (!isGap(*item)) {
            const QSize least = item->minimumSize();
            size = size.expandedTo({least.width() + margins.left() + margins.right(),
                std::max(least.height(), item->sizeHint().height()) + margins.top() + margins.bottom()});
        }
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const QRect area = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int y = area.top();
    for (const Line& line : linesAt(area.width())) {
        int x = area.left();
        bool pushed = false;
        for (const Place& place : line.places) {
            if (m_firstRight >= 0 && place.item >= m_firstRight && !std::exchange(pushed, true))
                x += std::max(0, area.width() - line.width);
            const QRect where(QPoint(x, y + (line.height - place.size.height()) / 2), place.size);
            itemAt(place.item)->setGeometry(QStyle::visualRect(direction, rect, where));
            x += place.size.width() + spacing();
        }
        y += line.height + spacing();
    }
    if (const int needed = heightAt(rect.width()); needed != m_height) {
        m_height = needed;
        update();
        if (QWidget* parent = parentWidget(); parent && parent->layout() == this)
            parent->updateGeometry();
    }
}

}
