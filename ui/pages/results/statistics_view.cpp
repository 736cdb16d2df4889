#include "ui/pages/results/statistics_view.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "core/rq/modes.h"
#include "core/science/pairwise.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_results.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/pages/results/study_choice.h"
#include "ui/pages/results/study_source.h"

namespace vlm::ui {
namespace {

constexpr int kProgressMs = 100;
constexpr int kWaitMs = 250;
constexpr double kAurocMargin = 2.0; // points; of equivalence where nothing else is said
constexpr double kOtherMargin = 3.0;

}

StatisticsView::StatisticsView(Workbench& workbench, StudySource& source)
    : ScienceView(workbench, source, QStringLiteral("statistics"), WhatIf::None)
    , m_dataset(new QComboBox)
    , m_a(new QComboBox)
    , m_b(new QComboBox)
    , m_margin(new QDoubleSpinBox)
    , m_replicates(new QComboBox)
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_family(new QTableWidget)
    , m_clock(new QTimer(this))
    , m_wait(new QTimer(this))
    , m_share(std::make_shared<std::atomic<double>>(0.0))
{
    labelled(tr("Data set"), m_dataset, "dataset");
    labelled(tr("A"), m_a, "a");
    labelled(tr("B"), m_b, "b");
    m_margin->setRange(0.01, 100.0);
    m_margin->setSingleStep(0.5);
    m_margin->setDecimals(2);
    m_margin->setToolTip(tr("A difference smaller than this does not matter; set it before looking at the result"));
    labelled(tr("Margin"), m_margin, "margin");
    for (const int replicates : {1000, 2000, 10'000, 50'000})
        m_replicates->addItem(countText(replicates), replicates);
    m_replicates->setCurrentIndex(1);
    m_replicates->setToolTip(tr("Bootstrap replicates, and swaps of the randomisation test"));
    labelled(tr("Draws"), m_replicates, "replicates");
    m_progress->setObjectName(name("progress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_cancel->setObjectName(name("cancel"));
    auto* busy = new QWidget;
    auto* row = new QHBoxLayout(busy);
    setSpacing(row, 0, kGap);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    m_progress->hide();
    m_cancel->hide();
    addBelow(busy);
    buildFamily();
    m_clock->setInterval(kProgressMs);
    m_wait->setSingleShot(true);
    m_wait->setInterval(kWaitMs);
    connect(m_clock, &QTimer::timeout, this,
        [this] { m_progress->setValue(static_cast<int>(m_share->load() * m_progress->maximum())); });
    connect(m_wait, &QTimer::timeout, this, &StatisticsView::compute);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        cancel();
        showNothing(tr("Cancelled"), tr("Choose a pair, or fewer draws, to compute again."));
    });
    connect(m_margin, &QDoubleSpinBox::valueChanged, this, [this] {
        if (!m_filling)
            m_wait->start();
    });
    connect(m_dataset, &QComboBox::activated, this, [this] {
        if (m_source.state() == StudySource::State::Ready && m_source.ofProject())
            rebuild();
    });
    for (QComboBox* box : {m_a, m_b, m_replicates})
        connect(box, &QComboBox::activated, this, &StatisticsView::compute);
    start();
}

StatisticsView::~StatisticsView()
{
    m_stop.request_stop();
}

void StatisticsView::buildFamily()
{
    auto* title = new QLabel(tr("Family of tests"));
    setTextRole(title, TextRole::Section);
    auto* hint
        = new QLabel(tr("Every pair looked at is listed: looking is testing. The p values of the ticked ones are "
                        "corrected together, by Holm (no false claim at all) and Benjamini-Hochberg (share of "
                        "false claims)."));
    setTextRole(hint, TextRole::Secondary);
    hint->setWordWrap(true);
    auto* every = new QPushButton(tr("Add every pair"));
    every->setObjectName(name("every"));
    every->setToolTip(tr("All pairs of this data set in the mode of A"));
    auto* clear = new QPushButton(tr("Clear"));
    clear->setObjectName(name("clear"));
    connect(every, &QPushButton::clicked, this, &StatisticsView::addEveryPair);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_members.clear();
        showFamily();
        showHeadline();
    });
    m_family->setObjectName(name("family"));
    m_family->setAccessibleName(title->text());
    m_family->setColumnCount(5);
    m_family->setHorizontalHeaderLabels(
        {tr("Comparison"), tr("Test"), tr("p"), tr("p, Holm"), tr("p, Benjamini-Hochberg")});
    m_family->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_family->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_family->verticalHeader()->hide();
    m_family->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_family->setSelectionBehavior(QAbstractItemView::SelectRows);
    setMinimumScaled(m_family, -1, 130);
    connect(m_family, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
        if (m_filling || item->column() != 0)
            return;
        m_members[static_cast<std::size_t>(item->row())].row.counted = item->checkState() == Qt::Checked;
        QMetaObject::invokeMethod(
            this,
            [this] {
                showFamily();
                showHeadline();
            },
            Qt::QueuedConnection);
    });
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    setSpacing(column, 0, kGap);
    auto* head = new QHBoxLayout;
    setSpacing(head, 0, kGap);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(every);
    head->addWidget(clear);
    column->addLayout(head);
    column->addWidget(hint);
    column->addWidget(m_family);
    addBelow(box);
}

