#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace vlm {

/// Number of worker threads used where the caller does not say: the processors this process may run on.
[[nodiscard]] unsigned defaultThreads();

/// Calls body(begin, end) over [0, count) in blocks of `grain` from up to `threads` threads (0: defaultThreads()).
/// The first exception stops the rest and is rethrown here. Checks `stop` between blocks.
/// @throws Error Cancelled if stop was requested
void parallelFor(std::size_t count, std::size_t grain, unsigned threads, std::stop_token stop,
    const std::function<void(std::size_t, std::size_t)>& body);

/// @throws Error Cancelled if stop was requested
void throwIfStopped(const std::stop_token& stop);

}
