#pragma once

#include <map>
#include <vector>

#include <QAbstractTableModel>

#include "core/store/rows.h"

namespace vlm::ui {

/// The cells of one run with their main metric.
class CellsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Model, Dataset, Mode, State, Samples, Metric, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    struct Row {
        store::CellRow cell;
        std::vector<store::MetricRow> metrics;
    };
    void setRows(std::vector<Row> rows);
    void update(const store::CellRow& cell);
    const Row* rowAt(int row) const;
    QString nameOf(store::Id cell) const; // "CLIP × BUSI, linear probe"

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Row> m_rows;
};

}
