#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <array>
#include <utility>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::array kSplits{
    std::pair{"train", Split::Train}, std::pair{"val", Split::Validation}, std::pair{"test", Split::Test}};
constexpr std::array kFolders{"NORMAL", "PNEUMONIA"};

Path rootOf(const Path& path)
{
    return innerFolder(path, "chest_xray");
}

Recognition detect(const Path& path)
{
    const Path test = rootOf(path) / "test";
    return isFolder(test / "NORMAL") && isFolder(test / "PNEUMONIA")
        ? Recognition{.confidence = 75, .reason = "found test/NORMAL and test/PNEUMONIA"}
        : Recognition{};
}

/// "person12_bacteria_45.jpeg" -> "person12", "IM-0115-0001.jpeg" -> "IM-0115", "NORMAL2-IM-0130-0001" ->
/// "NORMAL2-IM-0130"
std::string patientOf(const std::string& stem)
{
    return stem.substr(0, stem.starts_with("person") ? stem.find('_') : stem.rfind('-'));
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "chest_xray";
    draft.info.id = "chest-xray";
    draft.info.title = "Chest X-ray (pneumonia)";
    draft.info.modality = "chest X-ray";
    draft.info.licence = "CC BY 4.0";
    draft.info.citation = "Kermany et al. 2018 (Cell 172:1122)";
    draft.info.root = rootOf(path);
    for (const auto& [splitFolder, split] : kSplits)
        for (std::size_t label = 0; label < kFolders.size(); ++label) {
            const std::string folder = std::string(splitFolder) + "/" + kFolders[label];
            if (!isFolder(draft.info.root / folder))
                continue;
            for (const std::string& file : imageFiles(draft.info.root / folder)) {
                Sample sample;
                sample.split = split;
                sample.image = folder + "/" + file;
                sample.id = sample.image;
                sample.label = static_cast<int>(label);
                sample.cluster = patientOf(Path(file).stem().string());
                draft.samples.push_back(std::move(sample));
            }
        }
    setClasses(draft, {"chest xray with no finding", " chest xray with pneumonia"}, conventionOf(options));
    warnOfCounts(draft, {5216, 16, 624}, "the published set");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer chest_xray{.id = "chest_xray",
    .title = "Chest X-ray (Kermany)",
    .source = "https://data.mendeley.com/datasets/rscbjbr9sj",
    .expects = "<split>/NORMAL and <split>/PNEUMONIA with splits train, val, test",
    .recognise = detect,
    .open = read};
}

}
