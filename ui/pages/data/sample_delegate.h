#pragma once

#include <QStyledItemDelegate>

#include "ui/models/sample_model.h"

namespace vlm::ui {

class Thumbnails;

/// Draws a sample from its SampleModel as a tile of the grid or as a row of the list: picture, label, what was
/// predicted, star, right or wrong by sign, word and colour.
class SampleDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum class Shape { Tile, Row };

    SampleDelegate(Shape shape, Thumbnails& thumbnails, QObject* parent = nullptr);
    void setTileSide(int side) { m_side = side; } // logical pixels of the picture
    int tileSide() const { return m_side; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintTile(QPainter& painter, const QStyleOptionViewItem& option, const SampleModel& model,
        const SampleModel::Entry& entry, int row) const;
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const SampleModel& model,
        const SampleModel::Entry& entry, int row) const;
    void paintPicture(QPainter& painter, const QRect& area, const store::SampleRow& sample) const;
    void paintMarks(QPainter& painter, const QRect& area, const SampleModel::Entry& entry) const;

    Shape m_shape;
    Thumbnails& m_thumbnails;
    int m_side = 128;
};

}
