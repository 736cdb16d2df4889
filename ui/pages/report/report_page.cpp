#include "ui/pages/report/report_page.h"

#include "ui/base/theme.h"
#include "ui/bridge/workbench.h"
#include "ui/widgets/outlook.h"

#include <QVBoxLayout>

namespace vlm::ui {

ReportPage::ReportPage(Workbench& workbench, QWidget* parent)
    : Page("report", tr("Report"), "report", parent)
{
    auto* outlook = new Outlook(tr("Report"), tr("How do I tell others what was found, so that they can check it?"),
        {
            {"list-details", tr("Figures and tables"),
                tr("Chosen from Results, in an order of your own, with captions that state n, interval and seed")},
            {"file-text", tr("One document"), tr("Preview and export as PDF or HTML, with the research-use notice")},
            {"box", tr("Bundle"), tr("Everything needed to verify the numbers: configuration, predictions, hashes")},
        },
        tr("Export single figures from Results"));
    connect(outlook, &Outlook::meanwhileClicked, &workbench,
        [&workbench] { Q_EMIT workbench.showPageRequested("results"); });
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 0);
    column->addWidget(outlook);
}

}
