#include "core/base/data_dir.h"
#include "core/base/error.h"

#include <cstdlib>
#include <vector>

namespace vlm {

std::filesystem::path dataDirectory()
{
    std::vector<std::filesystem::path> places;
    if (const char* chosen = std::getenv("MEDVLM_DATA_DIR"); chosen && *chosen)
        places.emplace_back(chosen);
    else {
        std::error_code ignored;
        const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
        places.push_back(program.parent_path().parent_path() / "share" / "medvlm-workbench");
        places.emplace_back(MEDVLM_RESOURCES_DIR);
    }
    std::string looked;
    for (const auto& place : places) {
        if (std::filesystem::exists(place / "demo" / "study.json"))
            return place;
        looked += (looked.empty() ? "" : ", ") + place.string();
    }
    throw Error(ErrorKind::Config,
        "the program's data (demo/study.json) were not found in " + looked + "; set MEDVLM_DATA_DIR or install again");
}

}
