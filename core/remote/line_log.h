#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace vlm::remote {

/// A file of JSON lines that only grows; each line is on disk when append() returns. One writer a file at a time, any
/// number of threads.
class LineLog {
public:
    /// Opens or makes the file and cuts off a last line without an end, as a crash leaves it.
    /// @param begin of every line: another file is refused and left as it is
    /// @param kind for messages: "journal of a judge"
    /// @throws Error Data: not writable, in use by another process, or another kind of file
    LineLog(const std::filesystem::path& file, std::string_view begin, std::string_view kind);
    ~LineLog();
    LineLog(const LineLog&) = delete;
    LineLog& operator=(const LineLog&) = delete;

    /// Whole lines that the file held when it was opened.
    [[nodiscard]] const std::string& before() const { return m_before; }
    /// @param line with its end @throws Error Data with the operating system's reason
    void append(std::string_view line);

private:
    std::filesystem::path m_file;
    std::string m_before;
    std::mutex m_mutex;
    int m_descriptor = -1;
};

/// The text up to and with its last line end.
[[nodiscard]] std::string_view wholeLines(std::string_view text);

/// Now, as "2026-01-31T12:34:56Z".
[[nodiscard]] std::string utcNow();

}
