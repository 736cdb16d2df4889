#include "ui/pages/results/cell_samples.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/metrics/metric.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_predictions.h"
#include "ui/models/sample_model.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/sample_delegate.h"
#include "ui/pages/report/report_button.h"
#include "ui/pages/results/segments.h"
#include "ui/pages/samples/answer_sheet.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"

namespace vlm::ui {

CellSamples::CellSamples(Workbench& workbench, Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_thumbnails(thumbnails)
    , m_model(new SampleModel(workbench, thumbnails, this))
    , m_title(new QLabel)
    , m_countLabel(new QLabel)
    , m_filter(new Segments(tr("Which samples")))
    , m_clear(new QPushButton(tr("Clear the cell")))
    , m_figures(new Segments(tr("Figure")))
    , m_confusion(new FigureView)
    , m_list(new QListView)
    , m_state(new StatePane(m_list))
    , m_detail(new QSplitter)
    , m_image(new ImageView)
    , m_sheet(new AnswerSheet)
{
    setObjectName("results.samples");
    auto* back = new QPushButton(icon("arrow-left"), tr("Results"));
    back->setObjectName("results.samples.back");
    back->setToolTip(tr("Back to the results (Backspace)"));
    setTextRole(m_title, TextRole::Title);
    setTextRole(m_countLabel, TextRole::Secondary);
    m_filter->setObjectName("results.samples.filter");
    m_filter->add("all", tr("All"));
    m_filter->add("right", tr("Right"));
    m_filter->add("wrong", tr("Wrong"));
    m_figures->setObjectName("results.samples.figure");
    m_figures->add("confusion", tr("Confusion"));
    m_figures->add("roc", tr("ROC"));
    m_figures->add("calibration", tr("Calibration"));
    m_clear->setIcon(icon("x"));
    m_clear->hide();

    m_list->setObjectName("results.samples.list");
    m_list->setAccessibleName(tr("Samples behind the result"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SampleDelegate(SampleDelegate::Shape::Row, thumbnails, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_confusion->setObjectName("results.samples.confusion");
    m_confusion->setFillsHeight(false);
    m_image->setObjectName("results.samples.image");

    auto* header = new FlowLayout;
    setSpacing(header, 0, 12);
    header->addWidget(back);
    header->addWidget(m_title);
    header->addWidget(m_countLabel);
    header->addStretch();
    auto* compare = new QPushButton(icon("git-compare"), tr("Compare…"));
    compare->setObjectName("results.samples.compare");
    compare->setToolTip(tr("Compare with another result on this data set, sample by sample"));
    connect(compare, &QPushButton::clicked, this,
        [this] { Q_EMIT m_workbench.showComparisonRequested(m_result.cell.id, 0); });
    header->addWidget(compare);
    auto* banner = new Banner;
    auto* report = new ReportButton(workbench, *banner, QStringLiteral("results.samples.report"));
    report->addPart("sample", tr("This sample with its answers"), [this] { return reportItem(); });
    header->addWidget(report);
    header->addWidget(m_clear);
    header->addWidget(m_filter);

    auto* sheet = new QScrollArea;
    sheet->setWidget(m_sheet);
    sheet->setWidgetResizable(true);
    sheet->setFrameShape(QFrame::NoFrame);
    sheet->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sheet->setAccessibleName(tr("Prediction"));
    setMinimumScaled(sheet, 240, 120);
    setMinimumScaled(m_image, 200, 160);
    m_sheet->setContentsMargins(px(12), px(8), px(12), px(8));
    m_detail->setChildrenCollapsible(false);
    m_detail->addWidget(m_image);
    m_detail->addWidget(sheet);

    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    setSpacing(leftColumn, 0, 0, 12, 0, kGap);
    leftColumn->addWidget(m_figures);
    leftColumn->addWidget(m_confusion);
    leftColumn->addStretch(1);
    auto* splitter = new ReflowSplitter;
    splitter->addWidget(left);
    splitter->addWidget(m_state);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(2, 1);
    splitter->setSizes({px(400), px(400), px(540)});

    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 12);
    column->addLayout(header);
    column->addWidget(banner);
    column->addWidget(splitter, 1);

    connect(back, &QPushButton::clicked, this, &CellSamples::backRequested);
    connect(m_filter, &Segments::chosenChanged, this, [this] { applyFilter(); });
    connect(m_figures, &Segments::chosenChanged, this, [this] { showFigure(); });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_label.reset();
        m_predicted.reset();
        m_confusion->setCursorAt(std::nullopt);
        applyFilter();
    });
    connect(m_confusion, &FigureView::cursorMoved, this, &CellSamples::confusionClicked);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showCurrent(); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        const int row = m_list->currentIndex().row();
        if (row >= first.row() && row <= last.row() && last.column() > 0)
            showCurrent();
    });
    connect(m_model, &SampleModel::failed, this,
        [this](const QString& reason) { m_state->showFailure(tr("The samples could not be read"), reason); });
    connect(m_model, &SampleModel::counted, this, [this](qint64 rows) {
        m_count = rows;
        const qint64 all = m_result.cell.done + m_result.cell.failed;
        m_countLabel->setText(rows == all ? tr("%1 samples").arg(countText(rows))
                                          : tr("%1 of %2 samples").arg(countText(rows), countText(all)));
        if (rows == 0) {
            m_state->showMessage("filter", tr("No sample matches"), tr("0 of %1 samples match.").arg(countText(all)),
                {tr("Show all"), [this] {
                     m_filter->choose("all");
                     m_label.reset();
                     m_predicted.reset();
                     applyFilter();
                 }});
            return;
        }
        m_state->showContent();
        const int row = std::exchange(m_startRow, 0);
        m_list->setCurrentIndex(m_model->index(row < rows ? row : 0, 0));
    });
    connect(m_sheet, &AnswerSheet::cellRequested, this,
        [this](qint64 cell) { showSample(cell, m_sheet->facts().sample.id); });
    const auto key = [this](const QString& text, const QKeySequence& sequence, auto run) {
        auto* action = new QAction(text, this);
        action->setShortcut(sequence);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    key(tr("Next sample"), QKeySequence(Qt::Key_J), [this] { step(1); });
    key(tr("Previous sample"), QKeySequence(Qt::Key_K), [this] { step(-1); });
    key(tr("Back to the results"), QKeySequence(Qt::Key_Backspace), [this] { Q_EMIT backRequested(); });
}

void CellSamples::showCell(
    const store::ResultRow& result, const store::DatasetRow& dataset, const QString& title, int row)
{
    m_startRow = row;
    m_result = result;
    m_dataset = dataset;
    m_label.reset();
    m_predicted.reset();
    m_title->setText(title);
    m_filter->choose("all");
    m_model->setClasses(dataset.classes);
    const bool findings = result.metric && metrics::metricById(result.metric->metric).task == metrics::Task::MultiLabel;
    const bool diagnosis = !dataset.classes.empty() && dataset.task == "diagnosis" && !findings;
    m_confusion->parentWidget()->setVisible(diagnosis);
    const bool question = dataset.task != "diagnosis";
    m_filter->setVisible(diagnosis || question);
    // An answer needs room to read; a classification needs it for the image.
    m_detail->setOrientation(question ? Qt::Horizontal : Qt::Vertical);
    m_detail->setSizes(question ? QList<int>{px(420), px(480)} : QList<int>{px(460), px(260)});
    m_image->setMessage({});
    m_sheet->clear();
    if (diagnosis)
        loadFigures();
    applyFilter();
    m_list->setFocus();
}

void CellSamples::loadFigures()
{
    const auto role = m_result.specialist ? figures::Role::Specialist : figures::Role::Generalist;
    m_workbench.query(
        this, "figures",
        [&workbench = m_workbench, cell = m_result.cell.id, dataset = m_dataset, role, label = m_label.value_or(0)] {
            const auto predictions = workbench.reader().predictions(cell);
            Figures made{.confusion = figures::confusionOf(predictions, dataset),
                .roc = figures::rocOf(predictions, dataset, role, label),
                .reliability = figures::reliabilityOf(predictions, dataset, role)};
            made.confusion.title = tr("Confusion");
            made.confusion.role = role;
            return made;
        },
        [this, cell = m_result.cell.id](Figures made) {
            if (cell != m_result.cell.id)
                return;
            m_made = std::move(made);
            showFigure();
        });
}

void CellSamples::showFigure()
{
    const QString chosen = m_figures->chosen();
    if (chosen == QLatin1String("roc") || chosen == QLatin1String("calibration")) {
        m_confusion->setExplanation({});
        m_confusion->setCursorAt(std::nullopt);
        if (chosen == QLatin1String("roc"))
            m_confusion->setFigure(m_made.roc);
        else
            m_confusion->setFigure(m_made.reliability);
        return;
    }
    m_confusion->setExplanation([this](FigureView::Place place) {
        const auto size = m_made.confusion.classes.size();
        const auto row = static_cast<std::size_t>(place.row);
        const auto column = static_cast<std::size_t>(place.column);
        if (row >= size || column >= size)
            return QString();
        return tr("%1 predicted as %2: %3")
            .arg(m_made.confusion.classes[row], m_made.confusion.classes[column],
                countText(m_made.confusion.counts[row * size + column]));
    });
    m_confusion->setFigure(m_made.confusion);
}

void CellSamples::confusionClicked(int reference, int predicted)
{
    if (m_figures->chosen() != QLatin1String("confusion"))
        return;
    m_label = reference;
    m_predicted = predicted;
    m_filter->choose("all");
    applyFilter();
    if (m_dataset.classes.size() > 2)
        loadFigures();
}

void CellSamples::applyFilter()
{
    store::SampleQuery query{.dataset = m_result.cell.dataset, .cell = m_result.cell.id};
    if (m_filter->chosen() != QLatin1String("all"))
        query.correct = m_filter->chosen() == QLatin1String("right");
    query.label = m_label;
    query.predicted = m_predicted;
    m_clear->setVisible(m_label.has_value());
    m_count = -1;
    m_state->showLoading(tr("Reading samples…"));
    m_model->setQuery(query);
}

std::optional<report::Item> CellSamples::reportItem() const
{
    const SampleModel::Entry* entry = m_model->entry(m_list->currentIndex().row());
    if (!entry)
        return std::nullopt;
    return report::Item{.kind = report::Kind::Sample,
        .parameters = {{"dataset", m_dataset.id}, {"sample", entry->sample.id}, {"model", m_result.cell.model},
            {"mode", m_result.cell.mode}}};
}

void CellSamples::step(int rows)
{
    const int row = m_list->currentIndex().row() + rows;
    if (row >= 0 && row < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(row, 0));
}

void CellSamples::showCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    const SampleModel::Entry* entry = m_model->entry(current.row());
    if (!entry)
        return;
    m_image->setCornerText(tr("%1 of %2").arg(countText(current.row() + 1), countText(m_count)));
    showPrediction();
    showImage(entry->sample);
}

