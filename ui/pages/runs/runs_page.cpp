#include "ui/pages/runs/runs_page.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/runs/queue_view.h"
#include "ui/pages/runs/run_builder.h"
#include "ui/widgets/flow_layout.h"

#include <QAction>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace vlm::ui {

RunsPage::RunsPage(Workbench& workbench, Settings& settings, QWidget* parent)
    : Page("runs", tr("Runs"), "player-play", parent)
    , m_workbench(workbench)
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_builder(new RunBuilder(workbench, settings))
    , m_queue(new QueueView(workbench))
{
    auto* heading = new QLabel(tr("Runs"));
    setTextRole(heading, TextRole::Title);
    m_tabs->setObjectName("runs.tabs");
    m_tabs->setAccessibleName(tr("New run or queue"));
    m_tabs->addTab(tr("New run"));
    m_tabs->addTab(tr("Queue"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_stack->addWidget(m_builder);
    m_stack->addWidget(m_queue);

    auto* load = new QAction(ui::icon("folder-open"), tr("Load configuration…"), this);
    load->setObjectName("runs.load");
    auto* save = new QAction(ui::icon("device-floppy"), tr("Save configuration…"), this);
    save->setObjectName("runs.save");
    auto* bar = new FlowLayout;
    setSpacing(bar, 16, 12, 16, 4, 16);
    bar->addWidget(heading);
    bar->addWidget(m_tabs);
    bar->addStretch();
    for (QAction* action : {load, save}) {
        addAction(action);
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        bar->addWidget(button);
    }
    addActions(m_queue->actions());
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);

    connect(load, &QAction::triggered, this, [this] {
        showTab(Builder);
        m_builder->loadFromFile();
    });
    connect(save, &QAction::triggered, m_builder, &RunBuilder::saveToFile);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_builder, &RunBuilder::launched, this, [this] { showTab(Queue); });
    connect(m_queue, &QueueView::newRunRequested, this, [this] { showTab(Builder); });
    connect(&m_workbench, &Workbench::configureRunRequested, this, [this](const config::RunConfig& config) {
        showTab(Builder);
        m_builder->load(config);
    });
    const auto enable = [this, load, save] {
        for (QAction* action : {load, save}) {
            action->setEnabled(m_workbench.hasProject());
            action->setStatusTip(m_workbench.hasProject() ? QString() : tr("no project is open"));
        }
    };
    connect(&m_workbench, &Workbench::projectOpened, this, enable);
    connect(&m_workbench, &Workbench::projectClosed, this, enable);
    connect(&m_workbench, &Workbench::projectOpened, m_builder, &RunBuilder::refresh);
    connect(&m_workbench, &Workbench::projectClosed, m_builder, &RunBuilder::refresh);
    connect(&m_workbench, &Workbench::projectChanged, this, [this] {
        if (isVisible())
            m_builder->refresh();
    });
    enable();
}

void RunsPage::showTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void RunsPage::entered()
{
    m_builder->refresh();
    m_queue->refresh();
}

void RunsPage::themeChanged()
{
    m_queue->themeChanged();
}

}
