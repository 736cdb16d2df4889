#include "ui/pages/compare/compare_page.h"

#include <algorithm>
#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QToolButton>

#include "core/metrics/metric.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/results/segments.h"
#include "ui/widgets/state_pane.h"

// Which results stand at A, B and C, and what may.
namespace vlm::ui {

void ComparePage::fillDatasets()
{
    const QString before = m_dataset->currentData().toString();
    m_dataset->clear();
    for (const store::DatasetRow& dataset : m_known.datasets)
        m_dataset->addItem(toQt(dataset.title), toQt(dataset.id));
    m_dataset->setCurrentIndex(std::max(0, m_dataset->findData(before)));
    const bool any = m_dataset->count() > 0;
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_dataset, m_metric, m_convention, m_places[0], m_places[1], m_places[2], m_swap, m_blind})
        widget->setEnabled(any);
    if (!any) {
        if (!m_workbench.hasProject())
            m_state->showMessage("git-compare", tr("No project is open"),
                tr("Open a project or the demonstration to compare its results."),
                {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
        else
            m_state->showMessage("git-compare", tr("Nothing to compare yet"),
                tr("Two results on the same data set, such as a model before and after tuning or two models, can be "
                   "compared sample by sample."),
                {tr("Set up a run"), [this] { Q_EMIT m_workbench.configureRunRequested({}); }});
        return;
    }
    fillCells();
    compare();
}

void ComparePage::fillCells()
{
    const QString dataset = m_dataset->currentData().toString();
    const auto known = std::ranges::find(m_known.datasets, dataset.toStdString(), &store::DatasetRow::id);
    if (known == m_known.datasets.end())
        return;
    m_data = *known;
    fillMetrics();
    std::array<QVariant, kPlaces> before;
    for (std::size_t i = 0; i < kPlaces; ++i) {
        before[i] = m_places[i]->currentData();
        m_places[i]->clear();
    }
    m_places[2]->addItem(tr("none"), qint64{0});
    for (const store::CellRow& cell : m_known.cells) {
        if (cell.dataset != m_data.id)
            continue;
        QString text = QStringLiteral("%1 · %2").arg(toQt(cell.model), modeWord(cell.mode));
        if (cell.state != store::State::Done)
            text += QStringLiteral(" (%1)").arg(stateWord(cell.state));
        for (QComboBox* box : m_places)
            box->addItem(text, qint64{cell.id});
    }
    for (std::size_t i = 0; i < kPlaces; ++i)
        m_places[i]->setCurrentIndex(std::max(0, m_places[i]->findData(before[i])));
    if (m_places[0]->currentIndex() != m_places[1]->currentIndex())
        return;
    // Before and after tuning is the first question, where there is an answer.
    m_places[0]->setCurrentIndex(0);
    m_places[1]->setCurrentIndex(1);
    for (const store::CellRow& cell : m_known.cells)
        for (const store::CellRow& tuned : m_known.cells)
            if (cell.dataset == m_data.id && tuned.dataset == m_data.id && cell.model == tuned.model
                && cell.mode == "ots" && tuned.mode != "ots") {
                m_places[0]->setCurrentIndex(m_places[0]->findData(qint64{cell.id}));
                m_places[1]->setCurrentIndex(m_places[1]->findData(qint64{tuned.id}));
                return;
            }
}

void ComparePage::fillMetrics()
{
    const auto task = m_data.task == "diagnosis" ? metrics::Task::Diagnosis : metrics::Task::Vqa;
    const QString before = m_metric->currentData().toString();
    m_metric->clear();
    for (const metrics::Metric* metric : metrics::metricsOf(task))
        m_metric->addItem(translated("Metric", metric->title), toQt(metric->id));
    int index = m_metric->findData(before);
    if (index < 0)
        index = m_metric->findData(task == metrics::Task::Diagnosis ? "auroc" : "closed_accuracy");
    m_metric->setCurrentIndex(std::max(index, 0));
}

const store::CellRow* ComparePage::cellOf(const QComboBox& box) const
{
    const store::Id wanted = box.currentData().toLongLong();
    const auto found = std::ranges::find(m_known.cells, wanted, &store::CellRow::id);
    return found == m_known.cells.end() ? nullptr : &*found;
}

std::vector<store::CellRow> ComparePage::chosenCells() const
{
    std::vector<store::CellRow> cells;
    for (const QComboBox* box : m_places)
        if (const store::CellRow* cell = cellOf(*box))
            cells.push_back(*cell);
    return cells;
}

void ComparePage::choose(store::Id cell, store::Id other)
{
    const auto found = std::ranges::find(m_known.cells, cell, &store::CellRow::id);
    if (found == m_known.cells.end())
        return;
    m_dataset->setCurrentIndex(std::max(0, m_dataset->findData(toQt(found->dataset))));
    fillCells();
    const auto rank = [&](const store::CellRow& row) {
        return row.id == other ? 0 : row.model == found->model ? 1 : row.mode == found->mode ? 2 : 3;
    };
    const store::CellRow* best = nullptr;
    for (const store::CellRow& row : m_known.cells)
        if (row.dataset == found->dataset && row.id != cell && (!best || rank(row) < rank(*best)))
            best = &row;
    m_places[0]->setCurrentIndex(m_places[0]->findData(qint64{cell}));
    if (best)
        m_places[1]->setCurrentIndex(m_places[1]->findData(qint64{best->id}));
    compare();
}

}
