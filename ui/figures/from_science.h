#pragma once

#include <span>
#include <string>
#include <vector>

#include <QStringList>

#include "core/base/sentence.h"
#include "core/export/table.h"
#include "core/rq/comparisons.h"
#include "core/rq/gaps.h"
#include "core/science/curves.h"
#include "core/science/pairwise.h"
#include "ui/figures/spec.h"

namespace vlm::figures {

/// English of core (VLM_TR) in the language of the window, with its arguments filled in.
QString translatedSentence(const char* context, const Sentence& sentence);
QStringList departuresOf(const rq::Study& study, const rq::Assumptions& assumptions);
/// A note, caveat or reason of core's statistics in the language of the window, where it is a known text.
QString noteText(const std::string& note);

/// Value, interval, n and the translated note; what is undefined stays empty.
Estimate estimateOf(const stats::Estimate& from);

/// Also for the metrics of published studies that are not in the catalogue: "GPT score (%)".
QString scienceTitle(const std::string& metric);
/// Two decimals, as the paper prints them.
NumberFormat scienceFormat();
/// modeTitle(), and "Fine-tuned" for the tuned mode of published question answering.
QString studyModeTitle(const std::string& mode);
Role roleOf(const rq::StudyModel* model);
/// "paired percentile bootstrap, B = 1,000, seed 42" or the approximation's name; empty without an interval.
QString intervalMethod(const stats::Estimate& estimate);

struct GapsFigure {
    GapSpec spec{};
    std::vector<std::vector<std::size_t>> sources{}; ///< by row and point: index into the gaps
};

/// One row a family and data set with its defined gaps, generalist minus specialist. The caption says which in-domain
/// table, how the sides were chosen, how the intervals were made, and every departure from the paper.
GapsFigure gapsFigure(const rq::Study& study, std::span<const rq::Gap> gaps, const rq::Assumptions& assumptions);

/// Generalists of a question against the best and second specialist of each data set, with both counts.
BarsSpec bestFigure(const rq::Study& study, const rq::Assumptions& assumptions, rq::Question question);
/// "9 of 12 tuned generalists beat the best in-domain specialist off the shelf; 12 of 12 beat the second."
QString countsText(const rq::Study& study, const rq::Assumptions& assumptions, rq::Question question);

/// Every model of the study on one data set, by mode.
ForestSpec studyForest(const rq::Study& study, const rq::Assumptions& assumptions, const std::string& dataset);

struct NamedCurve {
    QString name{};
    Role role = Role::Generalist;
    science::BandedCurve curve{};
};
CurveSpec curvesFigure(science::CurveKind kind, const QString& about, std::span<const NamedCurve> curves);
ReliabilitySpec reliabilityFigure(const QString& about, Role role, const science::Reliability& found);

/// Differences of all pairs around zero; refused ones carry the reason.
ForestSpec testsFigure(
    const rq::Study& study, const QString& about, std::span<const science::PairedComparison> comparisons);
/// The same with raw and corrected p, test, n and notes.
exporting::Table testsTable(const QString& about, std::span<const science::PairedComparison> comparisons);

}
