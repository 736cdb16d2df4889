#include "ui/pages/data/repair_dialog.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <QBrush>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/base/dialog_size.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

using Match = workflow::MissingFile::Match;

bool isFound(const workflow::MissingFile& file)
{
    return file.match == Match::Hash || file.match == Match::Name;
}

}

QVariant MissingRows::headerCell(int column, int role) const
{
    return role != Qt::DisplayRole ? QVariant() : column == 0 ? tr("Missing file") : tr("Found at");
}

QVariant MissingRows::cell(int column, int role, const workflow::MissingFile& file) const
{
    if (role == Qt::ForegroundRole)
        return QBrush(isFound(file) ? tokens().text : tokens().danger);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (column == 0)
        return toQt(file.name);
    switch (file.match) {
    case Match::Hash:
        return tr("%1 (same content)").arg(pathText(file.found));
    case Match::Name:
        return tr("%1 (same name and size)").arg(pathText(file.found));
    case Match::OtherContent:
        return tr("not found; %1 has other content").arg(pathText(file.found));
    case Match::None:
        break;
    }
    return tr("not found yet");
}

int MissingRows::found() const
{
    return static_cast<int>(std::ranges::count_if(rows(), isFound));
}

RepairDialog::RepairDialog(
    Workbench& workbench, const store::DatasetRow& dataset, std::vector<workflow::MissingFile> missing, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_dataset(dataset)
    , m_rows(new MissingRows(this))
    , m_state(new QLabel)
    , m_progress(new ProgressLine)
    , m_search(new QPushButton(icon("folder-open"), tr("Search a folder…")))
    , m_apply(new QPushButton)
{
    setObjectName("data.repair");
    setWindowTitle(tr("Missing files of %1").arg(toQt(dataset.title)));
    resize(dialogSize(parent, 820, 520));
    auto* heading = new QLabel(windowTitle());
    setTextRole(heading, TextRole::Title);
    auto* about = new QLabel(
        tr("Folders are searched for each file by its content, then by its name. Nothing is copied "
           "or moved: the project remembers where the files are now. What is found can be used at once; the "
           "rest stays missing until it is found."));
    about->setWordWrap(true);
    setTextRole(about, TextRole::Secondary);
    m_rows->setRows(std::move(missing));
    auto* table = new QTableView;
    table->setObjectName("data.repair.files");
    table->setModel(m_rows);
    setUpTable(table, tr("Missing files"));
    setColumnWidths(table, {320, -1});
    m_state->setObjectName("data.repair.state");
    m_search->setObjectName("data.repair.search");
    m_apply->setObjectName("data.repair.apply");
    setPrimary(m_apply);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_search, QDialogButtonBox::ActionRole);
    buttons->addButton(m_apply, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 10);
    column->addWidget(heading);
    column->addWidget(about);
    column->addWidget(table, 1);
    column->addWidget(m_state);
    column->addWidget(m_progress);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QPushButton::clicked, this, &RepairDialog::search);
    connect(m_apply, &QPushButton::clicked, this, &RepairDialog::apply);
    showState();
}

void RepairDialog::showState()
{
    const int all = m_rows->rowCount();
    const int found = m_rows->found();
    QString state = m_taken == 0
        ? tr("%n file(s) missing.", nullptr, all)
        : tr("%1 used; %n file(s) still missing.", nullptr, all).arg(countText(qint64(m_taken)));
    if (found > 0)
        state += QLatin1Char(' ')
            + (found == all
                    ? tr("All are found.")
                    : tr("%1 found; using them leaves %2 missing.").arg(countText(found), countText(all - found)));
    m_state->setText(state);
    m_apply->setText(found == 0 ? tr("Use what is found") : tr("Use %n file(s)", nullptr, found));
    m_apply->setEnabled(found > 0 && !m_progress->isBusy());
    m_search->setEnabled(found < all && !m_progress->isBusy());
}

void RepairDialog::search()
{
    const QString folder = file_dialogs::askFolder(this, tr("Folder to search"), toQt(m_dataset.path));
    if (folder.isEmpty())
        return;
    auto work = std::make_shared<LongWork>();
    m_progress->follow(work, tr("Looked at"), tr("files"));
    showState();
    m_workbench.query(
        this, "search missing",
        [rows = m_rows->rows(), folder, work] {
            std::vector<workflow::MissingFile> missing = rows;
            workflow::searchMissing(
                missing, toPath(folder), [work](std::size_t looked) { work->done = looked; }, work->stop.get_token());
            return missing;
        },
        [this](std::vector<workflow::MissingFile> missing) {
            m_progress->finish();
            m_rows->setRows(std::move(missing));
            showState();
        },
        [this, work](const QString& reason) {
            m_progress->finish();
            showState();
            if (!work->stop.stop_requested())
                Q_EMIT m_workbench.failed(tr("The folder could not be searched"), reason);
        });
}

void RepairDialog::apply()
{
    m_apply->setEnabled(false);
    m_workbench.query(
        this, "repair",
        [&project = m_workbench.project(), id = m_dataset.id, missing = m_rows->rows()] {
            return workflow::repairMissing(project, id, missing);
        },
        [this](workflow::Repair repair) { take(repair); },
        [this](const QString& reason) {
            showState();
            Q_EMIT m_workbench.failed(tr("These files cannot be used"), reason);
        });
}

void RepairDialog::take(workflow::Repair repair)
{
    m_taken += repair.taken;
    if (repair.left == 0) {
        Q_EMIT repaired();
        return accept();
    }
    std::vector<workflow::MissingFile> left = m_rows->rows();
    std::erase_if(left, isFound);
    m_rows->setRows(std::move(left));
    showState();
    Q_EMIT repaired();
}

}
