#include "ui/pages/models/models_page.h"

#include "core/cards/check.h"
#include "ui/base/icons.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/bridge/memory.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/models/model_card.h"
#include "ui/pages/models/modules_dialog.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

#include <algorithm>

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace vlm::ui {

ModelsPage::ModelsPage(Workbench& workbench, Settings& settings, QWidget* parent)
    : Page("models", tr("Models"), "brain", parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_registry(new RegistryModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_table(new QTableView)
    , m_card(new ModelCard)
    , m_pane(new StatePane(m_table))
    , m_count(new QLabel)
    , m_add(new QAction(ui::icon("plus"), tr("Add checkpoint folder…"), this))
    , m_remove(new QAction(ui::icon("trash"), tr("Remove model from project"), this))
{
    m_filter->setSourceModel(m_registry);
    m_filter->setFilterKeyColumn(-1);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setObjectName("models.table");
    m_table->setModel(m_filter);
    setUpTable(m_table, tr("Models"));
    setColumnWidths(m_table, {180, 100, 110, 100, 90, -1, 112, 120});

    m_add->setObjectName("models.add");
    m_remove->setObjectName("models.remove");
    m_remove->setShortcut(QKeySequence::Delete);
    for (QAction* action : {m_add, m_remove}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(m_add, &QAction::triggered, this, &ModelsPage::addFolder);
    connect(m_remove, &QAction::triggered, this, &ModelsPage::removeCurrent);

    auto* heading = new QLabel(tr("Models"));
    setTextRole(heading, TextRole::Title);
    setTextRole(m_count, TextRole::Secondary);
    auto* search = new QLineEdit;
    search->setObjectName("search");
    search->setPlaceholderText(tr("Search models"));
    search->setAccessibleName(tr("Search models"));
    search->setClearButtonEnabled(true);
    search->addAction(ui::icon("search", IconTint::Secondary), QLineEdit::LeadingPosition);
    setFixedScaled(search, 200);
    auto* add = new QPushButton(ui::icon("plus", IconTint::OnAccent), tr("Add checkpoint folder…"));
    setPrimary(add);
    connect(add, &QPushButton::clicked, m_add, &QAction::trigger);
    connect(m_add, &QAction::enabledChanged, add, &QWidget::setEnabled);
    auto* bar = new FlowLayout;
    setSpacing(bar, 0, 0, 16, 0, 12);
    bar->addWidget(heading);
    bar->addWidget(m_count);
    bar->addStretch();
    bar->addWidget(search);
    bar->addWidget(add);

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    setSpacing(column, 16, 16, 0, 16, 12);
    column->addLayout(bar);
    column->addWidget(m_pane, 1);
    auto* splitter = new ReflowSplitter;
    splitter->addWidget(left);
    splitter->addWidget(m_card);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({px(960), px(340)});
    setMinimumScaled(m_card, 300);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, 0, 0);
    outer->addWidget(splitter);

    connect(search, &QLineEdit::textChanged, this, [this, search](const QString& words) {
        m_filter->setFilterFixedString(words);
        if (m_filter->rowCount() > 0 || words.isEmpty())
            m_pane->showContent();
        else
            m_pane->showMessage("search", tr("No model matches “%1”").arg(words), {},
                {tr("Clear the search"), [search] { search->clear(); }});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ModelsPage::showCurrent);
    connect(m_card, &ModelCard::runRequested, this, &ModelsPage::runCurrent);
    connect(m_card, &ModelCard::removeRequested, this, &ModelsPage::removeCurrent);
    connect(m_card, &ModelCard::addRequested, this, &ModelsPage::addPublished);
    connect(m_card, &ModelCard::checkRequested, this, &ModelsPage::checkCurrent);
    connect(m_card, &ModelCard::modulesRequested, this, &ModelsPage::showModules);
    for (const auto signal : {&Workbench::projectOpened, &Workbench::projectClosed, &Workbench::projectChanged})
        connect(&m_workbench, signal, this, [this] {
            if (isVisible())
                refresh();
        });
}

void ModelsPage::entered()
{
    refresh();
}

void ModelsPage::refresh()
{
    const bool open = m_workbench.hasProject();
    m_add->setEnabled(open);
    m_add->setStatusTip(open ? QString() : tr("no project is open"));
    m_workbench.query(
        this, "registry",
        [this, open] {
            if (!open)
                return readRegistry(nullptr);
            const store::Reader reader = m_workbench.reader();
            return readRegistry(&reader);
        },
        [this](const std::vector<RegistryRow>& rows) {
            const RegistryRow* before = current();
            const QString chosen = before ? before->id : QString();
            m_available = currentMemory().available;
            m_registry->setMemory(m_available, static_cast<std::int64_t>(m_settings.memoryReserveGb() * 1e9));
            m_registry->setRows(rows);
            const auto installed
                = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.installed; });
            m_count->setText(
                tr("%1 installed, %2 published").arg(installed).arg(static_cast<qsizetype>(rows.size()) - installed));
            int row = 0;
            for (int i = 0; i < m_filter->rowCount(); ++i)
                if (const auto* at = m_registry->rowAt(m_filter->mapToSource(m_filter->index(i, 0)));
                    at && at->id == chosen)
                    row = i;
            m_table->selectRow(row);
            showCurrent();
        },
        [this](const QString& reason) {
            m_pane->showFailure(tr("The list of models cannot be read"), reason, {tr("Retry"), [this] { refresh(); }});
        });
}

const RegistryRow* ModelsPage::current() const
{
    return m_registry->rowAt(m_filter->mapToSource(m_table->currentIndex()));
}

void ModelsPage::showCurrent()
{
    const RegistryRow* row = current();
    m_remove->setEnabled(row && row->installed);
    m_remove->setStatusTip(m_remove->isEnabled() ? QString() : tr("choose an installed model"));
    if (!row)
        return m_card->clear();
    m_card->show(
        *row, m_registry->fit(*row), m_available, static_cast<std::int64_t>(m_settings.memoryReserveGb() * 1e9));
}

void ModelsPage::addFolder()
{
    const QString folder = file_dialogs::askFolder(this, tr("Folder of the checkpoint"), m_settings.projectFolder());
    if (!folder.isEmpty())
        m_workbench.addModel(folder);
}

void ModelsPage::addPublished()
{
    const RegistryRow* row = current();
    if (!row || !row->published)
        return;
    const QString folder
        = file_dialogs::askFolder(this, tr("Folder with the files of %1").arg(row->title), m_settings.projectFolder());
    if (folder.isEmpty())
        return;
    m_card->showChecking();
    m_workbench.query(
        this, "model check",
        [card = *row->published, folder] { return cards::checkFolder(card, toPath(folder), cards::Depth::Headers); },
        [this, folder](const cards::FolderCheck& check) {
            m_card->showCheck(check, folder);
            if (check.usable() && m_workbench.hasProject())
                m_workbench.addModel(folder);
        });
}

void ModelsPage::checkCurrent()
{
    const RegistryRow* row = current();
    if (!row || !row->published)
        return;
    m_card->showChecking();
    m_workbench.query(
        this, "model check",
        [card = *row->published, folder = row->folder] {
            return cards::checkFolder(card, toPath(folder), cards::Depth::Values);
        },
        [this, folder = row->folder](const cards::FolderCheck& check) { m_card->showCheck(check, folder); });
}

void ModelsPage::showModules()
{
    const RegistryRow* row = current();
    if (!row)
        return;
    m_workbench.query(
        this, "modules", [folder = row->folder] { return readModules(toPath(folder)); },
        [this, title = row->title](const ModuleNode& root) {
            auto* dialog = new ModulesDialog(title, root, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        },
        [this](const QString& reason) { Q_EMIT m_workbench.failed(tr("The layers cannot be read"), reason); });
}

void ModelsPage::removeCurrent()
{
    if (const RegistryRow* row = current(); row && row->installed)
        m_workbench.removeModel(row->id);
}

void ModelsPage::runCurrent()
{
    const RegistryRow* row = current();
    if (!row)
        return;
    config::RunConfig config;
    config.name = row->title.toStdString();
    config.models.push_back({.id = row->id.toStdString(),
        .folder = toPath(row->folder),
        .specialist = row->specialist,
        .pairing = row->pairing.toStdString()});
    Q_EMIT m_workbench.configureRunRequested(config);
}

}
