#include "core/workflow/demonstration.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"
#include "core/workflow/registration.h"

namespace vlm::workflow {

namespace fs = std::filesystem;

std::vector<config::RunConfig> demonstrationStudies(const fs::path& demoFolder)
{
    return {config::readRunConfig(demoFolder / "study.json"), config::readRunConfig(demoFolder / "study-vqa.json")};
}

fs::path demonstrationFolder(const store::Project& project)
{
    return project.folder() / "demo";
}

std::unique_ptr<store::Project> createDemonstration(const fs::path& projectFolder)
{
    const fs::path source = dataDirectory() / "demo";
    auto project = store::Project::create(projectFolder);
    const fs::path copy = demonstrationFolder(*project);
    guard(ErrorKind::Data, "copying the demonstration to " + copy.string(),
        [&] { fs::copy(source, copy, fs::copy_options::recursive); });
    for (const auto& entry : fs::directory_iterator(copy / "models"))
        addModel(*project, entry.path());
    for (const auto& entry : fs::directory_iterator(copy / "datasets"))
        addDataset(*project, entry.path());
    return project;
}

}