const store::ResultRow* StatisticsView::side(const QComboBox& box) const
{
    const QStringList parts = box.currentData().toStringList();
    if (parts.size() != 2 || !m_source.own())
        return nullptr;
    return m_source.own()->result(
        parts[0].toStdString(), m_dataset->currentData().toString().toStdString(), parts[1].toStdString());
}

void StatisticsView::fillSides()
{
    const std::string dataset = m_dataset->currentData().toString().toStdString();
    for (QComboBox* box : {m_a, m_b}) {
        const QVariant before = box->currentData();
        box->clear();
        for (const std::string& mode : rq::modesOf(m_source.study(), dataset))
            for (const rq::StudyModel& model : m_source.study().models)
                if (m_source.study().find(model.name, dataset, mode))
                    box->addItem(QStringLiteral("%1, %2").arg(toQt(model.name), figures::studyModeTitle(mode)),
                        QStringList{toQt(model.name), toQt(mode)});
        box->setCurrentIndex(std::max(0, box->findData(before)));
    }
    if (m_a->currentIndex() == m_b->currentIndex() && m_b->count() > 1)
        m_b->setCurrentIndex(m_a->currentIndex() == 0 ? 1 : 0);
}

void StatisticsView::scaleMargin()
{
    const std::string& metric = m_source.study().metric;
    if (m_metric == metric)
        return;
    const QScopedValueRollback<bool> guard(m_filling, true);
    m_metric = metric;
    const bool share = figures::formatOf(metric).shift == 2;
    m_margin->setSuffix(share ? tr(" points") : QString());
    m_margin->setValue(!share ? 0.1 : metric.starts_with("auroc") ? kAurocMargin : kOtherMargin);
}

void StatisticsView::rebuild()
{
    fillDatasets(*m_dataset, m_source.study());
    fillSides();
    scaleMargin();
    compute();
}

void StatisticsView::cancel()
{
    m_stop.request_stop();
    m_stop = {};
    m_clock->stop();
    m_progress->hide();
    m_cancel->hide();
}

void StatisticsView::compute()
{
    cancel();
    m_pair.reset();
    setStatus({});
    if (m_source.state() != StudySource::State::Ready || !m_source.ofProject())
        return;
    const store::ResultRow* a = side(*m_a);
    const store::ResultRow* b = side(*m_b);
    if (!a || !b || a->cell.id == b->cell.id)
        return showNothing(tr("Choose two results"), tr("A and B must be two different results on one data set."));
    science::PairSettings settings{.convention = metrics::conventionFromName(m_source.convention()),
        .margin = m_margin->value() / (figures::formatOf(m_source.metric()).shift == 2 ? 100.0 : 1.0),
        .replicates = static_cast<std::size_t>(m_replicates->currentData().toInt()),
        .stop = m_stop.get_token()};
    m_share = std::make_shared<std::atomic<double>>(0.0);
    settings.progress = [share = m_share](double done) { share->store(done); };
    showBusy(tr("Drawing %1 times…").arg(m_replicates->currentText()));
    m_progress->setValue(0);
    m_progress->show();
    m_cancel->show();
    m_clock->start();
    m_workbench.query(
        this, "pair",
        [settings, first = a->cell, second = b->cell, cells = m_source.cells(), metric = m_source.metric()] {
            const science::CellTable* tables[2];
            {
                const std::lock_guard lock(cells->mutex); // tables stay where they are
                tables[0] = &cells->cells.table(first);
                tables[1] = &cells->cells.table(second);
            }
            return science::pairStatistics(*tables[0], *tables[1], metrics::metricById(metric), settings);
        },
        [this, stop = m_stop.get_token()](science::PairStatistics pair) {
            if (!stop.stop_requested())
                take(std::move(pair));
        },
        [this, stop = m_stop.get_token()](const QString& reason) {
            if (stop.stop_requested())
                return;
            cancel();
            showFailure(reason);
        });
}

