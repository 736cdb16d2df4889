#pragma once

#include "core/metrics/metric.h"
#include "core/metrics/text/overlap.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vlm::metrics {

/// What one answer scores. Values are in [0, 1]; `accuracy` is NaN where a type has none under the convention.
struct VqaScore {
    std::string normalisedPrediction{};
    std::string normalisedAnswer{};
    double exactMatch = 0;
    Overlap tokens{};
    double accuracy = 0;
    bool parsed = true; ///< false: no letter, no yes or no could be read (counts as wrong)
    std::optional<char> choice{};
    std::array<double, 4> bleu{};
    Overlap rouge1{};
    Overlap rouge2{};
    Overlap rougeL{};
    double meteor = 0;
    double meteorWithoutSynonyms = 0;
};

/// Which parts of a VqaScore to compute; METEOR reads WordNet on first use.
enum class VqaDetail { Words, Overlaps, All };

/// Strict: norm/v1 text, string equality, clipped token overlap, whole-word yes/no with negation, unambiguous letters.
/// MedVlmBench: the reference's own functions (see core/metrics/text).
VqaScore scoreVqa(const VqaItem& item, Convention convention, VqaDetail detail = VqaDetail::All);
std::vector<VqaScore> scoreVqa(
    const VqaPredictions& predictions, Convention convention, VqaDetail detail = VqaDetail::All);

/// Scores of one table under one convention, computed once at the greatest detail asked for. Not for several threads.
class VqaMemo {
public:
    /// @param least detail to compute at once, for who knows that all of it will be asked for
    explicit VqaMemo(VqaDetail least)
        : m_detail(least)
    {
    }
    const std::vector<VqaScore>& scores(const VqaPredictions& predictions, Convention convention, VqaDetail detail);

private:
    VqaDetail m_detail;
    const VqaPredictions* m_table = nullptr;
    Convention m_convention = Convention::Strict;
    std::vector<VqaScore> m_scores;
};

/// Fields of a score by name, in the reference's spelling: accuracy, exact_match, precision, recall, f1_score,
/// bleu1…4, rouge1_precision …, rougeL_fmeasure, meteor, meteor_exact_stem_only.
std::vector<std::pair<std::string_view, double>> namedValues(const VqaScore& score);

/// The reference's meters: mean of each value by question type (_open, _closed, _mc) and over all (_overall).
struct Meter {
    std::string name;
    double value = stats::kUndefined;
    std::size_t n = 0;
};
std::vector<Meter> vqaMeters(const VqaPredictions& predictions, Convention convention);

/// A metric that is the mean over questions of one value; questions for which `value` gives NaN are left out.
Prepared meanOfScores(const Predictions& predictions, const MetricSettings& settings, VqaDetail detail,
    double (*value)(const VqaItem&, const VqaScore&));

}
