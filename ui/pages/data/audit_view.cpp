#include "ui/pages/data/audit_view.h"

#include "core/data/pseudonym.h"
#include "core/science/without.h"
#include "core/store/project.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/number_format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/state_pane.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kIcon = 20;
constexpr std::int64_t kReplicates = 1000;

QLabel* text(const QString& words, TextRole role)
{
    auto* label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, role);
    return label;
}

/// In a table: lines that wrap would take the height that the rows need.
QLabel* entry(const QString& words, TextRole role = TextRole::Body)
{
    QLabel* label = text(words, role);
    label->setWordWrap(false);
    return label;
}

QLabel* number(const QString& words, TextRole role = TextRole::Body)
{
    auto* label = new QLabel(words);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setTextRole(label, role);
    return label;
}

QString severityWord(audit::Severity severity)
{
    switch (severity) {
    case audit::Severity::Problem:
        return AuditView::tr("Problem");
    case audit::Severity::Warning:
        return AuditView::tr("Warning");
    case audit::Severity::Note:
        break;
    }
    return AuditView::tr("Note");
}

QPixmap severityMark(audit::Severity severity)
{
    const bool problem = severity == audit::Severity::Problem;
    const bool warning = severity == audit::Severity::Warning;
    return icon(problem ? "alert-circle"
            : warning   ? "alert-triangle"
                        : "info-circle",
        problem       ? IconTint::Danger
            : warning ? IconTint::Warning
                      : IconTint::Secondary)
        .pixmap(px(kIcon), px(kIcon));
}

QString shown(const stats::Estimate& e)
{
    if (!e.defined())
        return QStringLiteral("–");
    const QString value = figures::decimalText(e.value, 3);
    return e.hasInterval()
        ? QStringLiteral("%1 [%2, %3]").arg(value, figures::decimalText(e.lower, 3), figures::decimalText(e.upper, 3))
        : value;
}

}

AuditView::AuditView(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_datasets(std::move(datasets))
    , m_progress(new ProgressLine)
    , m_scroll(new QScrollArea)
    , m_pane(new StatePane(m_scroll))
{
    setObjectName("data.audit");
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Audit"));
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 12);
    column->addWidget(m_progress);
    column->addWidget(m_pane, 1);
}

bool AuditView::isBusy() const
{
    return m_progress->isBusy();
}

void AuditView::setDataset(const store::DatasetRow& dataset)
{
    const bool same = m_dataset && m_dataset->id == dataset.id && m_dataset->fingerprint == dataset.fingerprint;
    if (same && (m_report || isBusy()))
        return;
    m_dataset = dataset;
    m_report.reset();
    m_workbench.query(
        this, "audit cache",
        [folder = audit::cacheFolder(m_workbench.project().cacheFolder()), fingerprint = dataset.fingerprint] {
            return audit::cachedReport(folder, fingerprint);
        },
        [this](std::optional<audit::Report> report) {
            if (report)
                showReport(std::move(*report));
            else if (!isBusy())
                offer();
        },
        [this](const QString&) { offer(); }); // a damaged cache is as good as none
}

void AuditView::offer()
{
    if (m_dataset)
        m_pane->showMessage("search", tr("%1 has not been audited").arg(toQt(m_dataset->title)),
            tr("An audit looks at every image once: copies and near copies, patients and images in more than one "
               "split, "
               "labels that contradict each other, questions that leak their answer, balance, broken files. It can be "
               "stopped and goes on where it was."),
            {tr("Audit this data set"), [this] { run(); }});
}

void AuditView::run()
{
    if (!m_dataset || isBusy())
        return;
    auto work = std::make_shared<LongWork>();
    m_progress->follow(work, tr("Looking at"), tr("images"));
    m_pane->showLoading(tr("Auditing %1…").arg(toQt(m_dataset->title)));
    m_workbench.query(
        this, "audit",
        [work, pool = m_datasets, row = *m_dataset, project = m_workbench.project().folder(),
            cache = audit::cacheFolder(m_workbench.project().cacheFolder())] {
            data::usePseudonymKey(project);
            const auto dataset = pool->open(row);
            audit::AuditOptions options;
            options.cache = cache;
            options.progress.stop = work->stop.get_token();
            options.progress.report = [work](std::size_t done, std::size_t total) {
                work->total = total;
                work->done = done;
            };
            return audit::audit(*dataset, options);
        },
        [this](audit::Report report) {
            m_progress->finish();
            if (m_dataset && report.dataset == m_dataset->id)
                showReport(std::move(report)); // else another data set is looked at by now; its own is in the cache
        },
        [this, work](const QString& reason) {
            m_progress->finish();
            if (!m_dataset || work->stop.stop_requested())
                return offer();
            m_pane->showFailure(tr("The audit could not be made"), reason, {tr("Try again"), [this] { run(); }});
        });
}

