#include "ui/pages/results/cost_view.h"

#include <chrono>

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/export/cost.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_modes.h"
#include "ui/models/figure_table_model.h"
#include "ui/pages/results/figure_actions.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr std::chrono::milliseconds kReloadDelay{500};

}

CostView::CostView(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_actions(new FigureActions(workbench, this,
          [] {
              figures::ForestSpec spec; // names the file
              spec.title = tr("Cost of results");
              return figures::Figure(spec);
          }))
    , m_model(new FigureTableModel(this))
    , m_table(new QTableView)
    , m_notes(new QLabel)
    , m_copy(new QToolButton)
    , m_export(new QToolButton)
    , m_banner(new Banner)
{
    setObjectName("results.cost");
    auto* stack = new QStackedWidget;
    stack->addWidget(m_table);
    m_state = new StatePane(stack);
    m_table->setObjectName("results.cost.table");
    m_table->setModel(m_model);
    setUpTable(m_table, tr("What each result cost"));
    m_actions->setTableSource([this] { return m_model->table(); });
    m_actions->setReportSource([] { return report::Item{.kind = report::Kind::Cost}; });
    auto* title = new QLabel(tr("What each result cost"));
    setTextRole(title, TextRole::Section);
    const auto button = [this](QToolButton* one, const char* name, const QString& text, const char* picture) {
        one->setObjectName(QLatin1String(name));
        one->setText(text);
        one->setIcon(ui::icon(picture));
        one->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        one->setPopupMode(QToolButton::InstantPopup);
        one->setMenu(new QMenu(one));
        setMinimumScaled(one, 96, 32);
    };
    button(m_copy, "results.cost.copy", tr("Copy as"), "copy");
    button(m_export, "results.cost.export", tr("Export"), "file-export");
    m_actions->fillCopyTableMenu(m_copy->menu());
    m_actions->fillReportTableMenu(m_export->menu());
    m_export->menu()->addSection(tr("Table"));
    m_actions->fillExportTableMenu(m_export->menu());
    setTextRole(m_notes, TextRole::Small);
    m_notes->setObjectName("results.cost.notes");
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->hide();

    auto* head = new QHBoxLayout;
    setSpacing(head, 0, kGap);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_copy);
    head->addWidget(m_export);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 12, 0, 0, 12);
    column->addLayout(head);
    column->addWidget(m_banner);
    column->addWidget(m_state, 1);
    column->addWidget(m_notes);

    const auto tell = [this](Banner::Kind kind, const QString& text, const QString& detail) {
        m_banner->show(kind, text, detail);
        m_banner->setClosable(true);
    };
    connect(m_actions, &FigureActions::saved, this,
        [tell](const QString& file) { tell(Banner::Kind::Notice, tr("Saved %1").arg(file), {}); });
    connect(
        m_actions, &FigureActions::copied, this, [tell](const QString& what) { tell(Banner::Kind::Notice, what, {}); });
    connect(m_actions, &FigureActions::added, this,
        [tell](const QString& what) { tell(Banner::Kind::Notice, tr("Added to the report: %1").arg(what), {}); });
    connect(m_actions, &FigureActions::failed, this,
        [tell](const QString& reason) { tell(Banner::Kind::Error, tr("The export failed"), reason); });
    auto* soon = new QTimer(this); // a running study commits many times a second
    soon->setSingleShot(true);
    soon->setInterval(kReloadDelay);
    connect(soon, &QTimer::timeout, this, &CostView::reload);
    connect(&workbench, &Workbench::projectChanged, soon, [soon] {
        if (!soon->isActive())
            soon->start();
    });
    connect(&workbench, &Workbench::projectOpened, this, &CostView::reload);
    connect(&workbench, &Workbench::projectClosed, this, &CostView::reload);
    clear();
    reload();
}

void CostView::reload()
{
    if (!m_workbench.hasProject()) {
        clear();
        m_state->showMessage("chart-grid-dots", tr("No project is open"),
            tr("Open a project or the demonstration to see what its results cost."),
            {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
        return;
    }
    m_workbench.query( // the cells are the same whatever the metric
        this, "cost",
        [&workbench = m_workbench] {
            return exporting::costTable(exporting::finishedCells(workbench.reader().results("auroc", "strict")));
        },
        [this](const exporting::Table& cost) { showCost(cost); },
        [this](const QString& reason) {
            clear();
            m_state->showFailure(tr("The results could not be read"), reason, {tr("Try again"), [this] { reload(); }});
        });
}

void CostView::clear()
{
    m_copy->setEnabled(false);
    m_export->setEnabled(false);
    m_notes->clear();
    m_model->setTable({});
}

void CostView::showCost(const exporting::Table& cost)
{
    if (cost.rows.empty()) {
        clear();
        m_state->showMessage("chart-grid-dots", tr("No results yet"),
            tr("Each finished result tells its parameters, operations, time and memory here."),
            {tr("Set up a run"), [this] { Q_EMIT m_workbench.configureRunRequested({}); }});
        return;
    }
    exporting::Table shown = figures::costTable(cost);
    QStringList notes;
    for (const std::string& note : shown.notes)
        notes << toQt(note);
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_model->setTable(std::move(shown));
    m_table->resizeColumnsToContents();
    m_state->showContent();
    m_copy->setEnabled(true);
    m_export->setEnabled(true);
}

}
