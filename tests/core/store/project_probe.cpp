#include <iostream>

#include "core/base/error.h"
#include "core/store/project.h"

/// Prints one word a line: what reading gives, whether the project is read-only, what writing says.
int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    try {
        const auto project = vlm::store::Project::open(argv[1]);
        std::cout << "datasets " << project->reader().datasets().size() << "\n";
        std::cout << (project->readOnly() ? "read-only" : "writable") << "\n";
        project->writer().setSetting("probe", "was here");
        project->writer().flush();
        std::cout << "written\n";
    } catch (const vlm::Error& error) {
        std::cout << error.what() << "\n";
        return 1;
    }
    return 0;
}
