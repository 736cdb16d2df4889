#include "ui/pages/results/results_page.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/metrics/metric.h"
#include "core/rq/matching.h"
#include "core/rq/published.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_overlay.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/figures/table.h"
#include "ui/models/figure_table_model.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/results/cell_inspector.h"
#include "ui/pages/results/cell_samples.h"
#include "ui/pages/results/figure_actions.h"
#include "ui/pages/results/how.h"
#include "ui/pages/results/import_predictions_dialog.h"
#include "ui/pages/results/imported_tables.h"
#include "ui/pages/results/science_tabs.h"
#include "ui/pages/results/science_view.h"
#include "ui/pages/results/segments.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr int kReloadMs = 300; // live results are read again at most this often
constexpr int kInspectorWidth = 340;

QString metricName(const metrics::Metric& metric)
{
    return translated("Metric", metric.title);
}

}

ResultsPage::ResultsPage(Workbench& workbench, QWidget* parent)
    : Page("results", tr("Results"), "chart-grid-dots", parent)
    , m_workbench(workbench)
    , m_thumbnails(new Thumbnails(workbench, this))
    , m_outer(new QStackedWidget)
    , m_tabs(new ScienceTabs(workbench, m_outer))
    , m_task(new QComboBox)
    , m_metric(new QComboBox)
    , m_convention(new QComboBox)
    , m_published(new QComboBox)
    , m_how(new QToolButton)
    , m_modes(new Segments(tr("Mode")))
    , m_views(new Segments(tr("View")))
    , m_import(new QToolButton)
    , m_export(new QToolButton)
    , m_banner(new Banner)
    , m_stack(new QStackedWidget)
    , m_state(new StatePane(m_stack))
    , m_heatmap(new FigureView)
    , m_table(new QTableView)
    , m_tableModel(new FigureTableModel(this))
    , m_caption(new QLabel)
    , m_inspector(new CellInspector)
    , m_samples(new CellSamples(workbench, *m_thumbnails))
    , m_actions(new FigureActions(workbench, this, [this] { return figures::Figure(m_map.spec); }))
    , m_timer(new QTimer(this))
{
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    buildFilterBar(first, second);

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
    auto* splitter = new QSplitter;
    splitter->addWidget(figure);
    splitter->addWidget(inspectorScroll);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setCollapsible(0, false);
    splitter->setSizes({px(1000), px(kInspectorWidth)});

    auto* overview = new QWidget;
    auto* column = new QVBoxLayout(overview);
    setSpacing(column, 0, 12);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(splitter, 1);
    m_outer->addWidget(overview);
    m_outer->addWidget(m_samples);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, kPageMargin, 0);
    outer->addWidget(m_tabs);

    m_timer->setSingleShot(true);
    m_timer->setInterval(kReloadMs);
    connect(m_timer, &QTimer::timeout, this, &ResultsPage::reload);
    connect(&workbench, &Workbench::projectOpened, this, &ResultsPage::scheduleReload);
    connect(&workbench, &Workbench::projectChanged, this, &ResultsPage::scheduleReload);
    connect(&workbench, &Workbench::projectClosed, this, [this] {
        m_outer->setCurrentIndex(0);
        showResults({});
    });
    connect(&workbench, &Workbench::interimMetric, this, &ResultsPage::applyInterim);
    connect(m_heatmap, &FigureView::cursorMoved, this, &ResultsPage::inspect);
    connect(m_heatmap, &FigureView::activated, this, &ResultsPage::open);
    m_heatmap->setExplanation([this](FigureView::Place place) { return explain(place.row, place.column); });
    connect(m_inspector, &CellInspector::samplesRequested, this, [this] {
        if (const auto place = m_heatmap->cursor())
            open(place->row, place->column);
    });
    connect(m_inspector, &CellInspector::tablesRequested, this, [this] {
        const auto place = m_heatmap->cursor();
        const store::ResultRow* result = place ? resultAt(place->row, place->column) : nullptr;
        if (!result)
            return;
        const QString about = tr("%1 on %2").arg(toQt(result->cell.model), toQt(result->cell.dataset));
        (new ImportedTablesDialog(about, importedTables(result->cell.details), this))->open();
    });
    connect(m_inspector, &CellInspector::runRequested, this, &ResultsPage::configure);
    connect(
        m_inspector, &CellInspector::openRunRequested, this, [this] { Q_EMIT m_workbench.showPageRequested("runs"); });
    connect(m_samples, &CellSamples::failed, this, [this](const QString& reason) {
        m_banner->show(Banner::Kind::Error, tr("That sample cannot be shown"), reason);
    });
    connect(&workbench, &Workbench::showPredictionRequested, this, [this](qint64 cell, const QString& sample) {
        m_tabs->setCurrentIndex(0);
        m_outer->setCurrentIndex(1);
        m_samples->showSample(cell, sample.toStdString());
    });
    connect(m_samples, &CellSamples::backRequested, this, [this] {
        m_outer->setCurrentIndex(0);
        m_heatmap->setFocus();
    });
    connect(m_actions, &FigureActions::saved, this, [this](const QString& file) { notice(tr("Saved %1").arg(file)); });
    connect(m_actions, &FigureActions::copied, this, &ResultsPage::notice);
    connect(m_actions, &FigureActions::failed, this,
        [this](const QString& reason) { m_banner->show(Banner::Kind::Error, tr("The export failed"), reason); });
    m_actions->fillCopyMenu(m_inspector->copyMenu());
    buildActions();
    showResults({});
}

