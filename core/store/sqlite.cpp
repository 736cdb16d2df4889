#include "core/store/sqlite.h"

#include "core/store/sql_functions.h"

#include <bit>
#include <cstring>
#include <limits>

#include <unistd.h>

namespace vlm::store {
namespace {

static_assert(std::endian::native == std::endian::little, "score vectors are stored as little-endian float32");

constexpr int kBusyTimeoutMs = 5000;

std::string message(sqlite3* database, int code)
{
    const std::string detail = database ? sqlite3_errmsg(database) : "";
    std::string text = sqlite3_errstr(code);
    if (!detail.empty() && detail != text)
        text += " (" + detail + ")";
    if ((code & 0xff) == SQLITE_CORRUPT)
        text = "the database is damaged: " + text;
    const int system = database ? sqlite3_system_errno(database) : 0;
    if (system != 0 && ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN))
        text += std::string(": ") + std::strerror(system);
    return text;
}

std::string percentEncoded(const std::string& path)
{
    std::string out;
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            constexpr char digits[] = "0123456789ABCDEF";
            out += {'%', digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]};
        } else {
            out += c;
        }
    }
    return out;
}

// A WAL database in a folder that cannot be written is readable only when it is declared immutable; that is safe
// unless a log is still waiting beside it.
std::string readUri(const std::filesystem::path& file)
{
    std::error_code ignored;
    const bool frozen = ::access(file.parent_path().c_str(), W_OK) != 0
        && std::filesystem::file_size(file.string() + "-wal", ignored) + 1 <= 1;
    return "file:" + percentEncoded(std::filesystem::absolute(file).string())
        + (frozen ? "?mode=ro&immutable=1" : "?mode=ro");
}

}

bool SqlError::environment() const
{
    switch (m_code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return true;
    default:
        return false;
    }
}

Statement::Statement(sqlite3* database, std::string_view sql)
{
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v3(
        database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        throw SqlError(sqlite3_extended_errcode(database), message(database, code) + " in: " + std::string(sql));
}

void Statement::check(int code) const
{
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
        return;
    sqlite3* database = sqlite3_db_handle(m_handle.get());
    throw SqlError(sqlite3_extended_errcode(database), message(database, code));
}

int Statement::put(int at, std::string_view value)
{
    return sqlite3_bind_text64(
        m_handle.get(), at, value.data() ? value.data() : "", value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

int Statement::put(int at, std::span<const float> values)
{
    if (values.empty())
        return sqlite3_bind_zeroblob(m_handle.get(), at, 0);
    return sqlite3_bind_blob64(m_handle.get(), at, values.data(), values.size_bytes(), SQLITE_TRANSIENT);
}

bool Statement::step()
{
    const int code = sqlite3_step(m_handle.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        sqlite3* database = sqlite3_db_handle(m_handle.get());
        const SqlError error(sqlite3_extended_errcode(database), message(database, code));
        sqlite3_reset(m_handle.get());
        throw error;
    }
    return code == SQLITE_ROW;
}

void Statement::run()
{
    while (step()) { }
    sqlite3_reset(m_handle.get());
}

double Statement::real(int column) const
{
    return null(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(m_handle.get(), column);
}

std::string Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_handle.get(), column));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column)))
                : std::string();
}

std::vector<float> Statement::floats(int column) const
{
    const void* data = sqlite3_column_blob(m_handle.get(), column);
    std::vector<float> values(static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column)) / sizeof(float));
    if (!values.empty())
        std::memcpy(values.data(), data, values.size() * sizeof(float));
    return values;
}

Connection::Connection(const std::filesystem::path& file, Access access)
{
    sqlite3* handle = nullptr;
    const std::string target = access == Access::Read ? readUri(file) : file.string();
    const int flags
        = access == Access::Read ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(target.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK)
        throw SqlError(code, "cannot open " + file.string() + ": " + message(handle, code));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    addSqlFunctions(handle);
    try {
        execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;");
        if (access == Access::Write)
            execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
    } catch (const SqlError& error) {
        throw SqlError(error.code(), "cannot open " + file.string() + ": " + error.what());
    }
}

void Connection::execute(const std::string& script)
{
    const int code = sqlite3_exec(m_handle.get(), script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw SqlError(sqlite3_extended_errcode(m_handle.get()), message(m_handle.get(), code));
}

Statement& Connection::cached(const char* sql)
{
    const auto it = m_cached.find(sql);
    return it != m_cached.end() ? it->second : m_cached.emplace(sql, prepare(sql)).first->second;
}

std::int64_t Connection::integer(std::string_view sql) const
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

}
