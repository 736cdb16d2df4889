#include "ui/figures/from_science.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QCoreApplication>
#include <QStringList>

#include "core/rq/modes.h"
#include "ui/figures/from_results.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Gap gapKind(rq::Question question)
{
    return question == rq::Question::Rq1 ? Gap::Rq1 : question == rq::Question::Rq2 ? Gap::Rq2 : Gap::Rq3;
}

std::int64_t rowsOf(const rq::Study& study, const std::string& dataset)
{
    for (const rq::StudyDataset& known : study.datasets)
        if (known.name == dataset)
            return static_cast<std::int64_t>(known.n);
    return 0;
}

Estimate estimateOf(const rq::Study& study, const rq::Score& score)
{
    Estimate out{.value = score.value, .n = rowsOf(study, score.dataset)};
    if (score.hasInterval()) {
        out.lower = score.lower;
        out.upper = score.upper;
    }
    return out;
}

const rq::InDomainTable& tableOf(const rq::Study& study, const rq::Assumptions& assumptions)
{
    return assumptions.inDomain.id.empty() ? study.inDomain : assumptions.inDomain;
}

std::string tunedMode(const rq::Study& study, const rq::Assumptions& assumptions)
{
    return assumptions.tunedMode.empty() ? study.tunedMode : assumptions.tunedMode;
}

bool published(const rq::Study& study)
{
    return study.id != "project";
}

/// What every figure of a study ends with: its source, in-domain table, flags and departures.
QStringList provenance(const rq::Study& study, const rq::Assumptions& assumptions, const std::set<std::string>& flags)
{
    QStringList out;
    const rq::InDomainTable& table = tableOf(study, assumptions);
    out << words("In-domain table: %1, version %2.").arg(qt(table.title), qt(table.version));
    if (published(study))
        out << words("Published values: %1.").arg(qt(study.title));
    for (const std::string& flag : flags)
        out << words("Note on the source: %1").arg(qt(flag)); // whole sentences
    const QStringList departures = departuresOf(study, assumptions);
    if (!departures.isEmpty())
        out << words("Departs from the study's protocol: %1.").arg(departures.join(QStringLiteral("; ")));
    return out;
}

QString selectionText(rq::Selection selection, rq::Scope scope)
{
    const bool global = scope == rq::Scope::Global;
    switch (selection) {
    case rq::Selection::Best:
        return global ? words("best of each side over all families") : words("best of each side within a family");
    case rq::Selection::Mean:
        return global ? words("mean of each side over all families") : words("mean of each side within a family");
    case rq::Selection::Pair:
        break;
    }
    return words("one chosen pair");
}

/// Where bars or axes start: a round tenth below everything shown, never above one half for AUROC.
double floorOf(const BarsSpec& spec)
{
    double low = 0.5;
    for (const BarGroup& group : spec.groups) {
        for (const BarValue& bar : group.bars)
            low = std::min(low, bar.estimate.lower.value_or(bar.estimate.value.value_or(low)));
        for (const BarReference& reference : group.references)
            low = std::min(low, reference.value);
    }
    return std::max(0.0, std::floor(low * 10.0) / 10.0);
}

QString pText(double p)
{
    if (std::isnan(p))
        return QStringLiteral("–");
    return p < 0.0001 ? QStringLiteral("<0.0001") : decimalText(p, 4);
}

std::size_t wins(
    const rq::Study& study, const rq::Assumptions& assumptions, rq::Question question, rq::Bar bar, std::size_t& total)
{
    rq::Assumptions changed = assumptions;
    changed.bar = bar;
    const rq::Count count = rq::compare(study, changed, question);
    total = count.total();
    return count.wins();
}

}

QString translatedSentence(const char* context, const Sentence& sentence)
{
    QString out = QCoreApplication::translate(context, std::string(sentence.text).c_str());
    for (const std::string& argument : sentence.arguments)
        out.replace(out.indexOf(QStringLiteral("{}")), 2, qt(argument));
    return out;
}

QStringList departuresOf(const rq::Study& study, const rq::Assumptions& assumptions)
{
    QStringList out;
    for (const Sentence& departure : rq::departures(study, assumptions))
        out << translatedSentence("Departure", departure);
    return out;
}

Estimate estimateOf(const stats::Estimate& from)
{
    Estimate out{.n = static_cast<std::int64_t>(from.n), .reason = noteText(from.note)};
    if (from.defined())
        out.value = from.value;
    if (from.hasInterval()) {
        out.lower = from.lower;
        out.upper = from.upper;
    }
    return out;
}

QString noteText(const std::string& note)
{
    for (const char* context : {"Note", "Statistics", "Overlay"}) {
        const QString translated = QCoreApplication::translate(context, note.c_str());
        if (translated != qt(note))
            return translated;
    }
    return qt(note);
}

