#pragma once

#include "core/store/rows.h"
#include "ui/pages/results/science_view.h"

class QComboBox;
class QLabel;

namespace vlm::ui {

/// ROC, precision-recall, reliability and confusion of the project's cells, from the stored scores.
class CurvesView : public ScienceView {
    Q_OBJECT
public:
    CurvesView(Workbench& workbench, StudySource& source);

protected:
    void rebuild() override;
    bool open(FigureView::Place place) override;
    QString explain(FigureView::Place place) const override;
    QString topic() const override { return QStringLiteral("results#curves"); }
    std::optional<report::Item> reportItem() const override;
    bool needsPredictions() const override { return true; }

private:
    void fillClasses();
    void fillModels();
    void requestCurves();
    void requestReliability();
    void requestConfusion();
    const store::ResultRow* chosenCell() const;
    QString about() const;

    Segments* m_kind;
    QComboBox* m_dataset;
    QComboBox* m_mode;
    QComboBox* m_model;
    QLabel* m_classLabel;
    QComboBox* m_class;
    std::vector<std::string> m_models; // of the curves drawn
};

}
