#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using nlohmann::json;
using Path = std::filesystem::path;

constexpr std::array<std::string_view, 2> kFolders{"Open-access", "Restricted-access"};
constexpr std::array kIndices{
    std::pair{"omnimedvqa_train_index.jsonl", Split::Train}, std::pair{"omnimedvqa_test_index.jsonl", Split::Test}};

Recognition detect(const Path& path)
{
    for (const std::string_view folder : kFolders)
        if (isFolder(path / "QA_information" / folder))
            return {.confidence = 95, .reason = "found QA_information/" + std::string(folder)};
    return {};
}

/// question_id to split; empty when there is no index: then everything is the test split.
std::map<std::string, Split> indexOf(const Path& root)
{
    std::map<std::string, Split> index;
    for (const auto& [name, split] : kIndices)
        if (hasFile(root, name))
            for (const json& row : readJsonLines(root / name))
                index.emplace(requiredText(row, "question_id", (root / name).string()), split);
    return index;
}

/// The letter whose text is the answer (any case, the last of several), else the answer itself.
std::string letterOf(const std::vector<Choice>& choices, const std::string& answer)
{
    const std::string wanted = lowered(trimmed(answer));
    const auto found = std::ranges::find_if(
        choices.rbegin(), choices.rend(), [&wanted](const Choice& c) { return lowered(trimmed(c.text)) == wanted; });
    return found == choices.rend() ? answer : found->letter;
}

Sample sampleOf(const json& row, Split split, const std::string& where)
{
    Sample sample;
    sample.split = split;
    sample.id = requiredText(row, "question_id", where);
    sample.image = requiredText(row, "image_path", where);
    sample.question = requiredText(row, "question", where);
    for (const char* letter : {"A", "B", "C", "D"})
        if (const std::string text = trimmed(textOf(row, std::string("option_") + letter)); !text.empty())
            sample.choices.push_back({.letter = letter, .text = text});
    sample.answer = letterOf(sample.choices, requiredText(row, "gt_answer", where));
    setMultipleChoice(sample, true);
    for (const auto& [from, to] :
        {std::pair{"dataset", "source"}, std::pair{"question_type", "content"}, std::pair{"modality_type", "modality"}})
        if (const std::string value = trimmed(textOf(row, from)); !value.empty())
            sample.attributes.emplace(to, value);
    return sample;
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    Draft draft;
    draft.info.task = Task::Vqa;
    draft.info.importer = "omni_med_vqa";
    draft.info.id = "omnimedvqa";
    draft.info.title = "OmniMedVQA";
    draft.info.modality = "medical";
    draft.info.citation = "Hu et al. 2024, OmniMedVQA (CVPR)";
    draft.info.root = path;
    const std::map<std::string, Split> index = indexOf(path);
    std::set<Path> files;
    for (const std::string_view folder : kFolders) {
        const Path questions = path / "QA_information" / folder;
        if (!isFolder(questions))
            continue;
        for (const std::string& name : filesIn(questions))
            if (lowered(Path(name).extension().string()) == ".json")
                files.insert(questions / name);
    }
    for (const Path& file : files) {
        const json rows = jsonIn(file);
        if (!rows.is_array())
            throw Error(ErrorKind::Data, file.string() + ": expected a list of questions");
        for (const json& row : rows) {
            const auto entry = index.find(textOf(row, "question_id"));
            if (index.empty() || entry != index.end())
                draft.samples.push_back(sampleOf(row, index.empty() ? Split::Test : entry->second, file.string()));
        }
    }
    std::set<std::string> unmatched;
    for (const Sample& sample : draft.samples)
        if (sample.answer.size() != 1)
            unmatched.insert(sample.id);
    if (!unmatched.empty())
        draft.info.warnings.push_back(std::to_string(unmatched.size())
            + " questions have an answer that is none of their options, first " + *unmatched.begin() + ".");
    if (!index.empty())
        warnOfCounts(draft, {0, 0, 6186}, "the benchmark's sample");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer omni_med_vqa{.id = "omni_med_vqa",
    .title = "OmniMedVQA",
    .source = "https://huggingface.co/datasets/foreverbeliever/OmniMedVQA",
    .expects = "QA_information/Open-access/*.json beside Images/; optional omnimedvqa_train_index.jsonl and "
               "omnimedvqa_test_index.jsonl",
    .recognise = detect,
    .open = read};
}

}