QString scienceTitle(const std::string& metric)
{
    if (metric == "gpt_score")
        return words("GPT score (%)");
    if (metric == "f1_overall")
        return words("F1 (%)");
    for (const metrics::Metric* known : metrics::allMetricEntries())
        if (known->id == metric)
            return metricTitle(metric);
    return qt(metric) + QStringLiteral(" (%)");
}

NumberFormat scienceFormat()
{
    return {.shift = 2, .decimals = 2};
}

QString studyModeTitle(const std::string& mode)
{
    return mode == "sft" ? words("Fine-tuned") : modeTitle(mode);
}

Role roleOf(const rq::StudyModel* model)
{
    return model != nullptr && model->role == rq::Role::Specialist ? Role::Specialist : Role::Generalist;
}

QString intervalMethod(const stats::Estimate& estimate)
{
    if (!estimate.hasInterval())
        return {};
    if (estimate.method == stats::IntervalMethod::NormalFromPublished)
        return words("normal approximation from the intervals of both sides, taken as independent");
    if (estimate.replicates == 0)
        return methodTitle(std::string(stats::name(estimate.method)));
    return words("paired %1, B = %2, seed %3")
        .arg(methodTitle(std::string(stats::name(estimate.method))),
            countText(static_cast<std::int64_t>(estimate.replicates)))
        .arg(estimate.seed);
}

GapsFigure gapsFigure(const rq::Study& study, std::span<const rq::Gap> gaps, const rq::Assumptions& assumptions)
{
    GapsFigure out;
    GapSpec& spec = out.spec;
    spec.title = words("Research-question gaps, %1").arg(scienceTitle(study.metric));
    spec.axis = words("Difference in %1, points").arg(scienceTitle(study.metric).remove(QStringLiteral(" (%)")));
    spec.negative = words("specialist better");
    spec.positive = words("generalist better");
    spec.format = scienceFormat();
    const QString tuned = studyModeTitle(tunedMode(study, assumptions));
    spec.series = {{Gap::Rq1, words("RQ1: generalist − in-domain specialist, both off the shelf")},
        {Gap::Rq2, words("RQ2: tuned generalist − in-domain specialist off the shelf")},
        {Gap::Rq3, words("RQ3: tuned generalist − tuned out-of-domain specialist")}};
    std::set<std::string> flags;
    std::set<QString> methods;
    bool bare = false;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const rq::Gap& gap = gaps[i];
        if (!gap.defined())
            continue;
        const QString family = gap.family == "all" ? words("All families") : words("%1 family").arg(qt(gap.family));
        const QString dataset = qt(gap.dataset);
        if (spec.rows.empty() || spec.rows.back().name != dataset || spec.rows.back().group != family) {
            spec.rows.push_back({.name = dataset, .group = family});
            out.sources.emplace_back();
        }
        spec.rows.back().points.push_back({.gap = gapKind(gap.question), .estimate = estimateOf(gap.estimate)});
        out.sources.back().push_back(i);
        flags.insert(gap.flags.begin(), gap.flags.end());
        if (gap.estimate.hasInterval())
            methods.insert(intervalMethod(gap.estimate));
        else
            bare = true;
    }
    const bool global = !gaps.empty() && gaps.front().family == "all";
    QStringList caption{
        words("Gap = generalist − specialist, %1; tuned: %2; never rescaled.")
            .arg(selectionText(assumptions.selection, global ? rq::Scope::Global : rq::Scope::Family), tuned)};
    for (const QString& method : methods)
        caption << words("Whiskers: 95% interval, %1.").arg(method);
    if (bare)
        caption << words("Gaps without whiskers have no interval: predictions of both sides on the same samples, or "
                         "published intervals, are missing.");
    spec.caption = (caption + provenance(study, assumptions, flags)).join(QLatin1Char(' '));
    return out;
}

QString countsText(const rq::Study& study, const rq::Assumptions& assumptions, rq::Question question)
{
    std::size_t total = 0;
    const std::size_t best = wins(study, assumptions, question, rq::Bar::Best, total);
    const std::size_t second = wins(study, assumptions, question, rq::Bar::Second, total);
    if (total == 0)
        return words("%1: nothing to compare").arg(qt(rq::name(question)));
    QString text;
    switch (question) {
    case rq::Question::Rq1:
        text = words("%1: %2 of %4 generalists off the shelf beat the best in-domain specialist off the shelf, %3 of "
                     "%4 the second best");
        break;
    case rq::Question::Rq2:
        text = words("%1: %2 of %4 tuned generalists beat the best in-domain specialist off the shelf, %3 of %4 the "
                     "second best");
        break;
    case rq::Question::Rq3:
        text = words("%1: %2 of %4 tuned generalists beat the best tuned out-of-domain specialist, %3 of %4 the "
                     "second best");
        break;
    }
    return text.arg(qt(rq::name(question))).arg(best).arg(second).arg(total);
}

