#include "ui/pages/compare/compare_page.h"

#include "ui/base/theme.h"
#include "ui/bridge/workbench.h"
#include "ui/widgets/outlook.h"

#include <QVBoxLayout>

namespace vlm::ui {

ComparePage::ComparePage(Workbench& workbench, QWidget* parent)
    : Page("compare", tr("Compare"), "git-compare", parent)
{
    auto* outlook = new Outlook(tr("Compare"), tr("Why is one model better than another, and on which samples?"),
        {
            {"layout-grid", tr("Two models side by side"),
                tr("One image, both answers, and the slices both right, only A, only B, both wrong")},
            {"scale", tr("Paired tests"),
                tr("The difference with its paired bootstrap interval, McNemar and DeLong on the same samples")},
            {"layers-intersect", tr("Before and after adaptation"),
                tr("What a linear probe or LoRA repaired, and what it broke")},
        },
        tr("Go to Results"));
    connect(outlook, &Outlook::meanwhileClicked, &workbench,
        [&workbench] { Q_EMIT workbench.showPageRequested("results"); });
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 0);
    column->addWidget(outlook);
}

}
