#include "ui/pages/results/best_view.h"

#include "ui/bridge/text.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/pages/results/segments.h"
#include "ui/pages/results/study_source.h"
#include "ui/widgets/flow_layout.h"

namespace vlm::ui {
namespace {

constexpr rq::Question kQuestions[] = {rq::Question::Rq1, rq::Question::Rq2, rq::Question::Rq3};

}

BestView::BestView(Workbench& workbench, StudySource& source)
    : ScienceView(workbench, source, QStringLiteral("best"), WhatIf::Panel)
    , m_question(new Segments(tr("Question")))
{
    m_question->setObjectName(name("question"));
    m_question->add("RQ1", tr("RQ1"), tr("Off-the-shelf generalists against in-domain specialists"));
    m_question->add("RQ2", tr("RQ2"), tr("Tuned generalists against off-the-shelf in-domain specialists"));
    m_question->add("RQ3", tr("RQ3"), tr("Tuned generalists against tuned out-of-domain specialists"));
    m_question->choose("RQ2");
    connect(m_question, &Segments::chosenChanged, this, [this] {
        if (m_source.state() == StudySource::State::Ready)
            rebuild();
    });
    controls()->addWidget(m_question);
    start();
}

void BestView::rebuild()
{
    QStringList counts;
    rq::Question chosen = rq::Question::Rq2;
    for (const rq::Question question : kQuestions) {
        counts << figures::countsText(m_source.study(), m_source.assumptions(), question) + QLatin1Char('.');
        if (toQt(rq::name(question)) == m_question->chosen())
            chosen = question;
    }
    setStatus(counts.join(QLatin1Char('\n')));
    const figures::BarsSpec spec = figures::bestFigure(m_source.study(), m_source.assumptions(), chosen);
    if (spec.groups.empty()) {
        showNothing(tr("Nothing to compare"),
            tr("%1 needs generalists and specialists on the same data set.").arg(m_question->chosen()));
        return;
    }
    showFigure(spec, spec.caption);
}

QString BestView::explain(FigureView::Place place) const
{
    const auto* spec = std::get_if<figures::BarsSpec>(&figure());
    if (!spec || place.row >= static_cast<int>(spec->groups.size()))
        return {};
    const figures::BarGroup& group = spec->groups[static_cast<std::size_t>(place.row)];
    if (place.column >= static_cast<int>(group.bars.size()))
        return {};
    const figures::BarValue& bar = group.bars[static_cast<std::size_t>(place.column)];
    QStringList lines{tr("%1 on %2: %3 %4")
                          .arg(bar.name, group.name, figures::text(bar.estimate.value.value_or(0.0), spec->format),
                              figures::intervalText(bar.estimate, spec->format))};
    lines << tr("n = %1").arg(figures::countText(bar.estimate.n));
    for (const figures::BarReference& reference : group.references)
        lines << (*bar.estimate.value > reference.value ? tr("beats %1, %2") : tr("does not beat %1, %2"))
                     .arg(reference.name, figures::text(reference.value, spec->format));
    if (m_source.ofProject())
        lines << tr("Enter shows the samples behind it.");
    return lines.join(QLatin1Char('\n'));
}

bool BestView::open(FigureView::Place place)
{
    const auto* spec = std::get_if<figures::BarsSpec>(&figure());
    if (!spec || place.row >= static_cast<int>(spec->groups.size()))
        return false;
    const figures::BarGroup& group = spec->groups[static_cast<std::size_t>(place.row)];
    if (place.column >= static_cast<int>(group.bars.size()))
        return false;
    const std::string& tuned = m_source.assumptions().tunedMode;
    const std::string mode = m_question->chosen() == QLatin1String("RQ1") ? "ots"
        : tuned.empty()                                                   ? m_source.study().tunedMode
                                                                          : tuned;
    return openCell(
        group.bars[static_cast<std::size_t>(place.column)].name.toStdString(), group.name.toStdString(), mode);
}

std::optional<report::Item> BestView::reportItem() const
{
    report::Item out = studyItem(report::Kind::Best);
    out.parameters["question"] = m_question->chosen().toStdString();
    return out;
}

}
