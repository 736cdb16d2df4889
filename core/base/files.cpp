#include "core/base/files.h"
#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <utility>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vlm {
namespace {

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& file)
{
    throw Error(ErrorKind::Data, what + " " + file.string() + ": " + std::strerror(errno));
}

class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    operator int() const { return m_fd; }

private:
    int m_fd;
};

}

std::string readFile(const std::filesystem::path& file, std::size_t limit)
{
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status { };
    if (fd < 0 || ::fstat(fd, &status) != 0)
        fail("cannot read", file);
    if (!S_ISREG(status.st_mode))
        throw Error(ErrorKind::Data, "cannot read " + file.string() + ": not a regular file");
    if (static_cast<std::size_t>(status.st_size) > limit)
        throw Error(ErrorKind::Data,
            file.string() + " has " + std::to_string(status.st_size) + " bytes; at most " + std::to_string(limit)
                + " are read");
    std::string content(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < content.size()) {
        const ssize_t got = ::read(fd, content.data() + done, content.size() - done);
        if (got < 0)
            fail("cannot read", file);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    content.resize(done);
    return content;
}

nlohmann::json readJson(const std::filesystem::path& file)
{
    const std::string text = readFile(file);
    return guard(ErrorKind::Data, file.string(), [&] { return nlohmann::json::parse(text); });
}

void writeFileAtomically(const std::filesystem::path& file, std::string_view content)
{
    const std::filesystem::path part = file.string() + ".part" + std::to_string(::getpid());
    {
        const Descriptor fd(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (fd < 0)
            fail("cannot write", file);
        std::size_t done = 0;
        while (done < content.size()) {
            const ssize_t put = ::write(fd, content.data() + done, content.size() - done);
            if (put < 0) {
                const int reason = errno;
                ::unlink(part.c_str());
                errno = reason;
                fail("cannot write", file);
            }
            done += static_cast<std::size_t>(put);
        }
        if (::fsync(fd) != 0)
            fail("cannot write", file);
    }
    if (::rename(part.c_str(), file.c_str()) != 0)
        fail("cannot write", file);
}

namespace {

/// Mappings that are alive, by address: what releaseMapped() may touch.
struct Mappings {
    std::mutex mutex;
    std::map<const std::byte*, std::size_t> sizes;
};

Mappings& mappings()
{
    static Mappings all;
    return all;
}

}

void releaseMapped(std::span<const std::byte> bytes)
{
    const std::lock_guard lock(mappings().mutex);
    auto found = mappings().sizes.upper_bound(bytes.data());
    if (bytes.empty() || found == mappings().sizes.begin())
        return;
    --found;
    if (bytes.data() + bytes.size() > found->first + found->second)
        return;
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const std::uintptr_t begin = (reinterpret_cast<std::uintptr_t>(bytes.data()) + page - 1) / page * page;
    const std::uintptr_t end = reinterpret_cast<std::uintptr_t>(bytes.data() + bytes.size()) / page * page;
    if (begin < end)
        ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

MappedFile::MappedFile(const std::filesystem::path& file)
{
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status { };
    if (fd < 0 || ::fstat(fd, &status) != 0)
        fail("cannot open", file);
    if (!S_ISREG(status.st_mode))
        throw Error(ErrorKind::Data, "cannot open " + file.string() + ": not a regular file");
    m_size = static_cast<std::size_t>(status.st_size);
    if (m_size == 0)
        return;
    void* address = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (address == MAP_FAILED)
        fail("cannot map", file);
    m_data = static_cast<const std::byte*>(address);
    const std::lock_guard lock(mappings().mutex);
    mappings().sizes.emplace(m_data, m_size);
}

MappedFile::~MappedFile()
{
    if (!m_data)
        return;
    {
        const std::lock_guard lock(mappings().mutex);
        mappings().sizes.erase(m_data);
    }
    ::munmap(const_cast<std::byte*>(m_data), m_size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

}
