#include "core/base/wait_policy.h"

#include <cstdlib>

#include <unistd.h>

namespace vlm {

void sleepWhenWaiting(char** argv)
{
    constexpr const char* kVariable = "OMP_WAIT_POLICY";
    if (std::getenv(kVariable) || ::setenv(kVariable, "PASSIVE", 1) != 0)
        return;
    ::execv("/proc/self/exe", argv); // returns only where it is not possible; then all goes on as it is
}

}
