#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/store/filter_sql.h"
#include "core/store/rows.h"
#include "core/store/sqlite.h"

namespace vlm::store {

/// The SQL of a SampleQuery: "FROM … WHERE …" over sample s, dataset d and, with a cell, prediction p.
struct SampleFilter {
    std::string from;
    std::vector<SqlValue> values; // of ?1, ?2, …
    bool restricted = false; // by more than the data set

    /// @throws FilterError about query.filter
    static SampleFilter of(const SampleQuery& query);
    void bindTo(Statement& statement) const;
};

/// "ORDER BY …" by ordinal, id, split, label, type, patient, question, answer, starred or note; with a cell also by
/// predicted, score, correct, status or reply; ties in sample order. @throws Error Store listing the known columns
std::string orderClause(const SampleQuery& query);

/// Every word must begin a token somewhere; quotes and operators are plain text.
std::string matchExpression(std::string_view text);

/// All members, for cache keys.
std::string signature(const SampleQuery& query);

}
