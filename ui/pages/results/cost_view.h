#pragma once

#include <QWidget>

#include "core/export/table.h"

class QLabel;
class QTableView;
class QToolButton;

namespace vlm::ui {

class Banner;
class FigureActions;
class FigureTableModel;
class StatePane;
class Workbench;

/// The cost card of every result: parameters, operations, time, memory and throughput, to read, copy and export.
class CostView : public QWidget {
    Q_OBJECT
public:
    explicit CostView(Workbench& workbench, QWidget* parent = nullptr);

private:
    void reload();
    void clear();
    void showCost(const exporting::Table& cost);

    Workbench& m_workbench;
    FigureActions* m_actions;
    FigureTableModel* m_model;
    QTableView* m_table;
    QLabel* m_notes;
    QToolButton* m_copy;
    QToolButton* m_export;
    Banner* m_banner;
    StatePane* m_state;
};

}
