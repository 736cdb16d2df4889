#include "ui/shell/history_dock.h"

#include <algorithm>
#include <utility>

#include <QAbstractTableModel>
#include <QAction>
#include <QClipboard>
#include <QFileSystemWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr int kRefreshMs = 500; // the project changes ten times a second while a run goes on

}

/// Newest first.
class HistoryModel : public QAbstractTableModel {
public:
    enum Column { Time, What, Command, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<HistoryEntry> entries)
    {
        beginResetModel();
        m_entries = std::move(entries);
        std::ranges::reverse(m_entries);
        endResetModel();
    }
    const std::vector<HistoryEntry>& entries() const { return m_entries; }
    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override
    {
        const HistoryEntry& entry = m_entries[static_cast<std::size_t>(index.row())];
        if (role == Qt::FontRole && index.column() == Command)
            return font(TextRole::Mono);
        if (role == Qt::ToolTipRole && index.column() != Time)
            return index.column() == What ? entry.what : entry.command;
        if (role != Qt::DisplayRole)
            return {};
        return index.column() == Time ? timeText(entry.time.toStdString())
            : index.column() == What  ? entry.what
                                      : entry.command;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
        if (role != Qt::DisplayRole)
            return {};
        const QString titles[] = {
            HistoryDock::tr("Time"), HistoryDock::tr("What was done"), HistoryDock::tr("The same on the command line")};
        return titles[section];
    }

private:
    std::vector<HistoryEntry> m_entries;
};

HistoryDock::HistoryDock(Workbench& workbench, QWidget* parent)
    : QDockWidget(tr("History"), parent)
    , m_workbench(workbench)
    , m_model(new HistoryModel(this))
    , m_view(new QTableView)
    , m_copy(new QToolButton)
    , m_script(new QToolButton)
    , m_watcher(new QFileSystemWatcher(this))
    , m_delay(new QTimer(this))
{
    setObjectName("historyDock");
    setFeatures(DockWidgetClosable | DockWidgetMovable);
    m_view->setObjectName("history.table");
    m_view->setModel(m_model);
    setUpTable(m_view, tr("History of the project"));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setColumnWidths(m_view, {140, 300, -1});
    m_copy->setObjectName("history.copy");
    m_copy->setIcon(icon("copy"));
    m_copy->setText(tr("Copy the command"));
    m_copy->setToolTip(tr("Copy the chosen lines as they stand (Ctrl+C)"));
    m_script->setObjectName("history.script");
    m_script->setIcon(icon("terminal-2"));
    m_script->setText(tr("Copy as a script"));
    m_script->setToolTip(tr("With the configurations that the commands read; all lines where none is chosen"));
    auto* about = new QLabel(tr("Every run and every export, as a command that does it again."));
    setTextRole(about, TextRole::Secondary);
    auto* bar = new QHBoxLayout;
    setSpacing(bar, 8, 4, 8, 4, 8);
    bar->addWidget(about, 1);
    for (QToolButton* button : {m_copy, m_script}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setEnabled(false);
        bar->addWidget(button);
    }
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 0, 0);
    column->addLayout(bar);
    column->addWidget(m_view);
    setWidget(body);

    auto* keys = new QAction(tr("Copy the command"), m_view);
    keys->setShortcut(QKeySequence::Copy);
    keys->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(keys);
    connect(keys, &QAction::triggered, this, &HistoryDock::copy);
    connect(m_copy, &QToolButton::clicked, this, &HistoryDock::copy);
    connect(
        m_script, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(scriptOf(chosen())); });
    const auto enable = [this] { m_copy->setEnabled(m_view->selectionModel()->hasSelection()); };
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, enable);
    connect(m_model, &QAbstractItemModel::modelReset, this, enable);

    m_delay->setSingleShot(true);
    m_delay->setInterval(kRefreshMs);
    connect(m_delay, &QTimer::timeout, this, &HistoryDock::refresh);
    const auto later = [this] {
        if (isVisible() && !m_delay->isActive())
            m_delay->start();
    };
    connect(&workbench, &Workbench::projectOpened, this, later);
    connect(&workbench, &Workbench::projectChanged, this, later);
    connect(&workbench, &Workbench::projectClosed, this, [this] { showEntries({}); });
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, later);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, later);
}

HistoryDock::~HistoryDock() = default;

void HistoryDock::showEvent(QShowEvent* event)
{
    QDockWidget::showEvent(event);
    refresh();
}

void HistoryDock::refresh()
{
    if (!m_workbench.hasProject())
        return showEntries({});
    const std::filesystem::path project = m_workbench.project().folder();
    m_watcher->addPaths({pathText(project), pathText(historyFile(project))});
    m_workbench.query(
        this, "history", [&workbench = m_workbench, project] { return readHistory(workbench.reader(), project); },
        [this](std::vector<HistoryEntry> entries) { showEntries(std::move(entries)); });
}

void HistoryDock::showEntries(std::vector<HistoryEntry> entries)
{
    if (entries.size() == m_model->entries().size() && !entries.empty()
        && entries.back().command == m_model->entries().front().command
        && entries.back().time == m_model->entries().front().time)
        return; // the choice stays while a run goes on
    m_model->setEntries(std::move(entries));
    m_script->setEnabled(m_model->rowCount() > 0);
}

std::vector<HistoryEntry> HistoryDock::chosen() const
{
    std::vector<HistoryEntry> out;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (int row = m_model->rowCount() - 1; row >= 0; --row)
        if (rows.isEmpty() || rows.contains(m_model->index(row, 0)))
            out.push_back(m_model->entries()[static_cast<std::size_t>(row)]);
    return out;
}

void HistoryDock::copy()
{
    if (!m_view->selectionModel()->hasSelection())
        return;
    QStringList lines;
    for (const HistoryEntry& entry : chosen())
        lines << entry.command;
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}
