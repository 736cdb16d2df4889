#pragma once

#include <cstdint>

namespace vlm {

/// Memory of this process that lies in physical memory now, bytes. Source: proc(5), /proc/pid/status
[[nodiscard]] std::int64_t residentBytes();

/// The most there was since resetPeakMemory(), or in the process's whole life.
[[nodiscard]] std::int64_t peakResidentBytes();

/// Starts the peak anew. @return false where the system does not let it
bool resetPeakMemory();

/// While one lives, blocks of a mebibyte and more are mappings of their own, as weights should be: between them the
/// heap would be left with holes that no activation fits. After it, blocks up to 32 MiB come from the heap and stay in
/// it, as activations should: fresh mappings cost a page fault every 4 KiB.
class OwnMappings {
public:
    OwnMappings();
    ~OwnMappings();
    OwnMappings(const OwnMappings&) = delete;
    OwnMappings& operator=(const OwnMappings&) = delete;
};

/// One heap for each two processors, two at least: threads that come and go otherwise each leave the holes of a heap of
/// their own. To be called once, early; heaps that exist stay.
void keepFewHeaps();

/// Gives freed memory back to the system, so that what is resident is what is used.
void releaseFreedMemory();

}
