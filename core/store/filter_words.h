#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/filter.h"
#include "core/store/rows.h"

namespace vlm::store {

/// What lines about a data set can name, with how many samples or answers that is.
struct FilterWords {
    std::vector<std::string> classes{};
    std::vector<FacetCount> datasets{}; // ids
    std::vector<std::string> titles{}; // of them
    std::vector<FacetCount> modalities{};
    std::vector<FacetCount> splits{};
    std::vector<FacetCount> labels{}; // class texts
    std::vector<FacetCount> types{};
    std::vector<FacetCount> tags{};
    std::vector<FacetCount> models{};
    std::vector<FacetCount> modes{};
    std::vector<FacetCount> runs{}; // names
    std::vector<std::string> runNumbers{};
};

/// A class, model, mode, run or data set that is none of these words. Tags and ids may be anything.
std::optional<FilterProblem> unknownWord(const FilterNode& root, std::string_view line, const FilterWords& words);

/// What may stand where the cursor is.
struct FilterCompletion {
    struct Candidate {
        std::string insert{}; // takes the place of the span
        std::string shown{};
        std::optional<std::int64_t> count{};
        std::string help{}; // English, context "filter"
    };
    FilterSpan span{};
    std::vector<Candidate> candidates{};
};

/// @param cursor in bytes. Works on lines that are not finished.
FilterCompletion completeFilter(std::string_view line, std::size_t cursor, const FilterWords& words);

}
