#include "ui/base/icons.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/bridge/workbench.h"
#include "ui/shell/history_dock.h"
#include "ui/shell/log_dock.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "ui/widgets/file_dialogs.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QStackedWidget>
#include <QUndoStack>

namespace vlm::ui {

QAction* MainWindow::add(QMenu* menu, const QString& name, const QString& text, const QString& iconName,
    const QKeySequence& keys, std::function<void()> run)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName, IconTint::Secondary));
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_actions[name] = action;
    m_keys[name] = action->shortcuts();
    return action;
}

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildRunMenu();
    m_pageMenu = menuBar()->addMenu(tr("&Page"));
    buildHelpMenu();
}

void MainWindow::buildFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    add(menu, "file.new", tr("&New project…"), "folder-plus", QKeySequence::New, [this] { askNewProject(); });
    add(menu, "file.open", tr("&Open project…"), "folder-open", QKeySequence::Open, [this] { askOpenProject(); });
    QMenu* recent = menu->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const QString& folder : m_settings.recentProjects()) {
            QAction* action = recent->addAction(QFileInfo(folder).completeBaseName());
            action->setToolTip(folder);
            action->setEnabled(QFileInfo::exists(folder));
            connect(action, &QAction::triggered, this, [this, folder] { openProject(folder); });
        }
        if (recent->isEmpty())
            recent->addAction(tr("No project was opened yet"))->setEnabled(false);
    });
    add(menu, "file.demonstration", tr("Open the &demonstration…"), "stethoscope", {},
        [this] { createDemonstration(); });
    menu->addSeparator();
    add(menu, "file.import", tr("&Import a data set…"), "file-import", QKeySequence("Ctrl+I"), [this] {
        showPage("data");
        if (auto* import = m_stack->currentWidget()->findChild<QAction*>("data.action.import"))
            import->trigger();
    });
    add(menu, "file.addModel", tr("Add a &model…"), "cpu", QKeySequence("Ctrl+Shift+I"), [this] {
        const QString folder
            = file_dialogs::askFolder(this, tr("Folder of the checkpoint"), m_settings.projectFolder());
        if (folder.isEmpty())
            return;
        m_workbench.addModel(folder);
        showPage("models");
    });
    menu->addSeparator();
    add(menu, "file.close", tr("&Close project"), "x", QKeySequence("Ctrl+W"), [this] {
        m_workbench.closeProject();
        showPage("home");
    });
    add(menu, "file.quit", tr("&Quit"), {}, QKeySequence("Ctrl+Q"), [this] { close(); });
}

void MainWindow::buildEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QUndoStack* undo = m_workbench.undoStack();
    QAction* back = undo->createUndoAction(this, tr("Undo"));
    back->setShortcut(QKeySequence("Ctrl+Z"));
    back->setObjectName("edit.undo");
    back->setStatusTip(tr("nothing to undo"));
    QAction* forth = undo->createRedoAction(this, tr("Redo"));
    forth->setShortcut(QKeySequence("Ctrl+Shift+Z"));
    forth->setObjectName("edit.redo");
    forth->setStatusTip(tr("nothing to redo"));
    menu->addAction(back);
    menu->addAction(forth);
    menu->addSeparator();
    add(menu, "edit.find", tr("&Find on this page"), "search", QKeySequence::Find, [this] {
        if (QLineEdit* field = searchField()) {
            field->setFocus(Qt::ShortcutFocusReason);
            field->selectAll();
        }
    });
    menu->addSeparator();
    add(menu, "edit.settings", tr("&Settings"), "settings", QKeySequence("Ctrl+,"), [this] { showPage("settings"); });
}

void MainWindow::buildViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    int number = 0;
    for (const PageFactory& factory : m_factories)
        if (factory.onRail)
            add(menu, QStringLiteral("view.") + factory.id, factory.title, factory.icon,
                QKeySequence(QStringLiteral("Alt+%1").arg(++number)), [this, id = factory.id] { showPage(id); });
    menu->addSeparator();
    add(menu, "view.back", tr("&Back to the page before"), "arrow-left", QKeySequence("Alt+Left"),
        [this] { goBack(); });
    menu->addSeparator();
    add(menu, "view.theme", tr("Switch between &light and dark"), "sun-moon", QKeySequence("Ctrl+Shift+L"),
        [this] { toggleTheme(); });
    add(menu, "view.larger", tr("&Larger interface"), "zoom-in", QKeySequence("Ctrl+="), [this] { stepScale(1); });
    add(menu, "view.smaller", tr("&Smaller interface"), "zoom-out", QKeySequence("Ctrl+-"), [this] { stepScale(-1); });
    add(menu, "view.normal", tr("&Normal size"), "zoom-reset", QKeySequence("Ctrl+0"), [this] { setScale(1.0); });
    menu->addSeparator();
    add(menu, "view.log", tr("L&og"), "terminal-2", QKeySequence("Ctrl+Shift+J"), [this] { toggleDock(*m_log); });
    add(menu, "view.history", tr("&History as commands"), "history", QKeySequence("Ctrl+Shift+H"),
        [this] { toggleDock(*m_historyDock); });
    add(menu, "view.fullScreen", tr("F&ull screen"), "maximize", QKeySequence("F11"),
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    add(menu, "view.reset", tr("&Reset layout"), "layout-sidebar-right", {}, [this] {
        placeDocks();
        setScale(1.0);
    });
}

