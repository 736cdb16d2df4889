#pragma once

#include <map>
#include <vector>

#include <QWidget>

#include "core/runs/events.h"
#include "core/store/rows.h"

class QAction;
class QTableView;

namespace vlm::ui {

class CellsModel;
class LiveAnswers;
class LiveChart;
class QueueModel;
class StatePane;
class Workbench;

/// The queue, the cells of the chosen run, and its live chart.
class QueueView : public QWidget {
    Q_OBJECT
public:
    QueueView(Workbench& workbench, QWidget* parent = nullptr);
    void refresh();
    void themeChanged();

Q_SIGNALS:
    void newRunRequested();

private:
    QAction* addCommand(const QString& name, const QString& text, const QString& iconName, void (QueueView::*run)());
    void connectWorkbench();
    void showCells();
    void showFinal();
    void refreshCommands();
    const store::RunRow* current() const;
    void pauseOrResume();
    void cancel();
    void moveToFront();
    void duplicate();
    void showResults();

    Workbench& m_workbench;
    QueueModel* m_queue;
    CellsModel* m_cells;
    QTableView* m_runs;
    QTableView* m_cellTable;
    LiveChart* m_chart;
    LiveAnswers* m_answers;
    StatePane* m_pane;
    QAction* m_pause;
    QAction* m_cancel;
    QAction* m_front;
    QAction* m_duplicate;
    QAction* m_results;
    store::Id m_shown = 0;
    std::map<store::Id, std::vector<runs::TrainingPoint>> m_courses; // of the cell that trained last, by run
};

}
