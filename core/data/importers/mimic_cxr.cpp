#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using nlohmann::json;
using Path = std::filesystem::path;

Recognition detect(const Path& path)
{
    if (!hasFile(path, "annotation.json"))
        return {};
    const std::string text = bytesOf(path / "annotation.json");
    return text.find("\"image_path\"") != std::string::npos && text.find("\"report\"") != std::string::npos
        ? Recognition{.confidence = 85, .reason = "found annotation.json with image_path and report"}
        : Recognition{};
}

Sample sampleOf(const json& row, Split split, std::size_t number, const std::string& folder, const std::string& where)
{
    const auto images = row.find("image_path");
    const bool single = images != row.end() && images->is_string();
    if (!single && (images == row.end() || !images->is_array() || images->empty() || !images->front().is_string()))
        throw Error(ErrorKind::Data,
            where + ": entry " + std::to_string(number) + " of " + std::string(name(split))
                + " has no image_path; expected a list of files");
    Sample sample;
    sample.split = split;
    const std::string id = textOf(row, "id");
    sample.id = std::string(name(split)) + "/" + (id.empty() ? std::to_string(number) : id);
    sample.image = folder + (single ? *images : images->front()).get<std::string>();
    sample.question = sample.prompt = kCaptionPrompt;
    sample.answer = requiredText(row, "report", where);
    const std::string subject = textOf(row, "subject_id");
    const std::string study = textOf(row, "study_id");
    sample.cluster = !subject.empty() ? "subject " + subject : !study.empty() ? "study " + study : sample.image.str();
    return sample;
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    Draft draft;
    draft.info.task = Task::Caption;
    draft.info.importer = "mimic_cxr";
    draft.info.id = "mimic-cxr";
    draft.info.title = "MIMIC-CXR";
    draft.info.modality = "chest X-ray";
    draft.info.licence = "PhysioNet Credentialed Health Data Licence 1.5.0";
    draft.info.citation = "Johnson et al. 2019, MIMIC-CXR (Scientific Data 6:317)";
    draft.info.root = path;
    const Path file = path / "annotation.json";
    const json splits = jsonIn(file);
    if (!splits.is_object())
        throw Error(ErrorKind::Data, file.string() + ": expected an object of splits");
    const std::string folder = isFolder(path / "images") ? "images/" : "";
    for (const auto& [key, rows] : splits.items()) {
        const auto split = splitFromName(key);
        if (!split || !rows.is_array())
            throw Error(ErrorKind::Data, file.string() + ": \"" + key + "\" is not a split; expected train, val, test");
        for (std::size_t i = 0; i < rows.size(); ++i)
            draft.samples.push_back(sampleOf(rows[i], *split, i, folder, file.string()));
    }
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer mimic_cxr{.id = "mimic_cxr",
    .title = "MIMIC-CXR",
    .source = "https://physionet.org/content/mimic-cxr-jpg",
    .expects = "annotation.json (train, val, test lists of image_path and report) beside images/",
    .recognise = detect,
    .open = read};
}

}
