#include "ui/pages/results/results_page.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/metrics/metric.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/figure_table_model.h"
#include "ui/pages/results/cell_inspector.h"
#include "ui/pages/results/cell_samples.h"
#include "ui/pages/results/figure_actions.h"
#include "ui/pages/results/science_tabs.h"
#include "ui/pages/results/science_view.h"
#include "ui/pages/results/segments.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/side_panel.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

// What the page looks like: its bar, its figure beside the inspector, its actions.
namespace vlm::ui {
namespace {

constexpr int kInspectorWidth = 340;

}

void ResultsPage::layOut()
{

    m_heatmap->setObjectName("results.heatmap");
    m_table->setObjectName("results.table");
    m_table->setModel(m_tableModel);
    setUpTable(m_table, tr("Results as a table"));
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_heatmap);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_table);

    setTextRole(m_caption, TextRole::Small);
    m_caption->setObjectName("results.caption");
    m_caption->setWordWrap(true);
    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->hide();

    auto* figure = new QWidget;
    auto* figureColumn = new QVBoxLayout(figure);
    setSpacing(figureColumn, 0, kGap);
    figureColumn->addWidget(m_banner);
    figureColumn->addWidget(m_state, 1);
    figureColumn->addWidget(m_caption);
    auto* inspectorScroll = new QScrollArea;
    inspectorScroll->setWidget(m_inspector);
    inspectorScroll->setWidgetResizable(true);
    inspectorScroll->setFrameShape(QFrame::NoFrame);
    inspectorScroll->setFocusPolicy(Qt::NoFocus);
    inspectorScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumScaled(inspectorScroll, 260);
    m_side = new SidePanel(figure, inspectorScroll, QStringLiteral("results.inspector"), tr("Inspector"));
    m_side->setPanelWidth(kInspectorWidth);
    auto* first = new FlowLayout;
    auto* second = new FlowLayout;
    buildFilterBar(first, second);

    auto* overview = new QWidget;
    auto* column = new QVBoxLayout(overview);
    setSpacing(column, 0, 12);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_side, 1);
    m_outer->addWidget(overview);
    m_outer->addWidget(m_samples);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, kPageMargin, 0);
    outer->addWidget(m_tabs);
}

