#include "ui/pages/results/judge_view.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/remote/consent_dialog.h"
#include "ui/pages/report/report_button.h"
#include "ui/pages/results/judge_models.h"
#include "ui/pages/results/judge_runner.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr int kProgressWidth = 180;

stats::BootstrapOptions quietBootstrap()
{
    stats::BootstrapOptions options;
    options.threads = 1;
    return options;
}

}

JudgeView::JudgeView(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_runner(new JudgeRunner(workbench.keys(), this))
    , m_judge(new QComboBox)
    , m_mode(new QComboBox)
    , m_dataset(new QComboBox)
    , m_start(new QPushButton(ui::icon("scale", IconTint::OnAccent), tr("Judge")))
    , m_stop(new QPushButton(ui::icon("player-stop"), tr("Stop")))
    , m_progress(new QProgressBar)
    , m_banner(new Banner)
    , m_state(nullptr)
    , m_cells(new QTableView)
    , m_cellsModel(new JudgedCellsModel(this))
    , m_items(new QTableView)
    , m_itemsModel(new JudgedItemsModel(this))
    , m_reply(new QPlainTextEdit)
    , m_second(new QComboBox)
    , m_compare(new QPushButton(tr("Compare")))
    , m_person(new QPushButton(ui::icon("file-import"), tr("With a person's sheet…")))
    , m_agreement(new QLabel)
{
    setObjectName("judge");
    m_banner->hide();
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 12, 0, 0, 12);
    column->addWidget(buildControls());
    column->addWidget(m_banner);
    m_state = new StatePane(buildResults());
    column->addWidget(m_state, 1);

    connect(m_runner, &JudgeRunner::progressed, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
    });
    connect(m_runner, &JudgeRunner::finished, this, &JudgeView::ended);
    connect(&workbench, &Workbench::projectOpened, this, &JudgeView::refresh);
    connect(&workbench, &Workbench::projectClosed, this, [this] {
        m_runner->stop();
        refresh();
    });
    connect(&workbench, &Workbench::runChanged, this, [this](const runs::RunChanged& change) {
        if (change.state == store::State::Done)
            refresh();
    });
    refresh();
}

QWidget* JudgeView::buildControls()
{
    auto* box = new QWidget;
    auto* row = new FlowLayout(box);
    const auto labelled = [row](const QString& name, const char* word, QComboBox* choice) {
        auto* label = new QLabel(name);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(choice);
        choice->setObjectName(QStringLiteral("judge.") + QLatin1String(word));
        choice->setAccessibleName(name);
        choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addPair(label, choice);
    };
    m_mode->addItem(tr("Four verdicts"), static_cast<int>(judge::Mode::Rubric));
    m_mode->addItem(tr("1 to 100, as the paper"), static_cast<int>(judge::Mode::MedVlmBench));
    m_mode->setToolTip(tr("Four verdicts: correct, partially, incorrect, refused, as one JSON object"));
    labelled(tr("Judge"), "judge", m_judge);
    labelled(tr("Says"), "mode", m_mode);
    labelled(tr("Data set"), "dataset", m_dataset);
    row->addStretch();
    m_progress->setObjectName("judge.progress");
    m_progress->setAccessibleName(tr("Answers judged"));
    setFixedScaled(m_progress, kProgressWidth);
    m_progress->hide();
    row->addWidget(m_progress);
    m_stop->setObjectName("judge.stop");
    m_stop->hide();
    row->addWidget(m_stop);
    m_start->setObjectName("judge.start");
    m_start->setToolTip(tr("Asks about the selected cells, or about all; what has a reply is not asked again"));
    setPrimary(m_start);
    row->addWidget(m_start);
    auto* report = new ReportButton(m_workbench, *m_banner, QStringLiteral("judge.report"));
    report->addPart("scores", tr("Scores of the cells"), [this]() -> std::optional<report::Item> {
        if (m_cellsModel->rows().empty())
            return std::nullopt;
        return snapshotItem(tr("%1 as judged by %2").arg(m_dataset->currentText(), m_judge->currentText()),
            tableOfModel(*m_cellsModel), m_dataset->currentData().toString().toStdString());
    });
    row->addWidget(report);
    for (QComboBox* choice : {m_judge, m_mode, m_dataset})
        connect(choice, &QComboBox::activated, this, &JudgeView::reload);
    connect(m_start, &QPushButton::clicked, this, &JudgeView::judge);
    connect(m_stop, &QPushButton::clicked, m_runner, &JudgeRunner::stop);
    return box;
}

