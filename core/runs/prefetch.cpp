#include "core/runs/prefetch.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/base/parallel.h"

namespace vlm::runs {
namespace {

constexpr std::size_t kAhead = 2; // batches beyond the one that is being waited for

}

Prefetch::Prefetch(std::vector<std::vector<std::size_t>> batches, std::function<imaging::Pixels(std::size_t)> prepare,
    unsigned threads)
    : m_batches(std::move(batches))
    , m_prepare(std::move(prepare))
    , m_results(m_batches.size())
{
    for (unsigned i = 0; i < std::max(threads, 1U); ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Prefetch::~Prefetch()
{
    for (std::jthread& thread : m_threads)
        thread.request_stop();
}

void Prefetch::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        while (m_claimBatch < m_batches.size() && m_claimItem == m_batches[m_claimBatch].size()) {
            ++m_claimBatch;
            m_claimItem = 0;
        }
        if (m_claimBatch == m_batches.size())
            return;
        const std::size_t batch = m_claimBatch;
        if (batch > m_handedOut + kAhead) {
            m_changed.wait(lock, stop, [&] { return m_claimBatch <= m_handedOut + kAhead; });
            continue;
        }
        const std::size_t item = m_claimItem++;
        m_results[batch].items.resize(m_batches[batch].size());
        lock.unlock();
        Prepared prepared;
        try {
            prepared.pixels = guard(ErrorKind::Image, "", [&] { return m_prepare(m_batches[batch][item]); });
        } catch (const Error& error) {
            prepared.error = error.what();
        }
        lock.lock();
        m_results[batch].items[item] = std::move(prepared);
        if (++m_results[batch].finished == m_batches[batch].size())
            m_changed.notify_all();
    }
}

std::vector<Prepared> Prefetch::next(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    VLM_ASSERT(m_handedOut < m_batches.size(), "a batch is asked for only while there is one");
    const bool complete
        = m_changed.wait(lock, stop, [&] { return m_results[m_handedOut].finished == m_batches[m_handedOut].size(); });
    if (!complete)
        throwIfStopped(stop);
    std::vector<Prepared> items = std::move(m_results[m_handedOut].items);
    ++m_handedOut;
    m_changed.notify_all();
    return items;
}

}
