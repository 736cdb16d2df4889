#include "ui/pages/results/science_view.h"

#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include "core/report/assumptions.h"
#include "core/rq/gaps.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_science.h"
#include "ui/figures/table.h"
#include "ui/models/figure_table_model.h"
#include "ui/pages/results/figure_actions.h"
#include "ui/pages/results/segments.h"
#include "ui/pages/results/study_bar.h"
#include "ui/pages/results/study_source.h"
#include "ui/pages/results/what_if_panel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/side_panel.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr int kPanelWidth = 380;

QScrollArea* scrolling(QWidget* widget)
{
    auto* area = new QScrollArea;
    area->setWidget(widget);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

}

ScienceView::ScienceView(Workbench& workbench, StudySource& source, const QString& name, WhatIf whatIf)
    : m_workbench(workbench)
    , m_source(source)
    , m_name(name)
    , m_controls(new FlowLayout)
    , m_below(new QVBoxLayout)
    , m_ribbon(new QLabel)
    , m_status(new QLabel)
    , m_banner(new Banner)
    , m_stack(new QStackedWidget)
    , m_figure(new FigureView)
    , m_table(new QTableView)
    , m_tableModel(new FigureTableModel(this))
    , m_caption(new QLabel)
    , m_twin(new Segments(tr("View")))
    , m_how(new QToolButton)
    , m_export(new QToolButton)
    , m_actions(new FigureActions(workbench, this, [this] { return m_figure->figure(); }))
{
    m_state = new StatePane(m_stack);
    setObjectName(this->name("view"));
    m_figure->setObjectName(this->name("figure"));
    m_figure->setFillsHeight(false);
    m_figure->setExplanation([this](FigureView::Place place) { return explain(place); });
    connect(m_figure, &FigureView::activated, this, [this](int row, int column) { activate({row, column}); });
    m_figure->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_figure, &QWidget::customContextMenuRequested, this, &ScienceView::showFigureMenu);
    m_table->setObjectName(this->name("table"));
    m_table->setModel(m_tableModel);
    setUpTable(m_table, tr("The figure as a table"));
    m_stack->addWidget(scrolling(m_figure));
    m_stack->addWidget(m_table);

    auto* first = new FlowLayout;
    first->addWidget(new StudyBar(source));
    first->addStretch();
    auto* menu = new QMenu(m_export);
    m_actions->setTableSource([this] { return table(); });
    m_actions->setReportSource([this] { return reportItem(); });
    m_actions->fillExportMenu(menu);
    m_export->setObjectName(this->name("export"));
    m_export->setText(tr("Export"));
    m_export->setIcon(ui::icon("file-export"));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setMenu(menu);
    setMinimumScaled(m_export, 96, 32);
    first->addWidget(m_how);
    first->addWidget(m_export);

    auto* controls = new QWidget;
    controls->setLayout(m_controls);
    auto* second = new FlowLayout;
    second->addWidget(controls);
    second->addStretch();
    m_twin->setObjectName(this->name("twin"));
    m_twin->add("figure", tr("Figure"));
    m_twin->add("table", tr("Table"), tr("The figure as a table (Alt+T)"));
    connect(m_twin, &Segments::chosenChanged, this,
        [this](const QString& id) { m_stack->setCurrentIndex(id == QLatin1String("table") ? 1 : 0); });
    m_how->setObjectName(this->name("how"));
    m_how->setText(tr("How is this computed?"));
    m_how->setIcon(ui::icon("help-circle"));
    m_how->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_how->setToolTip(tr("Formula, scoring, n, interval and provenance of the chosen number (H)"));
    setMinimumScaled(m_how, 96, 32);
    connect(m_how, &QToolButton::clicked, this, &ScienceView::explainChosen);
    second->addWidget(m_twin);

    m_ribbon->setObjectName(this->name("ribbon"));
    m_ribbon->setAccessibleName(tr("Departures from the study's protocol"));
    m_ribbon->setWordWrap(true);
    m_ribbon->setAutoFillBackground(true);
    m_ribbon->setMargin(6);
    m_ribbon->hide();
    m_status->setObjectName(this->name("status"));
    m_status->setWordWrap(true);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(m_status, TextRole::Strong);
    m_status->hide();
    setTextRole(m_caption, TextRole::Small);
    m_caption->setObjectName(this->name("caption"));
    m_caption->setWordWrap(true);
    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->hide();

    auto* content = new QWidget;
    auto* inner = new QVBoxLayout(content);
    setSpacing(inner, 0, kGap);
    inner->addWidget(m_banner);
    inner->addWidget(m_ribbon);
    inner->addWidget(m_status);
    inner->addWidget(m_state, 1);
    inner->addWidget(m_caption);
    setSpacing(m_below, 0, kGap);
    inner->addLayout(m_below);

    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 12, 0, 0, 12);
    column->addLayout(first);
    column->addLayout(second);
    if (whatIf == WhatIf::Panel) {
        auto* panel = scrolling(new WhatIfPanel(source));
        setMinimumScaled(panel, 260);
        auto* side = new SidePanel(content, panel, this->name("whatIf"), tr("What if"));
        side->setPanelWidth(kPanelWidth);
        first->addWidget(side->button());
        column->addWidget(side, 1);
    } else {
        column->addWidget(content, 1);
    }

    connect(m_actions, &FigureActions::saved, this, [this](const QString& file) {
        m_banner->show(Banner::Kind::Notice, tr("Saved %1").arg(file));
        m_banner->setAction({}, {});
        m_banner->setClosable(true);
    });
    connect(m_actions, &FigureActions::copied, this, [this](const QString& what) {
        m_banner->show(Banner::Kind::Notice, what);
        m_banner->setAction({}, {});
        m_banner->setClosable(true);
    });
    connect(m_actions, &FigureActions::added, this, [this](const QString& title) {
        m_banner->show(Banner::Kind::Notice, tr("Added to the report: %1").arg(title));
        m_banner->setAction(tr("Undo"), [this] {
            m_workbench.undoStack()->undo();
            m_banner->hide();
        });
        m_banner->setClosable(true);
    });
    connect(m_actions, &FigureActions::failed, this, [this](const QString& reason) {
        m_banner->show(Banner::Kind::Error, tr("The export failed"), reason);
        m_banner->setAction({}, {});
        m_banner->setClosable(true);
    });
    connect(&source, &StudySource::studyChanged, this, &ScienceView::refresh);
    connect(&source, &StudySource::assumptionsChanged, this, &ScienceView::refresh);
    setFilled(false);
}

