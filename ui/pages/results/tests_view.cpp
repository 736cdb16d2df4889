#include "ui/pages/results/tests_view.h"

#include <QComboBox>

#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/pages/results/study_choice.h"
#include "ui/pages/results/study_source.h"

namespace vlm::ui {

TestsView::TestsView(Workbench& workbench, StudySource& source)
    : ScienceView(workbench, source, QStringLiteral("tests"), WhatIf::None)
    , m_dataset(new QComboBox)
    , m_mode(new QComboBox)
{
    labelled(tr("Data set"), m_dataset, "dataset");
    labelled(tr("Mode"), m_mode, "mode");
    for (QComboBox* box : {m_dataset, m_mode})
        connect(box, &QComboBox::activated, this, [this] {
            if (m_source.state() == StudySource::State::Ready && m_source.ofProject())
                rebuild();
        });
    start();
}

QString TestsView::about() const
{
    return tr("%1, %2").arg(m_dataset->currentText(), m_mode->currentText());
}

void TestsView::rebuild()
{
    fillDatasets(*m_dataset, m_source.study());
    fillModes(*m_mode, m_source.study(), *m_dataset);
    std::vector<store::CellRow> wanted;
    for (const rq::StudyModel& model : m_source.study().models)
        if (const store::ResultRow* row = m_source.own()->result(model.name,
                m_dataset->currentData().toString().toStdString(), m_mode->currentData().toString().toStdString()))
            wanted.push_back(row->cell);
    if (wanted.size() < 2)
        return showNothing(tr("Nothing to test"), tr("A paired test needs two models on %1.").arg(about()));
    showBusy(tr("Testing…"));
    m_workbench.query(
        this, "tests",
        [wanted, cells = m_source.cells(), metric = m_source.metric(),
            convention = metrics::conventionFromName(m_source.convention())] {
            const std::lock_guard lock(cells->mutex);
            std::vector<const science::CellTable*> tables;
            for (const store::CellRow& cell : wanted)
                tables.push_back(&cells->cells.table(cell));
            stats::BootstrapOptions options;
            options.threads = 1;
            return science::compareAll(tables, metrics::metricById(metric), convention, options);
        },
        [this](std::vector<science::PairedComparison> pairs) {
            if (m_source.state() != StudySource::State::Ready || !m_source.ofProject())
                return;
            m_pairs = std::move(pairs);
            const figures::ForestSpec spec = figures::testsFigure(m_source.study(), about(), m_pairs);
            showFigure(spec, spec.caption);
        },
        [this](const QString& reason) { showFailure(reason); });
}

bool TestsView::open(FigureView::Place place)
{
    if (place.row >= static_cast<int>(m_pairs.size()))
        return false;
    const store::CellRow& cell = m_pairs[static_cast<std::size_t>(place.row)].a;
    return openCell(cell.model, cell.dataset, cell.mode);
}

exporting::Table TestsView::table() const
{
    return figures::testsTable(about(), m_pairs);
}

QString TestsView::explain(FigureView::Place place) const
{
    if (place.row >= static_cast<int>(m_pairs.size()))
        return {};
    const exporting::Table all = table();
    QStringList lines;
    for (std::size_t i = 0; i < all.columns.size(); ++i) {
        const std::string& text = all.rows[static_cast<std::size_t>(place.row)][i].text;
        if (!text.empty())
            lines << QStringLiteral("%1: %2").arg(toQt(all.columns[i].name), toQt(text));
    }
    return lines.join(QLatin1Char('\n'));
}

std::optional<report::Item> TestsView::reportItem() const
{
    report::Item out = studyItem(report::Kind::Tests);
    out.parameters["dataset"] = m_dataset->currentData().toString().toStdString();
    out.parameters["mode"] = m_mode->currentData().toString().toStdString();
    return out;
}

}
