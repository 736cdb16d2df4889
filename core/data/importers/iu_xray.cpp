#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <map>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::size_t kPublishedImages = 7466; // of 3,851 studies

Recognition detect(const Path& path)
{
    return hasFile(path, "indiana_reports.csv") && hasFile(path, "indiana_projections.csv")
        ? Recognition{.confidence = 95, .reason = "found indiana_reports.csv and indiana_projections.csv"}
        : Recognition{};
}

std::string folderOf(const Path& root)
{
    for (const char* folder : {"images/images_normalized", "images", "images_normalized"})
        if (isFolder(root / folder))
            return std::string(folder) + "/";
    return "";
}

std::string reportOf(const TextTable& reports, std::size_t row, const std::string& sections)
{
    const std::string findings = trimmed(reports.at(row, "findings"));
    const std::string impression = trimmed(reports.at(row, "impression"));
    if (sections == "findings")
        return findings;
    if (sections == "impression")
        return impression;
    return trimmed(findings + " " + impression);
}

constexpr std::array<std::string_view, 3> kSections{"both", "findings", "impression"};
constexpr std::array<std::string_view, 3> kProjections{"all", "frontal", "lateral"};
constexpr std::array<Setting, 2> kSettings{
    {{.key = "report", .title = VLM_TR("Setting", "Text of the report"), .values = kSections},
        {.key = "projection", .title = VLM_TR("Setting", "Projection"), .values = kProjections}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"report", "projection"});
    const std::string sections = choiceOf(options, "report", {"both", "findings", "impression"});
    const std::string wanted = choiceOf(options, "projection", {"all", "frontal", "lateral"});
    Draft draft;
    draft.info.task = Task::Caption;
    draft.info.importer = "iu_xray";
    draft.info.id = "iu-xray";
    draft.info.title = "IU X-Ray (Open-i)";
    draft.info.modality = "chest X-ray";
    draft.info.licence = "CC BY-NC-ND 4.0";
    draft.info.citation = "Demner-Fushman et al. 2016 (JAMIA 23:304)";
    draft.info.root = path;
    const TextTable reports = TextTable::read(path / "indiana_reports.csv");
    const TextTable projections = TextTable::read(path / "indiana_projections.csv");
    std::map<std::string, std::size_t> reportRows;
    for (std::size_t i = 0; i < reports.rows(); ++i)
        reportRows.emplace(trimmed(reports.at(i, "uid")), i);
    const std::string folder = folderOf(path);
    std::size_t without = 0;
    for (std::size_t i = 0; i < projections.rows(); ++i) {
        const std::string uid = trimmed(projections.at(i, "uid"));
        const std::string projection = lowered(trimmed(projections.at(i, "projection")));
        const auto report = reportRows.find(uid);
        if (report == reportRows.end()) {
            reject(draft, trimmed(projections.at(i, "filename")), "there is no report of study " + uid);
            ++without;
            continue;
        }
        if (wanted != "all" && projection != wanted)
            continue;
        Sample sample;
        sample.answer = reportOf(reports, report->second, sections);
        if (sample.answer.empty()) {
            reject(draft, trimmed(projections.at(i, "filename")), "the chosen sections of its report are empty");
            ++without;
            continue;
        }
        const std::string file = trimmed(projections.at(i, "filename"));
        sample.split = Split::Test;
        sample.id = file;
        sample.image = folder + file;
        sample.question = sample.prompt = kCaptionPrompt;
        sample.cluster = "study " + uid;
        sample.attributes.emplace("projection", projection);
        draft.samples.push_back(std::move(sample));
    }
    if (without > 0)
        draft.info.warnings.push_back(
            std::to_string(without) + " images have no report, or no text in its chosen sections, and are left out.");
    if (projections.rows() != kPublishedImages)
        draft.info.warnings.push_back("There are " + std::to_string(projections.rows()) + " images; published are "
            + std::to_string(kPublishedImages) + ".");
    draft.info.warnings.emplace_back("The set has no published split; every image is in the test split.");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer iu_xray{.id = "iu_xray",
    .title = "IU X-Ray",
    .source = "https://www.kaggle.com/datasets/raddar/chest-xrays-indiana-university",
    .expects = "indiana_reports.csv, indiana_projections.csv beside images/images_normalized/",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
