#include "ui/pages/data/data_page.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>

#include "core/store/filter_edit.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/sample_model.h"
#include "ui/pages/data/audit_view.h"
#include "ui/pages/data/dataset_card.h"
#include "ui/pages/data/filter_line.h"
#include "ui/pages/data/overview_view.h"
#include "ui/pages/data/sample_viewer.h"
#include "ui/pages/data/view_list.h"
#include "ui/pages/results/segments.h"
#include "ui/widgets/state_pane.h"

namespace vlm::ui {

void DataPage::showTab(const QString& tab)
{
    m_tabs->choose(tab);
    const bool samples = tab == QLatin1String("samples");
    m_viewer->setVisible(samples);
    m_facets->setVisible(samples);
    m_tabStack->setCurrentIndex(samples ? 0 : tab == QLatin1String("audit") ? 1 : 2);
    const DatasetEntry* entry = m_datasets->current();
    if (entry && tab == QLatin1String("audit"))
        m_audit->setDataset(entry->row);
    if (entry && tab == QLatin1String("overview"))
        m_overview->setDataset(entry->row);
}

void DataPage::fillCells()
{
    m_cell->clear();
    m_cell->addItem(tr("No predictions"), 0);
    for (const store::ResultRow& row : m_cells) {
        if (row.cell.dataset != m_query.dataset || row.cell.done == 0)
            continue;
        m_cell->addItem(QStringLiteral("%1, %2").arg(toQt(row.cell.model), modeWord(row.cell.mode)),
            QVariant::fromValue<qint64>(row.cell.id));
        if (m_query.cell == row.cell.id)
            m_cell->setCurrentIndex(m_cell->count() - 1);
    }
    m_cell->setEnabled(m_cell->count() > 1);
}

void DataPage::showSamples(const store::SampleQuery& query, const QString& heading)
{
    showTab("samples");
    m_query = query;
    m_datasets->choose(query.dataset);
    m_heading = heading;
    m_keep.clear();
    fillCells();
    applyQuery(query);
    m_keep.clear();
    m_saved->setDataset(query.dataset);
    readWords();
}

void DataPage::applyQuery(const store::SampleQuery& query)
{
    keepPlace();
    store::SampleQuery next = query;
    if (const DatasetEntry* entry = m_datasets->find(query.dataset))
        next = store::inWords(query, entry->row.classes);
    // The order is the table's; one by answers needs them.
    const store::SampleQuery& shown = m_model->query();
    const bool sorted = shown.dataset == next.dataset && (next.cell || !SampleModel::sortsAnswers(shown.orderBy));
    next.orderBy = sorted ? shown.orderBy : "ordinal";
    next.descending = sorted && shown.descending;
    if (!sorted) {
        const QSignalBlocker blocker(m_table->horizontalHeader());
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    }
    m_query = next;
    if (const DatasetEntry* entry = m_datasets->find(m_query.dataset))
        m_model->setClasses(entry->row.classes);
    m_rows = -1;
    m_wantedRow = 0;
    m_state->showLoading(tr("Reading samples…"));
    m_model->setQuery(m_query);
    m_filter->setAnswerChosen(m_query.cell.has_value());
    m_filter->setFilter(m_query.filter);
    m_saved->setPresent(m_query.filter);
    showColumns();
    readFacetCounts();
}

void DataPage::readFacetCounts()
{
    if (!m_workbench.hasProject() || m_query.dataset.empty())
        return;
    m_workbench.query(
        this, "facets",
        [&workbench = m_workbench, query = m_query, list = classes()] {
            return readFacets(workbench.reader(), query, list);
        },
        [this, query = m_query](const std::vector<Facet>& facets) { m_facets->setFacets(facets, query, classes()); });
}

void DataPage::counted(qint64 rows)
{
    m_rows = rows;
    m_clear->setVisible(FacetPanel::restrictions(m_query) > 0);
    const DatasetEntry* entry = m_datasets->find(m_query.dataset);
    const qint64 all = entry ? entry->row.counts[0] + entry->row.counts[1] + entry->row.counts[2] : rows;
    m_count->setText(rows == all ? tr("%1 samples").arg(countText(rows))
                                 : tr("%1 of %2 samples").arg(countText(rows), countText(all)));
    if (!m_heading.isEmpty())
        m_count->setText(QStringLiteral("%1: %2").arg(m_heading, m_count->text()));
    if (rows == 0) {
        m_viewer->clear();
        m_state->showMessage("filter", tr("No sample matches"),
            tr("0 of %1 samples match %n filter(s).", nullptr, FacetPanel::restrictions(m_query)).arg(countText(all)),
            {tr("Clear filters"), [this] { clearFilters(); }});
        nameActions();
        return;
    }
    m_state->showContent();
    nameActions();
    const auto choose = [this](int row) {
        if (currentRow() < 0)
            chooseRow(std::min<int>(row, static_cast<int>(m_rows) - 1));
    };
    if (m_keep.empty() || currentRow() >= 0) {
        choose(m_wantedRow);
        return;
    }
    m_workbench.query(
        this, "place",
        [&workbench = m_workbench, query = m_model->query(), sample = std::exchange(m_keep, {})] {
            return workbench.reader().position(query, sample);
        },
        [this, choose](std::optional<std::int64_t> row) {
            choose(row ? static_cast<int>(*row) : m_wantedRow);
            m_grid->scrollTo(m_grid->currentIndex());
            m_table->scrollTo(m_grid->currentIndex());
        });
}

int DataPage::currentRow() const
{
    return m_grid->currentIndex().row();
}

void DataPage::chooseRow(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_grid->selectionModel()->setCurrentIndex(
            m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void DataPage::step(int rows)
{
    chooseRow(currentRow() + rows);
    m_grid->scrollTo(m_grid->currentIndex());
    m_table->scrollTo(m_grid->currentIndex());
}

void DataPage::showCurrent()
{
    const SampleModel::Entry* entry = m_model->entry(currentRow());
    const DatasetEntry* dataset = m_datasets->find(m_query.dataset);
    if (!entry || !dataset)
        return;
    m_wantedRow = currentRow();
    std::vector<store::SampleRow> after;
    for (int row = currentRow() + 1; row < std::min<int>(currentRow() + 4, m_model->rowCount()); ++row)
        if (const SampleModel::Entry* next = m_model->entry(row))
            after.push_back(next->sample);
    m_viewer->showSample(*entry, currentRow(), m_rows, dataset->row, after);
}

void DataPage::themeChanged()
{
    m_audit->themeChanged();
    m_overview->themeChanged();
    spreadTiles();
    m_card->setEntry(m_datasets->current());
    readFacetCounts();
}

}
