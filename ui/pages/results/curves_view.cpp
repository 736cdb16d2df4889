#include "ui/pages/results/curves_view.h"

#include <QComboBox>
#include <QLabel>

#include "core/base/error.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_predictions.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/pages/results/segments.h"
#include "ui/pages/results/study_choice.h"
#include "ui/pages/results/study_source.h"
#include "ui/widgets/flow_layout.h"

namespace vlm::ui {
namespace {

constexpr std::size_t kMostCurves = 8;
constexpr std::size_t kBins = 15;

stats::BootstrapOptions drawing()
{
    stats::BootstrapOptions options;
    options.threads = 1;
    return options;
}

}

CurvesView::CurvesView(Workbench& workbench, StudySource& source)
    : ScienceView(workbench, source, QStringLiteral("curves"), WhatIf::None)
    , m_kind(new Segments(tr("Curve")))
    , m_dataset(new QComboBox)
    , m_mode(new QComboBox)
    , m_model(new QComboBox)
    , m_classLabel(new QLabel(tr("Class")))
    , m_class(new QComboBox)
{
    m_kind->setObjectName(name("kind"));
    m_kind->add("roc", tr("ROC"));
    m_kind->add("pr", tr("Precision-recall"));
    m_kind->add("reliability", tr("Reliability"));
    m_kind->add("confusion", tr("Confusion"));
    controls()->addWidget(m_kind);
    labelled(tr("Data set"), m_dataset, "dataset");
    labelled(tr("Mode"), m_mode, "mode");
    labelled(tr("Model"), m_model, "model");
    setTextRole(m_classLabel, TextRole::Secondary);
    m_classLabel->setBuddy(m_class);
    m_class->setObjectName(name("class"));
    m_class->setAccessibleName(tr("Class against the rest"));
    controls()->addPair(m_classLabel, m_class);
    const auto again = [this] {
        if (m_source.state() == StudySource::State::Ready && m_source.ofProject())
            rebuild();
    };
    connect(m_kind, &Segments::chosenChanged, this, again);
    for (QComboBox* box : {m_dataset, m_mode, m_model, m_class})
        connect(box, &QComboBox::activated, this, again);
    start();
}

void CurvesView::rebuild()
{
    fillDatasets(*m_dataset, m_source.study());
    fillModes(*m_mode, m_source.study(), *m_dataset);
    fillModels();
    fillClasses();
    const QString kind = m_kind->chosen();
    const bool curves = kind == QLatin1String("roc") || kind == QLatin1String("pr");
    m_classLabel->setVisible(curves);
    m_class->setVisible(curves);
    showBusy(tr("Computing…"));
    if (curves)
        requestCurves();
    else if (kind == QLatin1String("reliability"))
        requestReliability();
    else
        requestConfusion();
}

void CurvesView::fillModels()
{
    const QString kind = m_kind->chosen();
    const QVariant before = m_model->currentData();
    m_model->clear();
    if (kind == QLatin1String("roc") || kind == QLatin1String("pr"))
        m_model->addItem(tr("All"), QString());
    const std::string dataset = m_dataset->currentData().toString().toStdString();
    const std::string mode = m_mode->currentData().toString().toStdString();
    for (const rq::StudyModel& model : m_source.study().models)
        if (m_source.study().find(model.name, dataset, mode))
            m_model->addItem(toQt(model.name), toQt(model.name));
    m_model->setCurrentIndex(std::max(0, m_model->findData(before)));
}

void CurvesView::fillClasses()
{
    const std::string dataset = m_dataset->currentData().toString().toStdString();
    const QVariant before = m_class->currentData();
    const QVariant owner = m_class->property("dataset");
    m_class->clear();
    m_class->setProperty("dataset", toQt(dataset));
    const auto row = m_workbench.reader().dataset(dataset);
    if (!row)
        return;
    for (std::size_t i = 0; i < row->classes.size(); ++i)
        m_class->addItem(toQt(row->classes[i]), static_cast<int>(i));
    const bool same = owner.toString() == toQt(dataset);
    m_class->setCurrentIndex(same ? std::max(0, m_class->findData(before)) : row->classes.size() == 2 ? 1 : 0);
}

QString CurvesView::about() const
{
    return tr("%1, %2").arg(m_dataset->currentText(), m_mode->currentText());
}

const store::ResultRow* CurvesView::chosenCell() const
{
    return m_source.own()->result(m_model->currentData().toString().toStdString(),
        m_dataset->currentData().toString().toStdString(), m_mode->currentData().toString().toStdString());
}

void CurvesView::requestCurves()
{
    struct Wanted {
        store::CellRow cell;
        figures::Role role;
    };
    std::vector<Wanted> wanted;
    const QString model = m_model->currentData().toString();
    for (const store::ResultRow& row : m_source.own()->results) {
        const bool chosen = model.isEmpty() || toQt(row.cell.model) == model;
        if (chosen && toQt(row.cell.dataset) == m_dataset->currentData().toString()
            && toQt(row.cell.mode) == m_mode->currentData().toString() && wanted.size() < kMostCurves)
            wanted.push_back({row.cell, figures::roleOf(m_source.study().model(row.cell.model))});
    }
    std::vector<std::string> models;
    for (const Wanted& one : wanted)
        models.push_back(one.cell.model);
    const auto kind
        = m_kind->chosen() == QLatin1String("roc") ? science::CurveKind::Roc : science::CurveKind::PrecisionRecall;
    const auto cls = static_cast<std::size_t>(std::max(0, m_class->currentData().toInt()));
    const QString subject
        = m_class->count() > 2 ? tr("%1, %2 against the rest").arg(about(), m_class->currentText()) : about();
    m_workbench.query(
        this, "curves",
        [wanted, kind, cls, subject, cells = m_source.cells(),
            convention = metrics::conventionFromName(m_source.convention())] {
            const std::lock_guard lock(cells->mutex);
            std::vector<figures::NamedCurve> curves;
            for (const Wanted& one : wanted)
                curves.push_back({toQt(one.cell.model), one.role,
                    science::bandedCurve(cells->cells.table(one.cell), kind, cls, convention, drawing())});
            return figures::curvesFigure(kind, subject, curves);
        },
        [this, models](const figures::CurveSpec& spec) {
            m_models = models;
            showFigure(spec, spec.caption);
        },
        [this](const QString& reason) { showFailure(reason); });
}

void CurvesView::requestReliability()
{
    const store::ResultRow* row = chosenCell();
    if (!row)
        return showNothing(tr("No result"), tr("Nothing was run for this choice."));
    const QString subject = tr("%1 on %2").arg(m_model->currentText(), about());
    m_workbench.query(
        this, "curves",
        [cell = row->cell, subject, role = figures::roleOf(m_source.study().model(row->cell.model)),
            cells = m_source.cells(), convention = metrics::conventionFromName(m_source.convention())] {
            const std::lock_guard lock(cells->mutex);
            return figures::reliabilityFigure(
                subject, role, science::reliability(cells->cells.table(cell), kBins, convention, drawing()));
        },
        [this](const figures::ReliabilitySpec& spec) { showFigure(spec, spec.caption); },
        [this](const QString& reason) { showFailure(reason); });
}

void CurvesView::requestConfusion()
{
    const store::ResultRow* row = chosenCell();
    if (!row)
        return showNothing(tr("No result"), tr("Nothing was run for this choice."));
    const QString subject = tr("%1 on %2").arg(m_model->currentText(), about());
    m_workbench.query(
        this, "curves",
        [cell = row->cell, subject, role = figures::roleOf(m_source.study().model(row->cell.model)),
            &workbench = m_workbench] {
            const store::Reader reader = workbench.reader();
            const auto dataset = reader.dataset(cell.dataset);
            if (!dataset || dataset->classes.empty())
                throw Error(ErrorKind::Data, "a confusion matrix needs a data set with classes");
            figures::ConfusionSpec spec = figures::confusionOf(reader.predictions(cell.id), *dataset);
            spec.title = CurvesView::tr("Confusion, %1").arg(subject);
            spec.role = role;
            return spec;
        },
        [this](const figures::ConfusionSpec& spec) { showFigure(spec, spec.caption); },
        [this](const QString& reason) { showFailure(reason); });
}

bool CurvesView::open(FigureView::Place place)
{
    if (std::holds_alternative<figures::CurveSpec>(figure()))
        return place.row < static_cast<int>(m_models.size())
            && openCell(m_models[static_cast<std::size_t>(place.row)],
                m_dataset->currentData().toString().toStdString(), m_mode->currentData().toString().toStdString());
    const store::ResultRow* row = m_source.own() ? chosenCell() : nullptr;
    if (!row)
        return false;
    const auto* spec = std::get_if<figures::ConfusionSpec>(&figure());
    if (!spec)
        return openCell(row->cell.model, row->cell.dataset, row->cell.mode);
    const auto name = [&](int index) { return spec->classes.at(static_cast<std::size_t>(index)); };
    Q_EMIT m_workbench.showSamplesRequested(
        {.dataset = row->cell.dataset, .label = place.row, .cell = row->cell.id, .predicted = place.column},
        tr("%1: %2 predicted as %3").arg(toQt(row->cell.model), name(place.row), name(place.column)));
    return true;
}

QString CurvesView::explain(FigureView::Place place) const
{
    const auto at = [](const auto& list, int index) {
        return index >= 0 && index < static_cast<int>(list.size()) ? &list[static_cast<std::size_t>(index)] : nullptr;
    };
    const auto percent = [](double share) { return figures::text(share, {}); };
    const auto band = [&](const auto& point) {
        return point.lower && point.upper ? tr("95% band %1 to %2").arg(percent(*point.lower), percent(*point.upper))
                                          : QString();
    };
    QStringList lines;
    if (const auto* curves = std::get_if<figures::CurveSpec>(&figure())) {
        const figures::Curve* curve = at(curves->curves, place.row);
        const figures::CurvePoint* point = curve ? at(curve->points, place.column) : nullptr;
        if (!point)
            return {};
        lines << curve->name
              << tr("%1 %2, %3 %4").arg(curves->xAxis, percent(point->x), curves->yAxis, percent(point->y))
              << band(*point);
    } else if (const auto* bins = std::get_if<figures::ReliabilitySpec>(&figure())) {
        const figures::ReliabilityBin* bin = at(bins->bins, place.row);
        if (!bin || bin->count == 0)
            return {};
        lines << tr("Bin %1 of %2: accuracy %3 at confidence %4")
                     .arg(place.row + 1)
                     .arg(bins->bins.size())
                     .arg(percent(bin->accuracy), percent(bin->confidence))
              << band(*bin) << tr("n = %1").arg(figures::countText(bin->count));
    } else if (const auto* confusion = std::get_if<figures::ConfusionSpec>(&figure())) {
        const std::size_t classes = confusion->classes.size();
        const QString* truth = at(confusion->classes, place.row);
        const QString* said = at(confusion->classes, place.column);
        if (!truth || !said)
            return {};
        std::int64_t inRow = 0;
        for (std::size_t column = 0; column < classes; ++column)
            inRow += confusion->counts[static_cast<std::size_t>(place.row) * classes + column];
        const std::int64_t count
            = confusion->counts[static_cast<std::size_t>(place.row) * classes + static_cast<std::size_t>(place.column)];
        lines << tr("%1 predicted as %2: %3").arg(*truth, *said, figures::countText(count))
              << tr("%1% of the %2 with this truth")
                     .arg(percent(inRow > 0 ? static_cast<double>(count) / static_cast<double>(inRow) : 0.0),
                         figures::countText(inRow));
    }
    lines << tr("Enter shows the samples behind it.");
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

std::optional<report::Item> CurvesView::reportItem() const
{
    const QString kind = m_kind->chosen();
    const bool roc = kind == QLatin1String("roc");
    const bool curves = roc || kind == QLatin1String("pr");
    report::Item out = studyItem(roc               ? report::Kind::Roc
            : curves                               ? report::Kind::PrecisionRecall
            : kind == QLatin1String("reliability") ? report::Kind::Calibration
                                                   : report::Kind::Confusion);
    out.parameters["dataset"] = m_dataset->currentData().toString().toStdString();
    out.parameters["mode"] = m_mode->currentData().toString().toStdString();
    if (const QString model = m_model->currentData().toString(); !model.isEmpty())
        out.parameters["model"] = model.toStdString();
    if (curves)
        out.parameters["class"] = std::to_string(std::max(0, m_class->currentData().toInt()));
    return out;
}

}
