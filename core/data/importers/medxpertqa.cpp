#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/python_random.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <array>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using nlohmann::json;
using Path = std::filesystem::path;

constexpr std::size_t kFolds = 5;
constexpr std::array kFoldFiles{
    std::pair{"cus_train_fold0.jsonl", Split::Train}, std::pair{"cus_test_fold0.jsonl", Split::Test}};

Path rowsFolder(const Path& path)
{
    return innerFolder(path, "MM");
}

Recognition detect(const Path& path)
{
    const Path folder = rowsFolder(path);
    if (!hasFile(folder, "test.jsonl"))
        return {};
    const std::vector<json> rows = readJsonLines(folder / "test.jsonl");
    return !rows.empty() && rows[0].contains("options") && rows[0].contains("images") && rows[0].contains("label")
        ? Recognition{.confidence = 90, .reason = "found test.jsonl with options, label and images"}
        : Recognition{};
}

Sample sampleOf(const json& row, Split split, const std::string& folder, const std::string& where)
{
    Sample sample;
    sample.split = split;
    sample.id = requiredText(row, "id", where);
    const auto images = row.find("images");
    if (images == row.end() || !images->is_array() || images->empty())
        throw Error(ErrorKind::Data, where + ": question " + sample.id + " has no images");
    sample.image = folder + textOf(images->front());
    if (images->size() > 1) {
        std::string more;
        for (std::size_t i = 1; i < images->size(); ++i)
            more += (more.empty() ? "" : "\n") + folder + textOf((*images)[i]);
        sample.attributes.emplace("more_images", more);
    }
    sample.question = requiredText(row, "question", where);
    const auto options = row.find("options");
    if (options == row.end() || !options->is_object())
        throw Error(ErrorKind::Data, where + ": question " + sample.id + " has no options");
    for (const auto& [letter, text] : options->items())
        sample.choices.push_back({.letter = letter, .text = textOf(text)});
    sample.answer = requiredText(row, "label", where);
    setMultipleChoice(sample, false); // the question's text lists its options
    for (const char* key : {"medical_task", "body_system", "question_type"})
        if (const std::string value = trimmed(textOf(row, key)); !value.empty())
            sample.attributes.emplace(key, value);
    return sample;
}

/// The benchmark's folds: test.jsonl shuffled by random.Random(42), cut into five; fold 0 is its test split.
std::map<std::size_t, Split> foldSplits(std::size_t rows, std::size_t fold)
{
    const std::vector<std::size_t> order = PythonRandom(42).shuffled(rows);
    std::map<std::size_t, Split> splits;
    for (std::size_t i = 0; i < rows; ++i)
        splits[order[i]] = i * kFolds / rows == fold ? Split::Test : Split::Train;
    return splits;
}

constexpr std::array<std::string_view, 6> kFoldNames{"0", "1", "2", "3", "4", "none"};
constexpr std::array<Setting, 1> kSettings{
    {{.key = "fold", .title = VLM_TR("Setting", "Fold that is the test split"), .values = kFoldNames}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"fold"});
    const std::string fold = choiceOf(options, "fold", {"0", "1", "2", "3", "4", "none"});
    Draft draft;
    draft.info.task = Task::Vqa;
    draft.info.importer = "medxpertqa";
    draft.info.id = "medxpertqa-mm";
    draft.info.title = "MedXpertQA-MM";
    draft.info.modality = "medical";
    draft.info.licence = "MIT";
    draft.info.citation = "Zuo et al. 2025, MedXpertQA (ICML)";
    const Path folder = rowsFolder(path);
    draft.info.root = path;
    const std::string images = isFolder(path / "images") ? "images/" : isFolder(folder / "images") ? "MM/images/" : "";
    if (fold == "0" && hasFile(folder, kFoldFiles[0].first) && hasFile(folder, kFoldFiles[1].first)) {
        for (const auto& [name, split] : kFoldFiles)
            for (const json& row : readJsonLines(folder / name))
                draft.samples.push_back(sampleOf(row, split, images, (folder / name).string()));
    } else {
        const Path file = folder / "test.jsonl";
        const std::vector<json> rows = readJsonLines(file);
        const auto splits = foldSplits(rows.size(), fold == "none" ? kFolds : std::size_t(fold[0] - '0'));
        for (std::size_t i = 0; i < rows.size(); ++i)
            draft.samples.push_back(
                sampleOf(rows[i], fold == "none" ? Split::Test : splits.at(i), images, file.string()));
    }
    std::size_t several = 0;
    for (const Sample& sample : draft.samples)
        several += sample.attributes.contains("more_images");
    if (several > 0)
        draft.info.warnings.push_back(
            std::to_string(several) + " questions have several images; models that take one are shown the first.");
    if (fold != "none")
        warnOfCounts(draft, {1600, 0, 400}, "the benchmark's fold");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer medxpertqa{.id = "medxpertqa",
    .title = "MedXpertQA-MM",
    .source = "https://huggingface.co/datasets/TsinghuaC3I/MedXpertQA",
    .expects = "MM/test.jsonl (id, question, options, label, images) beside images/",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