QString StatisticsView::keyOf(const store::CellRow& a, const store::CellRow& b) const
{
    const auto [low, high] = std::minmax(a.id, b.id);
    return QStringLiteral("%1/%2/%3/%4").arg(low).arg(high).arg(toQt(m_source.metric()), toQt(m_source.convention()));
}

void StatisticsView::take(science::PairStatistics pair)
{
    cancel();
    if (!pair.refused.empty())
        return showNothing(tr("These two cannot be compared"), figures::noteText(pair.refused));
    pair.settings.stop = {};
    pair.settings.progress = {};
    m_pair = std::move(pair);
    const QString dataset = m_dataset->currentText();
    if (!m_pair->tests.empty())
        addMember(keyOf(m_pair->a, m_pair->b),
            {.name = tr("%1 − %2 on %3, %4")
                         .arg(figures::cellTitle(m_pair->a), figures::cellTitle(m_pair->b), dataset,
                             figures::scienceTitle(m_pair->metric)),
                .test = toQt(m_pair->tests.front().test),
                .p = m_pair->tests.front().p});
    const figures::ForestSpec spec = figures::pairFigure(dataset, *m_pair);
    showFigure(spec, spec.caption);
    showFamily();
    showHeadline();
}

void StatisticsView::addMember(const QString& key, figures::FamilyRow row)
{
    const auto known = std::find_if(m_members.begin(), m_members.end(), [&](const Member& m) { return m.key == key; });
    if (known == m_members.end()) {
        m_members.push_back({key, std::move(row)});
        return;
    }
    row.counted = known->row.counted;
    known->row = std::move(row);
}

void StatisticsView::addEveryPair()
{
    const store::ResultRow* a = side(*m_a);
    if (!a)
        return;
    std::vector<store::CellRow> wanted;
    for (const rq::StudyModel& model : m_source.study().models)
        if (const store::ResultRow* row = m_source.own()->result(model.name, a->cell.dataset, a->cell.mode))
            wanted.push_back(row->cell);
    setStatus(tr("Testing every pair…"));
    m_workbench.query(
        this, "every",
        [wanted, cells = m_source.cells(), metric = m_source.metric(),
            convention = metrics::conventionFromName(m_source.convention()),
            replicates = static_cast<std::size_t>(m_replicates->currentData().toInt())] {
            std::vector<const science::CellTable*> tables;
            {
                const std::lock_guard lock(cells->mutex);
                for (const store::CellRow& cell : wanted)
                    tables.push_back(&cells->cells.table(cell));
            }
            stats::BootstrapOptions options;
            options.replicates = replicates;
            return science::compareAll(tables, metrics::metricById(metric), convention, options);
        },
        [this, dataset = m_dataset->currentText()](const std::vector<science::PairedComparison>& pairs) {
            for (const science::PairedComparison& pair : pairs)
                if (pair.tested())
                    addMember(keyOf(pair.a, pair.b),
                        {.name = tr("%1 − %2 on %3, %4")
                                     .arg(figures::cellTitle(pair.a), figures::cellTitle(pair.b), dataset,
                                         figures::scienceTitle(m_source.metric())),
                            .test = toQt(pair.test),
                            .p = pair.p});
            showFamily();
            showHeadline();
        },
        [this](const QString& reason) { setStatus(tr("Not every pair could be tested: %1").arg(reason)); });
}

void StatisticsView::showFamily()
{
    std::vector<figures::FamilyRow> rows;
    for (const Member& member : m_members)
        rows.push_back(member.row);
    figures::correctFamily(rows);
    const QScopedValueRollback<bool> guard(m_filling, true);
    m_family->setRowCount(static_cast<int>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_members[i].row = rows[i];
        const QString texts[]{rows[i].name, rows[i].test, figures::pValueText(rows[i].p),
            figures::pValueText(rows[i].holm), figures::pValueText(rows[i].benjaminiHochberg)};
        for (int column = 0; column < 5; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[0]);
            if (column >= 2)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (column == 0)
                item->setCheckState(rows[i].counted ? Qt::Checked : Qt::Unchecked);
            m_family->setItem(static_cast<int>(i), column, item);
        }
    }
}

