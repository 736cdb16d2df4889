#include "core/tensor/flops.h"

namespace vlm::tensor {
namespace {

thread_local FlopCounter* current = nullptr;

}

FlopCounter::FlopCounter()
    : m_outer(current)
{
    current = this;
}

FlopCounter::~FlopCounter()
{
    current = m_outer;
}

void countFlops(std::int64_t operations, bool recorded)
{
    for (FlopCounter* counter = current; counter != nullptr; counter = counter->m_outer)
        (recorded ? counter->m_count.recorded : counter->m_count.plain) += operations;
}

}