void CellSamples::showImage(const store::SampleRow& sample)
{
    const quint64 mine = ++m_picture;
    if (sample.image.empty()) {
        m_image->setMessage(tr("This sample is text only; it has no image."));
        return;
    }
    m_workbench.query(
        this, "picture",
        [sample, dataset = m_dataset, pool = m_thumbnails.sharedDatasets()] {
            const auto opened = pool->open(dataset);
            return samplePicture(*opened, sampleOf(*opened, sample));
        },
        [this, mine, name = toQt(sample.id)](const SamplePicture& picture) {
            if (mine == m_picture)
                m_image->setImage(picture.image, name, {}, picture.pixels);
        },
        [this, mine](const QString& reason) {
            if (mine == m_picture)
                m_image->setMessage(reason);
        });
}

void CellSamples::showPrediction()
{
    const SampleModel::Entry* entry = m_model->entry(m_list->currentIndex().row());
    if (!entry)
        return;
    const AnswerFacts& shown = m_sheet->facts();
    if (shown.complete && shown.cell.id == m_result.cell.id && shown.sample.id == entry->sample.id)
        return;
    m_sheet->showFacts({.sample = entry->sample,
        .dataset = m_dataset,
        .cell = m_result.cell,
        .prediction = entry->prediction,
        .scored = {},
        .others = {}});
    m_workbench.query(
        this, "answer",
        [&workbench = m_workbench, pool = m_thumbnails.sharedDatasets(), cell = m_result.cell, dataset = m_dataset,
            sample = entry->sample] { return readAnswerFacts(workbench.reader(), *pool, cell, dataset, sample); },
        [this](AnswerFacts facts) { m_sheet->showFacts(std::move(facts)); });
}

void CellSamples::showSample(store::Id cell, const std::string& sample)
{
    struct Found {
        store::ResultRow result;
        store::DatasetRow dataset;
        int row = 0;
    };
    m_workbench.query(
        this, "other cell",
        [&workbench = m_workbench, cell, sample] {
            const store::Reader reader = workbench.reader();
            const auto row = reader.cell(cell);
            const auto dataset = row ? reader.dataset(row->dataset) : std::optional<store::DatasetRow>();
            if (!dataset)
                throw Error(ErrorKind::Store, "this result or its data set is no longer in the project");
            const auto predictions = reader.predictions(cell);
            const auto at = std::ranges::find(predictions, sample, &store::PredictionRow::sample);
            return Found{.result = {.cell = *row},
                .dataset = *dataset,
                .row = at == predictions.end() ? 0 : static_cast<int>(at - predictions.begin())};
        },
        [this](const Found& found) {
            showCell(found.result, found.dataset,
                tr("%1 on %2, %3")
                    .arg(toQt(found.result.cell.model), toQt(found.dataset.title), modeWord(found.result.cell.mode)),
                found.row);
        },
        [this](const QString& reason) { Q_EMIT failed(reason); });
}

}
