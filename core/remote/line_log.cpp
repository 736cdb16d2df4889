#include "core/remote/line_log.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace vlm::remote {
namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& file)
{
    throw Error(ErrorKind::Data, fmt::format("{} {}: {}", what, file.string(), std::strerror(errno)));
}

}

LineLog::LineLog(const std::filesystem::path& file, std::string_view begin, std::string_view kind)
    : m_file(file)
    , m_descriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644))
{
    if (m_descriptor < 0)
        fail("cannot write", file);
    try {
        if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0)
            throw Error(ErrorKind::Data, file.string() + " is being written by another program; wait for it to end");
        m_before = readFile(file);
        const std::size_t whole = wholeLines(m_before).size();
        const bool ours
            = whole == 0 ? begin.starts_with(m_before) || m_before.starts_with(begin) : m_before.starts_with(begin);
        if (!ours)
            throw Error(ErrorKind::Data, fmt::format("{} is no {}; it was left as it is", file.string(), kind));
        if (whole < m_before.size() && ::ftruncate(m_descriptor, static_cast<off_t>(whole)) != 0)
            fail("cannot mend the last line of", file);
        m_before.resize(whole);
    } catch (...) {
        ::close(m_descriptor);
        throw;
    }
}

LineLog::~LineLog()
{
    ::close(m_descriptor);
}

void LineLog::append(std::string_view line)
{
    const std::scoped_lock lock(m_mutex);
    std::size_t done = 0;
    while (done < line.size()) {
        const ssize_t put = ::write(m_descriptor, line.data() + done, line.size() - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            fail("cannot write", m_file);
        done += static_cast<std::size_t>(put);
    }
    if (::fdatasync(m_descriptor) != 0)
        fail("cannot write", m_file);
}

std::string_view wholeLines(std::string_view text)
{
    const std::size_t end = text.rfind('\n');
    return end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
}

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text.data(), size};
}

}
