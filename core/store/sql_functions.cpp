#include "core/store/sql_functions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

#include <sqlite3.h>

#include "core/base/error.h"

namespace vlm::store {
namespace {

void topScore(sqlite3_context* context, int, sqlite3_value** values)
{
    const auto* bytes = static_cast<const unsigned char*>(sqlite3_value_blob(values[0]));
    const auto count = static_cast<std::size_t>(sqlite3_value_bytes(values[0])) / sizeof(float);
    float best = -INFINITY;
    for (std::size_t i = 0; bytes && i < count; ++i) {
        float score = 0.0F;
        std::memcpy(&score, bytes + i * sizeof(float), sizeof(float));
        best = std::max(best, score);
    }
    if (std::isfinite(best))
        sqlite3_result_double(context, static_cast<double>(best));
    else
        sqlite3_result_null(context);
}

}

void addSqlFunctions(sqlite3* database)
{
    if (sqlite3_create_function_v2(database, "top_score", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
            nullptr, topScore, nullptr, nullptr, nullptr)
        != SQLITE_OK)
        throw Error(ErrorKind::Store, "the functions of queries could not be set up");
}

}
