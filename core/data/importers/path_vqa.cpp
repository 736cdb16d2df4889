#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/parquet.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <array>
#include <map>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::array<std::string_view, 7> kFiles{"path_vqa.jsonl", "train.jsonl", "validation.jsonl", "val.jsonl",
    "test.jsonl", "qas/train_qa.jsonl", "qas/test_qa.jsonl"};

bool namesPathVqa(const Path& path)
{
    return folderIsNamed(path, "path", "vqa");
}

Recognition detect(const Path& path)
{
    if (!isFolder(path))
        return {};
    if (hasFile(path, "path_vqa.jsonl"))
        return {.confidence = 90, .reason = "found path_vqa.jsonl"};
    if (hasParquet(path))
        return {.confidence = namesPathVqa(path) ? 80 : 20, .reason = "found parquet files"};
    for (const std::string_view file : kFiles)
        if (hasFile(path, file) && namesPathVqa(path))
            return {.confidence = 80, .reason = "found " + std::string(file) + " in a folder named PathVQA"};
    return {};
}

std::string imageOf(const nlohmann::json& row, Split split, const Path& root, const std::string& where)
{
    const std::string image = requiredText(row, "image", where);
    // The authors' release names images without folder and extension.
    const std::string folder = split == Split::Validation ? "val" : std::string(name(split));
    for (const std::string& candidate :
        {image, "images/" + image, "images/" + folder + "/" + image + ".jpg", "images/" + folder + "/" + image})
        if (isFile(root / candidate))
            return candidate;
    return image;
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    Draft draft;
    draft.info.task = Task::Vqa;
    draft.info.importer = "path_vqa";
    draft.info.id = "path-vqa";
    draft.info.title = "PathVQA";
    draft.info.modality = "pathology";
    draft.info.licence = "MIT";
    draft.info.citation = "He et al. 2020, PathVQA (arXiv:2003.10286)";
    draft.info.root = path;
    std::map<Split, int> counts;
    bool found = false;
    for (const std::string_view name : kFiles) {
        if (!hasFile(path, name))
            continue;
        found = true;
        const Path file = path / name;
        const std::string stem = file.stem().string();
        const std::optional<Split> whole = splitFromName(stem.substr(0, stem.find('_')));
        for (const auto& row : readJsonLines(file)) {
            const std::optional<Split> split = whole ? whole : splitFromName(textOf(row, "split"));
            if (!split)
                throw Error(
                    ErrorKind::Data, file.string() + ": a row has no split; expected train, validation or test");
            Sample sample;
            sample.split = *split;
            sample.id = std::string(data::name(*split)) + "/" + std::to_string(counts[*split]++);
            sample.image = imageOf(row, *split, path, file.string());
            sample.question = requiredText(row, "question", file.string());
            sample.answer = trimmed(textOf(row, "answer"));
            setQuestion(sample, AnswerType::None, conventionOf(options));
            draft.samples.push_back(std::move(sample));
        }
    }
    if (!found && hasParquet(path))
        refuseParquet(path, "path_vqa");
    warnOfCounts(draft, {19654, 6259, 6719}, "the published PathVQA");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer path_vqa{.id = "path_vqa",
    .title = "PathVQA",
    .source = "https://huggingface.co/datasets/flaviagiammarino/path-vqa",
    .expects = "path_vqa.jsonl (image, question, answer, split), or train.jsonl, validation.jsonl, test.jsonl, beside "
               "the images",
    .recognise = detect,
    .open = read};
}

}
