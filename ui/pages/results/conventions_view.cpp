#include "ui/pages/results/conventions_view.h"

#include <algorithm>

#include <QComboBox>

#include "core/metrics/evaluate.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_results.h"
#include "ui/figures/from_science.h"
#include "ui/pages/results/study_choice.h"
#include "ui/pages/results/study_source.h"

namespace vlm::ui {
namespace {

figures::Estimate estimateOf(
    double value, std::optional<double> lower, std::optional<double> upper, std::int64_t n, const std::string& note)
{
    figures::Estimate out{.n = n, .reason = figures::noteText(note)};
    if (value == value) {
        out.value = value;
        out.lower = lower;
        out.upper = upper;
    }
    return out;
}

/// Stored values of both conventions; where a run was scored by one only, the other is made of its predictions.
std::vector<figures::ConventionRow> rowsOf(SharedCells& cells, const store::CellRow& cell)
{
    std::map<std::string, figures::ConventionRow> found;
    std::map<std::string, bool> scored;
    for (const store::MetricRow& row : cells.reader.metrics(cell.id)) {
        figures::ConventionRow& out = found[row.metric];
        (row.convention == "strict" ? out.strict : out.medvlmbench)
            = estimateOf(row.value, row.lower, row.upper, row.n, row.note);
        scored[row.convention] = true;
    }
    const std::lock_guard lock(cells.mutex);
    for (const metrics::Convention convention : {metrics::Convention::Strict, metrics::Convention::MedVlmBench}) {
        if (scored[std::string(metrics::name(convention))])
            continue;
        const metrics::EvaluateOptions options{
            .settings = {.convention = convention}, .replicates = 1000, .threads = 1};
        for (const metrics::MetricValue& value : metrics::evaluate(cells.cells.table(cell).predictions, options)) {
            const stats::Estimate& e = value.estimate;
            const auto bound = [](double v) { return v == v ? std::optional<double>(v) : std::optional<double>(); };
            figures::ConventionRow& out = found[std::string(value.metric->id)];
            (convention == metrics::Convention::Strict ? out.strict : out.medvlmbench)
                = estimateOf(e.value, bound(e.lower), bound(e.upper), static_cast<std::int64_t>(e.n), e.note);
        }
    }
    std::vector<figures::ConventionRow> rows;
    for (const metrics::Metric* metric : metrics::allMetricEntries())
        if (const auto row = found.find(std::string(metric->id)); row != found.end()) {
            row->second.metric = row->first;
            if (row->second.strict.value || row->second.medvlmbench.value)
                rows.push_back(row->second);
        }
    return rows;
}

}

ConventionsView::ConventionsView(Workbench& workbench, StudySource& source)
    : ScienceView(workbench, source, QStringLiteral("conventions"), WhatIf::None)
    , m_dataset(new QComboBox)
    , m_mode(new QComboBox)
    , m_model(new QComboBox)
{
    labelled(tr("Data set"), m_dataset, "dataset");
    labelled(tr("Mode"), m_mode, "mode");
    labelled(tr("Model"), m_model, "model");
    for (QComboBox* box : {m_dataset, m_mode, m_model})
        connect(box, &QComboBox::activated, this, [this] {
            if (m_source.state() == StudySource::State::Ready && m_source.ofProject())
                rebuild();
        });
    start();
}

QString ConventionsView::about() const
{
    return tr("%1 on %2, %3").arg(m_model->currentText(), m_dataset->currentText(), m_mode->currentText());
}

void ConventionsView::rebuild()
{
    fillDatasets(*m_dataset, m_source.study());
    fillModes(*m_mode, m_source.study(), *m_dataset);
    const std::string dataset = m_dataset->currentData().toString().toStdString();
    const std::string mode = m_mode->currentData().toString().toStdString();
    fillModels(*m_model, m_source.study(), dataset, mode);
    const store::ResultRow* row
        = m_source.own()->result(m_model->currentData().toString().toStdString(), dataset, mode);
    if (!row)
        return showNothing(tr("No result"), tr("Nothing was run for this choice."));
    showBusy(tr("Scoring…"));
    m_workbench.query(
        this, "conventions", [cells = m_source.cells(), cell = row->cell] { return rowsOf(*cells, cell); },
        [this](std::vector<figures::ConventionRow> rows) {
            if (m_source.state() != StudySource::State::Ready || !m_source.ofProject())
                return;
            m_rows = std::move(rows);
            const figures::ForestSpec spec = figures::conventionsFigure(about(), m_rows);
            showFigure(spec, spec.caption);
        },
        [this](const QString& reason) { showFailure(reason); });
}

exporting::Table ConventionsView::table() const
{
    return figures::conventionsTable(about(), m_rows);
}

QString ConventionsView::explain(FigureView::Place place) const
{
    const auto* spec = std::get_if<figures::ForestSpec>(&figure());
    if (!spec || place.row >= static_cast<int>(spec->rows.size()))
        return {};
    const QString& metric = spec->rows[static_cast<std::size_t>(place.row)].group;
    const exporting::Table all = table();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (figures::metricTitle(m_rows[i].metric).remove(QStringLiteral(" (%)")) == metric) {
            QStringList lines;
            for (std::size_t c = 0; c < all.columns.size(); ++c)
                lines << QStringLiteral("%1: %2").arg(toQt(all.columns[c].name), toQt(all.rows[i][c].text));
            return lines.join(QLatin1Char('\n'));
        }
    return {};
}

bool ConventionsView::open(FigureView::Place)
{
    return openCell(m_model->currentData().toString().toStdString(), m_dataset->currentData().toString().toStdString(),
        m_mode->currentData().toString().toStdString());
}

std::optional<report::Item> ConventionsView::reportItem() const
{
    report::Item out = studyItem(report::Kind::Conventions);
    for (const auto& [key, box] :
        {std::pair{"dataset", m_dataset}, std::pair{"mode", m_mode}, std::pair{"model", m_model}})
        out.parameters[key] = box->currentData().toString().toStdString();
    return out;
}

}
