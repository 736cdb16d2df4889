#include "ui/pages/results/rq_gaps_view.h"

#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/number_format.h"
#include "ui/pages/results/segments.h"
#include "ui/pages/results/study_source.h"
#include "ui/widgets/flow_layout.h"

namespace vlm::ui {
namespace {

QString sideText(const std::vector<const rq::Score*>& scores)
{
    QStringList names;
    for (const rq::Score* score : scores)
        names << QStringLiteral("%1 %2").arg(toQt(score->model), figures::text(score->value, figures::scienceFormat()));
    return names.join(QStringLiteral(", "));
}

}

RqGapsView::RqGapsView(Workbench& workbench, StudySource& source)
    : ScienceView(workbench, source, QStringLiteral("gaps"), WhatIf::Panel)
    , m_scope(new Segments(tr("Families")))
{
    m_scope->setObjectName(name("scope"));
    m_scope->add("family", tr("By family"), tr("The best of each side within a family, as the paper's Fig. 3"));
    m_scope->add("global", tr("All families"), tr("The best of each side over all families"));
    connect(m_scope, &Segments::chosenChanged, this, [this] {
        if (m_source.state() == StudySource::State::Ready)
            rebuild();
    });
    controls()->addWidget(m_scope);
    start();
}

void RqGapsView::rebuild()
{
    const auto scope = m_scope->chosen() == QLatin1String("global") ? rq::Scope::Global : rq::Scope::Family;
    m_gaps = rq::gaps(m_source.study(), m_source.assumptions(), scope);
    present();
    if (m_source.ofProject())
        requestIntervals();
}

void RqGapsView::present()
{
    m_shown = figures::gapsFigure(m_source.study(), m_gaps, m_source.assumptions());
    if (m_shown.spec.rows.empty()) {
        const QString why = m_gaps.empty() ? QString() : figures::noteText(m_gaps.front().undefined);
        showNothing(tr("No gap is defined"),
            tr("A gap needs a generalist and a specialist of one family on one data set. For the first: %1.").arg(why));
        return;
    }
    showFigure(m_shown.spec, m_shown.spec.caption);
}

void RqGapsView::requestIntervals()
{
    setStatus(tr("Computing paired intervals…"));
    struct Made {
        std::shared_ptr<const science::ProjectStudy> own; // what the gaps point into
        std::vector<rq::Gap> gaps;
    };
    m_workbench.query(
        this, "intervals",
        [own = m_source.own(), cells = m_source.cells(), gaps = m_gaps, assumptions = m_source.assumptions()] {
            Made made{own, gaps};
            const std::lock_guard lock(cells->mutex);
            stats::BootstrapOptions options;
            options.threads = 1;
            science::addIntervals(made.gaps, *own, assumptions, cells->cells, options);
            return made;
        },
        [this](Made made) {
            if (made.own != m_source.own())
                return; // the study was read again meanwhile; its own answer follows
            setStatus({});
            m_gaps = std::move(made.gaps);
            present();
        },
        [this](const QString& reason) { setStatus(tr("No paired intervals: %1").arg(reason)); });
}

const rq::Gap* RqGapsView::gapAt(FigureView::Place place) const
{
    const auto row = static_cast<std::size_t>(place.row);
    const auto column = static_cast<std::size_t>(place.column);
    if (row >= m_shown.sources.size() || column >= m_shown.sources[row].size())
        return nullptr;
    return &m_gaps[m_shown.sources[row][column]];
}

QString RqGapsView::explain(FigureView::Place place) const
{
    const rq::Gap* gap = gapAt(place);
    if (!gap)
        return {};
    const figures::GapPoint& point
        = m_shown.spec.rows[static_cast<std::size_t>(place.row)].points[static_cast<std::size_t>(place.column)];
    QStringList lines{tr("%1, %2 on %3: %4 points %5")
                          .arg(toQt(rq::name(gap->question)), toQt(gap->family), toQt(gap->dataset),
                              figures::signedText(gap->value, figures::scienceFormat()),
                              figures::intervalText(point.estimate, figures::scienceFormat()))};
    lines << tr("Generalist: %1").arg(sideText(gap->generalists));
    lines << tr("Specialist: %1").arg(sideText(gap->specialists));
    lines << tr("n = %1").arg(figures::countText(point.estimate.n));
    const QString how = figures::intervalMethod(gap->estimate);
    if (!how.isEmpty())
        lines << tr("95% interval: %1").arg(how);
    else if (!gap->estimate.note.empty())
        lines << figures::noteText(gap->estimate.note);
    for (const std::string& flag : gap->flags)
        lines << tr("Note on the source: %1").arg(toQt(flag));
    if (m_source.ofProject())
        lines << tr("Enter shows the samples behind it.");
    return lines.join(QLatin1Char('\n'));
}

bool RqGapsView::open(FigureView::Place place)
{
    const rq::Gap* gap = gapAt(place);
    if (!gap || gap->generalists.empty())
        return false;
    const rq::Score& score = *gap->generalists.front();
    return openCell(score.model, score.dataset, score.mode);
}

How RqGapsView::how(std::optional<FigureView::Place> place) const
{
    const rq::Gap* gap = place ? gapAt(*place) : nullptr;
    if (!gap)
        return ScienceView::how(place);
    How out{.title = tr("%1, %2 on %3: %4 points")
                         .arg(toQt(rq::name(gap->question)), toQt(gap->family), toQt(gap->dataset),
                             figures::signedText(gap->value, figures::scienceFormat())),
        .rows = {},
        .topic = topic()};
    const auto question = static_cast<figures::Gap>(gap->question);
    for (const auto& [kind, definition] : m_shown.spec.series)
        if (kind == question)
            out.rows.emplace_back(tr("Definition"), definition);
    out.rows.emplace_back(tr("Generalist"), sideText(gap->generalists));
    out.rows.emplace_back(tr("Specialist"), sideText(gap->specialists));
    for (auto& row : estimateRows(gap->estimate))
        out.rows.push_back(std::move(row));
    for (auto& row : metricRows())
        out.rows.push_back(std::move(row));
    for (const std::string& flag : gap->flags)
        out.rows.emplace_back(tr("Note on the source"), toQt(flag));
    out.rows.emplace_back(tr("In-domain table"),
        tr("%1, version %2").arg(toQt(m_source.inDomain().title), toQt(m_source.inDomain().version)));
    return out;
}

std::optional<report::Item> RqGapsView::reportItem() const
{
    report::Item out = studyItem(report::Kind::Gaps);
    if (m_scope->chosen() == QLatin1String("global"))
        out.parameters["scope"] = "global";
    return out;
}

}
