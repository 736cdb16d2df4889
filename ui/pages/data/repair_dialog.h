#pragma once

#include <vector>

#include <QDialog>

#include "core/store/rows.h"
#include "core/workflow/missing_files.h"
#include "ui/models/table_model.h"

class QLabel;
class QPushButton;

namespace vlm::ui {

class ProgressLine;
class Workbench;

/// Missing files and where each was found, or not.
class MissingRows : public TableModel<workflow::MissingFile> {
    Q_OBJECT
public:
    using TableModel::TableModel;
    int numColumns() const override { return 2; }
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const workflow::MissingFile& file) const override;
    int found() const;
};

/// Files of a data set that are no longer where they were: folders are searched for them, by content and then by name,
/// and what was found is taken at once; the rest stays listed.
class RepairDialog : public QDialog {
    Q_OBJECT
public:
    RepairDialog(Workbench& workbench, const store::DatasetRow& dataset, std::vector<workflow::MissingFile> missing,
        QWidget* parent);

Q_SIGNALS:
    void repaired();

private:
    void search();
    void apply();
    void take(workflow::Repair repair);
    void showState();

    Workbench& m_workbench;
    store::DatasetRow m_dataset;
    MissingRows* m_rows;
    QLabel* m_state;
    ProgressLine* m_progress;
    QPushButton* m_search;
    QPushButton* m_apply;
    std::size_t m_taken = 0; // before the files that are listed now
};

}
