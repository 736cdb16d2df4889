#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace vlm::store {

/// What a term of a filter line is about; `Sample` is its id; the others read as they say.
enum class FilterField {
    Text, // free words
    Dataset,
    Modality,
    Task,
    Split,
    Label,
    Type,
    Tag,
    Starred,
    Note,
    Sample,
    Image,
    Patient,
    Question,
    Answer,
    Disagree,
    Model, // from here: whose answer …
    Mode,
    Run,
    Correct, // … and from here: how that answer is
    Predicted,
    Score,
    Status,
    Reply,
    Latency,
};

enum class FilterOperator { Has, Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

/// A part of the line, in bytes.
struct FilterSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct FilterValue {
    std::string text{};
    bool quoted = false; // then "*" is a star
    FilterSpan span{};
};

struct FilterTerm {
    FilterField field = FilterField::Text;
    FilterOperator relation = FilterOperator::Has;
    std::vector<FilterValue> values{}; // any of them
};

struct FilterNode {
    enum class Kind { And, Or, Not, Term };
    Kind kind = Kind::And; // an And without children holds for every sample
    std::vector<FilterNode> children{};
    FilterTerm term{};
    FilterSpan span{};
};

/// What is wrong with a line, and where.
struct FilterProblem {
    std::string text{}; // a sentence: what, what was expected, what is known
    FilterSpan span{};
    std::size_t character = 1; // of the line, from 1, in code points
};

class FilterError : public Error {
public:
    explicit FilterError(FilterProblem problem);
    const FilterProblem& problem() const { return m_problem; }

private:
    FilterProblem m_problem;
};

/// A problem with part of `line`.
FilterProblem filterProblem(std::string_view line, FilterSpan span, std::string text);
/// Throws it.
[[noreturn]] void refuseFilter(std::string_view line, FilterSpan span, std::string problem);

/// One line, as `split:test -starred (label:benign OR score>0.8) "pleural effusion"`: terms that stand side by side
/// must all hold, OR joins alternatives, - or NOT turns round, parentheses group, a..b is a range, commas separate
/// alternatives of one term, * stands for any characters, words without a field are searched for.
/// @throws FilterError
FilterNode parseFilter(std::string_view line);

}
