#include "ui/report/content.h"

#include "core/base/error.h"
#include "core/report/assumptions.h"
#include "core/rq/published.h"
#include "core/science/project_study.h"
#include "ui/figures/from_modes.h"
#include "ui/figures/from_science.h"

// One model in every mode that it was run in.
namespace vlm::report_ui {

using report::Item;

Content ContentMaker::modesContent(const Item& item)
{
    const std::string model = item.parameter("model");
    const rq::Assumptions assumptions = report::assumptionsFrom(item.parameter("assumptions"));
    stats::BootstrapOptions options;
    options.threads = 1;
    const auto made = [&](const rq::Study& study, const science::ProjectStudy* own) -> Content {
        const rq::InDomainTable& inDomain = assumptions.inDomain.id.empty() ? study.inDomain : assumptions.inDomain;
        auto rows = figures::modeRows(study, own, inDomain, model, item.parameter("dataset"));
        if (rows.empty())
            throw Error(ErrorKind::Data, "there is no result of " + model + " of metric " + study.metric);
        const std::string baseline = item.parameter("baseline", "ots");
        if (own)
            figures::compareWith(rows, *own, model, baseline, m_cells, options);
        if (item.asTable)
            return figures::modesTable(QString::fromStdString(model), study.metric, baseline, rows);
        return figures::Figure(figures::modesFigure(
            QString::fromStdString(model), figures::roleOf(study.model(model)), study.metric, rows));
    };
    if (const std::string id = item.parameter("study"); !id.empty())
        return made(rq::publishedStudy(id), nullptr);
    const science::ProjectStudy own = science::studyOf(m_reader, item.parameter("metric", "auroc"),
        metrics::conventionFromName(item.parameter("convention", "strict")));
    return made(own.study, &own);
}

}
