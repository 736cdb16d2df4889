#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "core/store/filter.h"

namespace vlm::store {

using SqlValue = std::variant<std::int64_t, double, std::string>;

/// What the SQL of a filter may lean on.
struct FilterPlace {
    std::string dataset = "d.id"; // SQL of the data set's id
    bool oneDataset = false; // that SQL is the same for every row
    bool answer = false; // the FROM clause has a chosen answer, prediction p
    std::function<std::string(SqlValue)> parameter; // binds a value, returns "?7"
};

/// The condition over sample s and data set d; empty if the filter holds for all.
/// @throws FilterError about `line` if it asks how an answer is, and none is chosen
std::string filterSql(const FilterNode& root, std::string_view line, const FilterPlace& place);

/// As filterSql() would throw, without making any SQL.
void checkFilter(const FilterNode& root, std::string_view line, bool answerChosen);

/// Whether a term is about an answer that no other term chooses.
bool leansOnAnswer(const FilterNode& root);

/// The cells whose answers count where no run is named: of each model and mode the newest finished one, else the
/// newest. A condition over cell c.
inline constexpr std::string_view kNewestCell
    = "NOT EXISTS (SELECT 1 FROM cell n WHERE n.model = c.model AND n.dataset = c.dataset AND n.mode = c.mode"
      " AND (n.state = 'done', n.id) > (c.state = 'done', c.id))";

}
