#pragma once

#include <filesystem>

#include <QDialog>

#include "core/data/dataset.h"
#include "ui/models/table_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace vlm::ui {

class StatePane;
class Workbench;

/// Shows what an importer makes of a folder before anything is stored: which layout, counts, warnings, 20 rows.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    ImportDialog(Workbench& workbench, const QString& path, QWidget* parent);

private:
    struct Preview {
        QString importer;
        QString reason;
        data::DatasetInfo info;
        std::array<std::int64_t, 3> counts{};
        std::vector<data::Sample> rows;
    };
    class Rows : public TableModel<data::Sample> {
    public:
        using TableModel::TableModel;
        std::vector<std::string> classes;
        int numColumns() const override { return 5; }
        QVariant headerCell(int column, int role) const override;
        QVariant cell(int column, int role, const data::Sample& sample) const override;
    };
    static Preview read(const std::filesystem::path& path);
    void inspect();
    void choose();
    void chooseColumns();
    void show(const Preview& preview);

    Workbench& m_workbench;
    QString m_path;
    QLabel* m_folder;
    QLabel* m_summary;
    QLabel* m_warnings;
    Rows* m_rows;
    QTableView* m_table;
    StatePane* m_state;
    QPushButton* m_columns;
    QPushButton* m_import;
};

}
