#pragma once

#include <filesystem>

namespace vlm::store {

/// Keeps other processes (and other openings in this one) from writing the same project. The operating system drops
/// it when the process ends, however it ends.
class Lock {
public:
    /// @throws Error Store if somebody else holds it
    explicit Lock(const std::filesystem::path& file);
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    /// False where the file cannot be created or written: a read-only place.
    bool held() const { return m_descriptor >= 0; }

private:
    int m_descriptor = -1;
};

}
