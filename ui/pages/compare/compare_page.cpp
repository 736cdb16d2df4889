#include "ui/pages/compare/compare_page.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/metrics/metric.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_results.h"
#include "ui/figures/number_format.h"
#include "ui/models/figure_table_model.h"
#include "ui/models/sample_model.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/compare/answer_column.h"
#include "ui/pages/compare/flow_grid.h"
#include "ui/pages/compare/numbers.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/sample_delegate.h"
#include "ui/pages/results/segments.h"
#include "ui/pages/samples/marked_text.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr std::array kLetters{"A", "B", "C"};
constexpr int kSideWidth = 320;
constexpr int kDetailWidth = 380;
constexpr int kHeaderHeight = 64; // of the table, with its scroll bar

QLabel* paragraph(TextRole role, const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    setTextRole(label, role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QScrollArea* scrolling(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

}

ComparePage::ComparePage(Workbench& workbench, QWidget* parent)
    : Page("compare", tr("Compare"), "git-compare", parent)
    , m_workbench(workbench)
    , m_thumbnails(new Thumbnails(workbench, this))
    , m_model(new SampleModel(workbench, *m_thumbnails, this))
    , m_dataset(new QComboBox)
    , m_metric(new QComboBox)
    , m_convention(new QComboBox)
    , m_places{new QComboBox, new QComboBox, new QComboBox}
    , m_swap(new QToolButton)
    , m_blind(new QCheckBox(tr("Hide the models' names")))
    , m_views(new Segments(tr("View")))
    , m_flow(new FlowGrid)
    , m_all(new QPushButton(tr("Show all samples")))
    , m_difference(paragraph(TextRole::Section, "compare.difference"))
    , m_test(paragraph(TextRole::Body, "compare.test"))
    , m_notes(paragraph(TextRole::Small, "compare.notes"))
    , m_list(new QListView)
    , m_listState(new StatePane(m_list))
    , m_count(paragraph(TextRole::Secondary, "compare.count"))
    , m_image(new ImageView)
    , m_question(paragraph(TextRole::Section, "compare.question"))
    , m_reference(paragraph(TextRole::Body, "compare.reference"))
    , m_columns{}
    , m_table(new QTableView)
    , m_tableModel(new FigureTableModel(this))
    , m_roc(new FigureView)
    , m_learning(new FigureView)
    , m_caption(paragraph(TextRole::Small, "compare.caption"))
    , m_stack(new QStackedWidget)
    , m_state(nullptr)
{
    m_stack->addWidget(makeSamples());
    m_stack->addWidget(makeNumbers());
    auto* body = new QSplitter;
    body->setChildrenCollapsible(false);
    QScrollArea* side = scrolling(makeSide());
    setMinimumScaled(side, kSideWidth);
    body->addWidget(side);
    body->addWidget(m_stack);
    body->setStretchFactor(1, 1);
    body->setSizes({px(kSideWidth), px(1000)});
    m_state = new StatePane(body);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 12);
    column->addWidget(makeChoices());
    column->addWidget(m_state, 1);
    buildActions();

    connect(&workbench, &Workbench::showComparisonRequested, this, [this](qint64 cell, qint64 other) {
        m_wanted = {cell, other};
        reload();
    });
    connect(&workbench, &Workbench::projectOpened, this, [this] { m_stale = true; });
    connect(&workbench, &Workbench::projectChanged, this, [this] {
        m_stale = true;
        if (isVisible() && m_known.datasets.empty())
            reload();
    });
    connect(&workbench, &Workbench::projectClosed, this, [this] {
        m_known = {};
        m_pair.reset();
        m_shown.reset();
        m_model->clear();
        fillDatasets();
    });
    fillDatasets();
}

QWidget* ComparePage::makeChoices()
{
    auto* bar = new QWidget;
    auto* rows = new QVBoxLayout(bar);
    setSpacing(rows, 0, kGap);
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    setSpacing(first, 0, kGap);
    setSpacing(second, 0, kGap);
    const auto labelled = [](QHBoxLayout* row, const QString& name, const QString& word, QComboBox* box) {
        auto* label = new QLabel(name);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(box);
        box->setObjectName(QStringLiteral("compare.") + word);
        box->setAccessibleName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(label);
        row->addWidget(box);
    };
    labelled(first, tr("Data set"), "dataset", m_dataset);
    labelled(first, tr("Metric"), "metric", m_metric);
    for (const metrics::Convention convention : {metrics::Convention::Strict, metrics::Convention::MedVlmBench})
        m_convention->addItem(convention == metrics::Convention::Strict ? tr("strict") : tr("as MedVLMBench"),
            toQt(metrics::name(convention)));
    labelled(first, tr("Scoring"), "convention", m_convention);
    first->addStretch(1);
    m_views->setObjectName("compare.view");
    m_views->add("samples", tr("Samples"), tr("The samples behind the comparison"));
    m_views->add("numbers", tr("Numbers"), tr("The metric with its intervals, paired differences and curves"));
    first->addWidget(m_views);
    for (std::size_t i = 0; i < kPlaces; ++i) {
        m_places[i]->setMinimumContentsLength(16);
        labelled(second, QLatin1String(kLetters[i]), QLatin1String(kLetters[i]), m_places[i]);
        connect(m_places[i], &QComboBox::activated, this, &ComparePage::compare);
        if (i == 0) {
            m_swap->setObjectName("compare.swap");
            m_swap->setIcon(ui::icon("git-compare"));
            m_swap->setToolTip(tr("Swap A and B (X)"));
            m_swap->setAccessibleName(tr("Swap A and B"));
            setFixedScaled(m_swap, 32, 32);
            second->addWidget(m_swap);
        }
    }
    second->addStretch(1);
    m_blind->setObjectName("compare.blind");
    second->addWidget(m_blind);
    rows->addLayout(first);
    rows->addLayout(second);
    connect(m_swap, &QToolButton::clicked, this, &ComparePage::swapSides);
    connect(m_dataset, &QComboBox::activated, this, [this] {
        fillCells();
        compare();
    });
    for (QComboBox* box : {m_metric, m_convention})
        connect(box, &QComboBox::activated, this, &ComparePage::compare);
    connect(m_blind, &QCheckBox::toggled, this, &ComparePage::showSaid);
    connect(m_views, &Segments::chosenChanged, this,
        [this](const QString& view) { m_stack->setCurrentIndex(view == QLatin1String("numbers") ? 1 : 0); });
    return bar;
}

QWidget* ComparePage::makeSide()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    setSpacing(column, 0, 0, 12, 0, kGap);
    auto* heading = new QLabel(tr("Who was right"));
    setTextRole(heading, TextRole::Section);
    m_all->setObjectName("compare.all");
    column->addWidget(heading);
    column->addWidget(m_flow);
    column->addWidget(m_all);
    column->addSpacing(px(8));
    column->addWidget(m_difference);
    column->addWidget(m_test);
    column->addWidget(m_notes);
    column->addStretch(1);
    connect(m_flow, &FlowGrid::chosenChanged, this, [this] {
        applyFilter();
        m_list->setFocus(); // the next key steps through them
    });
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_flow->choose({});
        applyFilter();
    });
    return side;
}

