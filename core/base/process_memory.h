#pragma once

#include <cstdint>

namespace vlm {

/// Memory of this process that lies in physical memory now, bytes. Source: proc(5), /proc/pid/status
[[nodiscard]] std::int64_t residentBytes();

/// The most there was since resetPeakMemory(), or in the process's whole life.
[[nodiscard]] std::int64_t peakResidentBytes();

/// Starts the peak anew. @return false where the system does not let it
bool resetPeakMemory();

/// Gives freed memory back to the system, so that what is resident is what is used.
void releaseFreedMemory();

}
