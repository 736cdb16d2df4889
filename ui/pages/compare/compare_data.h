#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/metrics/text/matches.h"
#include "core/science/pairwise.h"
#include "core/store/project.h"
#include "ui/figures/spec.h"

namespace vlm::ui {

/// What may be compared: the newest result of each model and mode, by data set.
struct Comparable {
    std::vector<store::DatasetRow> datasets; // with at least two results
    std::vector<store::CellRow> cells;
};
Comparable readComparable(const store::Reader& reader);

/// Who was right, over the samples that both answered. Answers that failed are wrong.
struct Flow {
    std::int64_t bothRight = 0;
    std::int64_t lost = 0; // A right, B wrong
    std::int64_t gained = 0; // A wrong, B right
    std::int64_t bothWrong = 0;

    std::int64_t n() const { return bothRight + lost + gained + bothWrong; }
};

struct ComparedPair {
    store::CellRow a;
    store::CellRow b;
    Flow flow;
    std::int64_t onlyInOne = 0; // samples that the other has no prediction of
    stats::Estimate difference; // share right, B - A, paired bootstrap
    double p = stats::kUndefined; // McNemar, mid-p
    std::string caveat;
    bool clustered = false; // several samples an image or patient, which McNemar takes as independent
};
/// @throws Error Data when the two share no sample; Store
ComparedPair comparePair(const store::Reader& reader, const store::CellRow& a, const store::CellRow& b);

/// Two or three results side by side in one metric.
struct ComparedModes {
    struct Row {
        store::CellRow cell;
        bool specialist = false;
        std::optional<store::MetricRow> metric;
    };
    std::vector<Row> rows;
    std::vector<science::PairedComparison> pairs; // all, p values corrected together
    figures::CurveSpec roc; // empty without classes
    figures::CurveSpec learning; // empty where nothing was trained
};
ComparedModes compareModes(const store::Reader& reader, const std::vector<store::CellRow>& cells,
    const std::string& metric, const std::string& convention);

/// One sample as each of the cells answered it.
struct ComparedSample {
    struct Said {
        store::CellRow cell;
        std::optional<store::PredictionRow> prediction;
        std::vector<metrics::WordMark>
            marks; // words that the first answer has not (of the first: that the second has not)
    };
    store::SampleRow sample;
    std::vector<Said> said;
};
ComparedSample readCompared(
    const store::Reader& reader, const std::vector<store::CellRow>& cells, const store::SampleRow& sample);

}
