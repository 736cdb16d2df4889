#include "ui/pages/data/data_page.h"

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/workbench.h"
#include "ui/models/sample_model.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/audit_view.h"
#include "ui/pages/data/column_chooser.h"
#include "ui/pages/data/dataset_card.h"
#include "ui/pages/data/filter_line.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/overview_view.h"
#include "ui/pages/data/sample_delegate.h"
#include "ui/pages/data/sample_viewer.h"
#include "ui/pages/data/view_list.h"
#include "ui/pages/results/segments.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr int kRefreshMs = 300;
constexpr int kSmallTile = 88;
constexpr int kMediumTile = 128;
constexpr int kLargeTile = 192;

/// The picture of a table row at the row's height.
class CellPicture : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const int side = option->rect.height() - 4;
        option->decorationSize = QSize(side, side);
        option->textElideMode = Qt::ElideLeft;
    }
};

}

DataPage::DataPage(Workbench& workbench, QWidget* parent)
    : Page("data", tr("Data"), "database", parent)
    , m_workbench(workbench)
    , m_thumbnails(new Thumbnails(workbench, this))
    , m_model(new SampleModel(workbench, *m_thumbnails, this))
    , m_datasets(new DatasetList)
    , m_facets(new FacetPanel)
    , m_card(new DatasetCard)
    , m_saved(new ViewList(workbench))
    , m_filter(new FilterLine)
    , m_cell(new QComboBox)
    , m_count(new QLabel)
    , m_clear(new QPushButton(ui::icon("x"), tr("Clear")))
    , m_save(new QPushButton(ui::icon("device-floppy"), tr("Save view")))
    , m_more(new QToolButton)
    , m_columns(nullptr)
    , m_tabs(new Segments(tr("About the data set")))
    , m_tabStack(new QStackedWidget)
    , m_audit(new AuditView(workbench, m_thumbnails->sharedDatasets()))
    , m_overview(new OverviewView(workbench, m_thumbnails->sharedDatasets()))
    , m_views(new Segments(tr("View")))
    , m_sizes(new Segments(tr("Tile size")))
    , m_stack(new QStackedWidget)
    , m_grid(new QListView)
    , m_tiles(new SampleDelegate(SampleDelegate::Shape::Tile, *m_thumbnails, this))
    , m_table(new QTableView)
    , m_state(new StatePane(m_stack))
    , m_viewer(new SampleViewer(workbench, *m_thumbnails))
    , m_refreshTimer(new QTimer(this))
{
    setAcceptDrops(true);
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    setSpacing(leftColumn, 0, 12);
    auto* leftSplitter = new QSplitter(Qt::Vertical);
    auto* rules = new QWidget; // views and facets
    auto* rulesColumn = new QVBoxLayout(rules);
    setSpacing(rulesColumn, 0, 10);
    rulesColumn->addWidget(m_saved);
    rulesColumn->addWidget(m_facets, 1);
    leftSplitter->addWidget(m_datasets);
    leftSplitter->addWidget(rules);
    leftSplitter->setStretchFactor(0, 1);
    leftSplitter->setStretchFactor(1, 1);
    leftSplitter->setChildrenCollapsible(false);
    leftColumn->addWidget(leftSplitter);
    setMinimumScaled(left, 200);

    auto* splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(buildCentre());
    splitter->addWidget(m_viewer);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({px(240), px(760), px(360)});
    splitter->setChildrenCollapsible(false);
    m_outer = new StatePane(splitter);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 0);
    column->addWidget(m_outer);

    m_refreshTimer->setSingleShot(true);
    m_refreshTimer->setInterval(kRefreshMs);
    buildActions();
    connectAll();
    showLoaded({});
}

