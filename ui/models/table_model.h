#pragma once

#include <vector>

#include <QAbstractTableModel>

namespace vlm::ui {

/// A flat table of values: a model is its columns, its headers and one function a cell.
template <class Row> class TableModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    virtual int numColumns() const = 0;
    virtual QVariant headerCell(int column, int role) const = 0;
    virtual QVariant cell(int column, int role, const Row& row) const = 0;

    void setRows(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const std::vector<Row>& rows() const { return m_rows; }
    const Row* rowAt(const QModelIndex& index) const
    {
        return index.isValid() && index.row() < static_cast<int>(m_rows.size())
            ? &m_rows[static_cast<std::size_t>(index.row())]
            : nullptr;
    }

    int rowCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const final { return parent.isValid() ? 0 : numColumns(); }
    QVariant data(const QModelIndex& index, int role) const final
    {
        const Row* row = rowAt(index);
        return row ? cell(index.column(), role, *row) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= numColumns())
            return {};
        return headerCell(section, role);
    }

private:
    std::vector<Row> m_rows;
};

}
