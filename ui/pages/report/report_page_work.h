#pragma once

#include "ui/bridge/workbench.h"
#include "ui/pages/report/report_desk.h"
#include "ui/pages/report/report_page.h"

// Of the page's own sources.
namespace vlm::ui {

inline const report::Environment& thisMachine()
{
    static const report::Environment environment = report::environment();
    return environment;
}

template <class Work, class Done>
void ReportPage::withMaker(const char* slot, Work work, Done finished, std::function<void(QString)> failed)
{
    m_workbench.query(
        this, slot,
        [work = std::move(work), report = m_desk.report(), cache = m_desk.cache(),
            reader = std::make_shared<store::Reader>(m_workbench.reader()), folder = m_workbench.project().folder()] {
            report_ui::ContentMaker maker(*reader, folder, thisMachine(), cache);
            return work(maker, report);
        },
        std::move(finished), std::move(failed));
}

}