void MainWindow::buildRunMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Run"));
    add(menu, "run.new", tr("&New run matrix"), "grid-4x4", QKeySequence("Ctrl+R"),
        [this] { Q_EMIT m_workbench.configureRunRequested({}); });
    add(menu, "run.queue", tr("&Queue"), "list-details", QKeySequence("Ctrl+J"), [this] { showPage("runs"); });
    menu->addSeparator();
    add(menu, "run.pause", tr("&Pause or resume"), "player-pause", QKeySequence("Ctrl+Shift+Space"),
        [this] { togglePause(); });
    add(menu, "run.cancel", tr("&Cancel the running run"), "ban", QKeySequence("Ctrl+."), [this] { cancelRunning(); });
}

void MainWindow::buildHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    add(menu, "help.contents", tr("&Help on this page"), "help-circle", QKeySequence("F1"),
        [this] { Q_EMIT m_workbench.helpRequested(currentPageId()); });
    add(menu, "help.page", tr("&Keys of this page"), "command", QKeySequence("?"), [this] { openKeys(); });
    add(menu, "help.palette", tr("&All commands…"), "command", QKeySequence("Ctrl+Shift+P"), [this] { openPalette(); });
    m_keys["help.palette"] = {QKeySequence("Ctrl+Shift+P"), QKeySequence("Ctrl+L")};
    menu->addSeparator();
    add(menu, "help.diagnostics", tr("&Copy diagnostics"), "clipboard", {}, [this] { copyDiagnostics(); });
    add(menu, "help.about", tr("A&bout and licences"), "info-circle", {}, [this] { openAbout(); });
}

QList<QAction*> MainWindow::pageActions(const Page& page)
{
    QList<QAction*> out;
    for (QAction* action : page.findChildren<QAction*>())
        if (action->objectName().startsWith(page.id + QLatin1Char('.')) && !action->isSeparator() && !action->menu())
            out.append(action);
    return out;
}

void MainWindow::fillPageMenu()
{
    const Page* current = currentPage();
    m_pageMenu->clear();
    if (!current)
        return;
    const QList<QAction*> actions = pageActions(*current);
    m_pageMenu->addActions(actions);
    m_pageMenu->menuAction()->setVisible(!actions.isEmpty());
}

void MainWindow::yieldKeys()
{
    // A page's own key wins over the window's while the page is in front; two owners would make it ambiguous.
    QList<QKeySequence> taken;
    if (const Page* current = currentPage())
        for (const QAction* action : pageActions(*current))
            if (action->isEnabled())
                taken += action->shortcuts();
    for (const auto& [name, action] : m_actions) {
        QList<QKeySequence> keys = m_keys[name];
        keys.removeIf([&](const QKeySequence& key) { return taken.contains(key); });
        if (action->shortcuts() != keys)
            action->setShortcuts(keys);
    }
}

std::vector<CommandPalette::Command> MainWindow::commands() const
{
    std::vector<CommandPalette::Command> out;
    for (const QAction* top : menuBar()->actions()) {
        if (!top->menu() || top->menu() == m_pageMenu)
            continue;
        QString group = top->text();
        group.remove(QLatin1Char('&'));
        for (QAction* action : top->menu()->actions())
            if (!action->isSeparator() && !action->menu())
                out.push_back({action, group});
    }
    if (const Page* current = currentPage())
        for (QAction* action : pageActions(*current))
            out.push_back({action, current->title});
    return out;
}

void MainWindow::refreshActions()
{
    const auto set = [this](const char* name, bool enabled, const QString& reason) {
        const auto found = m_actions.find(QString::fromLatin1(name));
        if (found == m_actions.end())
            return;
        found->second->setEnabled(enabled);
        found->second->setStatusTip(enabled ? QString() : reason);
    };
    const bool open = m_workbench.hasProject();
    const QString noProject = tr("no project is open");
    for (const char* name : {"file.import", "file.addModel", "file.close", "run.new"})
        set(name, open, noProject);
    set("run.pause", !m_active.empty(), tr("nothing is running"));
    set("run.cancel", !m_active.empty(), tr("nothing is running"));
    set("view.back", !m_history.isEmpty(), tr("this is the first page"));
    set("edit.find", searchField(), tr("nothing to search on this page"));
    yieldKeys();
}

QLineEdit* MainWindow::searchField() const
{
    const QWidget* current = m_stack->currentWidget();
    if (!current)
        return nullptr;
    auto* plain = current->findChild<QLineEdit*>("search");
    return plain ? plain : current->findChild<QLineEdit*>(currentPageId() + ".search");
}

}
