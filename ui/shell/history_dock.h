#pragma once

#include <vector>

#include <QDockWidget>

#include "ui/bridge/history.h"

class QFileSystemWatcher;
class QLineEdit;
class QTableView;
class QTimer;
class QToolButton;

namespace vlm::ui {

class HistoryModel;
class Workbench;

/// What was done in the project as command lines that do it again, newest first; to be copied one by one or as a
/// script.
class HistoryDock : public QDockWidget {
    Q_OBJECT
public:
    explicit HistoryDock(Workbench& workbench, QWidget* parent = nullptr);
    ~HistoryDock() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void showEntries(std::vector<HistoryEntry> entries);
    std::vector<HistoryEntry> chosen() const; // all where nothing is selected, oldest first
    void copy();

    Workbench& m_workbench;
    HistoryModel* m_model;
    QTableView* m_view;
    QToolButton* m_copy;
    QToolButton* m_script;
    QFileSystemWatcher* m_watcher;
    QTimer* m_delay;
};

}