void ScienceView::start()
{
    m_started = true;
    refresh();
}

void ScienceView::refresh()
{
    if (!m_started)
        return;
    refreshRibbon();
    setStatus({});
    switch (m_source.state()) {
    case StudySource::State::NoProject:
        setFilled(false);
        m_state->showMessage("chart-grid-dots", tr("No project is open"),
            tr("Open a project to see its own science, or look at the published study."),
            {tr("Show the published study"), [this] { m_source.choosePublished("diagnosis"); }},
            {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
        return;
    case StudySource::State::Loading:
        setFilled(false);
        m_state->showLoading(tr("Reading results…"));
        return;
    case StudySource::State::Failed:
        showFailure(m_source.failure());
        return;
    case StudySource::State::Ready:
        break;
    }
    if (needsPredictions() && !m_source.ofProject()) {
        setFilled(false);
        m_state->showMessage("chart-line", tr("The published study has no predictions"),
            tr("Curves, calibration and paired tests need the scores of every sample; the paper gives only their "
               "averages. Choose “This project” above."));
        return;
    }
    if (m_source.study().scores.empty()) {
        setFilled(false);
        m_state->showMessage("chart-grid-dots", tr("No results of this metric yet"),
            tr("Run generalists and specialists on the same data sets, off the shelf and tuned; then they are "
               "compared here."),
            {tr("Set up a run"), [this] { Q_EMIT m_workbench.configureRunRequested({}); }},
            {tr("Show the published study"), [this] { m_source.choosePublished("diagnosis"); }});
        return;
    }
    rebuild();
}

void ScienceView::refreshRibbon()
{
    QStringList departures;
    if (m_source.state() == StudySource::State::Ready)
        departures = figures::departuresOf(m_source.study(), m_source.assumptions());
    m_ribbon->setVisible(!departures.isEmpty());
    m_ribbon->setText(tr("Departs from the study's protocol: %1.").arg(departures.join(QStringLiteral("; "))));
    QPalette colours = m_ribbon->palette();
    colours.setColor(QPalette::Window, tokens().noticeBack);
    colours.setColor(QPalette::WindowText, tokens().noticeText);
    m_ribbon->setPalette(colours);
}

void ScienceView::setFilled(bool on)
{
    m_export->setEnabled(on);
    m_export->setToolTip(on ? QString() : tr("There is no figure to export yet."));
    m_twin->setEnabled(on);
    m_how->setEnabled(on);
    if (!on)
        m_caption->clear();
}

void ScienceView::showFigure(figures::Figure figure, const QString& caption)
{
    m_figure->setFigure(std::move(figure));
    m_caption->setText(caption);
    m_tableModel->setTable(table());
    m_table->resizeColumnsToContents();
    m_state->showContent();
    setFilled(true);
}

void ScienceView::showNothing(const QString& title, const QString& text)
{
    setFilled(false);
    m_state->showMessage("filter", title, text);
}

void ScienceView::showBusy(const QString& text)
{
    setFilled(false);
    m_state->showLoading(text);
}

void ScienceView::showFailure(const QString& reason)
{
    setFilled(false);
    m_state->showFailure(tr("This could not be computed"), reason, {tr("Try again"), [this] { m_source.retry(); }});
}

void ScienceView::addBelow(QWidget* widget)
{
    m_below->addWidget(widget);
}

void ScienceView::setStatus(const QString& text)
{
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
}

QString ScienceView::name(const char* part) const
{
    return QStringLiteral("science.%1.%2").arg(m_name, QLatin1String(part));
}

void ScienceView::labelled(const QString& text, QWidget* box, const char* part)
{
    auto* label = new QLabel(text);
    setTextRole(label, TextRole::Secondary);
    label->setBuddy(box);
    box->setObjectName(name(part));
    box->setAccessibleName(text);
    m_controls->addPair(label, box);
}

void ScienceView::showExportMenu()
{
    if (m_export->isEnabled())
        m_export->showMenu();
}

void ScienceView::toggleTable()
{
    if (!m_twin->isEnabled())
        return;
    m_twin->choose(m_stack->currentIndex() == 0 ? "table" : "figure");
    m_stack->setCurrentIndex(1 - m_stack->currentIndex());
}

QString ScienceView::explain(FigureView::Place) const
{
    return {};
}

bool ScienceView::open(FigureView::Place)
{
    return false;
}

How ScienceView::how(std::optional<FigureView::Place> place) const
{
    How out{.title = figures::titleOf(figure()), .rows = metricRows(), .topic = topic()};
    if (place && !explain(*place).isEmpty()) {
        QStringList lines = explain(*place).split(QLatin1Char('\n'));
        out.title = lines.takeFirst();
        out.rows.emplace_back(tr("This number"), lines.join(QLatin1Char('\n')));
    }
    out.rows.emplace_back(tr("Provenance"), m_caption->text());
    return out;
}

std::vector<std::pair<QString, QString>> ScienceView::metricRows() const
{
    if (m_source.state() != StudySource::State::Ready)
        return {};
    std::vector<std::pair<QString, QString>> rows
        = formulaRows(m_source.study().metric, m_source.ofProject() ? m_source.convention() : std::string());
    if (!m_source.study().source.empty())
        rows.emplace_back(tr("Source"), toQt(m_source.study().source));
    return rows;
}

bool ScienceView::openCell(const std::string& model, const std::string& dataset, const std::string& mode)
{
    const store::ResultRow* row = m_source.own() ? m_source.own()->result(model, dataset, mode) : nullptr;
    if (!row)
        return false;
    Q_EMIT m_workbench.showSamplesRequested({.dataset = dataset, .cell = row->cell.id},
        tr("%1 on %2, %3").arg(toQt(model), toQt(dataset), figures::studyModeTitle(mode)));
    return true;
}

void ScienceView::activate(FigureView::Place place)
{
    if (open(place))
        return;
    m_banner->setAction({}, {});
    m_banner->show(Banner::Kind::Notice,
        m_source.ofProject() ? tr("There are no samples behind this number in the project.")
                             : tr("There are no samples behind this number: the paper gives only averages."));
    m_banner->setClosable(true);
}

void ScienceView::explainChosen()
{
    if (!m_how->isEnabled())
        return;
    const auto place = m_figure->cursor();
    const QRectF area = place ? m_figure->areaOf(*place) : QRectF();
    const QPoint at = area.isEmpty() ? m_how->mapToGlobal(QPoint(0, m_how->height()))
                                     : m_figure->mapToGlobal(area.bottomLeft().toPoint() + QPoint(0, px(4)));
    showHow(this, at, how(area.isEmpty() ? std::nullopt : place), m_workbench);
}

void ScienceView::showFigureMenu(const QPoint& at)
{
    const auto place = m_figure->cursor();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* samples = menu->addAction(ui::icon("eye"), tr("Show the samples behind it"), this, [this, place] {
        if (place)
            activate(*place);
    });
    samples->setEnabled(place.has_value());
    menu->addAction(ui::icon("help-circle"), tr("How is this computed?"), this, &ScienceView::explainChosen);
    menu->addSeparator();
    menu->addAction(
        ui::icon("help-circle"), tr("What is this plot?"), this, [this] { Q_EMIT m_workbench.helpRequested(topic()); });
    menu->popup(m_figure->mapToGlobal(at));
}

report::Item ScienceView::studyItem(report::Kind kind) const
{
    report::Item out{.kind = kind};
    if (m_source.ofProject()) {
        out.parameters["metric"] = m_source.metric();
        out.parameters["convention"] = m_source.convention();
    } else {
        out.parameters["study"] = m_source.published();
    }
    if (std::string text = report::assumptionsText(m_source.assumptions()); !text.empty())
        out.parameters["assumptions"] = std::move(text);
    return out;
}

exporting::Table ScienceView::table() const
{
    return figures::tableOf(m_figure->figure());
}

}
