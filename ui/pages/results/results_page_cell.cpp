#include "ui/pages/results/results_page.h"

#include <QComboBox>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/pages/results/cell_inspector.h"
#include "ui/pages/results/cell_samples.h"
#include "ui/pages/results/how.h"
#include "ui/plots/figure_view.h"

// One square of the heatmap: what it says, how it was computed, and the samples or the run behind it.
namespace vlm::ui {

void ResultsPage::explainFigure()
{
    const auto place = m_heatmap->cursor();
    How how{.title = m_map.spec.title, .rows = {}, .topic = QStringLiteral("results#heatmap")};
    if (place && !explain(place->row, place->column).isEmpty()) {
        QStringList lines = explain(place->row, place->column).split(QLatin1Char('\n'));
        how.title = lines.takeFirst();
        how.rows.emplace_back(tr("This number"), lines.join(QLatin1Char('\n')));
    }
    const rq::Study* others = publishedAlone();
    for (auto& row :
        formulaRows(others ? others->metric : choice().metric, others ? std::string() : choice().convention))
        how.rows.push_back(std::move(row));
    how.rows.emplace_back(tr("Provenance"), m_map.spec.caption);
    const QRectF area = place ? m_heatmap->areaOf(*place) : QRectF();
    showHow(this,
        area.isEmpty() ? m_how->mapToGlobal(QPoint(0, m_how->height()))
                       : m_heatmap->mapToGlobal(area.bottomLeft().toPoint() + QPoint(0, px(4))),
        how, m_workbench);
}

const store::ResultRow* ResultsPage::resultAt(int row, int column) const
{
    const auto at = static_cast<std::size_t>(row) * m_map.columns.size() + static_cast<std::size_t>(column);
    if (at >= m_map.sources.size() || m_map.sources[at] < 0)
        return nullptr;
    return &m_loaded.results[static_cast<std::size_t>(m_map.sources[at])];
}

QString ResultsPage::modeLine(int column) const
{
    return figures::studyModeTitle(m_map.columns[static_cast<std::size_t>(column)].second);
}

QString ResultsPage::explain(int row, int column) const
{
    if (row >= static_cast<int>(m_map.spec.rows.size()) || column >= static_cast<int>(m_map.spec.columns.size()))
        return {};
    const figures::HeatmapCell& cell = m_map.spec.cell(row, column);
    QStringList lines{tr("%1 on %2, %3")
                          .arg(m_map.spec.rows[static_cast<std::size_t>(row)].name,
                              m_map.spec.columns[static_cast<std::size_t>(column)].name, modeLine(column))};
    if (!cell.estimate.value) {
        lines << cell.estimate.reason;
        return lines.join(QLatin1Char('\n'));
    }
    lines << QStringLiteral("%1 %2 %3")
                 .arg(m_map.spec.metric, figures::text(*cell.estimate.value, m_map.spec.format),
                     figures::intervalText(cell.estimate, m_map.spec.format));
    const store::ResultRow* result = resultAt(row, column);
    QString how = tr("n = %1").arg(figures::countText(cell.estimate.n));
    if (result && result->metric && result->metric->lower)
        how += tr(", 95% %1, B = %2, seed %3")
                   .arg(figures::methodTitle(result->metric->method), figures::countText(result->metric->replicates))
                   .arg(result->metric->seed);
    lines << how;
    if (cell.inDomain)
        lines << tr("† in-domain: the model was trained on this kind of images");
    if (cell.interim)
        lines << tr("Interim: the run is not finished; not for stopping decisions");
    if (!cell.estimate.reason.isEmpty())
        lines << cell.estimate.reason;
    if (cell.published)
        lines << cell.published->note;
    else if (const rq::Study* study = publishedAlone())
        lines << toQt(study->source);
    return lines.join(QLatin1Char('\n'));
}

void ResultsPage::inspect(int row, int column)
{
    const auto& [dataset, mode] = m_map.columns[static_cast<std::size_t>(column)];
    const std::string& model = m_map.models[static_cast<std::size_t>(row)];
    m_chosen = {model, {dataset, mode}};
    const figures::HeatmapRow& shown = m_map.spec.rows[static_cast<std::size_t>(row)];
    const QString role = shown.role == figures::Role::Specialist ? tr("specialist") : tr("generalist");
    const QString subtitle = QStringLiteral("%1 · %2").arg(modeLine(column), role);
    const QString datasetName = m_map.spec.columns[static_cast<std::size_t>(column)].name;
    const store::ResultRow* result = resultAt(row, column);
    if (!result) {
        const bool others = publishedAlone() != nullptr;
        m_inspector->showEmpty(tr("%1 on %2").arg(shown.name, datasetName), subtitle,
            others ? explain(row, column) : m_map.spec.cell(row, column).estimate.reason, !others);
        return;
    }
    m_inspector->showResult(
        tr("%1 on %2").arg(shown.name, datasetName), subtitle, *result, m_map.spec.format, m_map.spec.metric);
    m_workbench.query(
        m_inspector, "facts",
        [&workbench = m_workbench, copy = *result] { return readCellFacts(workbench.reader(), copy); },
        [this](const CellFacts& facts) { m_inspector->addFacts(facts); });
}

void ResultsPage::open(int row, int column)
{
    const store::ResultRow* result = resultAt(row, column);
    if (!result || result->cell.done + result->cell.failed == 0) {
        notice(publishedAlone() ? tr("There are no samples behind this number: the paper gives only averages.")
                                : tr("There are no samples behind this square yet."));
        return;
    }
    store::DatasetRow dataset;
    for (const store::DatasetRow& known : m_loaded.datasets)
        if (known.id == result->cell.dataset)
            dataset = known;
    m_samples->showCell(
        *result, dataset, tr("%1 on %2, %3").arg(toQt(result->cell.model), toQt(dataset.title), modeLine(column)));
    m_outer->setCurrentIndex(1);
}

void ResultsPage::configure()
{
    if (!m_chosen)
        return;
    m_workbench.query(
        this, "configure", [&workbench = m_workbench] { return workbench.reader().models(); },
        [this](const std::vector<store::ModelRow>& models) {
            config::RunConfig config;
            for (const store::ModelRow& model : models)
                if (model.id == m_chosen->first)
                    config.models.push_back({model.id, model.folder, model.specialist, model.pairing});
            for (const store::DatasetRow& dataset : m_loaded.datasets)
                if (dataset.id == m_chosen->second.first)
                    config.datasets.push_back({dataset.id, dataset.path, dataset.inDomainFor});
            config.modes = {config::modeFromName(m_chosen->second.second)};
            Q_EMIT m_workbench.configureRunRequested(config);
        });
}

}
