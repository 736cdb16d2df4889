#include "core/store/lock.h"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/base/error.h"

namespace vlm::store {

Lock::Lock(const std::filesystem::path& file)
    : m_descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644))
{
    if (m_descriptor < 0) {
        if (errno == EROFS || errno == EACCES || errno == EPERM)
            return;
        throw Error(ErrorKind::Store, "cannot lock " + file.string() + ": " + std::strerror(errno));
    }
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0) {
        const std::string owner = std::to_string(::getpid()) + "\n";
        if (::ftruncate(m_descriptor, 0) == 0)
            (void)!::pwrite(m_descriptor, owner.data(), owner.size(), 0);
        return;
    }
    const int reason = errno;
    char owner[24]{};
    const ssize_t got = ::pread(m_descriptor, owner, sizeof owner - 1, 0);
    ::close(m_descriptor);
    m_descriptor = -1;
    if (reason != EWOULDBLOCK)
        throw Error(ErrorKind::Store, "cannot lock " + file.string() + ": " + std::strerror(reason));
    std::string who = got > 0 ? std::string(owner, static_cast<std::size_t>(got)) : "";
    while (!who.empty() && who.back() == '\n')
        who.pop_back();
    throw Error(ErrorKind::Store,
        "the project " + file.parent_path().string() + " is open in another program"
            + (who.empty() ? "" : " (process " + who + ")") + "; close it there, or open it read-only");
}

Lock::~Lock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

}
