#include "core/store/project.h"

#include <mutex>
#include <system_error>

#include <unistd.h>

#include "core/base/log.h"
#include "core/store/lock.h"
#include "core/store/reader_impl.h"
#include "core/store/schema.h"
#include "core/store/writer_thread.h"
#include "core/store/writes.h"

namespace vlm::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "project.sqlite";
constexpr const char* kLock = "project.lock";

// Only after an unclean end: a check of 200,000 samples takes longer than opening should.
void checkAfterCrash(const Connection& connection, const fs::path& database)
{
    Statement check = connection.prepare("PRAGMA quick_check(1)");
    if (check.step() && check.text(0) != "ok")
        throw Error(ErrorKind::Store, database.string() + " is damaged: " + check.text(0));
}

void backUp(Connection& connection, const fs::path& database, int version)
{
    const fs::path stem = database.parent_path() / ("project.v" + std::to_string(version) + ".backup");
    fs::path copy = stem.string() + ".sqlite";
    for (int i = 2; fs::exists(copy); ++i)
        copy = stem.string() + "-" + std::to_string(i) + ".sqlite";
    connection.prepare("VACUUM INTO ?1").bind(copy.string()).run();
    log::info("event=project_backed_up file=\"" + copy.string() + "\" version=" + std::to_string(version));
}

// A run that was going on when its program ended cannot be going on now.
void interruptStale(Connection& connection)
{
    for (const char* table : {"run", "cell"})
        connection.execute(std::string("UPDATE ") + table
            + " SET state = 'interrupted' WHERE state IN ('loading', 'running', 'pausing', 'cancelling')");
    connection.execute("UPDATE run SET state = 'interrupted' WHERE state = 'queued'");
}

}

struct Project::Impl {
    fs::path folder;
    bool readOnly = false;
    std::unique_ptr<Lock> lock;
    std::shared_ptr<OrderCache> orders = std::make_shared<OrderCache>();
    std::unique_ptr<WriterThread> thread;
    std::unique_ptr<Writer> writer;

    fs::path database() const { return folder / kDatabase; }

    void startWriting(Connection connection)
    {
        thread = std::make_unique<WriterThread>(std::move(connection), orders);
        writer = makeWriter(*thread);
    }

    void refuseWriting(const std::string& why)
    {
        readOnly = true;
        writer = makeRefusingWriter("the project " + folder.string() + " cannot be changed: " + why);
        checkedVersion(Connection(database(), Access::Read), database());
    }
};

Project::Project(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Project::~Project() = default;

std::unique_ptr<Project> Project::create(const fs::path& folder)
{
    auto impl = std::make_unique<Impl>();
    impl->folder = fs::absolute(folder).lexically_normal();
    std::error_code error;
    if (fs::exists(impl->folder, error)
        && !(fs::is_directory(impl->folder, error) && fs::is_empty(impl->folder, error)))
        throw Error(
            ErrorKind::Store, "cannot create a project in " + impl->folder.string() + ": it is not an empty folder");
    fs::create_directories(impl->folder, error);
    for (const char* part : {"cache", "exports"})
        if (!error)
            fs::create_directory(impl->folder / part, error);
    if (error)
        throw Error(ErrorKind::Store, "cannot create a project in " + impl->folder.string() + ": " + error.message());
    impl->lock = std::make_unique<Lock>(impl->folder / kLock);
    if (!impl->lock->held())
        throw Error(ErrorKind::Store, "cannot create a project in " + impl->folder.string() + ": it cannot be written");
    Connection connection(impl->database(), Access::Write);
    migrate(connection, 0);
    impl->startWriting(std::move(connection));
    return std::unique_ptr<Project>(new Project(std::move(impl)));
}

std::unique_ptr<Project> Project::open(const fs::path& folder)
{
    auto impl = std::make_unique<Impl>();
    impl->folder = fs::absolute(folder).lexically_normal();
    std::error_code ignored;
    if (!fs::is_regular_file(impl->database(), ignored))
        throw Error(ErrorKind::Store, impl->folder.string() + " is no project: it holds no " + kDatabase);
    impl->lock = std::make_unique<Lock>(impl->folder / kLock);
    if (!impl->lock->held() || ::access(impl->database().c_str(), W_OK) != 0) {
        impl->refuseWriting("it is in a place that cannot be written");
        return std::unique_ptr<Project>(new Project(std::move(impl)));
    }
    const bool crashed = fs::file_size(impl->database().string() + "-wal", ignored) + 1 > 1;
    Connection connection(impl->database(), Access::Write);
    const int version = checkedVersion(connection, impl->database());
    if (crashed)
        checkAfterCrash(connection, impl->database());
    if (version < schemaVersion()) {
        backUp(connection, impl->database(), version);
        migrate(connection, version);
    }
    interruptStale(connection);
    for (const char* part : {"cache", "exports"})
        fs::create_directory(impl->folder / part, ignored);
    impl->startWriting(std::move(connection));
    return std::unique_ptr<Project>(new Project(std::move(impl)));
}

std::unique_ptr<Project> Project::openReadOnly(const fs::path& folder)
{
    auto impl = std::make_unique<Impl>();
    impl->folder = fs::absolute(folder).lexically_normal();
    std::error_code ignored;
    if (!fs::is_regular_file(impl->database(), ignored))
        throw Error(ErrorKind::Store, impl->folder.string() + " is no project: it holds no " + kDatabase);
    impl->refuseWriting("it was opened read-only");
    return std::unique_ptr<Project>(new Project(std::move(impl)));
}

const fs::path& Project::folder() const
{
    return m_impl->folder;
}

fs::path Project::database() const
{
    return m_impl->database();
}

fs::path Project::cacheFolder() const
{
    return m_impl->folder / "cache";
}

bool Project::readOnly() const
{
    return m_impl->readOnly;
}

Reader Project::reader() const
{
    return Reader(std::unique_ptr<Reader::Impl>(new Reader::Impl{.connection = Connection(database(), Access::Read),
        .orders = m_impl->thread ? m_impl->orders : std::make_shared<OrderCache>(),
        .shared = m_impl->thread != nullptr}));
}

Writer& Project::writer()
{
    return *m_impl->writer;
}

void Project::onCommit(std::function<void()> callback)
{
    if (m_impl->thread)
        m_impl->thread->onCommit(std::move(callback));
}

void Project::onFailure(std::function<void(const std::string&)> callback)
{
    if (m_impl->thread)
        m_impl->thread->onFailure(std::move(callback));
}

}
