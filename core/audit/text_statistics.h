#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/overview.h"

namespace vlm::audit {

/// Words between white space.
std::size_t wordCount(std::string_view text);

/// Counts names; most frequent first, ties by name, at most `limit`.
std::vector<Bar> ranked(const std::vector<std::string>& names, std::size_t limit);

/// Words of texts in lower case without the common words of English and the de-identification mark "xxxx", counted
/// once a text.
std::vector<Bar> rankedTerms(const std::vector<std::string_view>& texts, std::size_t limit);

/// Summary and a histogram of at most 30 equal bins; whole numbers get bins of whole width.
Distribution distributionOf(std::string name, std::string unit, std::vector<double> values);

}
