#pragma once

#include "ui/pages/results/science_view.h"

class QComboBox;

namespace vlm::ui {

/// Every model of the study on one data set, with intervals and numbers.
class ForestView : public ScienceView {
    Q_OBJECT
public:
    ForestView(Workbench& workbench, StudySource& source);

protected:
    void rebuild() override;
    QString explain(FigureView::Place place) const override;
    bool open(FigureView::Place place) override;
    QString topic() const override { return QStringLiteral("results#forest"); }
    std::optional<report::Item> reportItem() const override;

private:
    QComboBox* m_dataset;
};

}
