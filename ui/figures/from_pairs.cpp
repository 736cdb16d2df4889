#include "ui/figures/from_pairs.h"

#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "core/metrics/conventions.h"
#include "core/stats/multiplicity.h"
#include "ui/figures/from_results.h"
#include "ui/figures/from_science.h"
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

exporting::Value cell(const QString& text)
{
    return exporting::Value::of(text.toStdString());
}

/// Metrics that are shares are shown in per cent, others as they are.
NumberFormat formatOfMetric(const std::string& metric)
{
    NumberFormat format = formatOf(metric);
    format.decimals = 2;
    return format;
}

QString unitOf(const std::string& metric)
{
    return formatOf(metric).shift == 2 ? words("points") : QString();
}

}

QString cellTitle(const store::CellRow& cell)
{
    return QStringLiteral("%1, %2").arg(qt(cell.model), studyModeTitle(cell.mode));
}

QString pValueText(double p)
{
    if (std::isnan(p))
        return QStringLiteral("–");
    return p < 0.0001 ? QStringLiteral("<0.0001") : decimalText(p, 4);
}

ForestSpec pairFigure(const QString& dataset, const science::PairStatistics& pair)
{
    const NumberFormat format = formatOfMetric(pair.metric);
    const QString metric = scienceTitle(pair.metric).remove(QStringLiteral(" (%)"));
    ForestSpec spec;
    spec.title = words("%1 − %2 on %3").arg(cellTitle(pair.a), cellTitle(pair.b), dataset);
    spec.axis = words("Difference in %1, points").arg(metric);
    if (unitOf(pair.metric).isEmpty())
        spec.axis = words("Difference in %1").arg(metric);
    spec.valueHeader = words("Difference [95% CI]");
    spec.format = format;
    spec.reference = 0.0;
    spec.referenceName = words("no difference");
    for (const science::DifferenceInterval& interval : pair.intervals)
        spec.rows.push_back({.name = noteText(interval.method),
            .group = words("95% interval of the difference"),
            .estimate = estimateOf(interval.difference)});
    if (pair.standardError > 0) {
        constexpr double kZ90 = 1.6448536269514722; // two one-sided tests at 5 %
        const double difference = pair.valueA - pair.valueB;
        spec.rows.push_back({.name = words("90%, for equivalence at 5%"),
            .role = Role::Specialist,
            .group = words("Equivalence, margin ±%1").arg(text(pair.settings.margin, format)),
            .estimate = {.value = difference,
                .lower = difference - kZ90 * pair.standardError,
                .upper = difference + kZ90 * pair.standardError,
                .n = static_cast<std::int64_t>(pair.n)}});
    }
    spec.caption
        = words("A = %1: %2; B = %3: %4; the same %5 samples. Bootstrap: B = %6, seed %7, %8. Scoring %9.")
              .arg(cellTitle(pair.a), text(pair.valueA, format), cellTitle(pair.b), text(pair.valueB, format),
                  countText(static_cast<std::int64_t>(pair.n)),
                  countText(static_cast<std::int64_t>(pair.settings.replicates)))
              .arg(pair.settings.seed)
              .arg(pair.clusters == pair.n
                      ? words("single rows drawn")
                      : words("%1 patients or images drawn").arg(countText(static_cast<std::int64_t>(pair.clusters))))
              .arg(qt(metrics::signature(pair.settings.convention)));
    return spec;
}

