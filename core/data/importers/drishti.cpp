#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::array kSplits{std::pair{"Training", Split::Train}, std::pair{"Test", Split::Test}};

/// The folder with Training and Test; the archive nests its name twice.
std::optional<Path> rootOf(const Path& path)
{
    for (const Path& candidate : {path, path / "Drishti-GS1_files", path / "Drishti-GS1_files" / "Drishti-GS1_files"})
        if (isFolder(candidate / "Test" / "Images"))
            return candidate;
    return std::nullopt;
}

std::optional<Path> diagnosisTable(const Path& path)
{
    for (const Path& folder :
        {path, path / "Drishti-GS1_files", path / "Drishti-GS1_files" / "Drishti-GS1_files", path.parent_path()})
        if (hasFile(folder, "Drishti-GS1_diagnosis.csv"))
            return folder / "Drishti-GS1_diagnosis.csv";
    return std::nullopt;
}

Recognition detect(const Path& path)
{
    return rootOf(path) && diagnosisTable(path)
        ? Recognition{.confidence = 95, .reason = "found Drishti-GS1_diagnosis.csv and Test/Images"}
        : Recognition{};
}

/// Image stem to label: the first column less its last character; the last but one says Normal or Glaucomatous.
std::map<std::string, int> labelsIn(const Path& file)
{
    const TextTable table = TextTable::read(file);
    if (table.header().size() < 3)
        throw Error(ErrorKind::Data, file.string() + ": expected at least three columns");
    std::map<std::string, int> labels;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        std::string id = trimmed(table.at(i, 0U));
        const std::string word = lowered(trimmed(table.at(i, table.header().size() - 2)));
        if (id.empty() || (word != "normal" && word != "glaucomatous"))
            continue;
        const int label = word == "glaucomatous" ? 1 : 0;
        labels[lowered(id)] = label; // a table that was saved anew has lost the odd character
        id.pop_back();
        labels[lowered(id)] = label;
    }
    if (labels.empty())
        throw Error(ErrorKind::Data, file.string() + ": no row says Normal or Glaucomatous in the last column but one");
    return labels;
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    const auto root = rootOf(path);
    const auto csv = diagnosisTable(path);
    if (!root || !csv)
        throw Error(ErrorKind::Data, path.string() + ": expected Drishti-GS1_diagnosis.csv, Training and Test");
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "drishti";
    draft.info.id = "drishti-gs1";
    draft.info.title = "Drishti-GS1";
    draft.info.modality = "fundus photograph";
    draft.info.citation = "Sivaswamy et al. 2014, Drishti-GS (ISBI)";
    draft.info.root = *root;
    const std::map<std::string, int> labels = labelsIn(*csv);
    for (const auto& [folder, split] : kSplits) {
        const Path images = *root / folder / "Images";
        if (!isFolder(images))
            continue;
        for (const std::string& name : filesBelow(images)) {
            const Path file = images / name;
            if (!looksLikeImage(file))
                continue;
            const auto label = labels.find(lowered(file.stem().string()));
            if (label == labels.end())
                throw Error(ErrorKind::Data, csv->string() + ": no diagnosis for " + file.filename().string());
            Sample sample;
            sample.split = split;
            sample.id = std::string(data::name(split)) + "/" + file.stem().string();
            sample.image = relativeName(file, *root);
            sample.label = label->second;
            draft.samples.push_back(std::move(sample));
        }
    }
    setClasses(draft, {"normal retina ", "glaucomatous retina"}, conventionOf(options));
    warnOfCounts(draft, {50, 0, 51}, "the published Drishti-GS1");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer drishti{.id = "drishti",
    .title = "Drishti-GS1",
    .source = "https://cvit.iiit.ac.in/projects/mip/drishti-gs",
    .expects = "Drishti-GS1_diagnosis.csv beside Drishti-GS1_files/ with Training/Images and Test/Images",
    .recognise = detect,
    .open = read};
}

}
