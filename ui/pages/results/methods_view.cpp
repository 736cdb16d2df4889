#include "ui/pages/results/methods_view.h"

#include <algorithm>

#include <QComboBox>
#include <QTableView>

#include "core/rq/modes.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/models/figure_table_model.h"
#include "ui/pages/results/study_source.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

std::string chosen(const QComboBox& box)
{
    return box.currentData().toString().toStdString();
}

void refill(QComboBox& box, const std::vector<std::pair<QString, QString>>& entries)
{
    const QVariant before = box.currentData();
    box.clear();
    for (const auto& [text, data] : entries)
        box.addItem(text, data);
    box.setCurrentIndex(std::max(0, box.findData(before)));
}

}

MethodsView::MethodsView(Workbench& workbench, StudySource& source)
    : ScienceView(workbench, source, QStringLiteral("methods"), WhatIf::None)
    , m_model(new QComboBox)
    , m_dataset(new QComboBox)
    , m_baseline(new QComboBox)
    , m_differences(new QTableView)
    , m_differencesModel(new FigureTableModel(this))
{
    labelled(tr("Model"), m_model, "model");
    labelled(tr("Data set"), m_dataset, "dataset");
    labelled(tr("Compare with"), m_baseline, "baseline");
    for (QComboBox* box : {m_model, m_dataset, m_baseline})
        connect(box, &QComboBox::activated, this, [this] {
            if (m_source.state() == StudySource::State::Ready)
                rebuild();
        });
    m_differences->setObjectName(name("differences"));
    m_differences->setModel(m_differencesModel);
    setUpTable(m_differences, tr("Paired differences and cost by mode"));
    setMinimumScaled(m_differences, -1, 180);
    addBelow(m_differences);
    start();
}

void MethodsView::fillChoices()
{
    const rq::Study& study = m_source.study();
    std::vector<std::pair<QString, QString>> models;
    for (const rq::StudyModel& model : study.models)
        models.emplace_back(toQt(model.name), toQt(model.name));
    const bool first = m_model->count() == 0;
    refill(*m_model, models);
    if (first) { // the model with most to compare
        std::size_t most = 0;
        for (const rq::StudyModel& model : study.models)
            if (const std::size_t modes = rq::modesOf(study, {}, model.name).size(); modes > most) {
                most = modes;
                m_model->setCurrentIndex(m_model->findData(toQt(model.name)));
            }
    }
    std::vector<std::pair<QString, QString>> datasets{{tr("All data sets"), QString()}};
    for (const rq::StudyDataset& dataset : study.datasets)
        if (!rq::modesOf(study, dataset.name, chosen(*m_model)).empty())
            datasets.emplace_back(toQt(dataset.name), toQt(dataset.name));
    refill(*m_dataset, datasets);
    std::vector<std::pair<QString, QString>> modes;
    for (const std::string& mode : rq::modesOf(study, chosen(*m_dataset), chosen(*m_model)))
        modes.emplace_back(figures::studyModeTitle(mode), toQt(mode));
    refill(*m_baseline, modes);
}

void MethodsView::collectRows()
{
    m_rows = figures::modeRows(
        m_source.study(), m_source.own().get(), m_source.inDomain(), chosen(*m_model), chosen(*m_dataset));
}

void MethodsView::rebuild()
{
    fillChoices();
    collectRows();
    if (m_rows.empty())
        return showNothing(
            tr("Nothing to compare"), tr("%1 has no results of this metric.").arg(m_model->currentText()));
    showRows();
    compare();
}

void MethodsView::showRows()
{
    const rq::StudyModel* model = m_source.study().model(chosen(*m_model));
    const figures::ForestSpec spec
        = figures::modesFigure(m_model->currentText(), figures::roleOf(model), m_source.study().metric, m_rows);
    showFigure(spec, spec.caption);
    m_differencesModel->setTable(table());
    m_differences->resizeColumnsToContents();
    m_differences->setVisible(m_source.ofProject());
}

void MethodsView::compare()
{
    const auto own = m_source.own();
    if (!own)
        return;
    setStatus(tr("Comparing with %1…").arg(m_baseline->currentText()));
    m_workbench.query(
        this, "methods",
        [own, shown = m_rows, cells = m_source.cells(), model = chosen(*m_model), baseline = chosen(*m_baseline)] {
            std::vector<figures::ModeRow> rows = shown;
            const std::lock_guard lock(cells->mutex);
            stats::BootstrapOptions options;
            options.threads = 1;
            figures::compareWith(rows, *own, model, baseline, cells->cells, options);
            return rows;
        },
        [this](std::vector<figures::ModeRow> rows) {
            setStatus({});
            m_rows = std::move(rows);
            showRows();
        },
        [this](const QString& reason) { setStatus(tr("The modes could not be compared: %1").arg(reason)); });
}

std::optional<report::Item> MethodsView::reportItem() const
{
    report::Item out = studyItem(report::Kind::Modes);
    out.parameters["model"] = chosen(*m_model);
    out.parameters["baseline"] = chosen(*m_baseline);
    if (const std::string only = chosen(*m_dataset); !only.empty())
        out.parameters["dataset"] = only;
    return out;
}

exporting::Table MethodsView::table() const
{
    return figures::modesTable(m_model->currentText(), m_source.study().metric, chosen(*m_baseline), m_rows);
}

QString MethodsView::explain(FigureView::Place place) const
{
    if (place.row >= static_cast<int>(m_rows.size()))
        return {};
    const exporting::Table all = table();
    QStringList lines;
    for (std::size_t i = 0; i < all.columns.size(); ++i) {
        const std::string& text = all.rows[static_cast<std::size_t>(place.row)][i].text;
        if (!text.empty() && text != "–")
            lines << QStringLiteral("%1: %2").arg(toQt(all.columns[i].name), toQt(text));
    }
    if (m_source.ofProject())
        lines << tr("Enter shows the samples behind it.");
    return lines.join(QLatin1Char('\n'));
}

bool MethodsView::open(FigureView::Place place)
{
    if (place.row >= static_cast<int>(m_rows.size()))
        return false;
    const figures::ModeRow& row = m_rows[static_cast<std::size_t>(place.row)];
    return openCell(chosen(*m_model), row.dataset, row.mode);
}

}
