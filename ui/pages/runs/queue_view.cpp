#include "ui/pages/runs/queue_view.h"

#include "core/base/error.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/runs/cells_model.h"
#include "ui/pages/runs/live_answers.h"
#include "ui/pages/runs/live_chart.h"
#include "ui/pages/runs/queue_model.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

#include <QAction>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

using enum store::State;

bool canResume(store::State state)
{
    return state == Paused || state == Interrupted || state == Cancelled || state == Failed;
}

bool canPause(store::State state)
{
    return state == Queued || state == Loading || state == Running;
}

}

QueueView::QueueView(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_queue(new QueueModel(this))
    , m_cells(new CellsModel(this))
    , m_runs(new QTableView)
    , m_cellTable(new QTableView)
    , m_chart(new LiveChart)
    , m_answers(new LiveAnswers(workbench))
    , m_pane(nullptr)
    , m_pause(addCommand("runs.pause", tr("Pause"), "player-pause", &QueueView::pauseOrResume))
    , m_cancel(addCommand("runs.cancel", tr("Cancel"), "ban", &QueueView::cancel))
    , m_front(addCommand("runs.front", tr("Move to front"), "arrow-bar-to-up", &QueueView::moveToFront))
    , m_duplicate(addCommand("runs.duplicate", tr("Duplicate as new run"), "copy", &QueueView::duplicate))
    , m_results(addCommand("runs.results", tr("Show results"), "chart-grid-dots", &QueueView::showResults))
{
    m_runs->setObjectName("runs.queue");
    m_runs->setModel(m_queue);
    m_runs->setItemDelegateForColumn(QueueModel::Progress, new ProgressDelegate(m_runs));
    setUpTable(m_runs, tr("Queue"));
    setColumnWidths(m_runs, {-1, 210, 250, 90, 110, 150});
    m_cellTable->setObjectName("runs.cells");
    m_cellTable->setModel(m_cells);
    setUpTable(m_cellTable, tr("Cells of the run"));
    setColumnWidths(m_cellTable, {150, 140, 105, 90, 90, -1});

    auto* bar = new FlowLayout;
    setSpacing(bar, 12, 8, 12, 8, 4);
    for (QAction* action : {m_pause, m_cancel, m_front, m_duplicate, m_results}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        bar->addWidget(button);
    }
    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    setSpacing(column, 0, 0);
    column->addLayout(bar);
    column->addWidget(m_runs, 1);
    auto* lower = new ReflowSplitter;
    lower->addWidget(m_cellTable);
    lower->addWidget(m_chart);
    lower->addWidget(m_answers);
    lower->setStretchFactor(0, 2);
    lower->setStretchFactor(1, 1);
    lower->setStretchFactor(2, 1);
    lower->setSizes({px(760), px(300), px(310)});
    m_chart->setAutoFillBackground(true);
    m_chart->setBackgroundRole(QPalette::Base);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(upper);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    m_pane = new StatePane(splitter);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, 0, 0);
    outer->addWidget(m_pane);

    connect(m_runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueueView::showCells);
    connect(m_cellTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueueView::showFinal);
    connectWorkbench();
}

