#pragma once

#include "ui/pages/results/science_view.h"

namespace vlm::ui {

/// The paper's Fig. 4: generalists as bars against lines of the best specialists, with live counts.
class BestView : public ScienceView {
    Q_OBJECT
public:
    BestView(Workbench& workbench, StudySource& source);

protected:
    void rebuild() override;
    QString explain(FigureView::Place place) const override;
    bool open(FigureView::Place place) override;
    QString topic() const override { return QStringLiteral("results#best"); }
    std::optional<report::Item> reportItem() const override;

private:
    Segments* m_question;
};

}
