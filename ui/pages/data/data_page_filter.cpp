#include "ui/pages/data/data_page.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QToolButton>
#include <QUndoStack>

#include "core/store/filter_edit.h"
#include "core/store/filter_fields.h"
#include "core/store/filter_sql.h"
#include "core/store/filter_words.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/sample_model.h"
#include "ui/pages/data/column_chooser.h"
#include "ui/pages/data/filter_line.h"
#include "ui/pages/data/sample_edits.h"
#include "ui/pages/data/tag_dialog.h"
#include "ui/pages/data/view_list.h"

namespace vlm::ui {
namespace {

constexpr qsizetype kLongestName = 40;

}

const std::vector<std::string>& DataPage::classes() const
{
    static const std::vector<std::string> kNone;
    const DatasetEntry* entry = m_datasets->find(m_query.dataset);
    return entry ? entry->row.classes : kNone;
}

void DataPage::refine(const store::SampleQuery& query)
{
    if (query.ids.empty() && !query.otherCell)
        m_heading.clear();
    applyQuery(query);
}

void DataPage::clearFilters()
{
    refine(FacetPanel::cleared(m_query));
}

/// Goes to the data set that a line names, or restricts the list that is there.
void DataPage::takeLine(const std::string& filter)
{
    const auto named = store::filterValues(store::parseFilter(filter), store::FilterField::Dataset);
    if (named.size() == 1)
        if (const DatasetEntry* entry = m_datasets->named(named.front()); entry && entry->row.id != m_query.dataset) {
            m_datasets->choose(entry->row.id);
            applyView(filter);
            return;
        }
    store::SampleQuery query = m_query;
    query.filter = filter;
    refine(query);
}

void DataPage::applyView(const std::string& filter)
{
    m_query.cell.reset();
    fillCells();
    refine({.dataset = m_query.dataset, .filter = filter});
}

void DataPage::chooseCell()
{
    store::SampleQuery query = m_query;
    query.cell.reset();
    if (const qint64 cell = m_cell->currentData().toLongLong(); cell > 0)
        query.cell = cell;
    // What the line says about answers would be about others now.
    for (const store::FilterField field : {store::FilterField::Correct, store::FilterField::Predicted})
        query.filter = store::withFilterValues(query.filter, field, {});
    if (!query.cell && store::leansOnAnswer(store::parseFilter(query.filter)))
        query.filter.clear();
    refine(query);
}

void DataPage::readWords()
{
    if (!m_workbench.hasProject() || m_query.dataset.empty())
        return;
    m_workbench.query(
        this, "words",
        [&workbench = m_workbench, dataset = m_query.dataset] { return workbench.reader().filterWords(dataset); },
        [this](store::FilterWords words) {
            m_tags.clear();
            for (const store::FacetCount& tag : words.tags)
                m_tags << toQt(tag.value);
            m_filter->setWords(std::move(words));
        });
}

/// The sample that is looked at stays so where the new list of the data set has it.
void DataPage::keepPlace()
{
    if (const SampleModel::Entry* entry = m_model->entry(currentRow());
        entry && m_model->query().dataset == m_query.dataset)
        m_keep = entry->sample.id;
}

void DataPage::showColumns()
{
    using Model = SampleModel;
    const DatasetEntry* entry = m_datasets->find(m_query.dataset);
    const bool questions = entry && entry->row.task != "diagnosis";
    const std::vector<int> usual = questions
        ? std::vector<int>{Model::Split, Model::Predicted, Model::Question, Model::Answer, Model::Reply, Model::Tags,
            Model::Note}
        : std::vector<int>{Model::Split, Model::Label, Model::Predicted, Model::Score, Model::Tags, Model::Note};
    m_columns->apply(
        questions ? QStringLiteral("questions") : QStringLiteral("classes"), usual, m_query.cell.has_value());
}

void DataPage::nameActions()
{
    const bool some = m_rows > 0 && m_workbench.hasProject() && !m_workbench.project().readOnly();
    m_tagAction->setText(m_rows > 0 ? tr("Tag %1 samples…").arg(countText(m_rows)) : tr("Tag all samples…"));
    m_tagAction->setEnabled(some);
    m_tagAction->setStatusTip(some ? QString() : tr("There is no sample to tag, or the project is read-only"));
    const bool ruled = m_rows >= 0 && !m_query.filter.empty() && m_query.ids.empty() && !m_query.otherCell
        && m_workbench.hasProject() && !m_workbench.project().readOnly();
    m_saveAction->setEnabled(ruled);
    m_saveAction->setStatusTip(ruled ? QString() : tr("A view is kept by its filter: write one, or tick filters"));
    m_save->setVisible(ruled);
}

void DataPage::saveView()
{
    QString name = toQt(m_query.filter).simplified();
    if (name.size() > kLongestName)
        name = name.left(kLongestName - 1) + QStringLiteral("…");
    std::string filter = m_query.filter;
    for (const store::ResultRow& row : m_cells)
        if (m_query.cell == row.cell.id)
            filter = store::withAnswers(filter, row.cell.model, row.cell.mode);
    m_saved->save(filter, name);
}

void DataPage::tagAll()
{
    const DatasetEntry* entry = m_datasets->find(m_query.dataset);
    if (!entry || m_rows <= 0)
        return;
    auto* dialog = new TagDialog(m_rows, toQt(entry->row.title), m_tags, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TagDialog::chosen, this, [this, query = m_query](const QString& tag) {
        store::SampleQuery untagged = query;
        untagged.filter = store::bothFilters(query.filter, "-tag:" + store::filterQuoted(tag.toStdString()));
        m_workbench.query(
            this, "tag all", [&workbench = m_workbench, untagged] { return workbench.reader().sampleIds(untagged); },
            [this, dataset = query.dataset, tag](std::vector<std::string> samples) {
                if (!samples.empty())
                    m_workbench.undoStack()->push(
                        new TagSamples(m_workbench, dataset, std::move(samples), tag.toStdString()));
            });
    });
    dialog->open();
}

}