QWidget* DataPage::buildCentre()
{
    m_grid->setObjectName("data.grid");
    m_grid->setAccessibleName(tr("Samples"));
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setUniformItemSizes(true);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setMovement(QListView::Static);
    m_grid->setLayoutMode(QListView::SinglePass);
    m_grid->setFrameShape(QFrame::NoFrame);
    m_grid->setMouseTracking(true);
    m_grid->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_grid->setItemDelegate(m_tiles);
    m_grid->setModel(m_model);
    m_grid->viewport()->installEventFilter(this);
    m_table->setObjectName("data.table");
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(SampleModel::Image, new CellPicture(m_table));
    setUpTable(m_table, tr("Samples as a table"));
    setColumnWidths(m_table, {260, 90, 140, 140, 260, 160, 200, 120, 160, 110, 80, 90, 130, 140, 80});
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSelectionModel(m_grid->selectionModel());
    m_columns = new ColumnChooser(m_table,
        {{SampleModel::Image, "sample", true}, {SampleModel::Split, "split"}, {SampleModel::Label, "label"},
            {SampleModel::Predicted, "predicted", false, true}, {SampleModel::Verdict, "correct", false, true},
            {SampleModel::Score, "score", false, true}, {SampleModel::Status, "status", false, true},
            {SampleModel::Question, "question"}, {SampleModel::Answer, "answer"},
            {SampleModel::Reply, "reply", false, true}, {SampleModel::Type, "type"}, {SampleModel::Patient, "patient"},
            {SampleModel::Tags, "tags"}, {SampleModel::Note, "note"}, {SampleModel::Star, "starred"}});
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_table);
    setTileSide(kMediumTile);

    auto* bar = new QHBoxLayout;
    buildBar(bar);
    auto* centre = new QWidget;
    setMinimumScaled(centre, 410);
    auto* column = new QVBoxLayout(centre);
    setSpacing(column, 12, 0, 12, 0, 10);
    column->addWidget(m_card);
    m_tabs->setObjectName("data.tabs");
    m_tabs->add("samples", tr("Samples"));
    m_tabs->add("audit", tr("Audit"), tr("Copies, leaks between splits, conflicts, broken files"));
    m_tabs->add("overview", tr("Overview"), tr("Labels, sizes, grey levels, words, examples"));
    m_tabs->choose("samples");
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    auto* samples = new QWidget;
    auto* inner = new QVBoxLayout(samples);
    setSpacing(inner, 0, 10);
    auto* line = new FlowLayout;
    line->setSpacing(px(kGap));
    line->addWidget(m_count);
    line->addWidget(m_clear);
    line->addWidget(m_save);
    line->addWidget(m_more);
    line->addStretch();
    line->addWidget(m_sizes);
    line->addWidget(m_views);
    inner->addLayout(bar);
    inner->addLayout(line);
    inner->addWidget(m_state, 1);
    m_tabStack->addWidget(samples);
    m_tabStack->addWidget(m_audit);
    m_tabStack->addWidget(m_overview);
    column->addWidget(m_tabStack, 1);
    return centre;
}

void DataPage::buildBar(QHBoxLayout* row)
{
    setSpacing(row, 0, kGap);
    setMinimumScaled(m_filter, 110);
    m_cell->setObjectName("data.predictions");
    m_cell->setAccessibleName(tr("Predictions shown"));
    m_cell->setToolTip(tr("Whose predictions are shown beside the samples"));
    m_cell->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cell->setMinimumContentsLength(12);
    m_count->setObjectName("data.count");
    setTextRole(m_count, TextRole::Secondary);
    m_views->setObjectName("data.view");
    m_views->add("grid", tr("Pictures"), tr("Switch with G"));
    m_views->add("table", tr("Table"), tr("Switch with G"));
    m_sizes->setObjectName("data.size");
    m_sizes->add("s", tr("S"), tr("Small pictures"));
    m_sizes->add("m", tr("M"), tr("Medium pictures"));
    m_sizes->add("l", tr("L"), tr("Large pictures"));
    m_sizes->choose("m");
    m_clear->setObjectName("data.clear");
    m_clear->setToolTip(tr("Clear all filters"));
    m_clear->hide();
    m_save->setObjectName("data.saveView");
    m_save->setToolTip(tr("Keep this filter under a name"));
    m_save->hide();
    m_more->setObjectName("data.more");
    m_more->setIcon(ui::icon("dots-vertical"));
    m_more->setToolTip(tr("The whole list: tag it, choose columns"));
    m_more->setAccessibleName(tr("Actions on the whole list"));
    m_more->setAutoRaise(true);
    row->addWidget(m_filter, 1);
    row->addWidget(m_cell, 0, Qt::AlignTop);
}

void DataPage::connectAll()
{
    connect(m_tabs, &Segments::chosenChanged, this, &DataPage::showTab);
    connect(m_refreshTimer, &QTimer::timeout, this, &DataPage::refresh);
    connect(m_filter, &FilterLine::filterChanged, this, &DataPage::takeLine);
    connect(m_saved, &ViewList::chosen, this, &DataPage::applyView);
    connect(m_save, &QPushButton::clicked, this, &DataPage::saveView);
    connect(m_datasets, &DatasetList::currentChanged, this, &DataPage::chooseDataset);
    connect(m_datasets, &DatasetList::addRequested, this, [this] { importFrom({}); });
    connect(m_datasets, &DatasetList::removeRequested, this, &DataPage::removeDataset);
    connect(m_card, &DatasetCard::locateRequested, this, &DataPage::locateDataset);
    connect(m_card, &DatasetCard::repairRequested, this, &DataPage::repairDataset);
    connect(m_clear, &QPushButton::clicked, this, &DataPage::clearFilters);
    connect(m_facets, &FacetPanel::queryChanged, this, &DataPage::refine);
    connect(m_views, &Segments::chosenChanged, this, &DataPage::setView);
    connect(m_sizes, &Segments::chosenChanged, this, [this](const QString& size) {
        setTileSide(size == QLatin1String("s") ? kSmallTile : size == QLatin1String("l") ? kLargeTile : kMediumTile);
    });
    connect(m_cell, &QComboBox::activated, this, &DataPage::chooseCell);
    connect(m_model, &SampleModel::counted, this, &DataPage::counted);
    connect(m_model, &SampleModel::failed, this, [this](const QString& reason) {
        m_state->showFailure(
            tr("The samples could not be read"), reason, {tr("Try again"), [this] { applyQuery(m_query); }});
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        const int row = currentRow();
        if (row >= first.row() && row <= last.row() && last.column() > 0)
            showCurrent();
    });
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showCurrent(); });
    connect(m_viewer, &SampleViewer::stepRequested, this, &DataPage::step);
    connect(&m_workbench, &Workbench::projectOpened, this, &DataPage::scheduleRefresh);
    connect(&m_workbench, &Workbench::projectChanged, this, &DataPage::scheduleRefresh);
    connect(&m_workbench, &Workbench::projectClosed, this, [this] {
        m_query = {};
        m_saved->setDataset({});
        m_viewer->clear();
        showLoaded({});
    });
    connect(&m_workbench, &Workbench::showSamplesRequested, this, &DataPage::showSamples);
}

