#pragma once

#include <vector>

#include <QStyledItemDelegate>
#include <QWidget>

#include "core/store/rows.h"
#include "ui/models/table_model.h"

class QListView;
class QPushButton;

namespace vlm::ui {

/// A data set with how its classes are spread.
struct DatasetEntry {
    store::DatasetRow row;
    std::vector<store::FacetCount> labels; // value: class index as text
    bool missing = false; // its files are not where they were
};

class DatasetModel : public TableModel<DatasetEntry> {
    Q_OBJECT
public:
    using TableModel::TableModel;
    int numColumns() const override { return 1; }
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const DatasetEntry& entry) const override;
};

/// Card: title, task and modality, counts, class balance, warnings.
class DatasetDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Samples of a class as a share of all, drawn as one stacked bar.
void paintBalance(QPainter& painter, const QRectF& area, const DatasetEntry& entry);
/// Shade of class `index` of `count` in balance bars.
QColor classShade(int index, int count);
QString taskWord(std::string_view task);

class DatasetList : public QWidget {
    Q_OBJECT
public:
    explicit DatasetList(QWidget* parent = nullptr);

    void setEntries(std::vector<DatasetEntry> entries); // keeps the current one where it still exists
    const DatasetEntry* current() const;
    const DatasetEntry* find(const std::string& id) const;
    const DatasetEntry* named(const std::string& text) const; // by id or title, whatever the case
    void choose(const std::string& id);
    int count() const { return m_model->rowCount(); }

Q_SIGNALS:
    void currentChanged();
    void addRequested();
    void removeRequested();

private:
    DatasetModel* m_model;
    QListView* m_list;
    QPushButton* m_add;
};

}
