#include "app/cli/command.h"
#include "core/base/wait_policy.h"

int main(int argc, char** argv)
{
    vlm::sleepWhenWaiting(argv);
    return vlm::cli::run(argc, argv);
}
