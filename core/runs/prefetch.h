#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/imaging/image.h"

namespace vlm::runs {

/// One image made ready for the model, or why it could not be.
struct Prepared {
    imaging::Pixels pixels{};
    std::string error{}; // empty: fine
};

/// Prepares batches ahead of the model on several threads: at most two batches wait, so memory does not grow with the
/// data set. What one image throws fails that image only.
class Prefetch {
public:
    /// @param batches items of each batch, as `prepare` knows them
    /// @param prepare thread-safe
    Prefetch(std::vector<std::vector<std::size_t>> batches, std::function<imaging::Pixels(std::size_t)> prepare,
        unsigned threads);
    ~Prefetch();

    /// The next batch in order, complete. @throws Error Cancelled
    std::vector<Prepared> next(const std::stop_token& stop);

private:
    void work(const std::stop_token& stop);

    struct Batch {
        std::vector<Prepared> items;
        std::size_t finished = 0;
    };

    const std::vector<std::vector<std::size_t>> m_batches;
    const std::function<imaging::Pixels(std::size_t)> m_prepare;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<Batch> m_results; // one a batch; emptied when handed out
    std::size_t m_claimBatch = 0;
    std::size_t m_claimItem = 0;
    std::size_t m_handedOut = 0;
    std::vector<std::jthread> m_threads;
};

}