void StatisticsView::showHeadline()
{
    if (!m_pair || m_pair->intervals.empty())
        return setStatus({});
    figures::NumberFormat format = figures::formatOf(m_pair->metric);
    format.decimals = 2;
    const stats::Estimate& best = m_pair->intervals.back().difference;
    const figures::Estimate shown{.value = best.value, .lower = best.lower, .upper = best.upper};
    QStringList lines{tr("A − B = %1 %2 by %3.")
                          .arg(figures::signedText(best.value, format), figures::intervalText(shown, format),
                              figures::noteText(m_pair->intervals.back().method))};
    if (!m_pair->tests.empty()) {
        const science::PairTest& test = m_pair->tests.front();
        lines[0] += QLatin1Char(' ') + tr("%1: p = %2.").arg(toQt(test.test), figures::pValueText(test.p));
        const QString key = keyOf(m_pair->a, m_pair->b);
        const auto counted
            = std::count_if(m_members.begin(), m_members.end(), [](const Member& m) { return m.row.counted; });
        for (const Member& member : m_members)
            if (member.key == key && member.row.counted && counted > 1)
                lines[0] += QLatin1Char(' ')
                    + tr("Corrected over %n test(s): %1 by Holm.", nullptr, static_cast<int>(counted))
                          .arg(figures::pValueText(member.row.holm));
        if (!test.caveat.empty())
            lines << tr("At this n: %1.").arg(figures::noteText(test.caveat));
    }
    setStatus(lines.join(QLatin1Char('\n')));
}

exporting::Table StatisticsView::table() const
{
    return m_pair ? figures::pairTable(m_dataset->currentText(), *m_pair) : ScienceView::table();
}

QString StatisticsView::explain(FigureView::Place place) const
{
    const auto* spec = std::get_if<figures::ForestSpec>(&figure());
    if (!spec || !m_pair || place.row >= static_cast<int>(spec->rows.size()))
        return {};
    const figures::ForestRow& row = spec->rows[static_cast<std::size_t>(place.row)];
    QStringList lines{tr("%1: %2 %3")
                          .arg(row.name, figures::signedText(row.estimate.value.value_or(0.0), spec->format),
                              figures::intervalText(row.estimate, spec->format))};
    if (place.row < static_cast<int>(m_pair->intervals.size())) {
        const auto& interval = m_pair->intervals[static_cast<std::size_t>(place.row)];
        if (!interval.caveat.empty())
            lines << figures::noteText(interval.caveat);
        if (!row.estimate.reason.isEmpty())
            lines << row.estimate.reason;
    }
    lines << tr("n = %1").arg(figures::countText(row.estimate.n)) << tr("Enter shows the samples behind it.");
    return lines.join(QLatin1Char('\n'));
}

How StatisticsView::how(std::optional<FigureView::Place> place) const
{
    How out = ScienceView::how(place);
    if (!m_pair)
        return out;
    const exporting::Table all = table();
    for (const auto& row : all.rows) {
        QStringList parts;
        for (std::size_t i = 1; i < row.size(); ++i)
            if (!row[i].text.empty() && row[i].text != "–")
                parts << toQt(row[i].text);
        out.rows.emplace_back(toQt(row[0].text), parts.join(QStringLiteral(", ")));
    }
    return out;
}

bool StatisticsView::open(FigureView::Place)
{
    return m_pair && openCell(m_pair->a.model, m_pair->a.dataset, m_pair->a.mode);
}

std::optional<report::Item> StatisticsView::reportItem() const
{
    if (!m_pair)
        return std::nullopt;
    report::Item out = studyItem(report::Kind::Pair);
    out.parameters["dataset"] = m_pair->a.dataset;
    out.parameters["model_a"] = m_pair->a.model;
    out.parameters["mode_a"] = m_pair->a.mode;
    out.parameters["model_b"] = m_pair->b.model;
    out.parameters["mode_b"] = m_pair->b.mode;
    out.parameters["margin"] = QString::number(m_pair->settings.margin, 'g', 17).toStdString();
    out.parameters["replicates"] = std::to_string(m_pair->settings.replicates);
    return out;
}

}
