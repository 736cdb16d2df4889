#include "ui/pages/compare/hit_delegate.h"

#include <algorithm>

#include <QFontMetrics>
#include <QPainter>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/number_format.h"
#include "ui/models/thumbnails.h"

namespace vlm::ui {
namespace {

constexpr int kPad = 8;
constexpr int kTile = 132;
constexpr int kRowPicture = 44;
constexpr int kMark = 18;
constexpr int kRankWidth = 44;

QString headOf(const HitModel::Entry& entry)
{
    const QString rank = countText(static_cast<std::int64_t>(entry.rank));
    return entry.score
        ? QStringLiteral("%1 · %2").arg(rank, figures::decimalText(static_cast<double>(*entry.score), 3, 0))
        : HitModel::tr("rank %1").arg(rank);
}

void paintMark(QPainter& painter, const QRect& at, bool right)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().surface);
    painter.drawEllipse(at.adjusted(-2, -2, 2, 2));
    icon(right ? "circle-check" : "circle-x", right ? IconTint::Success : IconTint::Danger).paint(&painter, at);
}

}

HitDelegate::HitDelegate(Thumbnails& thumbnails, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_thumbnails(thumbnails)
{
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int line = QFontMetrics(option.font).height();
    if (m_shape == Shape::Tile)
        return {px(kTile) + 2 * px(kPad), px(kTile) + 2 * line + 3 * px(kPad)};
    return {px(160), std::max(px(kRowPicture), 2 * line) + 2 * px(kPad)};
}

void HitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = dynamic_cast<const HitModel*>(index.model());
    const HitModel::Entry* entry = model ? model->entry(index.row()) : nullptr;
    if (!entry)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(selected ? QPen(tokens().accent, 1.5) : QPen(Qt::NoPen));
        painter->setBrush(selected ? tokens().accentSoft : tokens().raised);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2.0, 2.0, -2.0, -2.0), 6.0, 6.0);
    }
    if (m_shape == Shape::Tile)
        paintTile(*painter, option, *entry);
    else
        paintRow(*painter, option, *entry);
    painter->restore();
}

void HitDelegate::paintPicture(QPainter& painter, const QRect& area, const HitModel::Entry& entry) const
{
    painter.fillRect(area, kCanvas);
    const QPixmap picture = m_thumbnails.pixmap(*entry.image);
    if (!picture.isNull()) {
        const QSize size = picture.size().scaled(area.size(), Qt::KeepAspectRatio);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawPixmap(QRect(area.center() - QPoint(size.width() / 2 - 1, size.height() / 2 - 1), size), picture);
    } else if (!m_thumbnails.failure(*entry.image).isEmpty()) {
        QRect mark(0, 0, std::min(area.width(), px(24)), std::min(area.width(), px(24)));
        mark.moveCenter(area.center());
        icon("alert-triangle", IconTint::Warning).paint(&painter, mark);
    }
}

void HitDelegate::paintTile(QPainter& painter, const QStyleOptionViewItem& option, const HitModel::Entry& entry) const
{
    const QFontMetrics metrics(option.font);
    const QRect picture(option.rect.left() + px(kPad), option.rect.top() + px(kPad), px(kTile), px(kTile));
    paintPicture(painter, picture, entry);
    if (entry.right) {
        // Right: a solid frame and a check; wrong: a cross alone.
        if (*entry.right) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(tokens().success, px(3)));
            painter.drawRect(picture);
        }
        paintMark(painter, QRect(picture.right() - px(kMark) - px(4), picture.top() + px(5), px(kMark), px(kMark)),
            *entry.right);
    }
    int y = picture.bottom() + px(5) + metrics.ascent();
    painter.setFont(ui::font(TextRole::Strong));
    painter.setPen(tokens().text);
    painter.drawText(picture.left(), y, headOf(entry));
    painter.setFont(option.font);
    painter.setPen(tokens().secondary);
    const QString second = !entry.hub.isEmpty() ? HitModel::tr("hub · %1").arg(entry.text) : entry.text;
    y += metrics.height();
    painter.drawText(picture.left(), y, metrics.elidedText(second, Qt::ElideRight, picture.width()));
    if (entry.beyond) { // a gap before what stands further down
        painter.setPen(QPen(tokens().controlBorder, 1.5, Qt::DotLine));
        painter.drawLine(option.rect.left(), picture.top(), option.rect.left(), picture.bottom());
    }
}

void HitDelegate::paintRow(QPainter& painter, const QStyleOptionViewItem& option, const HitModel::Entry& entry) const
{
    const QFontMetrics metrics(option.font);
    const QRect area = option.rect.adjusted(px(kPad), px(kPad), -px(kPad), -px(kPad));
    int left = area.left();
    int right = area.right();
    if (entry.image) {
        const QRect picture(area.topLeft(), QSize(area.height(), area.height()));
        paintPicture(painter, picture, entry);
        left = picture.right() + px(10);
    } else if (entry.score) {
        const QRect rank(left, area.top(), px(kRankWidth), area.height());
        painter.setFont(ui::font(TextRole::Strong));
        painter.setPen(tokens().text);
        painter.drawText(rank, Qt::AlignRight | Qt::AlignVCenter, countText(static_cast<std::int64_t>(entry.rank)));
        painter.setFont(option.font);
        left = rank.right() + px(10);
    }
    if (entry.right) {
        paintMark(
            painter, QRect(right - px(kMark), area.center().y() - px(kMark) / 2, px(kMark), px(kMark)), *entry.right);
        right -= px(kMark) + px(8);
    }
    const int room = right - left;
    // A text may take two lines where nothing else is said below it.
    QString second = entry.score
        ? HitModel::tr("score %1").arg(figures::decimalText(static_cast<double>(*entry.score), 3, 0))
        : entry.rank > 0
        ? HitModel::tr("first right answer at rank %1").arg(countText(static_cast<std::int64_t>(entry.rank)))
        : QString();
    if (!entry.hub.isEmpty())
        second += QStringLiteral("  ·  ") + HitModel::tr("hub");
    const int top = area.center().y() - metrics.height();
    painter.setPen(tokens().text);
    painter.drawText(left, top + metrics.ascent(), metrics.elidedText(entry.text.simplified(), Qt::ElideRight, room));
    painter.setPen(tokens().secondary);
    painter.drawText(
        left, top + metrics.height() + metrics.ascent() + px(2), metrics.elidedText(second, Qt::ElideRight, room));
    if (entry.beyond) {
        painter.setPen(QPen(tokens().controlBorder, 1.5, Qt::DotLine));
        painter.drawLine(option.rect.topLeft(), option.rect.topRight());
    }
}

}
