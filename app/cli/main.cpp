#include "app/cli/command.h"

int main(int argc, char** argv)
{
    return vlm::cli::run(argc, argv);
}