void ResultsPage::buildFilterBar(QHBoxLayout* first, QHBoxLayout* second)
{
    setSpacing(first, 0, kGap);
    setSpacing(second, 0, kGap);
    const auto labelled = [](QHBoxLayout* row, const QString& name, const char* word, QComboBox* box) {
        auto* label = new QLabel(name);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(box);
        box->setObjectName(QStringLiteral("results.") + QLatin1String(word));
        box->setAccessibleName(name);
        row->addWidget(label);
        row->addWidget(box);
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
    first->addStretch(1);
    second->addWidget(m_modes);
    second->addStretch(1);
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

void ResultsPage::fillMetrics()
{
    const auto task = metrics::taskFromName(m_task->currentData().toString().toStdString());
    m_metric->clear();
    for (const metrics::Metric* metric : metrics::metricsOf(task)) {
        m_metric->addItem(metricName(*metric), toQt(metric->id));
        m_metric->setItemData(m_metric->count() - 1, translated("Metric", metric->formula), Qt::ToolTipRole);
    }
    const int preferred = m_metric->findData(task == metrics::Task::Diagnosis ? "auroc" : "closed_accuracy");
    m_metric->setCurrentIndex(std::max(preferred, 0));
    fillPublished();
}

figures::HeatmapChoice ResultsPage::choice() const
{
    figures::HeatmapChoice out{.metric = m_metric->currentData().toString().toStdString(),
        .convention = m_convention->currentData().toString().toStdString(),
        .modes = {}};
    if (m_modes->chosen() != QLatin1String("all"))
        out.modes = {m_modes->chosen().toStdString()};
    return out;
}

void ResultsPage::entered()
{
    if (m_stale)
        reload();
}

void ResultsPage::themeChanged()
{
    m_heatmap->update();
}

void ResultsPage::scheduleReload()
{
    m_stale = true;
    if (isVisible() && !m_timer->isActive())
        m_timer->start();
}

void ResultsPage::reload()
{
    if (!m_workbench.hasProject())
        return;
    m_stale = false;
    if (m_loaded.results.empty())
        m_state->showLoading(tr("Reading results…"));
    const figures::HeatmapChoice chosen = choice();
    m_workbench.query(
        this, "results",
        [&workbench = m_workbench, chosen] {
            const store::Reader reader = workbench.reader();
            return Loaded{reader.results(chosen.metric, chosen.convention), reader.datasets()};
        },
        [this](Loaded loaded) { showResults(std::move(loaded)); },
        [this](const QString& reason) {
            m_state->showFailure(tr("The results could not be read"), reason, {tr("Try again"), [this] { reload(); }});
        });
}

void ResultsPage::showResults(Loaded loaded)
{
    m_loaded = std::move(loaded);
    rebuild();
}

void ResultsPage::rebuild()
{
    m_map = figures::heatmapOf(m_loaded.results, m_loaded.datasets, choice());
    takePublished(m_map);
    for (const char* mode : {"ots", "lp", "lora"}) {
        const bool any = std::any_of(m_loaded.results.begin(), m_loaded.results.end(),
            [&](const store::ResultRow& row) { return row.cell.mode == mode; });
        m_modes->setChoiceEnabled(mode, any, tr("No run has used this mode yet."));
    }
    const bool filled = !m_map.spec.rows.empty();
    m_how->setEnabled(filled);
    m_import->setEnabled(m_workbench.hasProject());
    m_export->setEnabled(filled);
    m_export->setToolTip(filled ? QString() : tr("There is no result to export yet."));
    if (!filled) {
        m_caption->clear();
        m_inspector->showHint();
        if (!m_workbench.hasProject())
            m_state->showMessage("chart-grid-dots", tr("No project is open"),
                tr("Open a project or the demonstration to see its results."),
                {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
        else if (m_loaded.results.empty())
            m_state->showMessage("chart-grid-dots", tr("No results yet"),
                tr("Results of models on data sets appear here, each with its interval and the samples behind it."),
                {tr("Set up a run"), [this] { Q_EMIT m_workbench.configureRunRequested({}); }});
        else
            m_state->showMessage("filter", tr("No result of this kind"),
                tr("There are results, but none for this task and mode."), {tr("Show all modes"), [this] {
                                                                                m_modes->choose("all");
                                                                                rebuild();
                                                                            }});
        return;
    }
    m_heatmap->setFigure(m_map.spec);
    m_caption->setText(m_map.spec.caption);
    m_state->showContent();
    showView(m_views->chosen());
    // The square stays chosen while its number changes.
    std::optional<FigureView::Place> place;
    if (m_chosen) {
        const auto row = std::find(m_map.models.begin(), m_map.models.end(), m_chosen->first);
        const auto column = std::find(m_map.columns.begin(), m_map.columns.end(), m_chosen->second);
        if (row != m_map.models.end() && column != m_map.columns.end())
            place = FigureView::Place{
                static_cast<int>(row - m_map.models.begin()), static_cast<int>(column - m_map.columns.begin())};
    }
    if (place == m_heatmap->cursor() && place)
        inspect(place->row, place->column);
    else
        m_heatmap->setCursorAt(place);
    if (!place)
        m_inspector->showHint();
}

void ResultsPage::showView(const QString& view)
{
    const bool table = view == QLatin1String("table");
    m_stack->setCurrentIndex(table ? 1 : 0);
    if (!table)
        return;
    m_tableModel->setTable(figures::tableOf(m_map.spec));
    std::vector<int> widths{200, 110};
    widths.resize(static_cast<std::size_t>(m_tableModel->columnCount()), 170);
    setColumnWidths(m_table, widths);
}

void ResultsPage::applyInterim(const runs::InterimMetric& interim)
{
    const figures::HeatmapChoice chosen = choice();
    if (interim.metric.metric != chosen.metric || interim.metric.convention != chosen.convention)
        return;
    for (std::size_t i = 0; i < m_map.sources.size(); ++i) {
        const int source = m_map.sources[i];
        if (source < 0 || m_loaded.results[static_cast<std::size_t>(source)].cell.id != interim.metric.cell)
            continue;
        figures::HeatmapCell& cell = m_map.spec.cells[i];
        cell.estimate.value = interim.metric.value;
        cell.estimate.lower = interim.metric.lower;
        cell.estimate.upper = interim.metric.upper;
        cell.estimate.n = interim.metric.n;
        cell.interim = true;
        m_heatmap->setFigure(m_map.spec);
        return;
    }
}

void ResultsPage::fillPublished()
{
    const QVariant before = m_published->currentData();
    m_published->clear();
    m_published->addItem(tr("off"), QString());
    m_published->addItem(tr("beside ours"), "beside");
    const QString task = m_task->currentData().toString();
    for (const rq::Study& study : rq::published()) {
        const bool diagnosis = study.metric == "auroc";
        if (task == (diagnosis ? QLatin1String("diagnosis") : QLatin1String("vqa")))
            m_published->addItem(tr("alone: %1").arg(toQt(study.title)), toQt(study.id));
    }
    m_published->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_published->setMinimumContentsLength(14);
    m_published->view()->setMinimumWidth(px(380));
    m_published->setCurrentIndex(std::max(0, m_published->findData(before)));
}

const rq::Study* ResultsPage::publishedAlone() const
{
    const std::string study = m_published->currentData().toString().toStdString();
    return study.empty() || study == "beside" ? nullptr : &rq::publishedStudy(study);
}

void ResultsPage::takePublished(figures::ResultsHeatmap& map)
{
    const auto convention = metrics::conventionFromName(m_convention->currentData().toString().toStdString());
    const std::string metric = m_metric->currentData().toString().toStdString();
    auto* beside = qobject_cast<QStandardItemModel*>(m_published->model())->item(m_published->findData("beside"));
    const QString why = translated("Overlay", rq::whyNoStudy(metric, convention));
    beside->setEnabled(why.isEmpty());
    beside->setToolTip(why);
    if (const rq::Study* study = publishedAlone()) {
        std::vector<std::string> modes = choice().modes;
        if (modes == std::vector<std::string>{"lora"})
            modes.emplace_back("sft");
        map = figures::publishedHeatmap(*study, modes);
        if (map.spec.columns.empty())
            map = figures::publishedHeatmap(*study, {});
        return;
    }
    if (m_published->currentData() != QVariant("beside") || map.spec.rows.empty())
        return;
    if (const rq::Study* study = rq::studyOfMetric(metric, convention))
        figures::addPublished(map, m_loaded.results, m_loaded.datasets, *study);
    else
        map.spec.caption += QLatin1Char(' ') + why;
}

void ResultsPage::toggleOverlay()
{
    m_published->setCurrentIndex(m_published->currentIndex() == 0 ? 1 : 0);
    rebuild();
}

void ResultsPage::explainFigure()
{
    const auto place = m_heatmap->cursor();
    How how{.title = m_map.spec.title, .rows = {}, .topic = QStringLiteral("results#heatmap")};
    if (place && !explain(place->row, place->column).isEmpty()) {
        QStringList lines = explain(place->row, place->column).split(QLatin1Char('\n'));
        how.title = lines.takeFirst();
        how.rows.emplace_back(tr("This number"), lines.join(QLatin1Char('\n')));
    }
    const rq::Study* others = publishedAlone();
    for (auto& row :
        formulaRows(others ? others->metric : choice().metric, others ? std::string() : choice().convention))
        how.rows.push_back(std::move(row));
    how.rows.emplace_back(tr("Provenance"), m_map.spec.caption);
    const QRectF area = place ? m_heatmap->areaOf(*place) : QRectF();
    showHow(this,
        area.isEmpty() ? m_how->mapToGlobal(QPoint(0, m_how->height()))
                       : m_heatmap->mapToGlobal(area.bottomLeft().toPoint() + QPoint(0, px(4))),
        how, m_workbench);
}

const store::ResultRow* ResultsPage::resultAt(int row, int column) const
{
    const auto at = static_cast<std::size_t>(row) * m_map.columns.size() + static_cast<std::size_t>(column);
    if (at >= m_map.sources.size() || m_map.sources[at] < 0)
        return nullptr;
    return &m_loaded.results[static_cast<std::size_t>(m_map.sources[at])];
}

QString ResultsPage::modeLine(int column) const
{
    return figures::studyModeTitle(m_map.columns[static_cast<std::size_t>(column)].second);
}

QString ResultsPage::explain(int row, int column) const
{
    if (row >= static_cast<int>(m_map.spec.rows.size()) || column >= static_cast<int>(m_map.spec.columns.size()))
        return {};
    const figures::HeatmapCell& cell = m_map.spec.cell(row, column);
    QStringList lines{tr("%1 on %2, %3")
                          .arg(m_map.spec.rows[static_cast<std::size_t>(row)].name,
                              m_map.spec.columns[static_cast<std::size_t>(column)].name, modeLine(column))};
    if (!cell.estimate.value) {
        lines << cell.estimate.reason;
        return lines.join(QLatin1Char('\n'));
    }
    lines << QStringLiteral("%1 %2 %3")
                 .arg(m_map.spec.metric, figures::text(*cell.estimate.value, m_map.spec.format),
                     figures::intervalText(cell.estimate, m_map.spec.format));
    const store::ResultRow* result = resultAt(row, column);
    QString how = tr("n = %1").arg(figures::countText(cell.estimate.n));
    if (result && result->metric && result->metric->lower)
        how += tr(", 95% %1, B = %2, seed %3")
                   .arg(figures::methodTitle(result->metric->method), figures::countText(result->metric->replicates))
                   .arg(result->metric->seed);
    lines << how;
    if (cell.inDomain)
        lines << tr("† in-domain: the model was trained on this kind of images");
    if (cell.interim)
        lines << tr("Interim: the run is not finished; not for stopping decisions");
    if (!cell.estimate.reason.isEmpty())
        lines << cell.estimate.reason;
    if (cell.published)
        lines << cell.published->note;
    else if (const rq::Study* study = publishedAlone())
        lines << toQt(study->source);
    return lines.join(QLatin1Char('\n'));
}

void ResultsPage::inspect(int row, int column)
{
    const auto& [dataset, mode] = m_map.columns[static_cast<std::size_t>(column)];
    const std::string& model = m_map.models[static_cast<std::size_t>(row)];
    m_chosen = {model, {dataset, mode}};
    const figures::HeatmapRow& shown = m_map.spec.rows[static_cast<std::size_t>(row)];
    const QString role = shown.role == figures::Role::Specialist ? tr("specialist") : tr("generalist");
    const QString subtitle = QStringLiteral("%1 · %2").arg(modeLine(column), role);
    const QString datasetName = m_map.spec.columns[static_cast<std::size_t>(column)].name;
    const store::ResultRow* result = resultAt(row, column);
    if (!result) {
        const bool others = publishedAlone() != nullptr;
        m_inspector->showEmpty(tr("%1 on %2").arg(shown.name, datasetName), subtitle,
            others ? explain(row, column) : m_map.spec.cell(row, column).estimate.reason, !others);
        return;
    }
    m_inspector->showResult(
        tr("%1 on %2").arg(shown.name, datasetName), subtitle, *result, m_map.spec.format, m_map.spec.metric);
    m_workbench.query(
        m_inspector, "facts",
        [&workbench = m_workbench, copy = *result] { return readCellFacts(workbench.reader(), copy); },
        [this](const CellFacts& facts) { m_inspector->addFacts(facts); });
}

void ResultsPage::open(int row, int column)
{
    const store::ResultRow* result = resultAt(row, column);
    if (!result || result->cell.done + result->cell.failed == 0) {
        notice(publishedAlone() ? tr("There are no samples behind this number: the paper gives only averages.")
                                : tr("There are no samples behind this square yet."));
        return;
    }
    store::DatasetRow dataset;
    for (const store::DatasetRow& known : m_loaded.datasets)
        if (known.id == result->cell.dataset)
            dataset = known;
    m_samples->showCell(
        *result, dataset, tr("%1 on %2, %3").arg(toQt(result->cell.model), toQt(dataset.title), modeLine(column)));
    m_outer->setCurrentIndex(1);
}

void ResultsPage::configure()
{
    if (!m_chosen)
        return;
    m_workbench.query(
        this, "configure", [&workbench = m_workbench] { return workbench.reader().models(); },
        [this](const std::vector<store::ModelRow>& models) {
            config::RunConfig config;
            for (const store::ModelRow& model : models)
                if (model.id == m_chosen->first)
                    config.models.push_back({model.id, model.folder, model.specialist, model.pairing});
            for (const store::DatasetRow& dataset : m_loaded.datasets)
                if (dataset.id == m_chosen->second.first)
                    config.datasets.push_back({dataset.id, dataset.path, dataset.inDomainFor});
            config.modes = {config::modeFromName(m_chosen->second.second)};
            Q_EMIT m_workbench.configureRunRequested(config);
        });
}

void ResultsPage::importPredictions()
{
    if (!m_workbench.hasProject())
        return;
    auto* dialog = new ImportPredictionsDialog(m_workbench, {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportPredictionsDialog::imported, this, [this](const QString& file) {
        notice(tr("Imported %1 as a run").arg(file));
        scheduleReload();
    });
    dialog->open();
}

void ResultsPage::notice(const QString& text)
{
    m_banner->show(Banner::Kind::Notice, text);
    m_banner->setClosable(true);
}

}
