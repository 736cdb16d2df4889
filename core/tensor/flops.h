#pragma once

#include <cstdint>

namespace vlm::tensor {

/// Floating-point operations of matrix products, convolutions and attention in the thread that counts: two for each
/// multiply-add. What is elementwise is left out, as usual.
struct FlopCount {
    std::int64_t plain = 0; // without gradients
    std::int64_t recorded = 0; // forward passes that a backward pass may follow
};

/// Counts while it lives; counters may be nested.
class FlopCounter {
public:
    FlopCounter();
    ~FlopCounter();
    FlopCounter(const FlopCounter&) = delete;
    FlopCounter& operator=(const FlopCounter&) = delete;

    [[nodiscard]] const FlopCount& count() const { return m_count; }

private:
    friend void countFlops(std::int64_t operations, bool recorded);
    FlopCount m_count;
    FlopCounter* m_outer = nullptr;
};

/// Called by the kernels' front ends; costs nothing while nobody counts.
void countFlops(std::int64_t operations, bool recorded);

}
