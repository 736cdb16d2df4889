#include "ui/pages/results/forest_view.h"

#include <QComboBox>

#include "ui/bridge/text.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/pages/results/study_choice.h"
#include "ui/pages/results/study_source.h"

namespace vlm::ui {

ForestView::ForestView(Workbench& workbench, StudySource& source)
    : ScienceView(workbench, source, QStringLiteral("forest"), WhatIf::None)
    , m_dataset(new QComboBox)
{
    labelled(tr("Data set"), m_dataset, "dataset");
    connect(m_dataset, &QComboBox::activated, this, &ForestView::rebuild);
    start();
}

void ForestView::rebuild()
{
    fillDatasets(*m_dataset, m_source.study());
    const figures::ForestSpec spec = figures::studyForest(
        m_source.study(), m_source.assumptions(), m_dataset->currentData().toString().toStdString());
    showFigure(spec, spec.caption);
}

QString ForestView::explain(FigureView::Place place) const
{
    const auto* spec = std::get_if<figures::ForestSpec>(&figure());
    if (!spec || place.row >= static_cast<int>(spec->rows.size()))
        return {};
    const figures::ForestRow& row = spec->rows[static_cast<std::size_t>(place.row)];
    if (!row.estimate.value)
        return row.estimate.reason;
    QStringList lines{tr("%1, %2: %3 %4")
                          .arg(row.name, row.group, figures::text(*row.estimate.value, spec->format),
                              figures::intervalText(row.estimate, spec->format))};
    lines << tr("n = %1").arg(figures::countText(row.estimate.n));
    if (row.inDomain)
        lines << tr("† in-domain: the model was trained on this kind of images");
    if (m_source.ofProject())
        lines << tr("Enter shows the samples behind it.");
    return lines.join(QLatin1Char('\n'));
}

bool ForestView::open(FigureView::Place place)
{
    const auto* spec = std::get_if<figures::ForestSpec>(&figure());
    if (!spec || place.row >= static_cast<int>(spec->rows.size()))
        return false;
    const figures::ForestRow& row = spec->rows[static_cast<std::size_t>(place.row)];
    for (const rq::Score& score : m_source.study().scores)
        if (figures::studyModeTitle(score.mode) == row.group && toQt(score.model) == row.name
            && toQt(score.dataset) == m_dataset->currentData().toString())
            return openCell(score.model, score.dataset, score.mode);
    return false;
}

std::optional<report::Item> ForestView::reportItem() const
{
    report::Item out = studyItem(report::Kind::Forest);
    out.parameters["dataset"] = m_dataset->currentData().toString().toStdString();
    return out;
}

}
