#include "ui/pages/data/sample_delegate.h"

#include <algorithm>

#include <QFontMetrics>
#include <QPainter>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/models/thumbnails.h"

namespace vlm::ui {
namespace {

constexpr int kPad = 6;
constexpr int kRowPicture = 52;

QString textOf(const SampleModel& model, int row, SampleModel::Column column)
{
    return model.index(row, column).data().toString();
}

}

SampleDelegate::SampleDelegate(Shape shape, Thumbnails& thumbnails, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_shape(shape)
    , m_thumbnails(thumbnails)
{
}

QSize SampleDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int line = QFontMetrics(option.font).height();
    if (m_shape == Shape::Row)
        return {px(120), std::max(px(kRowPicture), 2 * line) + 2 * px(kPad)};
    return {px(m_side) + 2 * px(kPad), px(m_side) + 2 * line + 3 * px(kPad)};
}

void SampleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = dynamic_cast<const SampleModel*>(index.model());
    if (!model)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRectF back = QRectF(option.rect).adjusted(2.0, 2.0, -2.0, -2.0);
    if (selected || hovered) {
        painter->setPen(selected ? QPen(t.accent, 1.5) : QPen(Qt::NoPen));
        painter->setBrush(selected ? t.accentSoft : t.raised);
        painter->drawRoundedRect(back, 6.0, 6.0);
    }
    const SampleModel::Entry* entry = model->entry(index.row());
    if (!entry) {
        // Still being read: an empty frame of the same shape.
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.raised);
        const int side = m_shape == Shape::Tile ? px(m_side) : px(kRowPicture);
        painter->drawRoundedRect(
            QRect(option.rect.topLeft() + QPoint(px(kPad), px(kPad)), QSize(side, side)), 4.0, 4.0);
    } else if (m_shape == Shape::Tile) {
        paintTile(*painter, option, *model, *entry, index.row());
    } else {
        paintRow(*painter, option, *model, *entry, index.row());
    }
    painter->restore();
}

void SampleDelegate::paintPicture(QPainter& painter, const QRect& area, const store::SampleRow& sample) const
{
    painter.fillRect(area, kCanvas);
    const QPixmap picture = m_thumbnails.pixmap(sample);
    if (!picture.isNull()) {
        const QSize size = picture.size().scaled(area.size(), Qt::KeepAspectRatio);
        const QRect fitted(area.center() - QPoint(size.width() / 2 - 1, size.height() / 2 - 1), size);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawPixmap(fitted, picture);
        return;
    }
    if (m_thumbnails.failure(sample).isEmpty())
        return;
    const int side = std::min(area.width(), px(24));
    QRect mark(0, 0, side, side);
    mark.moveCenter(area.center());
    icon("alert-triangle", IconTint::Warning).paint(&painter, mark);
}

void SampleDelegate::paintMarks(QPainter& painter, const QRect& area, const SampleModel::Entry& entry) const
{
    const int side = px(16);
    const auto badge = [&](const QRect& at, const QString& name, IconTint tint) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens().surface);
        painter.drawEllipse(at.adjusted(-2, -2, 2, 2));
        icon(name, tint).paint(&painter, at);
    };
    if (entry.sample.starred)
        badge(QRect(area.left() + px(4), area.top() + px(4), side, side), "star-filled", IconTint::Warning);
    if (const auto correct = isCorrect(entry.prediction))
        badge(QRect(area.right() - side - px(3), area.top() + px(4), side, side),
            *correct ? "circle-check" : "circle-x", *correct ? IconTint::Success : IconTint::Danger);
}

void SampleDelegate::paintTile(QPainter& painter, const QStyleOptionViewItem& option, const SampleModel& model,
    const SampleModel::Entry& entry, int row) const
{
    const QFontMetrics metrics(option.font);
    const QRect picture(option.rect.left() + px(kPad), option.rect.top() + px(kPad), px(m_side), px(m_side));
    paintPicture(painter, picture, entry.sample);
    paintMarks(painter, picture, entry);
    QString first = textOf(model, row, SampleModel::Label);
    if (first.isEmpty())
        first = toQt(entry.sample.question).simplified();
    const QString second = entry.prediction ? QStringLiteral("→ ")
            + (entry.prediction->text.empty() ? textOf(model, row, SampleModel::Predicted)
                                              : textOf(model, row, SampleModel::Reply))
                                            : textOf(model, row, SampleModel::Image);
    int y = picture.bottom() + px(4) + metrics.ascent();
    painter.setPen(tokens().text);
    painter.drawText(picture.left(), y, metrics.elidedText(first, Qt::ElideRight, picture.width()));
    painter.setPen(tokens().secondary);
    y += metrics.height();
    painter.drawText(picture.left(), y,
        metrics.elidedText(second, entry.prediction ? Qt::ElideRight : Qt::ElideLeft, picture.width()));
}

void SampleDelegate::paintRow(QPainter& painter, const QStyleOptionViewItem& option, const SampleModel& model,
    const SampleModel::Entry& entry, int row) const
{
    const QFontMetrics metrics(option.font);
    const QRect area = option.rect.adjusted(px(kPad), px(kPad), -px(kPad), -px(kPad));
    const QRect picture(area.topLeft(), QSize(area.height(), area.height()));
    paintPicture(painter, picture, entry.sample);
    const int left = picture.right() + px(10);
    const int room = area.right() - left - px(24);
    QString first = textOf(model, row, SampleModel::Label);
    QString second = textOf(model, row, SampleModel::Image);
    const bool question = first.isEmpty() && !entry.sample.question.empty();
    if (question)
        first = toQt(entry.sample.question).simplified();
    if (entry.prediction) {
        const QString said = entry.prediction->text.empty() ? textOf(model, row, SampleModel::Predicted)
                                                            : textOf(model, row, SampleModel::Reply);
        const QString reply = entry.prediction->status == "refused" ? SampleModel::tr("refused")
            : entry.prediction->status != "ok"                      ? SampleModel::tr("failed")
                                                                    : said;
        const QString arrow = entry.prediction->status != "ok" ? QStringLiteral("·  ") : QStringLiteral("→  ");
        if (question && !reply.isEmpty())
            second = arrow + reply;
        else if (!reply.isEmpty())
            first += QStringLiteral("  ") + arrow + reply;
    }
    const int top = area.center().y() - metrics.height();
    painter.setPen(tokens().text);
    painter.drawText(left, top + metrics.ascent(), metrics.elidedText(first, Qt::ElideRight, room));
    painter.setPen(tokens().secondary);
    painter.drawText(left, top + metrics.height() + metrics.ascent() + px(2),
        metrics.elidedText(second, question ? Qt::ElideRight : Qt::ElideLeft, room));
    const int side = px(18);
    QRect mark(area.right() - side, area.center().y() - side / 2, side, side);
    if (const auto correct = isCorrect(entry.prediction)) {
        icon(*correct ? "circle-check" : "circle-x", *correct ? IconTint::Success : IconTint::Danger)
            .paint(&painter, mark);
        mark.translate(-side - px(4), 0);
    }
    if (entry.sample.starred)
        icon("star-filled", IconTint::Warning).paint(&painter, mark);
}

}
