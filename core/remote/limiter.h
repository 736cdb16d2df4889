#pragma once

#include <chrono>
#include <mutex>
#include <stop_token>

namespace vlm::remote {

/// A token bucket that starts full and holds one second's worth, at least one.
class RateLimiter {
public:
    /// @param perMinute 0: no limit
    explicit RateLimiter(double perMinute);
    /// Returns when one more request may start. @throws Error Cancelled
    void acquire(const std::stop_token& stop);

private:
    double m_perSecond;
    double m_capacity;
    double m_tokens;
    std::chrono::steady_clock::time_point m_filled;
    std::mutex m_mutex;
};

/// Sleeps, but wakes on a stop request. @throws Error Cancelled
void pauseFor(std::chrono::milliseconds duration, const std::stop_token& stop);

}
