#include "ui/pages/results/results_page.h"

#include <algorithm>
#include <set>

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

#include "core/metrics/metric.h"
#include "core/rq/modes.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/table.h"
#include "ui/models/figure_table_model.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/results/cell_inspector.h"
#include "ui/pages/results/cell_samples.h"
#include "ui/pages/results/figure_actions.h"
#include "ui/pages/results/import_predictions_dialog.h"
#include "ui/pages/results/imported_tables.h"
#include "ui/pages/results/science_tabs.h"
#include "ui/pages/results/segments.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr int kReloadMs = 300; // live results are read again at most this often

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
    layOut();
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
    connect(m_actions, &FigureActions::added, this, &ResultsPage::noticeAdded);
    connect(m_actions, &FigureActions::failed, this,
        [this](const QString& reason) { m_banner->show(Banner::Kind::Error, tr("The export failed"), reason); });
    m_actions->fillCopyMenu(m_inspector->copyMenu());
    buildActions();
    showResults({});
}

void ResultsPage::fillMetrics()
{
    const auto task = metrics::taskFromName(m_task->currentData().toString().toStdString());
    m_metric->clear();
    for (const metrics::Metric* metric : metrics::metricsOf(task)) {
        m_metric->addItem(translated("Metric", metric->title), toQt(metric->id));
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

void ResultsPage::offerModes()
{
    std::set<std::string> found;
    for (const store::ResultRow& row : m_loaded.results)
        found.insert(row.cell.mode);
    std::vector<std::string> modes = rq::knownModes();
    for (const std::string& mode : found)
        if (std::ranges::find(modes, mode) == modes.end())
            modes.push_back(mode);
    for (const std::string& mode : modes) {
        if (found.contains(mode) && !m_modes->has(toQt(mode)))
            m_modes->add(toQt(mode), figures::modeTitle(mode));
        if (m_modes->has(toQt(mode)))
            m_modes->setChoiceEnabled(toQt(mode), found.contains(mode), tr("No run has used this mode yet."));
    }
}

void ResultsPage::rebuild()
{
    m_map = figures::heatmapOf(m_loaded.results, m_loaded.datasets, choice());
    takePublished(m_map);
    offerModes();
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
    m_banner->setAction({}, {});
    m_banner->setClosable(true);
}

void ResultsPage::noticeAdded(const QString& what)
{
    notice(tr("Added to the report: %1").arg(what));
    m_banner->setAction(tr("Undo"), [this] {
        m_workbench.undoStack()->undo();
        m_banner->hide();
    });
}

std::optional<report::Item> ResultsPage::reportItem() const
{
    const figures::HeatmapChoice chosen = choice();
    report::Item out{
        .kind = report::Kind::Heatmap, .parameters = {{"metric", chosen.metric}, {"convention", chosen.convention}}};
    if (!chosen.modes.empty())
        out.parameters["modes"] = chosen.modes.front();
    if (const rq::Study* study = publishedAlone())
        out.parameters["study"] = study->id;
    else if (m_published->currentData() == QVariant("beside"))
        out.parameters["published"] = "beside";
    return out;
}
}