QAction* QueueView::addCommand(
    const QString& name, const QString& text, const QString& iconName, void (QueueView::*run)())
{
    auto* action = new QAction(ui::icon(iconName), text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    return action;
}

void QueueView::connectWorkbench()
{
    connect(&m_workbench, &Workbench::progressed, m_queue, &QueueModel::setProgress);
    connect(&m_workbench, &Workbench::runChanged, this, [this](const runs::RunChanged& change) {
        m_queue->setState(change);
        refreshCommands();
    });
    connect(&m_workbench, &Workbench::cellChanged, this,
        [this](const runs::CellChanged& change) { m_cells->update(change.cell); });
    connect(&m_workbench, &Workbench::interimMetric, this, [this](const runs::InterimMetric& interim) {
        const std::string& metric = interim.metric.metric;
        if (interim.run == m_shown && (metric == "auroc" || metric == "closed_accuracy"))
            m_chart->addMetric(interim.metric, m_cells->nameOf(interim.metric.cell));
    });
    connect(&m_workbench, &Workbench::trainingPoint, this, [this](const runs::TrainingPoint& point) {
        std::vector<runs::TrainingPoint>& course = m_courses[point.run];
        if (!course.empty() && course.back().cell != point.cell)
            course.clear();
        course.push_back(point);
        if (point.run == m_shown)
            m_chart->addTraining(point, m_cells->nameOf(point.cell));
    });
    connect(&m_workbench, &Workbench::answersGiven, this, [this](const runs::AnswersGiven& given) {
        if (given.run == m_shown && isVisible())
            m_answers->add(given);
    });
    connect(&m_workbench, &Workbench::projectOpened, this, [this] { m_courses.clear(); });
    connect(&m_workbench, &Workbench::projectChanged, this, &QueueView::refresh);
    connect(&m_workbench, &Workbench::projectOpened, this, &QueueView::refresh);
    connect(&m_workbench, &Workbench::projectClosed, this, &QueueView::refresh);
}

void QueueView::refresh()
{
    if (!m_workbench.hasProject()) {
        m_queue->setRuns({});
        m_cells->setRows({});
        m_pane->showMessage("folder-open", tr("No project is open"), tr("The queue belongs to a project."),
            {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
        return refreshCommands();
    }
    m_workbench.query(
        this, "runs", [this] { return m_workbench.reader().runs(); },
        [this](const std::vector<store::RunRow>& rows) {
            const store::Id before = m_shown;
            m_queue->setRuns(rows);
            if (rows.empty()) {
                m_pane->showMessage("player-play", tr("Nothing was run yet"),
                    tr("Tick models, data sets and modes, see what it will cost, and launch."),
                    {tr("New run"), [this] { Q_EMIT newRunRequested(); }});
            } else {
                m_pane->showContent();
                if (!m_runs->selectionModel()->hasSelection())
                    m_runs->selectRow(qMax(0, m_queue->rowOf(before)));
            }
            showCells();
        });
}

const store::RunRow* QueueView::current() const
{
    return m_queue->runAt(m_runs->currentIndex().row());
}

void QueueView::showCells()
{
    refreshCommands();
    const store::RunRow* run = current();
    if (!run) {
        m_shown = 0;
        return m_cells->setRows({});
    }
    if (run->id != m_shown) {
        m_chart->clear(toQt(run->name));
        m_answers->clear();
    }
    const bool another = run->id != m_shown;
    m_shown = run->id;
    m_workbench.query(
        this, "cells",
        [this, id = run->id] {
            const store::Reader reader = m_workbench.reader();
            std::vector<CellsModel::Row> rows;
            for (const store::CellRow& cell : reader.cells(id))
                rows.push_back({cell, reader.metrics(cell.id)});
            return rows;
        },
        [this, another, id = run->id](const std::vector<CellsModel::Row>& rows) {
            m_cells->setRows(rows);
            if (const auto course = m_courses.find(id); another && id == m_shown && course != m_courses.end())
                for (const runs::TrainingPoint& point : course->second)
                    m_chart->addTraining(point, m_cells->nameOf(point.cell));
        });
}

void QueueView::showFinal()
{
    const CellsModel::Row* row = m_cells->rowAt(m_cellTable->currentIndex().row());
    if (!row || row->cell.state != Done)
        return;
    for (const store::MetricRow& metric : row->metrics)
        if (metric.metric == "auroc" || metric.metric == "closed_accuracy")
            m_chart->showFinal(metric, m_cells->nameOf(row->cell.id));
}

void QueueView::refreshCommands()
{
    const store::RunRow* run = current();
    const auto set = [](QAction* action, bool on, const QString& reason) {
        action->setEnabled(on);
        action->setStatusTip(on ? QString() : reason);
    };
    const QString none = tr("no run is chosen");
    const bool resume = run && canResume(run->state);
    m_pause->setText(resume ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(ui::icon(resume ? "player-play" : "player-pause"));
    set(m_pause, run && (resume || canPause(run->state)), run ? tr("the run is finished") : none);
    set(m_cancel, run && (canPause(run->state) || run->state == Paused || run->state == Pausing),
        run ? tr("the run is not at work") : none);
    set(m_front, run && run->state == Queued, run ? tr("only a queued run can move") : none);
    set(m_duplicate, run, none);
    set(m_results, run && run->done > 0, run ? tr("there are no results yet") : none);
}

void QueueView::pauseOrResume()
{
    if (const store::RunRow* run = current())
        canResume(run->state) ? m_workbench.engine().resume(run->id) : m_workbench.engine().pause(run->id);
}

void QueueView::cancel()
{
    if (const store::RunRow* run = current())
        m_workbench.engine().cancel(run->id);
}

void QueueView::moveToFront()
{
    if (const store::RunRow* run = current())
        m_workbench.engine().moveToFront(run->id);
}

void QueueView::duplicate()
{
    const store::RunRow* run = current();
    if (!run)
        return;
    Q_EMIT m_workbench.configureRunRequested(
        config::runConfigFromJson(nlohmann::json::parse(run->config), m_workbench.project().folder()));
}

void QueueView::showResults()
{
    Q_EMIT m_workbench.showPageRequested("results");
}

void QueueView::themeChanged()
{
    m_chart->themeChanged();
}

}
