#pragma once

#include "core/judge/journal.h"
#include "core/stats/bootstrap.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vlm::judge {

/// Verdicts by one rater: a judge's journal, or a person's table.
struct Rater {
    std::string name{};
    Mode mode = Mode::Rubric;
    struct Rating {
        std::string item{};
        std::string content{}; ///< empty: of whatever answer carries that id
        Verdict verdict{};
    };
    std::vector<Rating> ratings{}; ///< last one of each item; full marks without a call are left out
};

/// A journal (.jsonl), or a .csv/.tsv with a column item or id, and a column verdict (of the rubric) or score (1 to
/// 100); empty cells are unjudged. @throws Error Data naming the row of a verdict that is none
[[nodiscard]] Rater readRater(const std::filesystem::path& file);

struct Agreement {
    std::size_t pairs = 0; ///< items that both judged
    std::size_t onlyFirst = 0;
    std::size_t onlySecond = 0;
    double observed = 0; ///< share of pairs with the same verdict
    /// Rubric: Cohen 1960, four nominal classes. Scores: quadratic weights (Cohen 1968), which for numbers is Lin's
    /// concordance coefficient. NaN, with a note, when neither rater varies.
    stats::Estimate kappa{};
    std::string weights{}; ///< "nominal" or "quadratic"
};

/// @throws Error Config if one gave verdicts and the other scores; Data if no item is common to both; Cancelled
[[nodiscard]] Agreement agreement(const Rater& first, const Rater& second, const stats::BootstrapOptions& options);

}
