#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/filter.h"
#include "core/store/rows.h"

namespace vlm::store {

/// In quotation marks where the language needs them.
std::string filterQuoted(std::string_view value);

/// The values that a term of this field, standing on its own and not turned round, restricts the line to; of a Choice
/// field in their usual spelling. Empty: no such term.
std::vector<std::string> filterValues(const FilterNode& root, FilterField field);

/// The line with such terms of the field replaced by one for any of these values; by none if there are none.
/// @throws FilterError if the line cannot be read
std::string withFilterValues(std::string_view line, FilterField field, const std::vector<std::string>& values);

/// Both must hold.
std::string bothFilters(std::string_view first, std::string_view second);

/// What the members of a query say (not ids and second cells, which have no words), as a line, its filter included.
/// @param classes of its data set
std::string filterLine(const SampleQuery& query, const std::vector<std::string>& classes);
/// The query with all of that in its filter and no longer in its members.
SampleQuery inWords(SampleQuery query, const std::vector<std::string>& classes);

/// A class as it is written: its text, or its number where the text is empty or another class has it too.
std::string className(int index, const std::vector<std::string>& classes);
/// The class that a value names; -1 for none, none if it names no class or several.
std::optional<int> classNamed(std::string_view value, const std::vector<std::string>& classes);

}
