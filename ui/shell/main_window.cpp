#include "ui/shell/main_window.h"

#include "core/base/error.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/shell/history_dock.h"
#include "ui/shell/log_dock.h"
#include "ui/shell/page.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_bar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/page_area.h"

#include <algorithm>

#include <QCloseEvent>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QTabBar>
#include <QUndoStack>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr QSize kDefaultSize(1440, 900);
constexpr QSize kMinimumSize(1024, 680);
constexpr int kCompactBelow = 1180;

bool isActive(store::State state)
{
    using enum store::State;
    return state == Queued || state == Loading || state == Running || state == Pausing || state == Paused
        || state == Cancelling;
}

}

MainWindow::MainWindow(Workbench& workbench, Settings& settings, ThemeController& theme, std::vector<PageFactory> pages)
    : m_workbench(workbench)
    , m_settings(settings)
    , m_theme(theme)
    , m_factories(std::move(pages))
    , m_rail(new Rail)
    , m_stack(new QStackedWidget)
    , m_acknowledgement(new Banner)
    , m_error(new Banner)
    , m_busy(new Banner)
    , m_log(new LogDock)
    , m_historyDock(new HistoryDock(workbench))
    , m_status(new StatusBar)
{
    setObjectName("mainWindow");
    // In reading order, which is also the order of the Tab key.
    buildMenus();
    buildCentre();
    placeDocks();
    setStatusBar(m_status);
    connectWorkbench();
    restoreWindow();
    if (!m_settings.acknowledged())
        showAcknowledgement();
    refreshTitle();
    refreshQueue();
    showPage(m_factories.front().id);
    m_stack->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::placeDocks()
{
    for (QDockWidget* dock : std::initializer_list<QDockWidget*>{m_log, m_historyDock}) {
        addDockWidget(Qt::BottomDockWidgetArea, dock);
        dock->hide();
    }
    tabifyDockWidget(m_log, m_historyDock);
}

void MainWindow::childEvent(QChildEvent* event)
{
    QMainWindow::childEvent(event);
    // Qt makes the tabs of docks that share a place, and leaves them there, empty, when the docks are hidden: a stop
    // for the keyboard that says nothing. Each dock has a key of its own.
    if (auto* tabs = event->polished() ? qobject_cast<QTabBar*>(event->child()) : nullptr)
        tabs->setFocusPolicy(Qt::NoFocus);
}

void MainWindow::toggleDock(QDockWidget& dock)
{
    // One that is a tab behind another comes to the front first.
    const bool front = dock.isVisible() && !dock.visibleRegion().isEmpty();
    dock.setVisible(!front);
    if (!front)
        dock.raise();
}

void MainWindow::buildCentre()
{
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    setSpacing(column, 0, 0);
    column->addWidget(m_acknowledgement);
    column->addWidget(m_error);
    column->addWidget(m_busy);
    column->addWidget(m_stack, 1);
    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    setSpacing(row, 0, 0);
    row->addWidget(m_rail);
    row->addWidget(right, 1);
    setCentralWidget(centre);

    int number = 0;
    for (const PageFactory& factory : m_factories)
        if (factory.onRail)
            m_rail->addPage(factory.id, factory.title, factory.icon, QStringLiteral("Alt+%1").arg(++number));
    m_rail->addStretch();
    for (const PageFactory& factory : m_factories)
        if (!factory.onRail)
            m_rail->addPage(factory.id, factory.title, factory.icon, {});
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    m_error->setObjectName("errorBanner");
    m_acknowledgement->setObjectName("acknowledgement");
    m_busy->setObjectName("busyBanner");
    m_busy->setClosable(false);
}

void MainWindow::connectWorkbench()
{
    connect(&m_workbench, &Workbench::failed, this, &MainWindow::showError);
    connect(&m_workbench, &Workbench::preparing, this,
        [this](const QString& what) { what.isEmpty() ? m_busy->hide() : m_busy->show(Banner::Kind::Busy, what); });
    connect(&m_workbench, &Workbench::projectOpened, this, [this] {
        m_settings.addRecentProject(pathText(m_workbench.project().folder()));
        m_error->hide();
        refreshTitle();
        refreshQueue();
    });
    connect(&m_workbench, &Workbench::projectClosed, this, [this] {
        m_active.clear();
        refreshTitle();
        refreshActions();
    });
    connect(&m_workbench, &Workbench::projectChanged, this, &MainWindow::refreshQueue);
    connect(&m_workbench, &Workbench::runChanged, this, [this](const runs::RunChanged& change) {
        if (change.state == store::State::Failed)
            showError(tr("Run %1 failed").arg(change.run), toQt(change.error));
        else if (change.state == store::State::Paused && !change.error.empty())
            showError(tr("Run %1 is paused").arg(change.run), toQt(change.error));
        refreshQueue();
    });
    connect(&m_workbench, &Workbench::logged, this,
        [this](const runs::LogLine& line) { m_log->append(line.level, line.run, toQt(line.text)); });
    connect(&m_workbench, &Workbench::showPageRequested, this, &MainWindow::showPage);
    // A page that is made only now missed the signal that asked for it: make it, then say it again.
    connect(&m_workbench, &Workbench::showSamplesRequested, this,
        [this](const store::SampleQuery& query, const QString& title) {
            const bool existed = m_pages.contains("data");
            showPage("data");
            if (!existed && m_pages.contains("data"))
                Q_EMIT m_workbench.showSamplesRequested(query, title);
        });
    connect(&m_workbench, &Workbench::showPredictionRequested, this, [this](qint64 cell, const QString& sample) {
        const bool existed = m_pages.contains("results");
        showPage("results");
        if (!existed && m_pages.contains("results"))
            Q_EMIT m_workbench.showPredictionRequested(cell, sample);
    });
    connect(&m_workbench, &Workbench::showComparisonRequested, this, [this](qint64 cell, qint64 other) {
        const bool existed = m_pages.contains("compare");
        showPage("compare");
        if (!existed && m_pages.contains("compare"))
            Q_EMIT m_workbench.showComparisonRequested(cell, other);
    });
    connect(&m_workbench, &Workbench::configureRunRequested, this, [this](const config::RunConfig& config) {
        const bool existed = m_pages.contains("runs");
        showPage("runs");
        if (!existed && m_pages.contains("runs"))
            Q_EMIT m_workbench.configureRunRequested(config);
    });
    connect(m_status, &StatusBar::queueClicked, this, [this] { showPage("runs"); });
    connect(m_status, &StatusBar::themeClicked, this, &MainWindow::toggleTheme);
    connect(m_status, &StatusBar::scaleChosen, this, &MainWindow::setScale);
    connect(m_status, &StatusBar::errorsClicked, m_log, &QWidget::show);
    connect(m_log, &LogDock::errorsChanged, m_status, &StatusBar::setErrors);
    connect(&m_theme, &ThemeController::changed, this, [this] {
        m_status->setScale(uiScale());
        for (const auto& [id, made] : m_pages)
            made->themeChanged();
        resizeEvent(nullptr);
    });
}

void MainWindow::showPage(const QString& id)
{
    Page* next = page(id);
    if (!next)
        return;
    if (const QString from = currentPageId(); !m_backing && !from.isEmpty() && from != id)
        m_history.append(from);
    m_stack->setCurrentWidget(m_areas.at(id));
    m_rail->setCurrent(id);
    next->entered();
    fillPageMenu();
    refreshActions();
}

Page* MainWindow::currentPage() const
{
    const auto* area = qobject_cast<const PageArea*>(m_stack->currentWidget());
    return area ? qobject_cast<Page*>(area->widget()) : nullptr;
}

QString MainWindow::currentPageId() const
{
    const Page* current = currentPage();
    return current ? current->id : QString();
}

Page* MainWindow::page(const QString& id)
{
    if (const auto made = m_pages.find(id); made != m_pages.end())
        return made->second;
    const auto factory = std::find_if(
        m_factories.begin(), m_factories.end(), [&](const PageFactory& candidate) { return candidate.id == id; });
    if (factory == m_factories.end())
        return nullptr;
    Page* made = factory->make(nullptr);
    made->setObjectName(QStringLiteral("page.") + id);
    made->setAccessibleName(factory->title);
    m_pages.emplace(id, made);
    auto* area = new PageArea(made);
    m_areas.emplace(id, area);
    m_stack->addWidget(area);
    for (QAction* action : pageActions(*made))
        connect(action, &QAction::enabledChanged, this, &MainWindow::yieldKeys);
    orderTabs(*made);
    return made;
}

void MainWindow::orderTabs(Page& made)
{
    // A page made later would come after the status bar: put it behind the rail.
    QList<QWidget*> chain;
    for (QWidget* next = made.nextInFocusChain(); next && next != &made; next = next->nextInFocusChain())
        if (made.isAncestorOf(next) && next->focusPolicy() != Qt::NoFocus)
            chain.append(next);
    QWidget* before = m_rail->lastButton();
    for (QWidget* widget : chain) {
        setTabOrder(before, widget);
        before = widget;
    }
}

void MainWindow::makeAllPages()
{
    for (const PageFactory& factory : m_factories)
        page(factory.id);
}

void MainWindow::goBack()
{
    if (m_history.isEmpty())
        return;
    m_backing = true;
    showPage(m_history.takeLast());
    m_backing = false;
    refreshActions();
}

void MainWindow::showError(const QString& title, const QString& text)
{
    m_error->show(Banner::Kind::Error, title, text);
    m_log->append(3, 0, text.isEmpty() ? title : title + QStringLiteral(": ") + text);
}

void MainWindow::openProject(const QString& folder)
{
    try {
        guard(ErrorKind::Store, "open project", [&] { m_workbench.openProject(folder); });
    } catch (const Error& error) {
        showError(tr("%1 could not be opened").arg(QDir::toNativeSeparators(folder)), toQt(error.what()));
    }
}

void MainWindow::askOpenProject()
{
    const QString folder = file_dialogs::askFolder(this, tr("Open a project folder"), m_settings.projectFolder());
    if (!folder.isEmpty())
        openProject(folder);
}

void MainWindow::askNewProject()
{
    QDir().mkpath(m_settings.projectFolder());
    QString folder = file_dialogs::askSaveFile(this, tr("Name the new project"),
        QDir(m_settings.projectFolder()).filePath(tr("New project") + ".vlmproj"), tr("Projects (*.vlmproj)"));
    if (folder.isEmpty())
        return;
    if (!folder.endsWith(".vlmproj"))
        folder += ".vlmproj";
    try {
        guard(ErrorKind::Store, "new project", [&] { m_workbench.createProject(folder); });
    } catch (const Error& error) {
        showError(tr("The project could not be created"), toQt(error.what()));
    }
}

void MainWindow::createDemonstration()
{
    QDir().mkpath(m_settings.projectFolder());
    QString suggestion;
    int number = 1;
    do {
        suggestion = QDir(m_settings.projectFolder())
                         .filePath(number == 1 ? tr("Demonstration") + ".vlmproj"
                                               : tr("Demonstration %1").arg(number) + ".vlmproj");
        ++number;
    } while (QFileInfo::exists(suggestion));
    QString folder
        = file_dialogs::askSaveFile(this, tr("Where to put the demonstration"), suggestion, tr("Projects (*.vlmproj)"));
    if (folder.isEmpty())
        return;
    if (!folder.endsWith(".vlmproj"))
        folder += ".vlmproj";
    m_workbench.createDemonstration(folder);
}

void MainWindow::showAcknowledgement()
{
    m_acknowledgement->show(
        Banner::Kind::Notice, tr("For research only, not for clinical use"), researchUseExplanation());
    m_acknowledgement->setClosable(false);
    m_acknowledgement->setAction(tr("I understand"), [this] {
        m_settings.setAcknowledged();
        m_acknowledgement->hide();
    });
}

void MainWindow::restoreWindow()
{
    setMinimumSize(kMinimumSize);
    QRect rect = m_settings.windowRect();
    if (!rect.isValid()) {
        const QRect free = QGuiApplication::primaryScreen()->availableGeometry();
        rect = QRect(QPoint(), kDefaultSize.boundedTo(free.size() * 0.9));
        rect.moveCenter(free.center());
    }
    setGeometry(clampToScreens(rect));
    restoreState(m_settings.windowDocks());
    if (m_settings.windowMaximised())
        setWindowState(windowState() | Qt::WindowMaximized);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setWindow(normalGeometry(), isMaximized(), saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    m_rail->setCompact(width() < px(kCompactBelow));
    if (event)
        QMainWindow::resizeEvent(event);
}

void MainWindow::refreshTitle()
{
    const QString program = tr("MedVLM Workbench");
    if (!m_workbench.hasProject()) {
        setWindowTitle(program);
        return;
    }
    QString name = pathText(m_workbench.project().folder().stem());
    if (m_workbench.project().readOnly())
        name = tr("%1 (read-only)").arg(name);
    setWindowTitle(QStringLiteral("%1 – %2").arg(name, program));
}

void MainWindow::refreshQueue()
{
    if (!m_workbench.hasProject()) {
        m_status->setQueue({});
        refreshActions();
        return;
    }
    m_workbench.query(
        this, "queue", [this] { return m_workbench.reader().runs(); },
        [this](const std::vector<store::RunRow>& rows) {
            m_active.clear();
            std::copy_if(rows.begin(), rows.end(), std::back_inserter(m_active),
                [](const store::RunRow& row) { return isActive(row.state); });
            int running = 0;
            int paused = 0;
            for (const store::RunRow& row : m_active) {
                running += row.state == store::State::Running || row.state == store::State::Loading;
                paused += row.state == store::State::Paused || row.state == store::State::Pausing;
            }
            const int queued = static_cast<int>(m_active.size()) - running - paused;
            QStringList parts;
            if (running > 0)
                parts << tr("%n running", nullptr, running);
            if (paused > 0)
                parts << tr("%n paused", nullptr, paused);
            if (queued > 0)
                parts << tr("%n queued", nullptr, queued);
            m_status->setQueue(parts.join(QStringLiteral(", ")));
            refreshActions();
        });
}

}
