#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rq/study.h"

namespace vlm::rq {

/// Known modes from least to most adapted; imported results may have others.
std::vector<std::string> knownModes();

/// Modes that the study has numbers in, least adapted first, unknown ones behind by name.
/// @param dataset empty: any data set  @param model empty: any model
std::vector<std::string> modesOf(const Study& study, std::string_view dataset = {}, std::string_view model = {});

}
