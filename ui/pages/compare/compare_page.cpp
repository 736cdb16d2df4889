#include "ui/pages/compare/compare_page.h"

#include <algorithm>
#include <utility>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

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
#include "ui/pages/compare/retrieval_view.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/results/segments.h"
#include "ui/pages/samples/marked_text.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

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
    , m_retrieval(new RetrievalView(workbench, *m_thumbnails))
    , m_outer(new QStackedWidget)
    , m_state(nullptr)
    , m_banner(new Banner)
{
    layOut();
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

void ComparePage::entered()
{
    if (m_stale)
        reload();
    if (m_views->chosen() == QLatin1String("retrieval"))
        return m_retrieval->entered();
    m_list->setFocus();
}

void ComparePage::showView(const QString& view)
{
    const bool searching = view == QLatin1String("retrieval");
    for (QWidget* choices : m_pairChoices)
        choices->setHidden(searching);
    m_retrieval->choices()->setVisible(searching);
    m_outer->setCurrentIndex(searching ? 1 : 0);
    if (searching)
        return m_retrieval->entered();
    m_stack->setCurrentIndex(view == QLatin1String("numbers") ? 1 : 0);
}

void ComparePage::themeChanged()
{
    m_list->viewport()->update();
    m_retrieval->themeChanged();
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
                        .arg(interval, countText(pair.flow.lost), countText(pair.flow.gained),
                            pText(pair.p).replace(QLatin1Char(' '), QChar::Nbsp)));
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
    if (m_outer->currentIndex() == 1)
        return m_retrieval->step(rows);
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
            return samplePicture(*opened, sampleOf(*opened, sample));
        },
        [this, mine, name = toQt(entry->sample.id)](const SamplePicture& picture) {
            if (mine == m_picture)
                m_image->setImage(picture.image, name, {}, picture.pixels);
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