QWidget* ComparePage::makeSamples()
{
    m_list->setObjectName("compare.list");
    m_list->setAccessibleName(tr("Compared samples"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SampleDelegate(SampleDelegate::Shape::Row, *m_thumbnails, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_image->setObjectName("compare.image");
    setMinimumScaled(m_image, 200, 140);

    auto* texts = new QWidget;
    auto* lines = new QVBoxLayout(texts);
    setSpacing(lines, 0, 8, 8, 8, 6);
    lines->addWidget(m_question);
    lines->addWidget(m_reference);
    auto* columns = new QHBoxLayout;
    setSpacing(columns, 0, 20);
    for (std::size_t i = 0; i < kPlaces; ++i) {
        m_columns[i] = new AnswerColumn(QLatin1String(kLetters[i]));
        columns->addWidget(m_columns[i], 1);
        connect(m_columns[i], &AnswerColumn::openRequested, this, [this, i] {
            if (m_shown && i < m_shown->said.size())
                Q_EMIT m_workbench.showPredictionRequested(m_shown->said[i].cell.id, toQt(m_shown->sample.id));
        });
    }
    lines->addLayout(columns);
    lines->addStretch(1);
    auto* detail = new QSplitter(Qt::Vertical);
    detail->setChildrenCollapsible(false);
    detail->addWidget(m_image);
    detail->addWidget(scrolling(texts));
    detail->setSizes({px(360), px(340)});
    setMinimumScaled(detail, kDetailWidth);

    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    setSpacing(leftColumn, 0, kGap);
    leftColumn->addWidget(m_count);
    leftColumn->addWidget(m_listState, 1);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(detail);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({px(330), px(640)});

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ComparePage::showCurrent);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        const int row = m_list->currentIndex().row();
        if (row >= first.row() && row <= last.row() && last.column() > 0)
            showCurrent();
    });
    connect(m_model, &SampleModel::counted, this, [this](qint64 rows) {
        m_count->setText(m_pair && rows != m_pair->flow.n()
                ? tr("%1 of %2 samples").arg(countText(rows), countText(m_pair->flow.n()))
                : tr("%1 samples").arg(countText(rows)));
        if (rows == 0)
            return m_listState->showMessage("filter", tr("No sample here"), tr("No sample of this kind."));
        m_listState->showContent();
        m_list->setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_model, &SampleModel::failed, this,
        [this](const QString& reason) { m_listState->showFailure(tr("The samples could not be read"), reason); });
    return splitter;
}

QWidget* ComparePage::makeNumbers()
{
    m_table->setObjectName("compare.table");
    m_table->setModel(m_tableModel);
    setUpTable(m_table, tr("Results and their paired differences"));
    m_roc->setObjectName("compare.roc");
    m_learning->setObjectName("compare.learning");
    for (FigureView* figure : {m_roc, m_learning})
        figure->setFillsHeight(false);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    setSpacing(column, 0, kGap);
    column->addWidget(m_table);
    column->addWidget(m_caption);
    auto* figures = new QHBoxLayout;
    setSpacing(figures, 0, 16);
    figures->addWidget(m_roc, 1, Qt::AlignTop);
    figures->addWidget(m_learning, 1, Qt::AlignTop);
    column->addLayout(figures);
    column->addStretch(1);
    return scrolling(content);
}

void ComparePage::buildActions()
{
    const auto add = [this](const char* name, const QString& text, const QKeySequence& keys, auto run) {
        auto* action = new QAction(text, this);
        action->setObjectName(QStringLiteral("compare.action.") + QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    add("next", tr("Next sample"), QKeySequence(Qt::Key_J), [this] { step(1); });
    add("previous", tr("Previous sample"), QKeySequence(Qt::Key_K), [this] { step(-1); });
    for (const auto part : {FlowGrid::BothRight, FlowGrid::Lost, FlowGrid::Gained, FlowGrid::BothWrong})
        add(std::array{"bothRight", "lost", "gained", "bothWrong"}[part],
            tr("Only samples: %1").arg(FlowGrid::title(part)),
            QKeySequence(static_cast<int>(Qt::Key_1) + static_cast<int>(part)), [this, part] { m_flow->toggle(part); });
    add("all", tr("All samples"), QKeySequence(Qt::Key_0), [this] { m_all->click(); });
    add("swap", tr("Swap A and B"), QKeySequence(Qt::Key_X), [this] { swapSides(); });
    add("blind", tr("Hide the models' names"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { m_blind->toggle(); });
}

void ComparePage::entered()
{
    m_list->setFocus();
    if (m_stale)
        reload();
}

void ComparePage::themeChanged()
{
    m_list->viewport()->update();
    showSaid();
}

void ComparePage::reload()
{
    if (!m_workbench.hasProject())
        return fillDatasets();
    m_stale = false;
    if (m_known.datasets.empty())
        m_state->showLoading(tr("Reading results…"));
    m_workbench.query(
        this, "comparable", [&workbench = m_workbench] { return readComparable(workbench.reader()); },
        [this](Comparable known) {
            const auto ids = [](const Comparable& of) {
                std::vector<std::pair<store::Id, std::int64_t>> out;
                for (const store::CellRow& cell : of.cells)
                    out.emplace_back(cell.id, cell.done + cell.failed);
                return out;
            };
            const bool same = m_pair && ids(known) == ids(m_known);
            m_known = std::move(known);
            if (!same)
                fillDatasets();
            else if (!m_wanted)
                m_state->showContent();
            if (const auto wanted = std::exchange(m_wanted, std::nullopt))
                choose(wanted->first, wanted->second);
        },
        [this](const QString& reason) {
            m_state->showFailure(tr("The results could not be read"), reason, {tr("Try again"), [this] { reload(); }});
        });
}

void ComparePage::fillDatasets()
{
    const QString before = m_dataset->currentData().toString();
    m_dataset->clear();
    for (const store::DatasetRow& dataset : m_known.datasets)
        m_dataset->addItem(toQt(dataset.title), toQt(dataset.id));
    m_dataset->setCurrentIndex(std::max(0, m_dataset->findData(before)));
    const bool any = m_dataset->count() > 0;
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_dataset, m_metric, m_convention, m_places[0], m_places[1], m_places[2], m_swap, m_blind, m_views})
        widget->setEnabled(any);
    if (!any) {
        if (!m_workbench.hasProject())
            m_state->showMessage("git-compare", tr("No project is open"),
                tr("Open a project or the demonstration to compare its results."),
                {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
        else
            m_state->showMessage("git-compare", tr("Nothing to compare yet"),
                tr("Two results on the same data set, such as a model before and after tuning or two models, can be "
                   "compared sample by sample."),
                {tr("Set up a run"), [this] { Q_EMIT m_workbench.configureRunRequested({}); }});
        return;
    }
    fillCells();
    compare();
}

void ComparePage::fillCells()
{
    const QString dataset = m_dataset->currentData().toString();
    const auto known = std::ranges::find(m_known.datasets, dataset.toStdString(), &store::DatasetRow::id);
    if (known == m_known.datasets.end())
        return;
    m_data = *known;
    fillMetrics();
    std::array<QVariant, kPlaces> before;
    for (std::size_t i = 0; i < kPlaces; ++i) {
        before[i] = m_places[i]->currentData();
        m_places[i]->clear();
    }
    m_places[2]->addItem(tr("none"), qint64{0});
    for (const store::CellRow& cell : m_known.cells) {
        if (cell.dataset != m_data.id)
            continue;
        QString text = QStringLiteral("%1 · %2").arg(toQt(cell.model), modeWord(cell.mode));
        if (cell.state != store::State::Done)
            text += QStringLiteral(" (%1)").arg(stateWord(cell.state));
        for (QComboBox* box : m_places)
            box->addItem(text, qint64{cell.id});
    }
    for (std::size_t i = 0; i < kPlaces; ++i)
        m_places[i]->setCurrentIndex(std::max(0, m_places[i]->findData(before[i])));
    if (m_places[0]->currentIndex() != m_places[1]->currentIndex())
        return;
    // Before and after tuning is the first question, where there is an answer.
    m_places[0]->setCurrentIndex(0);
    m_places[1]->setCurrentIndex(1);
    for (const store::CellRow& cell : m_known.cells)
        for (const store::CellRow& tuned : m_known.cells)
            if (cell.dataset == m_data.id && tuned.dataset == m_data.id && cell.model == tuned.model
                && cell.mode == "ots" && tuned.mode != "ots") {
                m_places[0]->setCurrentIndex(m_places[0]->findData(qint64{cell.id}));
                m_places[1]->setCurrentIndex(m_places[1]->findData(qint64{tuned.id}));
                return;
            }
}

void ComparePage::fillMetrics()
{
    const auto task = m_data.task == "diagnosis" ? metrics::Task::Diagnosis : metrics::Task::Vqa;
    const QString before = m_metric->currentData().toString();
    m_metric->clear();
    for (const metrics::Metric* metric : metrics::metricsOf(task))
        m_metric->addItem(translated("Metric", metric->title), toQt(metric->id));
    int index = m_metric->findData(before);
    if (index < 0)
        index = m_metric->findData(task == metrics::Task::Diagnosis ? "auroc" : "closed_accuracy");
    m_metric->setCurrentIndex(std::max(index, 0));
}

const store::CellRow* ComparePage::cellOf(const QComboBox& box) const
{
    const store::Id wanted = box.currentData().toLongLong();
    const auto found = std::ranges::find(m_known.cells, wanted, &store::CellRow::id);
    return found == m_known.cells.end() ? nullptr : &*found;
}

std::vector<store::CellRow> ComparePage::chosenCells() const
{
    std::vector<store::CellRow> cells;
    for (const QComboBox* box : m_places)
        if (const store::CellRow* cell = cellOf(*box))
            cells.push_back(*cell);
    return cells;
}

void ComparePage::choose(store::Id cell, store::Id other)
{
    const auto found = std::ranges::find(m_known.cells, cell, &store::CellRow::id);
    if (found == m_known.cells.end())
        return;
    m_dataset->setCurrentIndex(std::max(0, m_dataset->findData(toQt(found->dataset))));
    fillCells();
    const auto rank = [&](const store::CellRow& row) {
        return row.id == other ? 0 : row.model == found->model ? 1 : row.mode == found->mode ? 2 : 3;
    };
    const store::CellRow* best = nullptr;
    for (const store::CellRow& row : m_known.cells)
        if (row.dataset == found->dataset && row.id != cell && (!best || rank(row) < rank(*best)))
            best = &row;
    m_places[0]->setCurrentIndex(m_places[0]->findData(qint64{cell}));
    if (best)
        m_places[1]->setCurrentIndex(m_places[1]->findData(qint64{best->id}));
    compare();
}

void ComparePage::compare()
{
    const std::vector<store::CellRow> cells = chosenCells();
    m_pair.reset();
    m_shown.reset();
    m_flow->clear();
    m_model->clear();
    for (QLabel* label : {m_difference, m_test, m_notes, m_count, m_question, m_reference, m_caption})
        label->clear();
    for (AnswerColumn* column : m_columns)
        column->clear();
    m_columns[2]->setVisible(cells.size() > 2);
    m_image->setMessage({});
    if (cells.size() < 2)
        return;
    if (cells[0].id == cells[1].id)
        return m_state->showMessage("git-compare", tr("A and B are the same result"),
            tr("Choose another result as B, such as the same model after tuning."));
    m_state->showLoading(tr("Comparing…"));
    m_workbench.query(
        this, "pair", [&workbench = m_workbench, cells] { return comparePair(workbench.reader(), cells[0], cells[1]); },
        [this](const ComparedPair& pair) { showPair(pair); },
        [this](const QString& reason) { m_state->showFailure(tr("These cannot be compared"), reason); });
    m_caption->setText(tr("Computing paired differences…"));
    m_tableModel->setTable({});
    m_workbench.query(
        this, "modes",
        [&workbench = m_workbench, cells, metric = m_metric->currentData().toString().toStdString(),
            convention = m_convention->currentData().toString().toStdString()] {
            return compareModes(workbench.reader(), cells, metric, convention);
        },
        [this](const ComparedModes& modes) { showModes(modes); },
        [this](const QString& reason) { m_caption->setText(reason); });
}

void ComparePage::showPair(const ComparedPair& pair)
{
    m_pair = pair;
    m_flow->setFlow(pair.flow);
    const figures::NumberFormat format{.shift = 2, .decimals = 1};
    const stats::Estimate& d = pair.difference;
    m_difference->setText(tr("B − A  %1 points").arg(figures::signedText(d.value, format)));
    QString interval = d.hasInterval()
        ? tr("95% interval %1 to %2, paired bootstrap, B = %3, n = %4")
              .arg(figures::signedText(d.lower, format), figures::signedText(d.upper, format),
                  countText(static_cast<std::int64_t>(d.replicates)), countText(pair.flow.n()))
        : toQt(d.note);
    m_test->setText(tr("Share of right answers. %1.\n\nMcNemar, mid-p: %2 lost against %3 gained, p %4.")
                        .arg(interval, countText(pair.flow.lost), countText(pair.flow.gained), pText(pair.p)));
    QStringList notes;
    if (pair.onlyInOne > 0)
        notes << tr("%1 samples have a prediction of one of the two only and are left out.")
                     .arg(countText(pair.onlyInOne));
    if (pair.clustered)
        notes << tr("Samples share images or patients: the interval resamples them together, McNemar's test takes them "
                    "as independent.");
    if (!pair.caveat.empty())
        notes << translated("Statistics", pair.caveat);
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_model->setClasses(m_data.classes);
    m_state->showContent();
    applyFilter();
}

void ComparePage::showModes(const ComparedModes& modes)
{
    const QString metric = m_metric->currentText();
    const figures::NumberFormat format = figures::formatOf(m_metric->currentData().toString().toStdString());
    m_tableModel->setTable(modesTable(modes, metric, format));
    std::vector<int> widths{40, 170, 120, 165, 60};
    widths.resize(static_cast<std::size_t>(std::max(m_tableModel->columnCount(), 5)), 205);
    setColumnWidths(m_table, widths);
    m_table->setFixedHeight(px(kRowHeight) * m_tableModel->rowCount() + px(kHeaderHeight));
    m_caption->setText(modesCaption(modes, metric));
    m_roc->setVisible(!modes.roc.curves.empty());
    if (!modes.roc.curves.empty())
        m_roc->setFigure(modes.roc);
    m_learning->setVisible(!modes.learning.curves.empty());
    if (!modes.learning.curves.empty())
        m_learning->setFigure(modes.learning);
}

void ComparePage::applyFilter()
{
    if (!m_pair)
        return;
    store::SampleQuery query{.dataset = m_pair->a.dataset, .cell = m_pair->a.id, .otherCell = m_pair->b.id};
    if (const auto part = m_flow->chosen()) {
        const auto [a, b] = FlowGrid::rightness(*part);
        query.correct = a;
        query.otherCorrect = b;
    }
    m_all->setEnabled(m_flow->chosen().has_value());
    m_listState->showLoading(tr("Reading samples…"));
    m_model->setQuery(query);
}

void ComparePage::step(int rows)
{
    const int row = m_list->currentIndex().row() + rows;
    if (row >= 0 && row < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(row, 0));
}

void ComparePage::swapSides()
{
    const int a = m_places[0]->currentIndex();
    m_places[0]->setCurrentIndex(m_places[1]->currentIndex());
    m_places[1]->setCurrentIndex(a);
    compare();
}

void ComparePage::showCurrent()
{
    const SampleModel::Entry* entry = m_model->entry(m_list->currentIndex().row());
    if (!entry || !m_pair)
        return;
    if (m_shown && m_shown->sample.id == entry->sample.id)
        return;
    m_shown = ComparedSample{.sample = entry->sample, .said = {}};
    m_image->setCornerText(
        tr("%1 of %2").arg(countText(m_list->currentIndex().row() + 1), countText(m_model->rowCount())));
    m_workbench.query(
        this, "said",
        [&workbench = m_workbench, cells = chosenCells(), sample = entry->sample] {
            return readCompared(workbench.reader(), cells, sample);
        },
        [this](ComparedSample read) {
            m_shown = std::move(read);
            showSaid();
        });
    const quint64 mine = ++m_picture;
    if (entry->sample.image.empty())
        return m_image->setMessage(tr("This sample is text only; it has no image."));
    m_workbench.query(
        this, "picture",
        [sample = entry->sample, dataset = m_data, pool = m_thumbnails->sharedDatasets()] {
            const auto opened = pool->open(dataset);
            return toQImage(opened->load(sampleOf(*opened, sample)));
        },
        [this, mine, name = toQt(entry->sample.id)](const QImage& image) {
            if (mine == m_picture)
                m_image->setImage(image, name);
        },
        [this, mine](const QString& reason) {
            if (mine == m_picture)
                m_image->setMessage(reason);
        });
}

void ComparePage::showSaid()
{
    if (!m_shown)
        return;
    const store::SampleRow& sample = m_shown->sample;
    m_question->setText(plainHtml(sample.question));
    m_question->setVisible(!sample.question.empty());
    const std::string& wanted = sample.answer.empty() ? sample.labelText : sample.answer;
    m_reference->setText(
        tr("<span style='color:%1'>Reference</span> %2").arg(tokens().secondary.name(), plainHtml(wanted)));
    for (std::size_t i = 0; i < kPlaces; ++i) {
        if (i < m_shown->said.size())
            m_columns[i]->showSaid(m_shown->said[i], m_data, m_blind->isChecked());
        else
            m_columns[i]->clear();
    }
}

}
