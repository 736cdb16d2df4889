#pragma once

struct sqlite3;

namespace vlm::store {

/// Functions that queries use besides SQLite's own; for expressions only, never in a schema:
///   top_score(scores): the greatest of a prediction's scores, a blob of float32; NULL if it has none
void addSqlFunctions(sqlite3* database);

}
