#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <sqlite3.h>

#include "core/base/error.h"

namespace vlm::store {

/// An Error Store that still knows SQLite's extended result code.
class SqlError : public Error {
public:
    SqlError(int code, const std::string& what)
        : Error(ErrorKind::Store, what)
        , m_code(code)
    {
    }
    int code() const { return m_code; }
    /// True if the machine refused (disk full, read-only, input/output error), not the statement.
    bool environment() const;

private:
    int m_code;
};

class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);

    /// Resets, then binds values to ?1, ?2, …
    template <class... T> Statement& bind(const T&... values)
    {
        sqlite3_reset(m_handle.get());
        int at = 0;
        (check(put(++at, values)), ...);
        return *this;
    }
    /// As bind(), for a list of numbers and texts.
    template <class Value> Statement& bindAll(const std::vector<Value>& values)
    {
        sqlite3_reset(m_handle.get());
        int at = 0;
        for (const Value& value : values)
            std::visit([&](const auto& v) { check(put(++at, v)); }, value);
        return *this;
    }
    /// @return true while there is a row
    bool step();
    /// Steps to the end and resets.
    void run();

    std::int64_t integer(int column) const { return sqlite3_column_int64(m_handle.get(), column); }
    /// NULL reads as NaN.
    double real(int column) const;
    bool null(int column) const { return sqlite3_column_type(m_handle.get(), column) == SQLITE_NULL; }
    std::string text(int column) const;
    std::vector<float> floats(int column) const;

private:
    void check(int code) const;
    int put(int at, std::nullptr_t) { return sqlite3_bind_null(m_handle.get(), at); }
    int put(int at, double value) { return sqlite3_bind_double(m_handle.get(), at, value); }
    template <std::integral T> int put(int at, T value)
    {
        return sqlite3_bind_int64(m_handle.get(), at, static_cast<std::int64_t>(value));
    }
    int put(int at, std::string_view value);
    int put(int at, const std::string& value) { return put(at, std::string_view(value)); }
    int put(int at, const char* value) { return put(at, std::string_view(value)); }
    template <class T>
    requires(std::is_class_v<T>&& std::is_convertible_v<const T&, std::string_view>) int put(
        int at, const T& value) // other kinds of text
    {
        return put(at, std::string_view(value));
    }
    int put(int at, std::span<const float> values);
    int put(int at, const std::vector<float>& values) { return put(at, std::span<const float>(values)); }
    template <class T> int put(int at, const std::optional<T>& value)
    {
        return value ? put(at, *value) : put(at, nullptr);
    }

    struct Finalise {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };
    std::unique_ptr<sqlite3_stmt, Finalise> m_handle;
};

enum class Access { Read, Write };

/// One connection with the settings that every project database gets; for one thread.
class Connection {
public:
    /// @throws SqlError naming the file
    Connection(const std::filesystem::path& file, Access access);

    void execute(const std::string& script);
    Statement prepare(std::string_view sql) const { return {m_handle.get(), sql}; }
    /// A prepared statement that is kept for next time; one use at a time.
    Statement& cached(const char* sql);
    /// First column of the first row; 0 if there is none.
    std::int64_t integer(std::string_view sql) const;
    bool inTransaction() const { return sqlite3_get_autocommit(m_handle.get()) == 0; }
    /// The database's path as SQLite has it, for messages.
    std::string file() const { return sqlite3_db_filename(m_handle.get(), "main"); }
    std::int64_t lastRowId() const { return sqlite3_last_insert_rowid(m_handle.get()); }

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::unique_ptr<sqlite3, Close> m_handle;
    std::map<const char*, Statement> m_cached;
};

}
