#pragma once

#include <vector>

#include "core/rq/gaps.h"
#include "ui/figures/from_science.h"
#include "ui/pages/results/science_view.h"

namespace vlm::ui {

/// The paper's Fig. 3, never rescaled and with intervals: RQ1, RQ2 and RQ3 by family and data set.
class RqGapsView : public ScienceView {
    Q_OBJECT
public:
    RqGapsView(Workbench& workbench, StudySource& source);

protected:
    void rebuild() override;
    QString explain(FigureView::Place place) const override;
    bool open(FigureView::Place place) override;
    How how(std::optional<FigureView::Place> place) const override;
    QString topic() const override { return QStringLiteral("results#gaps"); }
    std::optional<report::Item> reportItem() const override;

private:
    void present();
    void requestIntervals();
    const rq::Gap* gapAt(FigureView::Place place) const;

    Segments* m_scope;
    std::vector<rq::Gap> m_gaps;
    figures::GapsFigure m_shown;
};

}