QWidget* JudgeView::buildResults()
{
    using Cells = JudgedCellsModel;
    using Items = JudgedItemsModel;
    m_cells->setObjectName("judge.cells");
    m_cells->setModel(m_cellsModel);
    setUpTable(m_cells, tr("Cells and their scores"));
    std::vector<int> widths(Cells::Columns, 90);
    widths[Cells::Model] = -1;
    widths[Cells::Mode] = 120;
    widths[Cells::Score] = 170;
    widths[Cells::Bounds] = 110;
    widths[Cells::Coverage] = 110;
    setColumnWidths(m_cells, widths);
    m_items->setObjectName("judge.items");
    m_items->setModel(m_itemsModel);
    setUpTable(m_items, tr("Answers and verdicts"));
    widths.assign(Items::Columns, 200);
    widths[Items::Question] = 300;
    widths[Items::Verdict] = 90;
    widths[Items::Answer] = -1;
    setColumnWidths(m_items, widths);
    m_reply->setObjectName("judge.reply");
    m_reply->setReadOnly(true);
    m_reply->setAccessibleName(tr("The judge's reply"));
    m_reply->setPlaceholderText(tr("Choose an answer to read the judge's reply, word for word."));
    connect(m_cells->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JudgeView::showItems);
    connect(m_items->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JudgeView::showReply);

    auto* lower = new ReflowSplitter;
    lower->addWidget(m_items);
    lower->addWidget(m_reply);
    lower->setStretchFactor(0, 2);
    lower->setStretchFactor(1, 1);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_cells);
    splitter->addWidget(lower);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 0, 12);
    column->addWidget(splitter, 1);
    column->addWidget(buildAgreement());
    return body;
}

QWidget* JudgeView::buildAgreement()
{
    auto* box = new QWidget;
    auto* row = new FlowLayout(box);
    auto* label = new QLabel(tr("Agreement with"));
    setTextRole(label, TextRole::Secondary);
    label->setBuddy(m_second);
    m_second->setObjectName("judge.second");
    m_second->setAccessibleName(tr("Second judge"));
    m_second->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_compare->setObjectName("judge.compare");
    m_person->setObjectName("judge.person");
    m_person->setToolTip(tr("A CSV with a column id (sample) and a column verdict (correct, partially, incorrect, "
                            "refuse) or score (1 to 100)"));
    m_agreement->setObjectName("judge.agreement");
    m_agreement->setWordWrap(true);
    m_agreement->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addPair(label, m_second);
    row->addWidget(m_compare);
    row->addWidget(m_person);
    row->addWidget(m_agreement);
    connect(m_compare, &QPushButton::clicked, this, &JudgeView::compare);
    connect(m_person, &QPushButton::clicked, this, &JudgeView::compareWithPerson);
    return box;
}

