#include "core/store/writer_thread.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

#include "core/base/log.h"

namespace vlm::store {
namespace {

constexpr std::size_t kBatchWrites = 256;
constexpr std::chrono::milliseconds kBatchTime{250};

}

WriterThread::WriterThread(Connection connection, std::shared_ptr<OrderCache> orders)
    : m_connection(std::move(connection))
    , m_orders(std::move(orders))
    , m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

WriterThread::~WriterThread()
{
    m_thread.request_stop();
    m_thread.join();
    if (!m_queue.empty())
        log::error("event=writes_lost count=" + std::to_string(m_queue.size()) + " reason=\"" + m_failure + "\"");
    for (Write& write : m_queue)
        if (write.finished)
            write.finished(std::make_exception_ptr(Error(ErrorKind::Store, "the project was closed")));
}

void WriterThread::queue(Write write)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_hurry = m_hurry || write.finished;
        m_queue.push_back(std::move(write));
    }
    m_wake.notify_all();
}

void WriterThread::wait(Write write)
{
    auto done = std::make_shared<std::promise<void>>();
    write.finished = [done](std::exception_ptr error) {
        if (error)
            done->set_exception(std::move(error));
        else
            done->set_value();
    };
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_failure.empty())
            throw Error(ErrorKind::Store, m_failure);
        m_hurry = true;
        m_queue.push_back(std::move(write));
    }
    m_wake.notify_all();
    done->get_future().get();
}

void WriterThread::flush()
{
    wait({.apply = [](Connection&) {}, .durable = true});
}

void WriterThread::resume()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_failure.clear();
        m_hurry = true;
    }
    m_wake.notify_all();
}

std::string WriterThread::failure() const
{
    const std::scoped_lock lock(m_mutex);
    return m_failure;
}

void WriterThread::onCommit(std::function<void()> callback)
{
    const std::scoped_lock lock(m_callbacks);
    m_onCommit = std::move(callback);
}

void WriterThread::onFailure(std::function<void(const std::string&)> callback)
{
    const std::scoped_lock lock(m_callbacks);
    m_onFailure = std::move(callback);
}

void WriterThread::work(const std::stop_token& stop)
{
    while (true) {
        Batch batch = nextBatch(stop);
        if (batch.empty())
            return;
        write(std::move(batch));
    }
}

WriterThread::Batch WriterThread::nextBatch(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return !m_queue.empty() && m_failure.empty(); };
    m_wake.wait(lock, stop, ready);
    m_wake.wait_for(lock, stop, kBatchTime, [&] { return m_hurry || m_queue.size() >= kBatchWrites; });
    Batch batch;
    if (!ready())
        return batch;
    const auto end = m_queue.begin() + static_cast<std::ptrdiff_t>(std::min(m_queue.size(), kBatchWrites));
    batch.assign(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(end));
    m_queue.erase(m_queue.begin(), end);
    m_hurry = std::ranges::any_of(m_queue, [](const Write& write) { return bool(write.finished); });
    return batch;
}

void WriterThread::write(Batch batch)
{
    try {
        std::vector<std::exception_ptr> refused = transact(batch);
        for (const Write& write : batch) {
            m_orders->samples += write.samples;
            m_orders->predictions += write.predictions;
        }
        for (std::size_t i = 0; i < batch.size(); ++i)
            if (batch[i].finished)
                batch[i].finished(refused[i]);
        const std::scoped_lock lock(m_callbacks);
        if (m_onCommit)
            m_onCommit();
    } catch (const Error& error) {
        stopped(std::move(batch), error);
    }
}

std::vector<std::exception_ptr> WriterThread::transact(const Batch& batch)
{
    std::vector<std::exception_ptr> refused(batch.size());
    const bool durable = std::ranges::any_of(batch, &Write::durable);
    m_connection.execute(durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    m_connection.execute("BEGIN IMMEDIATE");
    try {
        for (std::size_t i = 0; i < batch.size(); ++i) {
            m_connection.cached("SAVEPOINT one").bind().run();
            try {
                batch[i].apply(m_connection);
                m_connection.cached("RELEASE one").bind().run();
            } catch (const SqlError& error) {
                if (error.environment())
                    throw;
                refused[i] = std::current_exception();
            } catch (...) {
                refused[i] = std::current_exception();
            }
            if (refused[i])
                m_connection.execute("ROLLBACK TO one; RELEASE one");
        }
        m_connection.execute("COMMIT");
    } catch (const Error&) {
        if (m_connection.inTransaction())
            m_connection.execute("ROLLBACK");
        throw;
    }
    for (std::size_t i = 0; i < batch.size(); ++i)
        if (refused[i] && !batch[i].finished)
            try {
                guard(ErrorKind::Store, "writing", [&] { std::rethrow_exception(refused[i]); });
            } catch (const Error& error) {
                report(std::string("one change was refused: ") + error.what());
            }
    return refused;
}

void WriterThread::stopped(Batch batch, const Error& error)
{
    const std::string reason = m_connection.file() + " cannot be written: " + error.what()
        + "; what is on disk is safe: make room or mend the place, then go on";
    const auto failed = std::make_exception_ptr(Error(ErrorKind::Store, reason));
    {
        const std::scoped_lock lock(m_mutex);
        m_failure = reason;
        m_queue.insert(m_queue.begin(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
        // Callers that wait get the reason now and may try again; nothing else is dropped.
        std::erase_if(m_queue, [&](Write& write) {
            if (write.finished)
                write.finished(failed);
            return bool(write.finished);
        });
    }
    report(reason);
}

void WriterThread::report(const std::string& reason)
{
    log::error("event=write_failed reason=\"" + reason + "\"");
    const std::scoped_lock lock(m_callbacks);
    if (m_onFailure)
        m_onFailure(reason);
}

}