exporting::Table pairTable(const QString& dataset, const science::PairStatistics& pair)
{
    const NumberFormat format = formatOfMetric(pair.metric);
    const QString none = QStringLiteral("–");
    const auto number = [&](double value) { return std::isnan(value) ? none : signedText(value, format); };
    exporting::Table out;
    out.caption = words("%1 − %2 on %3").arg(cellTitle(pair.a), cellTitle(pair.b), dataset).toStdString();
    const std::pair<QString, bool> columns[]{{words("What"), false}, {words("Value"), true}, {words("Lower"), true},
        {words("Upper"), true}, {words("p"), true}, {words("Note"), false}};
    for (const auto& [title, numeric] : columns)
        out.columns.push_back({title.toStdString(), numeric});
    const auto add = [&](const QString& what, const QString& value, const QString& lower, const QString& upper,
                         const QString& p, const QString& note) {
        out.rows.push_back({cell(what), cell(value), cell(lower), cell(upper), cell(p), cell(note)});
    };
    const QString metric = scienceTitle(pair.metric);
    add(words("%1 of A").arg(metric), text(pair.valueA, format), none, none, none, cellTitle(pair.a));
    add(words("%1 of B").arg(metric), text(pair.valueB, format), none, none, none, cellTitle(pair.b));
    for (const science::DifferenceInterval& interval : pair.intervals) {
        QStringList notes{noteText(interval.difference.note), noteText(interval.caveat)};
        notes.removeAll(QString());
        add(words("A − B, %1").arg(noteText(interval.method)), number(interval.difference.value),
            number(interval.difference.lower), number(interval.difference.upper), none,
            notes.join(QStringLiteral("; ")));
    }
    for (const science::PairTest& test : pair.tests) {
        QStringList notes{qt(test.detail), noteText(test.caveat)};
        notes.removeAll(QString());
        add(words("Test: %1, two-sided").arg(qt(test.test)), none, none, none, pValueText(test.p),
            notes.join(QStringLiteral("; ")));
    }
    const QString margin = text(pair.settings.margin, format);
    if (pair.equivalence) {
        add(words("Equivalence (TOST), margin ±%1").arg(margin), none, none, none, pValueText(pair.equivalence->p),
            pair.equivalence->p < 0.05 ? words("equivalent at 5%") : words("equivalence not shown at 5%"));
        add(words("Non-inferiority of A, margin %1").arg(margin), none, none, none,
            pValueText(pair.equivalence->pLower),
            pair.equivalence->nonInferior ? words("not worse than B by the margin, at 2.5% one-sided")
                                          : words("non-inferiority not shown at 2.5% one-sided"));
    }
    if (!std::isnan(pair.minimumEffect))
        add(words("Minimum detectable difference"), text(pair.minimumEffect, format), none, none, none,
            words("with %1% power at 5%, two-sided, from the standard error seen here")
                .arg(decimalText(pair.settings.power, 0, 2)));
    if (!std::isnan(pair.powerAtMargin))
        add(words("Power to see a difference of %1").arg(margin),
            decimalText(pair.powerAtMargin, 0, 2) + QLatin1Char('%'), none, none, none,
            words("%1 independent samples would be needed for %2%")
                .arg(countText(static_cast<std::int64_t>(pair.rowsForMargin)), decimalText(pair.settings.power, 0, 2)));
    return out;
}

void correctFamily(std::vector<FamilyRow>& rows)
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> p;
    for (const FamilyRow& row : rows)
        p.push_back(row.counted ? row.p : kNone);
    const std::vector<double> holm = stats::holm(p);
    const std::vector<double> rate = stats::benjaminiHochberg(p);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].holm = holm[i];
        rows[i].benjaminiHochberg = rate[i];
    }
}

ForestSpec conventionsFigure(const QString& about, std::span<const ConventionRow> rows)
{
    ForestSpec spec;
    spec.title = words("%1 by each scoring convention").arg(about);
    spec.axis = words("Value (%)");
    spec.valueHeader = words("Value (%) [95% CI]");
    spec.format = scienceFormat();
    for (const ConventionRow& row : rows) {
        if (formatOf(row.metric).shift != 2)
            continue; // not a share: only in the table
        const QString title = metricTitle(row.metric).remove(QStringLiteral(" (%)"));
        spec.rows.push_back(
            {.name = words("strict"), .role = Role::Generalist, .group = title, .estimate = row.strict});
        spec.rows.push_back(
            {.name = words("as MedVLMBench"), .role = Role::Specialist, .group = title, .estimate = row.medvlmbench});
    }
    spec.caption = words("The same predictions scored by %1 and by %2. The table says why they differ.")
                       .arg(qt(metrics::kStrictVersion), qt(metrics::kMedVlmBenchVersion));
    return spec;
}

exporting::Table conventionsTable(const QString& about, std::span<const ConventionRow> rows)
{
    exporting::Table out;
    out.caption = words("%1 by each scoring convention").arg(about).toStdString();
    const std::pair<QString, bool> columns[]{{words("Metric"), false}, {words("strict [95% CI]"), true},
        {words("as MedVLMBench [95% CI]"), true}, {words("Difference"), true}, {words("Why"), false}};
    for (const auto& [title, numeric] : columns)
        out.columns.push_back({title.toStdString(), numeric});
    for (const ConventionRow& row : rows) {
        const NumberFormat format = formatOfMetric(row.metric);
        const auto shown = [&](const Estimate& estimate) {
            if (!estimate.value)
                return QStringLiteral("–");
            const QString interval = intervalText(estimate, format);
            return interval.isEmpty() ? text(*estimate.value, format)
                                      : text(*estimate.value, format) + QLatin1Char(' ') + interval;
        };
        QString difference = QStringLiteral("–");
        if (row.strict.value && row.medvlmbench.value)
            difference = signedText(*row.medvlmbench.value - *row.strict.value, format);
        QString why = QCoreApplication::translate(
            "Convention", std::string(metrics::conventionDifference(metrics::metricById(row.metric))).c_str());
        if (!row.medvlmbench.value && !row.medvlmbench.reason.isEmpty())
            why += QLatin1Char(' ') + row.medvlmbench.reason;
        out.rows.push_back({cell(metricTitle(row.metric)), cell(shown(row.strict)), cell(shown(row.medvlmbench)),
            cell(difference), cell(why)});
    }
    return out;
}

}
