#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

#include "core/runs/events.h"
#include "core/store/rows.h"

namespace vlm::ui {

/// Runs, newest first, with what is known of the ones at work.
class QueueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Progress, Rate, Eta, Created, ColumnCount };
    static constexpr int kShareRole = Qt::UserRole; // done share, 0 to 1

    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(std::vector<store::RunRow> runs);
    void setProgress(const runs::Progress& progress);
    void setState(const runs::RunChanged& change);
    const store::RunRow* runAt(int row) const;
    int rowOf(store::Id run) const; // -1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int column, const store::RunRow& run) const;

    std::vector<store::RunRow> m_runs;
    std::map<store::Id, runs::Progress> m_progress;
};

/// A thin bar with the numbers beside it.
class ProgressDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}
