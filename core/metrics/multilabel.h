#pragma once

#include "core/metrics/metric.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vlm::metrics {

/// Rows of one class whose label and score are both known.
struct LabelColumn {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint8_t> positive;
    std::vector<double> scores;
    std::size_t positives() const;
    bool defined() const { return positives() > 0 && positives() < rows.size(); }
};
LabelColumn labelColumn(const MultiLabelPredictions& table, std::size_t cls);

/// One finding at a threshold (score >= threshold counts as present). Zero denominators give 0; AUROC and AUPRC are
/// NaN where one class is absent.
struct FindingScore {
    std::size_t positives = 0;
    std::size_t negatives = 0;
    double auroc = 0;
    double auprc = 0;
    std::size_t truePositives = 0;
    std::size_t falsePositives = 0;
    std::size_t trueNegatives = 0;
    std::size_t falseNegatives = 0;

    double accuracy() const;
    double precision() const;
    double recall() const;
    double f1() const;
};
FindingScore scoreFinding(const LabelColumn& column, double threshold);

struct MultiLabelSummary {
    std::vector<FindingScore> findings; ///< [classes]
    FindingScore micro; ///< all (row, class) cells as one binary problem
    double macroAuroc = 0; ///< over the classes where it is defined; NaN if there is none
    double macroAuprc = 0;
    double weightedAuroc = 0; ///< by positives
    double macroF1 = 0; ///< over all classes
    double weightedF1 = 0; ///< by positives
    double samplesF1 = 0; ///< mean over rows
    double subsetAccuracy = 0;
    double hammingLoss = 0;
    std::vector<std::size_t> undefinedClasses; ///< without positives or without negatives
    std::vector<std::size_t> rareClasses; ///< some positives, prevalence below `rare`
    double rareMeanAuprc = 0; ///< NaN without rare classes
};
MultiLabelSummary summarise(const MultiLabelPredictions& table, double threshold, double rare = 0.05);

/// Share of rows with at least one positive whose k highest scores contain a true finding.
struct TopK {
    double share = 0;
    std::size_t rows = 0;
};
TopK topK(const MultiLabelPredictions& table, std::size_t k);
/// "Something is there" against "something was predicted", not necessarily the same finding.
FindingScore anyHit(const MultiLabelPredictions& table, double threshold);

/// Weighted counts of one finding at a threshold.
struct CellCounts {
    double truePositives = 0;
    double falsePositives = 0;
    double trueNegatives = 0;
    double falseNegatives = 0;

    CellCounts& operator+=(const CellCounts& other);
    double f1() const; ///< 0 without true positives
    double accuracy() const; ///< NaN without cells
};
/// A metric that is a function of each finding's counts.
Prepared fromCells(const Predictions& predictions, const MetricSettings& settings,
    double (*value)(std::span<const CellCounts> findings));

/// @throws Error Data if the table is of another task
const MultiLabelPredictions& multiLabel(const Predictions& predictions);

}
