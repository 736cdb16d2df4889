#include "core/remote/limiter.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <condition_variable>

namespace vlm::remote {

RateLimiter::RateLimiter(double perMinute)
    : m_perSecond(perMinute / 60.0)
    , m_capacity(std::max(1.0, m_perSecond))
    , m_tokens(m_capacity)
    , m_filled(std::chrono::steady_clock::now())
{
}

void RateLimiter::acquire(const std::stop_token& stop)
{
    if (m_perSecond <= 0)
        return;
    std::chrono::milliseconds wait{0};
    {
        // The balance may fall below zero: who comes later waits longer, in order of arrival.
        const std::scoped_lock lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        const double elapsed = std::chrono::duration<double>(now - m_filled).count();
        m_tokens = std::min(m_capacity, m_tokens + elapsed * m_perSecond) - 1.0;
        m_filled = now;
        if (m_tokens < 0)
            wait = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(-m_tokens / m_perSecond));
    }
    pauseFor(wait, stop);
}

void pauseFor(std::chrono::milliseconds duration, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, duration, [] { return false; });
    throwIfStopped(stop);
}

}
