#pragma once

#include <vector>

#include "ui/figures/from_pairs.h"
#include "ui/pages/results/science_view.h"

class QComboBox;

namespace vlm::ui {

/// One run under each scoring convention, side by side, with the reason for every difference.
class ConventionsView : public ScienceView {
    Q_OBJECT
public:
    ConventionsView(Workbench& workbench, StudySource& source);

protected:
    void rebuild() override;
    QString explain(FigureView::Place place) const override;
    bool open(FigureView::Place place) override;
    exporting::Table table() const override;
    bool needsPredictions() const override { return true; }
    QString topic() const override { return QStringLiteral("metrics#conventions"); }
    std::optional<report::Item> reportItem() const override;

private:
    QString about() const;

    QComboBox* m_dataset;
    QComboBox* m_mode;
    QComboBox* m_model;
    std::vector<figures::ConventionRow> m_rows;
};

}
