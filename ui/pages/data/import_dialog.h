#pragma once

#include <memory>
#include <optional>

#include <QDialog>

#include "ui/pages/data/import_preview.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace vlm::ui {

class ImportSettings;
class ProgressLine;
struct LongWork;
class Segments;
class StatePane;
class Workbench;

/// Shows what an importer makes of a folder or file before anything is stored: which layout and why, its settings, the
/// counts against the published ones, 20 rows, what is left out and why. Then everything is stored at once.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    ImportDialog(Workbench& workbench, const QString& path, QWidget* parent);

Q_SIGNALS:
    void stored(const QString& dataset); // its id; the dialog closes itself

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildRight();
    void setPath(const QString& path);
    void inspect();
    void chooseFolder();
    void chooseFile();
    void chooseColumns();
    void show(ImportPreview preview);
    void showCounts(const ImportPreview& preview);
    void showFailure(const QString& reason);
    void import();
    void saveRejects();

    Workbench& m_workbench;
    QString m_path;
    std::optional<ImportPreview> m_preview;
    std::shared_ptr<LongWork> m_reading;
    QLabel* m_place;
    QLabel* m_summary;
    QGridLayout* m_counts;
    QLabel* m_warnings;
    ImportSettings* m_settings;
    QWidget* m_side;
    Segments* m_tabs;
    QStackedWidget* m_tables;
    ImportRows* m_rows;
    QTableView* m_table;
    RejectRows* m_rejects;
    StatePane* m_state;
    ProgressLine* m_progress;
    QPushButton* m_columns;
    QPushButton* m_import;
};

}
