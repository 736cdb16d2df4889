#include "ui/pages/results/cell_inspector.h"

#include <QGridLayout>
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
#include "ui/figures/number_format.h"
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
    , m_rows(new QGridLayout)
    , m_othersTitle(new QLabel(tr("Other metrics")))
    , m_others(new QGridLayout)
    , m_samples(new QPushButton)
    , m_run(new QPushButton(tr("Set up this run…")))
    , m_copy(new QToolButton)
    , m_copyMenu(new QMenu(this))
    , m_openRun(new QPushButton(tr("Show its run")))
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
    for (QGridLayout* grid : {m_rows, m_others}) {
        grid->setColumnStretch(1, 1);
        setSpacing(grid, 0, 4);
        grid->setHorizontalSpacing(px(12));
    }

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
    column->addSpacing(px(8));
    column->addLayout(m_rows);
    column->addWidget(m_othersTitle);
    column->addLayout(m_others);
    column->addStretch(1);

    connect(m_samples, &QPushButton::clicked, this, &CellInspector::samplesRequested);
    connect(m_run, &QPushButton::clicked, this, &CellInspector::runRequested);
    connect(m_openRun, &QPushButton::clicked, this, &CellInspector::openRunRequested);
    showHint();
}

void CellInspector::clearRows()
{
    for (QGridLayout* grid : {m_rows, m_others})
        while (QLayoutItem* item = grid->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    m_othersTitle->hide();
}

void CellInspector::addRow(
    QGridLayout* grid, const QString& name, const QString& value, const QString& toolTip, bool mono)
{
    if (value.isEmpty())
        return;
    const int at = grid->rowCount();
    auto* left = new QLabel(name);
    setTextRole(left, TextRole::Secondary);
    auto* right = wrapping(mono ? TextRole::Mono : TextRole::Body);
    right->setText(value);
    right->setToolTip(toolTip);
    grid->addWidget(left, at, 0, Qt::AlignTop);
    grid->addWidget(right, at, 1);
}

void CellInspector::showHint()
{
    m_shown.reset();
    clearRows();
    m_title->setText(tr("Inspector"));
    m_subtitle->setText(tr("Choose a square with the mouse or the arrow keys to see how its number came about; "
                           "double-click or Enter shows the samples behind it."));
    for (QWidget* widget :
        std::initializer_list<QWidget*>{m_value, m_interval, m_note, m_histogram, m_samples, m_run, m_copy, m_openRun})
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
        m_note->setText(toQt(result.metric->note));
        m_note->show();
    } else if (!cell.error.empty()) {
        m_note->setText(toQt(cell.error));
        m_note->show();
    }
    addRow(m_rows, tr("Metric"), metricName);
    if (result.metric) {
        const store::MetricRow& metric = *result.metric;
        addRow(m_rows, tr("n"), figures::countText(metric.n));
        if (metric.lower)
            addRow(m_rows, tr("Method"),
                tr("%1, B = %2, seed %3")
                    .arg(figures::methodTitle(metric.method), figures::countText(metric.replicates))
                    .arg(metric.seed));
    }
    addRow(m_rows, tr("State"), stateWord(cell.state));
    if (cell.total > 0)
        addRow(m_rows, tr("Samples"),
            cell.failed > 0 ? tr("%1 of %2, %3 could not be read")
                                  .arg(countText(cell.done), countText(cell.total), countText(cell.failed))
                            : tr("%1 of %2").arg(countText(cell.done), countText(cell.total)));
    if (result.inDomain)
        addRow(m_rows, tr("Domain"), tr("in-domain †"), tr("The model was trained on this kind of images."));
    m_samples->setText(tr("Show the %1 samples").arg(countText(cell.done + cell.failed)));
    m_samples->setVisible(cell.done + cell.failed > 0);
    m_copy->show();
    m_openRun->show();
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
    for (const store::MetricRow& row : facts.metrics) {
        if (facts.result.metric && row.metric == facts.result.metric->metric)
            continue;
        const figures::Estimate estimate{
            .value = row.value, .lower = row.lower, .upper = row.upper, .n = row.n, .reason = {}};
        const figures::NumberFormat format = figures::formatOf(row.metric);
        if (row.value != row.value)
            continue;
        m_othersTitle->show();
        addRow(m_others, figures::metricTitle(row.metric),
            figures::text(row.value, format) + QLatin1Char(' ') + figures::intervalText(estimate, format));
    }
    const auto details = nlohmann::json::parse(facts.result.cell.details, nullptr, false);
    if (details.is_object()) {
        if (details.contains("lambda") && details["lambda"].is_number())
            addRow(m_rows, tr("L2 penalty"), QString::number(details["lambda"].get<double>(), 'g', 4),
                tr("Chosen on the validation split"));
        if (details.contains("seconds") && details["seconds"].is_number())
            addRow(m_rows, tr("Time"), durationText(details["seconds"].get<double>()));
        if (details.contains("peak_bytes") && details["peak_bytes"].is_number())
            addRow(m_rows, tr("Peak memory"), bytesText(details["peak_bytes"].get<std::int64_t>()));
    }
    if (facts.run)
        addRow(m_rows, tr("Run"), QStringLiteral("%1, %2").arg(toQt(facts.run->name), timeText(facts.run->finished)));
    const std::string& key = facts.result.cell.key;
    addRow(m_rows, tr("Key"), toQt(key.substr(0, kKeyShown)),
        tr("Hash of everything that decides the result: %1").arg(toQt(key)), true);
}

}