void ResultsPage::buildFilterBar(FlowLayout* first, FlowLayout* second)
{
    const auto labelled = [](FlowLayout* row, const QString& name, const char* word, QComboBox* box) {
        auto* label = new QLabel(name);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(box);
        box->setObjectName(QStringLiteral("results.") + QLatin1String(word));
        box->setAccessibleName(name);
        row->addPair(label, box);
    };
    m_task->addItem(tr("Diagnosis"), "diagnosis");
    m_task->addItem(tr("Findings"), "multilabel");
    m_task->addItem(tr("Questions"), "vqa");
    m_task->addItem(tr("Retrieval"), "retrieval");
    labelled(first, tr("Task"), "task", m_task);
    labelled(first, tr("Metric"), "metric", m_metric);
    for (const metrics::Convention convention : {metrics::Convention::Strict, metrics::Convention::MedVlmBench})
        m_convention->addItem(convention == metrics::Convention::Strict ? tr("strict") : tr("as MedVLMBench"),
            toQt(metrics::name(convention)));
    m_convention->setToolTip(tr("Whose rules score the answers"));
    labelled(first, tr("Scoring"), "convention", m_convention);
    m_published->setToolTip(tr("The published study beside or instead of this project's results (Ctrl+Shift+O)"));
    labelled(first, tr("Published"), "published", m_published);
    m_modes->setObjectName("results.mode");
    m_modes->add("all", tr("All modes"));
    m_modes->add("ots", tr("Off-the-shelf"));
    m_modes->add("lp", tr("Linear probe"));
    m_modes->add("lora", tr("LoRA"));
    m_modes->choose("ots");
    first->addStretch();
    second->addWidget(m_modes);
    second->addStretch();
    m_how->setObjectName("results.how");
    m_how->setText(tr("How is this computed?"));
    m_how->setIcon(ui::icon("help-circle"));
    m_how->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_how->setToolTip(tr("Formula, scoring, n, interval and provenance of the chosen number (H)"));
    setMinimumScaled(m_how, 96, 32);
    connect(m_how, &QToolButton::clicked, this, &ResultsPage::explainFigure);
    second->addWidget(m_how);
    second->addWidget(m_import);
    m_views->setObjectName("results.view");
    m_views->add("heatmap", tr("Heatmap"));
    m_views->add("table", tr("Table"), tr("The figure as a table (Alt+T)"));
    second->addWidget(m_views);
    auto* menu = new QMenu(m_export);
    m_actions->setReportSource([this] { return reportItem(); });
    m_actions->fillExportMenu(menu);
    m_export->setObjectName("results.export");
    m_export->setText(tr("Export"));
    m_export->setIcon(ui::icon("file-export"));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(menu);
    setMinimumScaled(m_export, 96, 32);
    m_import->setObjectName("results.importButton");
    m_import->setText(tr("Import predictions…"));
    m_import->setIcon(ui::icon("file-import"));
    m_import->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setMinimumScaled(m_import, 96, 32);
    connect(m_import, &QToolButton::clicked, this, &ResultsPage::importPredictions);
    first->addWidget(m_export);
    first->addWidget(m_side->button());
    fillMetrics();

    connect(m_task, &QComboBox::currentIndexChanged, this, [this] {
        fillMetrics();
        reload();
    });
    connect(m_metric, &QComboBox::activated, this, &ResultsPage::reload);
    connect(m_convention, &QComboBox::activated, this, &ResultsPage::reload);
    connect(m_published, &QComboBox::activated, this, [this] {
        m_banner->hide();
        rebuild();
    });
    connect(m_modes, &Segments::chosenChanged, this, &ResultsPage::rebuild);
    connect(m_views, &Segments::chosenChanged, this, &ResultsPage::showView);
}

void ResultsPage::buildActions()
{
    const auto add
        = [this](const char* name, const QString& text, const char* picture, const QKeySequence& keys, auto run) {
              auto* action = new QAction(ui::icon(picture), text, this);
              action->setObjectName(QStringLiteral("results.action.") + QLatin1String(name));
              action->setShortcut(keys);
              action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
              connect(action, &QAction::triggered, this, run);
              addAction(action);
          };
    add("open", tr("Show the samples behind the square"), "eye", {}, [this] {
        if (const auto place = m_heatmap->cursor())
            open(place->row, place->column);
    });
    add("back", tr("Back to the results"), "arrow-left", QKeySequence(Qt::ALT | Qt::Key_Left),
        [this] { m_outer->setCurrentIndex(0); });
    add("table", tr("Show the figure as a table"), "table", QKeySequence(Qt::ALT | Qt::Key_T), [this] {
        if (ScienceView* view = m_tabs->current())
            return view->toggleTable();
        const QString next = m_views->chosen() == QLatin1String("table") ? "heatmap" : "table";
        m_views->choose(next);
        showView(next);
    });
    add("overlay", tr("Show or hide the published values"), "report", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [this] { toggleOverlay(); });
    add("how", tr("How is this number computed?"), "help-circle", QKeySequence(Qt::Key_H), [this] {
        if (ScienceView* view = m_tabs->current())
            return view->explainChosen();
        explainFigure();
    });
    add("help", tr("Help on this view"), "help-circle", QKeySequence(Qt::Key_F1), [this] {
        const ScienceView* view = m_tabs->current();
        Q_EMIT m_workbench.helpRequested(view ? view->helpTopic() : QStringLiteral("results#heatmap"));
    });
    add("import", tr("Import predictions…"), "file-import", {}, [this] { importPredictions(); });
    add("export", tr("Export the figure…"), "file-export", QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        if (ScienceView* view = m_tabs->current())
            return view->showExportMenu();
        m_export->showMenu();
    });
}

}
