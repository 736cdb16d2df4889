#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include <QDialog>

#include "core/workflow/import_predictions.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace vlm::ui {

class StatePane;
class Workbench;

/// Makes a run of a predictions file: what was recognised, its first rows, the columns where a table leaves them open,
/// and the model and data set that they belong to.
class ImportPredictionsDialog : public QDialog {
    Q_OBJECT
public:
    ImportPredictionsDialog(Workbench& workbench, const QString& file, QWidget* parent);

    void reject() override;

Q_SIGNALS:
    void imported(const QString& file);

private:
    struct Column {
        std::string metrics::ColumnMapping::*member;
        std::vector<metrics::Task> tasks;
        QLabel* label;
        QComboBox* box;
    };
    void buildChoices(QFormLayout* form);
    void addColumn(QFormLayout* form, const QString& name, const char* word,
        std::string metrics::ColumnMapping::*member, std::vector<metrics::Task> tasks);
    void readNames();
    void choose();
    void inspect();
    void showPreview(const workflow::ImportPreview& preview);
    void showColumns(const workflow::ImportPreview& preview);
    void takeColumns();
    void runImport();
    void updateAccept();
    metrics::Task task() const;
    workflow::PredictionsImport options() const;

    Workbench& m_workbench;
    QString m_file;
    QLabel* m_path;
    QLabel* m_summary;
    QComboBox* m_task;
    QComboBox* m_model;
    QComboBox* m_dataset;
    QComboBox* m_mode;
    QCheckBox* m_specialist;
    QLineEdit* m_pairing;
    QCheckBox* m_inDomain;
    std::vector<Column> m_columns;
    QTableWidget* m_table;
    StatePane* m_state;
    QPushButton* m_accept;
    std::optional<metrics::ColumnMapping> m_mapping; // chosen by the user; nothing: guessed
    metrics::ColumnMapping m_shown; // that of the last preview
    std::stop_source m_stop;
    bool m_readable = false;
};

}
