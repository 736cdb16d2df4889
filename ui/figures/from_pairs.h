#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/export/table.h"
#include "core/science/pair_statistics.h"
#include "ui/figures/spec.h"

namespace vlm::figures {

/// "demo-clip, linear probe"
QString cellTitle(const store::CellRow& cell);

/// Intervals of A - B by every method around zero, with the margin of equivalence as its line.
ForestSpec pairFigure(const QString& dataset, const science::PairStatistics& pair);
/// Everything known of a pair, one line a number: what, value, lower, upper, p, note.
exporting::Table pairTable(const QString& dataset, const science::PairStatistics& pair);

/// One comparison of a family, with p corrected over the chosen ones.
struct FamilyRow {
    QString name{};
    QString test{};
    double p = 0;
    double holm = 0;
    double benjaminiHochberg = 0;
    bool counted = true;
};
/// Corrects in place, over the counted rows; the others get NaN.
void correctFamily(std::vector<FamilyRow>& rows);
/// "0.0421", "<0.0001", "–"
QString pValueText(double p);

/// A metric of one run by both conventions.
struct ConventionRow {
    std::string metric{};
    Estimate strict{};
    Estimate medvlmbench{};
};
/// Both values of each metric, side by side.
ForestSpec conventionsFigure(const QString& about, std::span<const ConventionRow> rows);
/// The same with the difference and why.
exporting::Table conventionsTable(const QString& about, std::span<const ConventionRow> rows);

}
