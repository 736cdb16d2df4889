#pragma once

#include <filesystem>

#include "core/store/sqlite.h"

namespace vlm::store {

/// "VLMP" in SQLite's header: tells a project from any other database.
inline constexpr int kApplicationId = 0x564C4D50;

/// The version that this program reads and writes.
int schemaVersion();

/// @throws Error Store if the database is no project or was made by a newer program
int checkedVersion(const Connection& connection, const std::filesystem::path& database);

/// Brings a database (version 0: an empty one) to schemaVersion(), one transaction a step.
void migrate(Connection& connection, int from);

}
