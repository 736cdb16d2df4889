#include "ui/pages/data/data_page.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <QDragEnterEvent>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

#include "core/workflow/missing_files.h"
#include "core/workflow/registration.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/sample_model.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/dataset_card.h"
#include "ui/pages/data/import_dialog.h"
#include "ui/pages/data/repair_dialog.h"
#include "ui/pages/data/sample_viewer.h"
#include "ui/pages/data/view_list.h"
#include "ui/pages/results/segments.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/state_pane.h"

namespace vlm::ui {
namespace {

std::vector<DatasetEntry> readDatasets(const store::Reader& reader)
{
    std::vector<DatasetEntry> out;
    for (store::DatasetRow& row : reader.datasets()) {
        DatasetEntry entry{.row = std::move(row), .labels = {}};
        std::error_code failed;
        entry.missing = !entry.row.path.empty() && !std::filesystem::exists(entry.row.path, failed);
        if (entry.row.task == "diagnosis")
            entry.labels = reader.facet({.dataset = entry.row.id}, "label");
        out.push_back(std::move(entry));
    }
    return out;
}

}

void DataPage::entered()
{
    if (m_stale)
        refresh();
}

void DataPage::scheduleRefresh()
{
    m_stale = true;
    if (isVisible() && !m_refreshTimer->isActive())
        m_refreshTimer->start();
}

void DataPage::refresh()
{
    if (!m_workbench.hasProject())
        return;
    m_stale = false;
    if (m_datasets->count() == 0)
        m_outer->showLoading(tr("Reading data sets…"));
    m_workbench.query(
        this, "datasets",
        [&workbench = m_workbench] {
            const store::Reader reader = workbench.reader();
            return Loaded{readDatasets(reader), reader.results("auroc", "strict")};
        },
        [this](Loaded loaded) { showLoaded(std::move(loaded)); },
        [this](const QString& reason) {
            m_outer->showFailure(
                tr("The data sets could not be read"), reason, {tr("Try again"), [this] { refresh(); }});
        });
}

void DataPage::showLoaded(Loaded loaded)
{
    m_cells = std::move(loaded.cells);
    m_datasets->setEntries(std::move(loaded.datasets));
    if (m_datasets->count() == 0) {
        m_model->clear();
        m_viewer->clear();
        m_card->setEntry(nullptr);
        if (m_workbench.hasProject())
            m_outer->showMessage("database", tr("No data sets yet"),
                tr("Add the folder of a data set: its layout is recognised and shown before anything is stored."),
                {tr("Add data set…"), [this] { importFrom({}); }});
        else
            m_outer->showMessage("database", tr("No project is open"),
                tr("Open a project or the demonstration to see its data."),
                {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
        return;
    }
    m_outer->showContent();
    if (m_datasets->find(m_imported))
        m_datasets->choose(std::exchange(m_imported, {}));
    m_card->setEntry(m_datasets->current());
    fillCells();
    m_model->refresh();
    m_saved->refresh();
    readFacetCounts();
    readWords();
}

void DataPage::chooseDataset()
{
    const DatasetEntry* entry = m_datasets->current();
    m_card->setEntry(entry);
    showTab(m_tabs->chosen());
    if (!entry || entry->row.id == m_query.dataset)
        return;
    lookForFiles();
    m_heading.clear();
    m_viewer->clear();
    m_model->clear();
    applyQuery({.dataset = entry->row.id});
    m_keep.clear();
    fillCells();
    m_saved->setDataset(entry->row.id);
    readWords();
}

void DataPage::removeDataset()
{
    const DatasetEntry* entry = m_datasets->current();
    if (!entry || !m_workbench.hasProject())
        return;
    m_query = {};
    m_workbench.project().writer().removeDataset(entry->row.id);
}

void DataPage::locateDataset()
{
    const DatasetEntry* entry = m_datasets->current();
    if (!entry || !m_workbench.hasProject())
        return;
    const QString folder
        = file_dialogs::askFolder(this, tr("Where %1 is now").arg(toQt(entry->row.title)), toQt(entry->row.path));
    if (folder.isEmpty())
        return;
    m_workbench.query(
        this, "locate",
        [&workbench = m_workbench, id = entry->row.id, folder] {
            return workflow::relocateDataset(workbench.project(), id, toPath(folder));
        },
        [this](const store::DatasetRow&) { forgetFiles(); },
        [this](const QString& reason) { Q_EMIT m_workbench.failed(tr("These are other files"), reason); });
}

void DataPage::importFrom(const QString& path)
{
    if (!m_workbench.hasProject())
        return;
    auto* dialog = new ImportDialog(m_workbench, path, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::stored, this, [this](const QString& dataset) {
        m_imported = dataset.toStdString();
        refresh();
    });
    dialog->open();
}

void DataPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_workbench.hasProject() && event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void DataPage::dropEvent(QDropEvent* event)
{
    importFrom(event->mimeData()->urls().first().toLocalFile());
}

void DataPage::lookForFiles()
{
    const DatasetEntry* entry = m_datasets->current();
    m_missing.clear();
    m_card->setMissingFiles(0);
    if (!entry || entry->missing || !m_workbench.hasProject())
        return;
    m_workbench.query(
        this, "missing files",
        [&project = m_workbench.project(), row = entry->row] { return workflow::missingFiles(project, row); },
        [this, id = entry->row.id](std::vector<workflow::MissingFile> missing) {
            const DatasetEntry* now = m_datasets->current();
            if (!now || now->row.id != id)
                return;
            m_missing = std::move(missing);
            m_card->setMissingFiles(static_cast<std::int64_t>(m_missing.size()));
        });
}

void DataPage::repairDataset()
{
    const DatasetEntry* entry = m_datasets->current();
    if (!entry || m_missing.empty())
        return;
    auto* dialog = new RepairDialog(m_workbench, entry->row, m_missing, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RepairDialog::repaired, this, [this] {
        forgetFiles();
        lookForFiles();
    });
    dialog->open();
}

/// What was opened before files were found or moved.
void DataPage::forgetFiles()
{
    m_thumbnails->retry();
    m_viewer->clear();
    refresh();
}

}