BarsSpec bestFigure(const rq::Study& study, const rq::Assumptions& assumptions, rq::Question question)
{
    BarsSpec spec;
    spec.axis = scienceTitle(study.metric);
    spec.format = scienceFormat();
    spec.title = question == rq::Question::Rq1
        ? words("RQ1: generalists against the best in-domain specialists, both off the shelf")
        : question == rq::Question::Rq2
        ? words("RQ2: tuned generalists against the best in-domain specialists off the shelf")
        : words("RQ3: tuned generalists against the best tuned out-of-domain specialists");
    std::set<std::string> flags;
    const auto note = [&](const rq::Score& score) {
        const auto texts = study.flagsOf(score.model, score.dataset, score.mode);
        flags.insert(texts.begin(), texts.end());
    };
    const rq::Count count = rq::compare(study, assumptions, question);
    for (const rq::StudyDataset& dataset : study.datasets) {
        BarGroup group{.name = qt(dataset.name),
            .detail = QStringLiteral("n = ") + countText(static_cast<std::int64_t>(dataset.n))};
        for (const rq::Comparison& comparison : count.comparisons) {
            if (comparison.dataset != dataset.name)
                continue;
            group.bars.push_back(
                {.name = qt(comparison.generalist->model), .estimate = estimateOf(study, *comparison.generalist)});
            note(*comparison.generalist);
        }
        if (group.bars.empty())
            continue;
        const auto specialists
            = rq::candidates(study, assumptions, question, rq::Role::Specialist, "all", dataset.name);
        for (std::size_t i = 0; i < std::min<std::size_t>(specialists.size(), 2); ++i) {
            group.references.push_back({qt(specialists[i]->model), specialists[i]->value});
            note(*specialists[i]);
        }
        spec.groups.push_back(std::move(group));
    }
    spec.low = floorOf(spec);
    spec.counts = countsText(study, assumptions, question);
    QStringList caption{words("Strictly above counts as beating. Lines: the two best specialists of the question over "
                              "all families; whiskers: 95% intervals of the bars.")};
    spec.caption = (caption + provenance(study, assumptions, flags)).join(QLatin1Char(' '));
    return spec;
}

ForestSpec studyForest(const rq::Study& study, const rq::Assumptions& assumptions, const std::string& dataset)
{
    ForestSpec spec;
    spec.axis = scienceTitle(study.metric);
    spec.title = words("%1 on %2").arg(spec.axis, qt(dataset));
    spec.valueHeader = words("%1 [95% CI]").arg(spec.axis);
    spec.format = scienceFormat();
    if (study.metric == "auroc") {
        spec.reference = 0.5;
        spec.referenceName = words("chance");
    }
    std::set<std::string> flags;
    for (const std::string& mode : rq::modesOf(study, dataset))
        for (const rq::StudyModel& model : study.models) {
            const rq::Score* score = study.find(model.name, dataset, mode);
            if (score == nullptr || assumptions.excludedModels.contains(model.name))
                continue;
            spec.rows.push_back({.name = qt(model.name),
                .role = roleOf(&model),
                .group = studyModeTitle(mode),
                .estimate = estimateOf(study, *score),
                .inDomain = tableOf(study, assumptions).contains(model.name, dataset)});
            const auto texts = study.flagsOf(model.name, dataset, mode);
            flags.insert(texts.begin(), texts.end());
        }
    QStringList caption{words("† in-domain.")};
    spec.caption = (caption + provenance(study, assumptions, flags)).join(QLatin1Char(' '));
    return spec;
}

CurveSpec curvesFigure(science::CurveKind kind, const QString& about, std::span<const NamedCurve> curves)
{
    const bool roc = kind == science::CurveKind::Roc;
    CurveSpec spec;
    spec.kind = roc ? CurveKind::Roc : CurveKind::PrecisionRecall;
    spec.title = (roc ? words("ROC, %1") : words("Precision and recall, %1")).arg(about);
    spec.xAxis = roc ? words("1 − specificity") : words("Recall (sensitivity)");
    spec.yAxis = roc ? words("Sensitivity") : words("Precision (PPV)");
    QStringList caption;
    for (const NamedCurve& from : curves) {
        const Estimate area = estimateOf(from.curve.area);
        Curve curve{.role = from.role, .operatingPoint = from.curve.operatingPoint};
        curve.name = QStringLiteral("%1, %2 %3 %4")
                         .arg(from.name, roc ? words("AUROC") : words("AP"),
                             area.value ? text(*area.value, {}) : QStringLiteral("–"), intervalText(area, {}));
        for (const science::BandPoint& point : from.curve.points)
            curve.points.push_back({.x = point.x, .y = point.y, .lower = point.lower, .upper = point.upper});
        if (!roc)
            spec.baseline = from.curve.prevalence;
        if (caption.isEmpty())
            caption << words("n = %1. Bands: pointwise 95% percentile bootstrap at fixed x, B = %2, seed %3, %4 units.")
                           .arg(countText(area.n), countText(static_cast<std::int64_t>(from.curve.area.replicates)))
                           .arg(from.curve.area.seed)
                           .arg(from.curve.area.clusters);
        spec.curves.push_back(std::move(curve));
    }
    caption << (roc ? words("Marks: largest Youden index, chosen on these samples.")
                    : words("Marks: largest F1, chosen on these samples."));
    spec.caption = caption.join(QLatin1Char(' '));
    return spec;
}

