#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/store/filter.h"

namespace vlm::store {

/// What the values of a field are.
enum class FilterKind {
    Words, // text; Has: the words occur in it
    Name, // text; Has: is the same, apart from case
    Choice, // one of a few known words
    Number, // is compared
    Class, // a class by its text or number; may be compared
};

struct FilterFieldInfo {
    FilterField field;
    std::string_view name; // as written in a line
    std::string_view otherNames; // separated by blanks
    FilterKind kind;
    std::string_view help; // English, context "filter"
};

std::span<const FilterFieldInfo> filterFields();
const FilterFieldInfo& infoOf(FilterField field);
const FilterFieldInfo* fieldNamed(std::string_view name); // any case; null if there is none
std::string filterFieldNames(); // "dataset, split, …"

/// A known value of a Choice field by any of its spellings: "val" is "validation". None: not known.
std::optional<std::string_view> filterChoice(FilterField field, std::string_view text);
/// The values of a Choice field in their usual spelling.
std::vector<std::string_view> filterChoices(FilterField field);

/// Which answer a term chooses: model, mode, run.
bool choosesAnswer(FilterField field);
/// What a term says about an answer: correct, score, …
bool describesAnswer(FilterField field);

/// ASCII without regard to case.
bool sameWord(std::string_view a, std::string_view b);
/// The whole text as a number; none if it is not one.
std::optional<double> numberIn(std::string_view text);

/// "0.2..0.8", "0.2..", "..0.8"; both ends belong to it.
struct NumberRange {
    double lowest = 0.0;
    double highest = 0.0;
};
std::optional<NumberRange> rangeIn(std::string_view text);

}
