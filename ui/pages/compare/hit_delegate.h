#pragma once

#include <QStyledItemDelegate>

#include "ui/pages/compare/hit_model.h"

namespace vlm::ui {

class Thumbnails;

/// Draws entries of a HitModel: pictures as tiles, texts as rows; right and wrong by sign, frame and colour.
class HitDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum class Shape { Tile, Row };

    HitDelegate(Thumbnails& thumbnails, QObject* parent = nullptr);
    void setShape(Shape shape) { m_shape = shape; }
    Shape shape() const { return m_shape; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter& painter, const QRect& area, const HitModel::Entry& entry) const;
    void paintTile(QPainter& painter, const QStyleOptionViewItem& option, const HitModel::Entry& entry) const;
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const HitModel::Entry& entry) const;

    Thumbnails& m_thumbnails;
    Shape m_shape = Shape::Row;
};

}