ReliabilitySpec reliabilityFigure(const QString& about, Role role, const science::Reliability& found)
{
    ReliabilitySpec spec;
    spec.title = words("Reliability, %1").arg(about);
    spec.role = role;
    for (const science::ReliabilityBin& bin : found.bins) {
        ReliabilityBin shown{.count = static_cast<std::int64_t>(bin.count)};
        if (bin.count > 0) {
            shown.confidence = bin.confidence;
            shown.accuracy = bin.accuracy;
            shown.lower = bin.lower;
            shown.upper = bin.upper;
        }
        spec.bins.push_back(shown);
    }
    const Estimate ece = estimateOf(found.ece);
    if (ece.value)
        spec.summary
            = words("ECE %1 %2, %3 bins").arg(text(*ece.value, {}), intervalText(ece, {})).arg(found.bins.size());
    const QString axes = found.ofPositiveClass
        ? words("Confidence is the probability of the second class, accuracy how often it was the truth.")
        : words("Confidence is the largest probability of a sample.");
    spec.caption = words("n = %1. %2 Whiskers: Wilson 95% intervals of a bin. ECE: 95% percentile bootstrap.")
                       .arg(countText(static_cast<std::int64_t>(found.n)), axes);
    return spec;
}

ForestSpec testsFigure(
    const rq::Study& study, const QString& about, std::span<const science::PairedComparison> comparisons)
{
    ForestSpec spec;
    spec.title = words("Paired differences, %1").arg(about);
    spec.axis = words("Difference in %1, points").arg(scienceTitle(study.metric).remove(QStringLiteral(" (%)")));
    spec.valueHeader = words("Difference [95% CI]");
    spec.format = scienceFormat();
    spec.reference = 0.0;
    spec.referenceName = words("no difference");
    std::size_t tested = 0;
    for (const science::PairedComparison& pair : comparisons) {
        ForestRow row{.name = QStringLiteral("%1 − %2").arg(qt(pair.a.model), qt(pair.b.model)),
            .role = roleOf(study.model(pair.a.model)),
            .estimate = estimateOf(pair.difference)};
        if (!pair.tested())
            row.estimate.reason = noteText(pair.refused);
        tested += pair.tested();
        spec.rows.push_back(std::move(row));
    }
    spec.caption = words("Both models on the same samples; %1 of %2 pairs could be tested. p values are two-sided and "
                         "corrected by Holm over the table.")
                       .arg(tested)
                       .arg(comparisons.size());
    return spec;
}

exporting::Table testsTable(const QString& about, std::span<const science::PairedComparison> comparisons)
{
    const auto cell = [](const QString& text) { return exporting::Value::of(text.toStdString()); };
    exporting::Table out;
    out.caption = words("Paired tests, %1").arg(about).toStdString();
    const std::pair<QString, bool> columns[]{{words("A"), false}, {words("B"), false},
        {words("A − B, points [95% CI]"), true}, {words("p"), true}, {words("p, Holm"), true}, {words("Test"), false},
        {QStringLiteral("n"), true}, {words("Note"), false}};
    for (const auto& [title, numeric] : columns)
        out.columns.push_back({title.toStdString(), numeric});
    for (const science::PairedComparison& pair : comparisons) {
        const Estimate difference = estimateOf(pair.difference);
        const QString value = difference.value ? signedText(*difference.value, scienceFormat()) + QLatin1Char(' ')
                + intervalText(difference, scienceFormat())
                                               : QStringLiteral("–");
        out.rows.push_back({cell(qt(pair.a.model)), cell(qt(pair.b.model)), cell(value), cell(pText(pair.p)),
            cell(pText(pair.holm)), cell(pair.tested() ? qt(pair.test) : words("not tested")),
            cell(pair.tested() ? countText(difference.n) : QStringLiteral("–")),
            cell(noteText(pair.tested() ? pair.caveat : pair.refused))});
    }
    return out;
}

}