void JudgeView::refresh()
{
    if (!m_workbench.hasProject()) {
        fill({});
        return m_state->showMessage("folder-open", tr("No project is open"),
            tr("A judge reads the open answers of a project's runs."),
            {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
    }
    m_workbench.query(
        this, "contents",
        [this] {
            const store::Reader reader = m_workbench.reader();
            Contents contents;
            for (store::ModelRow& row : reader.models())
                if (remote::isRemote(row.folder)) {
                    remote::RemoteModel model = remote::readRemoteModel(row.folder);
                    contents.judges.push_back({.row = std::move(row), .model = std::move(model)});
                }
            std::set<std::string> answered;
            for (const store::ResultRow& result : reader.results("", ""))
                if (result.cell.state == store::State::Done)
                    answered.insert(result.cell.dataset);
            for (store::DatasetRow& row : reader.datasets())
                if (row.task != "diagnosis" && answered.contains(row.id))
                    contents.datasets.push_back(std::move(row));
            return contents;
        },
        [this](const Contents& contents) {
            fill(contents);
            reload();
        });
}

void JudgeView::fill(const Contents& contents)
{
    const auto keep = [](QComboBox* box, const auto& add) {
        const QString before = box->currentText();
        box->clear();
        add();
        box->setCurrentIndex(std::max(0, box->findText(before)));
    };
    m_contents = contents;
    keep(m_judge, [&] {
        for (const Judge& judge : contents.judges)
            m_judge->addItem(toQt(judge.row.id));
    });
    keep(m_second, [&] {
        for (const Judge& judge : contents.judges)
            m_second->addItem(toQt(judge.row.id));
    });
    keep(m_dataset, [&] {
        for (const store::DatasetRow& dataset : contents.datasets)
            m_dataset->addItem(toQt(dataset.title.empty() ? dataset.id : dataset.title), toQt(dataset.id));
    });
    m_start->setEnabled(!contents.judges.empty() && !contents.datasets.empty() && !m_runner->running());
    m_compare->setEnabled(contents.judges.size() > 1);
}

const JudgeView::Judge* JudgeView::chosenJudge() const
{
    const auto index = static_cast<std::size_t>(m_judge->currentIndex());
    return index < m_contents.judges.size() ? &m_contents.judges[index] : nullptr;
}

judge::Mode JudgeView::mode() const
{
    return static_cast<judge::Mode>(m_mode->currentData().toInt());
}

void JudgeView::reload()
{
    m_agreement->clear();
    if (m_contents.datasets.empty())
        return m_state->showMessage("message-circle", tr("No open answers yet"),
            tr("Run a model that answers questions; its open answers can then be judged here."),
            {tr("Go to Runs"), [this] { Q_EMIT m_workbench.showPageRequested("runs"); }});
    const Judge* judge = chosenJudge();
    if (!judge)
        return m_state->showMessage("scale", tr("No judge yet"),
            tr("A judge is a language model behind HTTP, here or elsewhere. Add one in Settings; nothing is sent "
               "before "
               "you have agreed to what goes where."),
            {tr("Go to Settings"), [this] { Q_EMIT m_workbench.showPageRequested("settings"); }});
    m_workbench.query(
        this, "cells",
        [this, model = judge->model, mode = mode(), dataset = m_dataset->currentData().toString().toStdString()] {
            const store::Reader reader = m_workbench.reader();
            const auto journal = workflow::judgeJournal(m_workbench.project().folder(), model, mode, dataset);
            std::vector<workflow::JudgedCell> cells;
            for (const store::ResultRow& result : reader.results("", ""))
                if (result.cell.dataset == dataset && result.cell.state == store::State::Done)
                    cells.push_back(workflow::judgedCell(
                        result.cell, workflow::openQuestions(reader, result.cell), journal, mode, quietBootstrap()));
            return cells;
        },
        [this](std::vector<workflow::JudgedCell> cells) { showCells(std::move(cells)); },
        [this](const QString& reason) {
            m_state->showFailure(tr("The judge's replies cannot be read"), reason, {tr("Again"), [this] { reload(); }});
        });
}

void JudgeView::showCells(std::vector<workflow::JudgedCell> cells)
{
    const int before = m_cells->currentIndex().row();
    m_cellsModel->setRows(std::move(cells));
    if (m_cellsModel->rows().empty())
        return m_state->showMessage("message-circle", tr("No open answers yet"),
            tr("No finished cell answers the questions of %1.").arg(m_dataset->currentText()), {});
    m_state->showContent();
    m_cells->setCurrentIndex(m_cellsModel->index(std::clamp(before, 0, m_cellsModel->rowCount() - 1), 0));
    showItems();
}

void JudgeView::showItems()
{
    const workflow::JudgedCell* cell = m_cellsModel->rowAt(m_cells->currentIndex());
    m_itemsModel->setRows(cell ? cell->items : std::vector<workflow::JudgedItem>());
    showReply();
}

void JudgeView::showReply()
{
    const workflow::JudgedItem* judged = m_itemsModel->rowAt(m_items->currentIndex());
    if (!judged)
        return m_reply->clear();
    const judge::Item& item = judged->item;
    QStringList lines{tr("Question: %1").arg(toQt(item.question)), tr("Reference: %1").arg(toQt(item.answer)),
        tr("Answer: %1").arg(toQt(item.prediction)), QString(),
        tr("Verdict: %1").arg(JudgedItemsModel::verdictWord(*judged))};
    if (judged->entry) {
        const judge::JournalEntry& entry = *judged->entry;
        if (entry.outcome == judge::Outcome::Identical)
            lines << tr("The answer equals its reference, so the judge was not asked.");
        if (!entry.error.empty())
            lines << toQt(entry.error);
        if (!entry.reportedModel.empty())
            lines << tr("By %1, prompt %2, temperature %3, in %4 ms")
                         .arg(toQt(entry.reportedModel), toQt(entry.prompt.substr(0, 8)))
                         .arg(entry.temperature)
                         .arg(entry.latencyMs, 0, 'f', 0);
        if (!entry.reply.empty())
            lines << QString() << tr("Reply:") << toQt(entry.reply);
    }
    m_reply->setPlainText(lines.join(QLatin1Char('\n')));
}

std::vector<workflow::JudgedCell> JudgeView::chosenCells() const
{
    std::vector<workflow::JudgedCell> out;
    const QModelIndexList rows = m_cells->selectionModel()->selectedRows();
    for (const QModelIndex& row : rows)
        out.push_back(*m_cellsModel->rowAt(row));
    return out.empty() ? m_cellsModel->rows() : out;
}

void JudgeView::judge()
{
    const Judge* judge = chosenJudge();
    if (!judge || m_runner->running())
        return;
    const std::string dataset = m_dataset->currentData().toString().toStdString();
    JudgeRunner::Job job{.judge = judge->model,
        .modelFolder = judge->row.folder,
        .mode = mode(),
        .dataset = dataset,
        .journal = workflow::judgeJournal(m_workbench.project().folder(), judge->model, mode(), dataset)};
    for (const workflow::JudgedCell& cell : chosenCells())
        for (const workflow::JudgedItem& judged : cell.items)
            job.items.push_back(judged.item);
    const auto row = std::ranges::find(m_contents.datasets, dataset, &store::DatasetRow::id);
    VLM_ASSERT(row != m_contents.datasets.end(), "the box lists these data sets");
    withConsent(m_workbench, {workflow::judgeShipment(judge->model, *row, std::ssize(job.items))}, this,
        [this, job = std::move(job)] {
            m_banner->hide();
            m_progress->setRange(0, 0);
            m_progress->show();
            m_stop->show();
            m_start->setEnabled(false);
            m_runner->start(job);
        });
}

void JudgeView::ended(const QString& error)
{
    m_progress->hide();
    m_stop->hide();
    m_start->setEnabled(true);
    if (!error.isEmpty())
        m_banner->show(Banner::Kind::Error, tr("The judge stopped; what it said is kept"), error);
    if (m_workbench.hasProject())
        reload();
}

void JudgeView::compare()
{
    const workflow::JudgedCell* cell = m_cellsModel->rowAt(m_cells->currentIndex());
    const auto index = static_cast<std::size_t>(m_second->currentIndex());
    if (!cell || index >= m_contents.judges.size())
        return;
    m_workbench.query(
        this, "agreement",
        [this, cell = *cell, second = m_contents.judges[index].model, mode = mode()] {
            const auto journal
                = workflow::judgeJournal(m_workbench.project().folder(), second, mode, cell.cell.dataset);
            const workflow::JudgedCell other
                = workflow::judgedCell(cell.cell, cell.items, journal, mode, quietBootstrap());
            if (other.rater.ratings.empty())
                throw Error(ErrorKind::Data, second.id + " has not judged this cell yet");
            return judge::agreement(cell.rater, other.rater, quietBootstrap());
        },
        [this, with = m_second->currentText()](const judge::Agreement& found) { showAgreement(found, with); },
        [this](const QString& reason) { m_agreement->setText(reason); });
}

void JudgeView::compareWithPerson()
{
    const workflow::JudgedCell* cell = m_cellsModel->rowAt(m_cells->currentIndex());
    if (!cell)
        return;
    const QString file = file_dialogs::askOpenFile(
        this, tr("A person's verdicts"), pathText(m_workbench.project().folder()), tr("Tables (*.csv *.tsv)"));
    if (file.isEmpty())
        return;
    m_workbench.query(
        this, "agreement",
        [rater = cell->rater, path = toPath(file)] {
            return judge::agreement(rater, judge::readRater(path), quietBootstrap());
        },
        [this, with = toQt(toPath(file).filename().string())](
            const judge::Agreement& found) { showAgreement(found, with); },
        [this](const QString& reason) { m_agreement->setText(reason); });
}

void JudgeView::showAgreement(const judge::Agreement& found, const QString& with)
{
    const QLocale locale;
    const auto number
        = [&](double value) { return std::isfinite(value) ? locale.toString(value, 'f', 2) : QStringLiteral("–"); };
    QString text = tr("κ %1 [%2, %3] with %4, over %n common answer(s); the same verdict for %5 %", nullptr,
        static_cast<int>(found.pairs))
                       .arg(number(found.kappa.value), number(found.kappa.lower), number(found.kappa.upper), with,
                           locale.toString(100.0 * found.observed, 'f', 1));
    if (!found.kappa.note.empty())
        text += QStringLiteral("  ·  ") + toQt(found.kappa.note);
    m_agreement->setText(text);
}

}
