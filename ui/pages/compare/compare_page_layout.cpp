#include "ui/pages/compare/compare_page.h"

#include <array>

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
#include "ui/models/figure_table_model.h"
#include "ui/models/sample_model.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/compare/answer_column.h"
#include "ui/pages/compare/flow_grid.h"
#include "ui/pages/compare/retrieval_view.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/sample_delegate.h"
#include "ui/pages/results/segments.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

// What the page looks like: its choices, who was right, the samples, the numbers, its actions.
namespace vlm::ui {
namespace {

constexpr std::array kLetters{"A", "B", "C"};
constexpr int kSideWidth = 320;
constexpr int kDetailWidth = 340;

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

void ComparePage::layOut()
{
    m_stack->addWidget(makeSamples());
    m_stack->addWidget(makeNumbers());
    auto* body = new ReflowSplitter;
    QScrollArea* side = scrolling(makeSide());
    setMinimumScaled(side, kSideWidth);
    body->addWidget(side);
    body->addWidget(m_stack);
    body->setStretchFactor(1, 1);
    body->setSizes({px(kSideWidth), px(1000)});
    m_state = new StatePane(body);
    m_outer->addWidget(m_state);
    m_outer->addWidget(m_retrieval);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 12);
    column->addWidget(makeChoices());
    column->addWidget(m_banner);
    column->addWidget(m_outer, 1);
    buildActions();
}

QWidget* ComparePage::makeChoices()
{
    auto* bar = new QWidget;
    auto* rows = new QVBoxLayout(bar);
    setSpacing(rows, 0, kGap);
    auto* top = new FlowLayout;
    m_pairChoices = {new QWidget, new QWidget};
    auto* first = new FlowLayout(m_pairChoices[0]);
    auto* second = new FlowLayout(m_pairChoices[1]);
    const auto labelled = [](FlowLayout* row, const QString& name, const QString& word, QComboBox* box) {
        auto* label = new QLabel(name);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(box);
        box->setObjectName(QStringLiteral("compare.") + word);
        box->setAccessibleName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addPair(label, box);
    };
    labelled(first, tr("Data set"), "dataset", m_dataset);
    labelled(first, tr("Metric"), "metric", m_metric);
    for (const metrics::Convention convention : {metrics::Convention::Strict, metrics::Convention::MedVlmBench})
        m_convention->addItem(convention == metrics::Convention::Strict ? tr("strict") : tr("as MedVLMBench"),
            toQt(metrics::name(convention)));
    labelled(first, tr("Scoring"), "convention", m_convention);
    top->addWidget(m_pairChoices[0]);
    top->addWidget(m_retrieval->choices());
    top->addStretch();
    m_views->setObjectName("compare.view");
    m_views->add("samples", tr("Samples"), tr("The samples behind the comparison"));
    m_views->add("numbers", tr("Numbers"), tr("The metric with its intervals, paired differences and curves"));
    m_views->add("retrieval", tr("Retrieval"), tr("Texts that find images, and images that find texts"));
    top->addWidget(makeReportButton());
    top->addWidget(m_views);
    for (std::size_t i = 0; i < kPlaces; ++i) {
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
    second->addStretch();
    m_blind->setObjectName("compare.blind");
    second->addWidget(m_blind);
    rows->addLayout(top);
    rows->addWidget(m_pairChoices[1]);
    connect(m_swap, &QToolButton::clicked, this, &ComparePage::swapSides);
    connect(m_dataset, &QComboBox::activated, this, [this] {
        fillCells();
        compare();
    });
    for (QComboBox* box : {m_metric, m_convention})
        connect(box, &QComboBox::activated, this, &ComparePage::compare);
    connect(m_blind, &QCheckBox::toggled, this, &ComparePage::showSaid);
    connect(m_views, &Segments::chosenChanged, this, &ComparePage::showView);
    m_retrieval->choices()->hide();
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
    auto* splitter = new ReflowSplitter;
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
    add("retrieval", tr("Search with texts and images"), QKeySequence(Qt::Key_R), [this] {
        m_views->choose("retrieval");
        showView("retrieval");
    });
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

}
