#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::array kFiles{std::pair{"train.json", Split::Train}, std::pair{"validate.json", Split::Validation},
    std::pair{"validation.json", Split::Validation}, std::pair{"test.json", Split::Test}};

nlohmann::json rowsOf(const Path& file)
{
    nlohmann::json rows = jsonIn(file);
    if (!rows.is_array())
        throw Error(ErrorKind::Data, file.string() + ": expected a list of questions");
    return rows;
}

Recognition detect(const Path& path)
{
    for (const auto& [name, split] : kFiles) {
        if (!hasFile(path, name))
            continue;
        const std::string start = bytesOf(path / name).substr(0, 4096);
        if (start.find("\"img_name\"") != std::string::npos && start.find("\"q_lang\"") != std::string::npos)
            return {.confidence = 90, .reason = std::string("found ") + name + " with img_name and q_lang"};
    }
    return {};
}

Sample sampleOf(const nlohmann::json& row, Split split, const Path& root, Convention convention)
{
    Sample sample;
    const std::string where = root.string();
    sample.split = split;
    sample.id = std::string(name(split)) + "/" + requiredText(row, "qid", where);
    const std::string image = requiredText(row, "img_name", where);
    sample.image = isFolder(root / "imgs") ? "imgs/" + image : image;
    sample.question = requiredText(row, "question", where);
    sample.answer = trimmed(textOf(row, "answer"));
    sample.cluster = textOf(row, "img_id").empty() ? image : "image " + textOf(row, "img_id");
    setQuestion(sample, lowered(trimmed(textOf(row, "answer_type"))) == "open" ? AnswerType::Open : AnswerType::Closed,
        convention);
    for (const auto& [from, to] : {std::pair{"modality", "modality"}, std::pair{"location", "organ"},
             std::pair{"content_type", "content"}, std::pair{"q_lang", "language"}})
        if (const std::string value = textOf(row, from); !value.empty())
            sample.attributes.emplace(to, value);
    return sample;
}

constexpr std::array<std::string_view, 3> kLanguages{"en", "zh", "all"};
constexpr std::array<Setting, 1> kSettings{
    {{.key = "language", .title = VLM_TR("Setting", "Language of the questions"), .values = kLanguages}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"language"});
    const std::string language = choiceOf(options, "language", {"en", "zh", "all"});
    Draft draft;
    draft.info.task = Task::Vqa;
    draft.info.importer = "slake";
    draft.info.id = "slake";
    draft.info.title = "SLAKE";
    draft.info.modality = "radiology (CT, MRI, X-ray)";
    draft.info.licence = "CC BY 4.0";
    draft.info.citation = "Liu et al. 2021, SLAKE (ISBI)";
    draft.info.root = path;
    std::set<std::string> languages;
    std::optional<Split> taken; // validate.json and validation.json are two names of one file
    for (const auto& [file, split] : kFiles) {
        if (!hasFile(path, file) || taken == split)
            continue;
        taken = split;
        for (const auto& row : rowsOf(path / file)) {
            languages.insert(textOf(row, "q_lang"));
            if (language == "all" || textOf(row, "q_lang").starts_with(language))
                draft.samples.push_back(sampleOf(row, split, path, conventionOf(options)));
        }
    }
    if (languages.size() == 1 && languages.begin()->starts_with(language))
        draft.info.idle.emplace("language");
    if (language == "en")
        warnOfCounts(draft, {4919, 1053, 1061}, "the published English part of SLAKE");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer slake{.id = "slake",
    .title = "SLAKE",
    .source = "https://www.med-vqa.com/slake",
    .expects = "train.json, validate.json, test.json beside imgs/",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
