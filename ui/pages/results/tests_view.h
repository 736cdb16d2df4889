#pragma once

#include <vector>

#include "core/science/pairwise.h"
#include "ui/pages/results/science_view.h"

class QComboBox;

namespace vlm::ui {

/// Every pair of models on one data set and mode, tested on the same samples, with corrected p.
class TestsView : public ScienceView {
    Q_OBJECT
public:
    TestsView(Workbench& workbench, StudySource& source);

protected:
    void rebuild() override;
    QString explain(FigureView::Place place) const override;
    bool open(FigureView::Place place) override;
    QString topic() const override { return QStringLiteral("statistics#tests"); }
    std::optional<report::Item> reportItem() const override;
    exporting::Table table() const override;
    bool needsPredictions() const override { return true; }

private:
    QString about() const;

    QComboBox* m_dataset;
    QComboBox* m_mode;
    std::vector<science::PairedComparison> m_pairs;
};

}
