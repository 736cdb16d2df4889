#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::array kSplits{std::pair{"train", Split::Train}, std::pair{"validation", Split::Validation},
    std::pair{"val", Split::Validation}, std::pair{"test", Split::Test}};

struct Form {
    std::string_view task;
    std::string_view prefix; // of <prefix><split>.csv
};
constexpr std::array kForms{Form{"vqa", "vqa_"}, Form{"diagnosis", "split/"}, Form{"caption", "caption_"}};

bool present(const Path& root, const Form& form)
{
    return std::ranges::any_of(
        kSplits, [&](const auto& split) { return hasFile(root, std::string(form.prefix) + split.first + ".csv"); });
}

Path rootOf(const Path& path)
{
    return innerFolder(path, "FairVLMed10k");
}

Recognition detect(const Path& path)
{
    const Path root = rootOf(path);
    if (present(root, kForms[0]) || present(root, kForms[2]))
        return {.confidence = 85, .reason = "found vqa_ or caption_ tables of Harvard-FairVLMed"};
    const bool named = lowered(root.filename().string()).starts_with("fairvlmed");
    return named && present(root, kForms[1]) ? Recognition{.confidence = 85, .reason = "found FairVLMed10k/split"}
                                             : Recognition{};
}

/// The npz of a row: image_path as it stands or below the root, else the file name in the split's folder.
std::string arrayOf(const TextTable& table, std::size_t row, const Path& root)
{
    std::vector<std::string> candidates;
    if (table.has("image_path"))
        candidates.push_back(trimmed(table.at(row, "image_path")));
    if (table.has("filename"))
        candidates.push_back(trimmed(table.at(row, "filename")));
    const auto place = [](const std::string& file) {
        return lowered(file).ends_with(".npz") ? file + "#slo_fundus" : file; // some keep exported pictures
    };
    for (const std::string& candidate : candidates)
        if (isFile(root / candidate))
            return place(candidate);
    if (candidates.empty())
        throw Error(ErrorKind::Data, table.name() + ": expected a column image_path or filename");
    return place(candidates.back());
}

bool hasEmptyField(const TextTable& table, std::size_t row)
{
    for (std::size_t c = 0; c < table.header().size(); ++c)
        if (trimmed(table.at(row, c)).empty())
            return true;
    return false;
}

void addText(const TextTable& table, Split split, bool vqa, Convention convention, Draft& draft)
{
    std::size_t dropped = 0;
    for (std::size_t i = 0; i < table.rows(); ++i) {
        if (hasEmptyField(table, i)) {
            ++dropped;
            continue;
        }
        Sample sample;
        sample.split = split;
        sample.id = std::string(name(split)) + "/" + std::to_string(i);
        sample.image = arrayOf(table, i, draft.info.root);
        sample.cluster = sample.image;
        if (vqa) {
            sample.question = trimmed(table.at(i, "question"));
            sample.answer = trimmed(table.at(i, "answer"));
            setQuestion(sample,
                lowered(trimmed(table.at(i, "question type"))) == "open" ? AnswerType::Open : AnswerType::Closed,
                convention);
        } else {
            sample.question = sample.prompt = kCaptionPrompt;
            sample.answer = trimmed(table.at(i, "gpt_summary"));
        }
        draft.samples.push_back(std::move(sample));
    }
    if (dropped > 0)
        draft.info.warnings.push_back(
            std::to_string(dropped) + " rows of " + table.name() + " have an empty field and are left out.");
}

void addLabels(const TextTable& table, Split split, Draft& draft)
{
    for (std::size_t i = 0; i < table.rows(); ++i) {
        Sample sample;
        sample.split = split;
        sample.id = std::string(name(split)) + "/" + std::to_string(i);
        sample.image = trimmed(table.at(i, "path"));
        sample.label = lowered(trimmed(table.at(i, "glaucoma"))) == "yes" ? 1 : 0;
        sample.cluster = sample.image;
        draft.samples.push_back(std::move(sample));
    }
}

constexpr std::array<std::string_view, 4> kTasks{"auto", "vqa", "diagnosis", "caption"};
constexpr std::array<Setting, 1> kSettings{{{.key = "task", .title = VLM_TR("Setting", "Task"), .values = kTasks}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"task"});
    const std::string wanted = choiceOf(options, "task", {"auto", "vqa", "diagnosis", "caption"});
    Draft draft;
    draft.info.importer = "fairvlmed";
    draft.info.title = "Harvard-FairVLMed10k";
    draft.info.modality = "SLO fundus";
    draft.info.licence = "CC BY-NC-ND 4.0";
    draft.info.citation = "Luo et al. 2024, FairCLIP (CVPR)";
    draft.info.root = rootOf(path);
    const auto form = std::ranges::find_if(
        kForms, [&](const Form& f) { return (wanted == "auto" || wanted == f.task) && present(draft.info.root, f); });
    if (form == kForms.end())
        throw Error(ErrorKind::Data,
            draft.info.root.string() + ": expected vqa_<split>.csv, caption_<split>.csv or split/<split>.csv");
    if (std::ranges::count_if(kForms, [&](const Form& f) { return present(draft.info.root, f); }) == 1)
        draft.info.idle.emplace("task");
    draft.info.id = "fairvlmed-" + std::string(form->task);
    draft.info.task = form->task == "vqa" ? Task::Vqa : form->task == "caption" ? Task::Caption : Task::Diagnosis;
    for (const auto& [name, split] : kSplits) {
        const Path file = draft.info.root / (std::string(form->prefix) + name + ".csv");
        if (!isFile(file))
            continue;
        const TextTable table = TextTable::read(file);
        if (draft.info.task == Task::Diagnosis)
            addLabels(table, split, draft);
        else
            addText(table, split, draft.info.task == Task::Vqa, conventionOf(options), draft);
    }
    if (draft.info.task == Task::Diagnosis) {
        setClasses(draft,
            {"a benign scanning laser ophthalmoscope fundus image",
                " a glaucoma scanning laser ophthalmoscope fundus image"},
            conventionOf(options));
        warnOfCounts(draft, {8254, 0, 1746}, "the benchmark's split");
    } else if (draft.info.task == Task::Vqa) {
        warnOfCounts(draft, {14000, 0, 3994}, "the benchmark's split");
    }
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer fairvlmed{.id = "fairvlmed",
    .title = "Harvard-FairVLMed10k",
    .source = "https://ophai.hms.harvard.edu/datasets/harvard-fairvlmed10k",
    .expects = "vqa_<split>.csv or caption_<split>.csv beside the .npz files, or FairVLMed10k/split/<split>.csv",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