void DataPage::buildActions()
{
    const auto add = [this](const char* name, const QString& text, const char* picture, const QKeySequence& keys,
                         QWidget* where, auto run) {
        auto* action = new QAction(ui::icon(picture), text, this);
        action->setObjectName(QStringLiteral("data.action.") + QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        where->addAction(action);
        if (where != this)
            m_viewer->image()->addAction(action);
        return action;
    };
    add("import", tr("Add a data set…"), "file-import", {}, this, [this] { importFrom({}); });
    add("find", tr("Search and filter samples"), "search", QKeySequence::Find, this, [this] { m_filter->setFocus(); });
    add("facets", tr("Go to the filters"), "filter", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), this,
        [this] { m_facets->setFocus(); });
    add("clear", tr("Clear all filters"), "x", {}, this, [this] { clearFilters(); });
    m_saveAction = add("saveView", tr("Save the view"), "device-floppy", {}, this, [this] { saveView(); });
    m_tagAction = add("tagAll", tr("Tag all samples…"), "tag", {}, this, [this] { tagAll(); });
    auto* menu = new QMenu(m_more);
    menu->setObjectName("data.more.menu");
    menu->addAction(m_tagAction);
    QMenu* columns = menu->addMenu(ui::icon("table"), tr("Columns of the table"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] { m_columns->fillMenu(columns); });
    menu->addAction(ui::icon("help-circle"), tr("How filters are written"), this,
        [this] { Q_EMIT m_workbench.helpRequested(QStringLiteral("filter")); });
    connect(m_more, &QToolButton::clicked, menu,
        [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    // Single letters work only where a list or the canvas has the focus.
    const auto single = [&](const char* name, const QString& text, const char* picture, Qt::Key key, auto run) {
        add(name, text, picture, QKeySequence(key), m_stack, run);
    };
    single("next", tr("Next sample"), "chevron-right", Qt::Key_J, [this] { step(1); });
    single("previous", tr("Previous sample"), "chevron-left", Qt::Key_K, [this] { step(-1); });
    single("star", tr("Star"), "star", Qt::Key_S, [this] { m_viewer->toggleStar(); });
    single("tag", tr("Tag"), "tag", Qt::Key_T, [this] { m_viewer->editTags(); });
    single("note", tr("Note"), "note", Qt::Key_N, [this] { m_viewer->editNote(); });
    single("view", tr("Pictures or table"), "table", Qt::Key_G, [this] {
        const QString next = m_views->chosen() == QLatin1String("grid") ? "table" : "grid";
        m_views->choose(next);
        setView(next);
    });
}

void DataPage::setTileSide(int side)
{
    m_tiles->setTileSide(side);
    spreadTiles();
}

void DataPage::spreadTiles()
{
    QStyleOptionViewItem option;
    option.font = m_grid->font();
    const QSize least = m_tiles->sizeHint(option, {}) + QSize(px(4), px(4));
    // The row is shared out, so that no strip stays empty at the right.
    const int room = m_grid->viewport()->width() - 1;
    const int across = std::max(1, room / least.width());
    const QSize size(std::max(least.width(), room / across), least.height());
    if (size != m_grid->gridSize())
        m_grid->setGridSize(size);
}

void DataPage::setView(const QString& view)
{
    const bool grid = view == QLatin1String("grid");
    m_stack->setCurrentWidget(grid ? static_cast<QWidget*>(m_grid) : m_table);
    m_sizes->setVisible(grid);
    m_stack->currentWidget()->setFocus();
    const QModelIndex current = m_grid->currentIndex();
    if (grid)
        m_grid->scrollTo(current, QAbstractItemView::PositionAtCenter);
    else
        m_table->scrollTo(current, QAbstractItemView::PositionAtCenter);
}

bool DataPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_grid->viewport() && event->type() == QEvent::Resize)
        spreadTiles();
    return Page::eventFilter(watched, event);
}

}