void AuditView::showReport(audit::Report report)
{
    m_report = std::move(report);
    m_body = new QWidget;
    m_column = new QVBoxLayout(m_body);
    setSpacing(m_column, 0, 0, 12, 12, 12);
    addSummary();
    for (const audit::Finding& finding : m_report->findings)
        addFinding(finding);
    if (m_report->findings.empty())
        m_column->addWidget(text(tr("Nothing was found."), TextRole::Body));
    addComparison();
    m_column->addStretch();
    m_scroll->setWidget(m_body);
    m_pane->showContent();
}

void AuditView::addSummary()
{
    auto* card = new Card;
    auto* grid = new QGridLayout(card);
    setSpacing(grid, 16, 6);
    grid->setHorizontalSpacing(px(24));
    const std::size_t doubtful = audit::leakedSamples(*m_report).size();
    auto* head = text(doubtful == 0
            ? tr("No test sample is in doubt. %1 images were looked at.").arg(countText(m_report->images))
            : tr("%1 of %2 test samples are in doubt: they, or their patients, were seen in training too.")
                  .arg(countText(static_cast<qint64>(doubtful)), countText(m_report->splits[2].samples)),
        TextRole::Strong);
    grid->addWidget(head, 0, 0, 1, 5);
    const QString heads[] = {tr("Split, as measured"), tr("Samples"), tr("Images"), tr("Patients, studies or images")};
    for (int i = 0; i < 4; ++i) {
        auto* label = i == 0 ? text(heads[i], TextRole::Secondary) : number(heads[i], TextRole::Secondary);
        grid->addWidget(label, 1, i);
    }
    const QString names[] = {tr("Training"), tr("Validation"), tr("Test")};
    for (int i = 0; i < 3; ++i) {
        const audit::SplitCounts& counts = m_report->splits[static_cast<std::size_t>(i)];
        grid->addWidget(text(names[i], TextRole::Body), 2 + i, 0);
        grid->addWidget(number(countText(counts.samples)), 2 + i, 1);
        grid->addWidget(number(countText(counts.images)), 2 + i, 2);
        grid->addWidget(number(countText(counts.clusters)), 2 + i, 3);
    }
    grid->setColumnStretch(4, 1);
    m_column->addWidget(card);
}

