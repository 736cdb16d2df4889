#pragma once

#include <cstdint>

namespace vlm::ui {

struct Memory {
    std::int64_t process = 0; // resident bytes of this program
    std::int64_t available = 0; // what the computer can still give
    std::int64_t total = 0;
};

/// Read from /proc; zeros where the system does not say.
Memory currentMemory();

}
