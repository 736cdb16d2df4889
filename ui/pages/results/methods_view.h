#pragma once

#include <vector>

#include "ui/figures/from_modes.h"
#include "ui/pages/results/science_view.h"

class QComboBox;
class QTableView;

namespace vlm::ui {

class FigureTableModel;

/// One model in every mode that it was run in: values with their intervals, and the paired differences to one mode.
class MethodsView : public ScienceView {
    Q_OBJECT
public:
    MethodsView(Workbench& workbench, StudySource& source);

protected:
    void rebuild() override;
    QString explain(FigureView::Place place) const override;
    bool open(FigureView::Place place) override;
    QString topic() const override { return QStringLiteral("runs#compare-modes"); }
    exporting::Table table() const override;
    std::optional<report::Item> reportItem() const override;

private:
    void fillChoices();
    void collectRows();
    void compare();
    void showRows();

    QComboBox* m_model;
    QComboBox* m_dataset;
    QComboBox* m_baseline;
    QTableView* m_differences;
    FigureTableModel* m_differencesModel;
    std::vector<figures::ModeRow> m_rows; // of the figure
};

}