void AuditView::addFinding(const audit::Finding& finding)
{
    auto* card = new Card;
    card->setObjectName(QStringLiteral("data.finding.") + toQt(finding.kind));
    auto* row = new QHBoxLayout(card);
    setSpacing(row, 16, 12);
    auto* mark = new QLabel;
    mark->setPixmap(severityMark(finding.severity));
    row->addWidget(mark, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    setSpacing(words, 0, 4);
    const QString title = toQt(finding.title);
    words->addWidget(text(QStringLiteral("%1: %2").arg(severityWord(finding.severity), title), TextRole::Strong));
    words->addWidget(text(toQt(finding.sentence), TextRole::Body));
    row->addLayout(words, 1);
    auto* buttons = new QVBoxLayout;
    setSpacing(buttons, 0, 6);
    if (!finding.samples.empty()) {
        auto* look = new QPushButton(tr("Look at %n sample(s)", nullptr, static_cast<int>(finding.samples.size())));
        look->setObjectName("data.finding.look");
        connect(look, &QPushButton::clicked, this, [this, title, ids = finding.samples] {
            Q_EMIT m_workbench.showSamplesRequested({.dataset = m_dataset->id, .ids = ids}, title);
        });
        buttons->addWidget(look);
        auto* scores = new QVBoxLayout;
        setSpacing(scores, 0, 6);
        words->addLayout(scores);
        auto* compare = new QPushButton(tr("Results without them"));
        compare->setObjectName("data.finding.compare");
        compare->setToolTip(tr("Every result of this project on the data set, with and without these samples"));
        const auto& doubt = finding.leaked.empty() ? finding.samples : finding.leaked;
        connect(compare, &QPushButton::clicked, this,
            [this, compare, scores, doubt = std::set<std::string>(doubt.begin(), doubt.end())] {
                this->compare(doubt, compare, scores);
            });
        buttons->addWidget(compare);
    }
    buttons->addStretch(1);
    row->addLayout(buttons);
    m_column->addWidget(card);
}

void AuditView::addComparison()
{
    if (audit::leakedSamples(*m_report).empty())
        return;
    auto* card = new Card;
    auto* column = new QVBoxLayout(card);
    setSpacing(column, 16, 10);
    column->addWidget(text(tr("Results with and without the samples in doubt"), TextRole::Strong));
    column->addWidget(text(tr("Each result of this project on %1 is scored again on the test samples that no finding "
                              "casts doubt on: same metric, same seed, same number of replicates.")
                               .arg(toQt(m_dataset->title)),
        TextRole::Secondary));
    auto* compare = new QPushButton(tr("Compare the results"));
    compare->setObjectName("data.audit.compare");
    column->addWidget(compare, 0, Qt::AlignLeft);
    auto* scores = new QVBoxLayout;
    setSpacing(scores, 0, 6);
    connect(compare, &QPushButton::clicked, this,
        [this, compare, scores] { this->compare(audit::leakedSamples(*m_report), compare, scores); });
    column->addLayout(scores);
    m_column->addWidget(card);
}

std::vector<AuditView::ScoreRow> AuditView::scores(
    const store::Reader& reader, const std::string& dataset, const std::set<std::string>& doubtful)
{
    metrics::EvaluateOptions options;
    options.replicates = kReplicates;
    std::vector<ScoreRow> rows;
    std::set<std::pair<std::string, std::string>> seen;
    for (const store::RunRow& run : reader.runs())
        for (const store::CellRow& cell : reader.cells(run.id)) {
            if (cell.dataset != dataset || cell.state != store::State::Done
                || !seen.emplace(cell.model, cell.mode).second)
                continue;
            const science::CleanScores result
                = science::cleanScores(science::readCell(reader, cell), doubtful, options);
            for (const science::CleanScore& score : result.scores)
                rows.push_back({toQt(cell.model), modeWord(cell.mode), translated("metrics", score.metric->title),
                    shown(score.all), shown(score.clean), result.leftOut, toQt(result.note)});
        }
    return rows;
}

void AuditView::compare(const std::set<std::string>& doubtful, QPushButton* button, QVBoxLayout* place)
{
    button->setEnabled(false);
    m_workbench.query(
        button, "audit scores",
        [&workbench = m_workbench, id = m_dataset->id, doubtful] { return scores(workbench.reader(), id, doubtful); },
        [button, place](const std::vector<ScoreRow>& rows) {
            button->hide();
            showScores(rows, place);
        },
        [this, button](const QString& reason) {
            button->setEnabled(true);
            Q_EMIT m_workbench.failed(tr("The results could not be compared"), reason);
        });
}

void AuditView::showScores(const std::vector<ScoreRow>& rows, QVBoxLayout* place)
{
    if (rows.empty()) {
        place->addWidget(text(tr("There are no results on this data set yet."), TextRole::Secondary));
        return;
    }
    auto* table = new QWidget;
    table->setObjectName("data.audit.scores");
    auto* grid = new QGridLayout(table);
    setSpacing(grid, 0, 6);
    grid->setHorizontalSpacing(px(20));
    const QString heads[]
        = {tr("Model"), tr("Mode"), tr("Metric"), tr("All test samples"), tr("Without them"), tr("Left out")};
    for (int i = 0; i < 6; ++i)
        grid->addWidget(i < 3 ? entry(heads[i], TextRole::Secondary) : number(heads[i], TextRole::Secondary), 0, i);
    int line = 1;
    for (const ScoreRow& row : rows) {
        grid->addWidget(entry(row.model), line, 0);
        grid->addWidget(entry(row.mode), line, 1);
        grid->addWidget(entry(row.metric), line, 2);
        grid->addWidget(number(row.all), line, 3);
        auto* clean = number(row.clean);
        clean->setToolTip(row.note);
        grid->addWidget(clean, line, 4);
        grid->addWidget(number(countText(static_cast<qint64>(row.leftOut))), line, 5);
        ++line;
    }
    place->addWidget(table);
}

void AuditView::themeChanged()
{
    if (m_report)
        showReport(*m_report);
}

}
