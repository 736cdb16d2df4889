#include "ui/pages/results/cell_inspector.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/pages/results/cost_facts.h"
#include "ui/pages/results/imported_tables.h"
#include "ui/pages/results/remote_facts.h"
#include "ui/pages/samples/decoding_text.h"
#include "ui/plots/histogram.h"

namespace vlm::ui {
namespace {

constexpr std::size_t kKeyShown = 12;

QLabel* wrapping(TextRole role)
{
    auto* label = new QLabel;
    setTextRole(label, role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}

CellInspector::CellInspector(QWidget* parent)
    : QWidget(parent)
    , m_title(wrapping(TextRole::Section))
    , m_subtitle(wrapping(TextRole::Secondary))
    , m_value(wrapping(TextRole::Title))
    , m_interval(wrapping(TextRole::Body))
    , m_note(wrapping(TextRole::Secondary))
    , m_histogram(new Histogram)
    , m_rows(wrapping(TextRole::Body))
    , m_othersTitle(new QLabel(tr("Other metrics")))
    , m_others(wrapping(TextRole::Body))
    , m_samples(new QPushButton)
    , m_run(new QPushButton(tr("Set up this run…")))
    , m_copy(new QToolButton)
    , m_copyMenu(new QMenu(this))
    , m_openRun(new QPushButton(tr("Show its run")))
    , m_tables(new QPushButton(tr("Tables of the import…")))
{
    setObjectName("results.inspector");
    setAccessibleName(tr("Inspector"));
    m_samples->setObjectName("results.inspector.samples");
    m_run->setObjectName("results.inspector.run");
    m_copy->setObjectName("results.inspector.copy");
    m_copy->setText(tr("Copy as"));
    m_copy->setIcon(icon("copy"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setMenu(m_copyMenu);
    setMinimumScaled(m_copy, 96, 32);
    setPrimary(m_samples);
    setTextRole(m_histogram, TextRole::Small);
    setTextRole(m_othersTitle, TextRole::Strong);
    for (QLabel* table : {m_rows, m_others})
        table->setTextFormat(Qt::RichText);

    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 6);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(px(8));
    column->addWidget(m_value);
    column->addWidget(m_interval);
    column->addWidget(m_histogram);
    column->addWidget(m_note);
    column->addSpacing(px(4));
    column->addWidget(m_samples);
    column->addWidget(m_run);
    auto* row = new QHBoxLayout;
    setSpacing(row, 0, kGap);
    row->addWidget(m_openRun, 1);
    row->addWidget(m_copy);
    column->addLayout(row);
    column->addWidget(m_tables);
    m_tables->setObjectName("results.inspector.tables");
    connect(m_tables, &QPushButton::clicked, this, &CellInspector::tablesRequested);
    column->addSpacing(px(8));
    column->addWidget(m_rows);
    column->addWidget(m_othersTitle);
    column->addWidget(m_others);
    column->addStretch(1);

    connect(m_samples, &QPushButton::clicked, this, &CellInspector::samplesRequested);
    connect(m_run, &QPushButton::clicked, this, &CellInspector::runRequested);
    connect(m_openRun, &QPushButton::clicked, this, &CellInspector::openRunRequested);
    showHint();
}

QString CellInspector::row(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return {};
    return QStringLiteral("<tr><td style='color:%1; padding: 2px 12px 2px 0'>%2</td>"
                          "<td style='padding: 2px 0'>%3</td></tr>")
        .arg(tokens().secondary.name(), name.toHtmlEscaped(), value.toHtmlEscaped());
}

void CellInspector::showHint()
{
    m_shown.reset();
    m_facts.clear();
    m_rows->setToolTip({});
    m_title->setText(tr("Inspector"));
    m_subtitle->setText(tr("Choose a square with the mouse or the arrow keys to see how its number came about; "
                           "double-click or Enter shows the samples behind it."));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_value, m_interval, m_note, m_histogram, m_rows,
             m_othersTitle, m_others, m_samples, m_run, m_copy, m_openRun, m_tables})
        widget->hide();
}

void CellInspector::showEmpty(const QString& title, const QString& subtitle, const QString& reason, bool canRun)
{
    showHint();
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_note->setText(reason);
    m_note->show();
    m_run->setVisible(canRun);
}

void CellInspector::showResult(const QString& title, const QString& subtitle, const store::ResultRow& result,
    const figures::NumberFormat& format, const QString& metricName)
{
    showHint();
    m_shown = result;
    m_format = format;
    const store::CellRow& cell = result.cell;
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    if (result.metric && result.metric->value == result.metric->value) {
        const store::MetricRow& metric = *result.metric;
        m_value->setText(figures::text(metric.value, format));
        m_value->setAccessibleName(metricName);
        m_value->show();
        if (metric.lower && metric.upper) {
            m_interval->setText(tr("95% interval %1 to %2")
                                    .arg(figures::text(*metric.lower, format), figures::text(*metric.upper, format)));
            m_interval->show();
        }
    }
    if (result.metric && !result.metric->note.empty()) {
        m_note->setText(figures::noteText(result.metric->note));
        m_note->show();
    } else if (!cell.error.empty()) {
        m_note->setText(toQt(cell.error));
        m_note->show();
    }
    m_facts += row(tr("Metric"), metricName);
    if (result.metric) {
        const store::MetricRow& metric = *result.metric;
        m_facts += row(tr("n"), figures::countText(metric.n));
        if (metric.lower)
            m_facts += row(tr("Method"),
                tr("%1, B = %2, seed %3")
                    .arg(figures::methodTitle(metric.method), figures::countText(metric.replicates))
                    .arg(metric.seed));
    }
    m_facts += row(tr("State"), stateWord(cell.state));
    if (cell.total > 0)
        m_facts += row(tr("Samples"),
            cell.failed > 0 ? tr("%1 of %2, %3 could not be read")
                                  .arg(countText(cell.done), countText(cell.total), countText(cell.failed))
                            : tr("%1 of %2").arg(countText(cell.done), countText(cell.total)));
    if (result.inDomain)
        m_facts += row(tr("Domain"), tr("in-domain †"));
    m_samples->setText(tr("Show the %1 samples").arg(countText(cell.done + cell.failed)));
    m_samples->setVisible(cell.done + cell.failed > 0);
    m_copy->show();
    m_openRun->show();
    m_tables->setVisible(!importedTables(cell.details).empty());
    showFacts();
}

void CellInspector::showFacts()
{
    m_rows->setText(QStringLiteral("<table cellspacing='0'>%1</table>").arg(m_facts));
    m_rows->show();
}

void CellInspector::addFacts(const CellFacts& facts)
{
    if (!m_shown || m_shown->cell.id != facts.result.cell.id)
        return;
    if (facts.replicates.size() > 1 && facts.result.metric) {
        figures::Estimate estimate{.value = facts.result.metric->value,
            .lower = facts.result.metric->lower,
            .upper = facts.result.metric->upper,
            .n = facts.result.metric->n,
            .reason = {}};
        m_histogram->setReplicates(facts.replicates, estimate, m_format);
        m_histogram->show();
    }
    QString others;
    for (const store::MetricRow& metric : facts.metrics) {
        const bool shown = facts.result.metric && metric.metric == facts.result.metric->metric;
        if (shown || metric.value != metric.value)
            continue;
        const figures::Estimate estimate{
            .value = metric.value, .lower = metric.lower, .upper = metric.upper, .n = metric.n, .reason = {}};
        const figures::NumberFormat format = figures::formatOf(metric.metric);
        others += row(figures::metricTitle(metric.metric),
            figures::text(metric.value, format) + QLatin1Char(' ') + figures::intervalText(estimate, format));
    }
    m_others->setText(QStringLiteral("<table cellspacing='0'>%1</table>").arg(others));
    m_others->setVisible(!others.isEmpty());
    m_othersTitle->setVisible(!others.isEmpty());
    const auto details = nlohmann::json::parse(facts.result.cell.details, nullptr, false);
    if (details.is_object()) {
        if (details.contains("lambda") && details["lambda"].is_number())
            m_facts += row(tr("L2 penalty"), QString::number(details["lambda"].get<double>(), 'g', 4));
        if (details.contains("precision") && details["precision"].is_string())
            m_facts += row(tr("Precision"), toQt(details["precision"].get<std::string>()));
        if (const QString decoding = decodingText(facts.result.cell.details); !decoding.isEmpty())
            m_facts += row(tr("Decoding"), decoding);
        for (const auto& [title, value] : costFacts(details))
            m_facts += row(title, value);
        for (const auto& [title, value] : remoteFacts(details))
            m_facts += row(title, value);
        if (details.contains("seconds") && details["seconds"].is_number())
            m_facts += row(tr("Time"), durationText(details["seconds"].get<double>()));
        if (details.contains("peak_bytes") && details["peak_bytes"].is_number())
            m_facts += row(tr("Peak memory"), bytesText(details["peak_bytes"].get<std::int64_t>()));
    }
    if (facts.run)
        m_facts += row(tr("Run"), QStringLiteral("%1, %2").arg(toQt(facts.run->name), timeText(facts.run->finished)));
    const std::string& key = facts.result.cell.key;
    m_facts += row(tr("Key"), toQt(key.substr(0, kKeyShown)));
    m_rows->setToolTip(tr("Key, the hash of everything that decides the result: %1").arg(toQt(key)));
    showFacts();
}

}
