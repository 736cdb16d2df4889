#include "ui/pages/data/data_page.h"

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/workbench.h"
#include "ui/models/sample_model.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/audit_view.h"
#include "ui/pages/data/dataset_card.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/overview_view.h"
#include "ui/pages/data/sample_delegate.h"
#include "ui/pages/data/sample_viewer.h"
#include "ui/pages/results/segments.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr int kRefreshMs = 300;
constexpr int kSearchMs = 180;
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
    , m_search(new QLineEdit)
    , m_cell(new QComboBox)
    , m_count(new QLabel)
    , m_clear(new QPushButton(ui::icon("x"), tr("Clear filters")))
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
    , m_searchTimer(new QTimer(this))
{
    setAcceptDrops(true);
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    setSpacing(leftColumn, 0, 12);
    auto* leftSplitter = new QSplitter(Qt::Vertical);
    leftSplitter->addWidget(m_datasets);
    leftSplitter->addWidget(m_facets);
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
    m_searchTimer->setSingleShot(true);
    m_searchTimer->setInterval(kSearchMs);
    connectAll();
    buildActions();
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
    setColumnWidths(m_table, {260, 90, 140, 140, 260, 160, 200, 120, 160});
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSelectionModel(m_grid->selectionModel());
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_table);
    setTileSide(kMediumTile);

    auto* bar = new QHBoxLayout;
    buildBar(bar);
    auto* centre = new QWidget;
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
    auto* line = new QHBoxLayout;
    setSpacing(line, 0, kGap);
    line->addWidget(m_count);
    line->addWidget(m_clear);
    line->addStretch(1);
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
    m_search->setObjectName("data.search");
    m_search->setPlaceholderText(tr("Search samples"));
    m_search->setAccessibleName(tr("Search samples"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(ui::icon("search", IconTint::Secondary), QLineEdit::LeadingPosition);
    setMinimumScaled(m_search, 110);
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
    m_clear->hide();
    row->addWidget(m_search, 1);
    row->addWidget(m_cell);
}

void DataPage::connectAll()
{
    connect(m_tabs, &Segments::chosenChanged, this, &DataPage::showTab);
    connect(m_refreshTimer, &QTimer::timeout, this, &DataPage::refresh);
    connect(m_searchTimer, &QTimer::timeout, this, [this] {
        store::SampleQuery query = m_query;
        query.text = m_search->text().toStdString();
        applyQuery(query);
    });
    connect(m_search, &QLineEdit::textChanged, m_searchTimer, qOverload<>(&QTimer::start));
    connect(m_datasets, &DatasetList::currentChanged, this, &DataPage::chooseDataset);
    connect(m_datasets, &DatasetList::addRequested, this, [this] { importFrom({}); });
    connect(m_datasets, &DatasetList::removeRequested, this, &DataPage::removeDataset);
    connect(m_card, &DatasetCard::locateRequested, this, &DataPage::locateDataset);
    connect(m_card, &DatasetCard::repairRequested, this, &DataPage::repairDataset);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_search->clear();
        applyQuery(FacetPanel::cleared(m_query));
    });
    connect(m_facets, &FacetPanel::queryChanged, this, &DataPage::applyQuery);
    connect(m_views, &Segments::chosenChanged, this, &DataPage::setView);
    connect(m_sizes, &Segments::chosenChanged, this, [this](const QString& size) {
        setTileSide(size == QLatin1String("s") ? kSmallTile : size == QLatin1String("l") ? kLargeTile : kMediumTile);
    });
    connect(m_cell, &QComboBox::activated, this, [this] {
        store::SampleQuery query = m_query;
        query.correct.reset();
        query.predicted.reset();
        query.cell.reset();
        if (const qint64 cell = m_cell->currentData().toLongLong(); cell > 0)
            query.cell = cell;
        applyQuery(query);
    });
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
    };
    add("import", tr("Add a data set…"), "file-import", {}, this, [this] { importFrom({}); });
    add("find", tr("Search samples"), "search", QKeySequence::Find, this, [this] { m_search->setFocus(); });
    add("facets", tr("Go to the filters"), "filter", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), this,
        [this] { m_facets->setFocus(); });
    add("clear", tr("Clear all filters"), "x", {}, this, [this] {
        m_search->clear();
        applyQuery(FacetPanel::cleared(m_query));
    });
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
