#pragma once

#include "core/base/sentence.h"
#include "core/rq/study.h"
#include "core/stats/bootstrap.h"
#include "core/stats/estimate.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace vlm::rq {

/// RQ1: generalist off the shelf against in-domain specialist off the shelf. RQ2: tuned generalist against the same
/// specialist. RQ3: tuned generalist against tuned out-of-domain specialist.
enum class Question { Rq1, Rq2, Rq3 };
std::string_view name(Question question);

enum class Selection {
    Best, ///< largest value of each side, as the paper
    Mean, ///< mean of each side
    Pair, ///< the two models named in Assumptions::generalist and specialist
};

/// Which specialist is compared with: the best ("strict" in the reference's notebooks) or the second best ("relaxed").
enum class Bar { Best, Second };
/// What the second best is where only one specialist exists.
enum class OnlySpecialist { IsAlsoSecond, IsVacuous };

/// In a bootstrap replicate: the models chosen on all rows, or the best of each side chosen anew among all candidates,
/// which takes the optimism of choosing on the test set into account.
enum class Reselect { No, Yes };

/// Everything that a gap or a count depends on besides the numbers; defaults are the paper's protocol.
struct Assumptions {
    InDomainTable inDomain{}; ///< empty id: the study's own
    Selection selection = Selection::Best;
    std::string generalist{}; ///< of Selection::Pair
    std::string specialist{};
    Bar bar = Bar::Best;
    OnlySpecialist onlySpecialist = OnlySpecialist::IsAlsoSecond;
    std::string tunedMode{}; ///< empty: the study's own
    std::vector<std::string> datasets{}; ///< empty: all
    std::map<std::string, std::string> families{}; ///< model to family, where moved by the user
    std::set<std::string> excludedModels{};
    Reselect reselect = Reselect::No; ///< of paired intervals; says nothing where there are no predictions
};

/// What differs from the paper's protocol, one sentence each (context "Departure"); empty if nothing does.
std::vector<Sentence> departures(const Study& study, const Assumptions& assumptions);

/// Points into its study.
struct Gap {
    Question question = Question::Rq1;
    std::string family{}; ///< "all" for the global form
    std::string dataset{};
    double value = std::numeric_limits<double>::quiet_NaN(); ///< generalist - specialist; never rescaled
    std::vector<const Score*> generalists{}; ///< the chosen one (Best, Pair) or all that were averaged
    std::vector<const Score*> specialists{};
    stats::Estimate estimate{}; ///< value with its interval and how it was made
    std::string undefined{}; ///< why there is no gap
    std::vector<std::string> flags{}; ///< provenance of the numbers used

    bool defined() const { return value == value; }
};

enum class Scope { Family, Global };

/// Every gap of the study in the order of families, data sets, questions. Intervals come from the published ones by
/// the normal approximation, the two sides taken as independent, and say so; NaN where none were published.
std::vector<Gap> gaps(const Study& study, const Assumptions& assumptions, Scope scope = Scope::Family);

/// A model's statistic on one data set's test rows; nothing if its predictions are not at hand. All statistics of a
/// data set must share the same rows in the same order.
struct PairedSource {
    std::function<std::optional<stats::Statistic>(const Score&)> statistic{};
    std::function<stats::Clusters(const std::string& dataset)> clusters{};
};

/// Replaces the approximate intervals by paired bootstrap intervals wherever predictions of both sides exist.
/// The point values keep their selection whatever Assumptions::reselect says.
void addPairedIntervals(std::vector<Gap>& gaps, const Study& study, const Assumptions& assumptions,
    const PairedSource& source, const stats::BootstrapOptions& options);

/// Candidates of one side of a question, best first; used by gaps and comparisons.
std::vector<const Score*> candidates(const Study& study, const Assumptions& assumptions, Question question, Role role,
    std::string_view family, std::string_view dataset);

}
