#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace vlm::stats {

inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

enum class IntervalMethod {
    None,
    Percentile,
    Bca,
    DelongLogit,
    Wilson,
    ClopperPearson,
    Hanley,
    StudentT,
    NormalFromPublished,
};

/// Stable lower-case word for JSON, CSV and logs ("percentile", "bca", "delong-logit", …).
std::string_view name(IntervalMethod method);

/// A number as it may be shown: never without its sample size and the way its interval was made.
struct Estimate {
    double value = kUndefined; ///< the statistic on all rows; NaN when undefined (see note)
    double lower = kUndefined; ///< NaN when there is no interval
    double upper = kUndefined;
    double level = 0.95; ///< coverage that the interval aims at
    double standardError = kUndefined; ///< standard deviation of the replicates (ddof 0) or the analytic one
    double replicateMean = kUndefined; ///< mean of the replicates; the paper's CSV files report it
    std::size_t n = 0; ///< rows
    std::size_t clusters = 0; ///< independent units that were resampled; equals n without clustering
    IntervalMethod method = IntervalMethod::None;
    std::size_t replicates = 0; ///< replicates on which the statistic was defined
    std::size_t degenerate = 0; ///< resamples on which it was undefined (redrawn or skipped)
    std::uint64_t seed = 0;
    std::string note{}; ///< reason for NaN, for a fallback, or a warning about small samples

    bool defined() const { return value == value; }
    bool hasInterval() const { return lower == lower && upper == upper; }
};

}
