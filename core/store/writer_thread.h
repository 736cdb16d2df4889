#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/store/order_cache.h"
#include "core/store/sqlite.h"

namespace vlm::store {

/// One queued write. `apply` may run again after a failed transaction, so it must not consume its captures.
struct Write {
    std::function<void(Connection&)> apply = {};
    std::function<void(std::exception_ptr)> finished = {}; // null argument: committed. Optional; for callers that wait
    bool durable = false; // waits for the disk, so that a power cut does not lose it
    bool samples = false; // changes what sample lists show
    bool predictions = false;
};

/// Runs queued writes in order on a thread of its own, many in one transaction.
class WriterThread {
public:
    WriterThread(Connection connection, std::shared_ptr<OrderCache> orders);
    /// Writes what is queued, unless the writer has stopped.
    ~WriterThread();

    void queue(Write write);
    /// Queues, then waits for the commit. @throws what the write or the commit threw
    void wait(Write write);
    /// Waits for everything queued so far. @throws Error Store
    void flush();
    void resume();
    std::string failure() const;

    void onCommit(std::function<void()> callback);
    void onFailure(std::function<void(const std::string&)> callback);

private:
    using Batch = std::vector<Write>;

    void work(const std::stop_token& stop);
    Batch nextBatch(const std::stop_token& stop);
    void write(Batch batch);
    /// @return what was thrown by each write that was refused on its own
    std::vector<std::exception_ptr> transact(const Batch& batch);
    void stopped(Batch batch, const Error& error);
    void report(const std::string& reason);

    Connection m_connection;
    std::shared_ptr<OrderCache> m_orders;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Write> m_queue;
    bool m_hurry = false; // somebody waits
    std::string m_failure;
    std::mutex m_callbacks;
    std::function<void()> m_onCommit;
    std::function<void(const std::string&)> m_onFailure;
    std::jthread m_thread; // last: starts when all else is there
};

}
