#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/parquet.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using nlohmann::json;
using Path = std::filesystem::path;

// Lau et al. 2018 published one file of all questions (OSF); the Hugging Face release and others re-split it.
constexpr std::string_view kPublic = "VQA_RAD Dataset Public.json";
// The Hugging Face release as JSON lines: all in one, or a file a split in a folder named after the set.
constexpr std::array<std::string_view, 2> kWhole{"hf_vqa_rad_all.jsonl", "vqa_rad.jsonl"};
constexpr std::array<std::pair<std::string_view, Split>, 2> kBySplit{
    {{"train.jsonl", Split::Train}, {"test.jsonl", Split::Test}}};

Path fileIn(const Path& path, std::string_view name)
{
    return isFolder(path) ? path / name : path.parent_path() / name;
}

bool has(const Path& path, std::string_view name)
{
    return isFile(fileIn(path, name));
}

/// Each with its split; nothing where a row says it.
std::vector<std::pair<Path, std::optional<Split>>> jsonLines(const Path& path)
{
    std::vector<std::pair<Path, std::optional<Split>>> files;
    for (const std::string_view name : kWhole)
        if (files.empty() && has(path, name))
            files.emplace_back(fileIn(path, name), std::nullopt);
    if (files.empty() && folderIsNamed(path, "vqa", "rad"))
        for (const auto& [name, split] : kBySplit)
            if (has(path, name))
                files.emplace_back(fileIn(path, name), split);
    return files;
}

Recognition detect(const Path& path)
{
    if (has(path, kPublic))
        return {.confidence = 95, .reason = "found " + std::string(kPublic)};
    if (has(path, "trainset.json") && has(path, "testset.json"))
        return {.confidence = 70, .reason = "found trainset.json, testset.json and images"};
    if (const auto files = jsonLines(path); !files.empty())
        return {.confidence = 85, .reason = "found " + files.front().first.filename().string()};
    if (folderIsNamed(path, "vqa", "rad") && hasParquet(path))
        return {.confidence = 85, .reason = "found parquet files in a folder named VQA-RAD"};
    return {};
}

json questionsIn(const Path& file)
{
    json rows = jsonIn(file);
    if (!rows.is_array())
        throw Error(ErrorKind::Data, file.string() + ": expected a list of questions");
    return rows;
}

std::string modalityOf(const std::string& organ)
{
    return organ == "CHEST" ? "chest X-ray" : organ == "HEAD" ? "head CT or MR" : organ == "ABD" ? "abdominal CT" : "";
}

/// The OSF download names its folder in its own way.
std::string imageFolder(const Path& path)
{
    constexpr const char* own = "VQA_RAD Image Folder";
    const Path root = fileIn(path, "").parent_path();
    return !isFolder(root / "images") && isFolder(root / own) ? std::string(own) + "/" : "images/";
}

/// A row of the OSF file, or of trainset.json and testset.json, which have the same keys.
Sample sampleOf(
    const json& row, Split split, Convention convention, const std::string& where, const std::string& folder)
{
    Sample sample;
    sample.split = split;
    sample.id = std::string(name(split)) + "/" + requiredText(row, "qid", where);
    sample.image = folder + requiredText(row, "image_name", where);
    sample.question = requiredText(row, "question", where);
    sample.answer = trimmed(textOf(row, "answer"));
    const bool closed = trimmed(textOf(row, "answer_type")) == "CLOSED";
    AnswerType published = closed ? AnswerType::Closed : AnswerType::Open;
    if (convention == Convention::MedVlmBench) { // its source, the Hugging Face release, is in lower case
        sample.question = lowered(sample.question);
        sample.answer = lowered(sample.answer);
        published = AnswerType::None;
    }
    sample.cluster = sample.image;
    setQuestion(sample, published, convention);
    for (const char* key : {"image_organ", "question_type", "phrase_type"})
        if (const std::string value = trimmed(textOf(row, key)); !value.empty())
            sample.attributes.emplace(key, value);
    if (const std::string modality = modalityOf(trimmed(textOf(row, "image_organ"))); !modality.empty())
        sample.attributes.emplace("modality", modality);
    return sample;
}

using Triple = std::tuple<std::string, std::string, std::string>;

Triple tripleOf(const Sample& s)
{
    return {s.image, lowered(s.question), lowered(s.answer)};
}

/// 2,248 questions; without those that repeat another's image, question and answer 1,793 train and 451 test remain,
/// the Hugging Face release.
void readPublic(const Path& path, const ImportOptions& options, Draft& draft)
{
    const Convention convention = conventionOf(options);
    const bool dropRepeated = choiceOf(options, "repeated", {"drop", "keep"}) == "drop";
    const Path file = fileIn(path, kPublic);
    const std::string folder = imageFolder(path);
    std::vector<Sample> train;
    std::vector<Sample> test;
    for (const json& row : questionsIn(file)) {
        const bool isTest = textOf(row, "phrase_type").starts_with("test");
        (isTest ? test : train)
            .push_back(sampleOf(row, isTest ? Split::Test : Split::Train, convention, file.string(), folder));
    }
    std::set<Triple> seen;
    if (dropRepeated) {
        for (const Sample& sample : test)
            seen.insert(tripleOf(sample));
        const std::size_t before = train.size();
        std::erase_if(train, [&](const Sample& sample) {
            const bool repeated = !seen.insert(tripleOf(sample)).second;
            if (repeated)
                reject(draft, sample.id, "it repeats another question about its image word for word");
            return repeated;
        });
        if (before != train.size())
            draft.info.warnings.push_back(std::to_string(before - train.size())
                + " training questions repeat another word for word and are left out, as in the Hugging Face release.");
    }
    draft.samples = std::move(train);
    std::ranges::move(test, std::back_inserter(draft.samples));
}

void readSplitFiles(const Path& path, const ImportOptions& options, Draft& draft)
{
    for (const auto& [name, split] :
        {std::pair{"trainset.json", Split::Train}, std::pair{"testset.json", Split::Test}}) {
        const Path file = fileIn(path, name);
        for (const json& row : questionsIn(file))
            draft.samples.push_back(sampleOf(row, split, conventionOf(options), file.string(), imageFolder(path)));
    }
}

void addJsonLines(const Path& file, std::optional<Split> whole, const ImportOptions& options,
    std::map<Split, int>& counts, Draft& draft)
{
    for (const json& row : readJsonLines(file)) {
        const auto split = whole ? whole : splitFromName(requiredText(row, "split", file.string()));
        if (!split)
            throw Error(ErrorKind::Data, file.string() + ": split \"" + textOf(row, "split") + "\" is not known");
        Sample sample;
        sample.split = *split;
        sample.id = std::string(name(*split)) + "/" + std::to_string(counts[*split]++);
        sample.image = requiredText(row, "image", file.string());
        sample.question = requiredText(row, "question", file.string());
        sample.answer = trimmed(textOf(row, "answer"));
        sample.cluster = sample.image;
        setQuestion(sample, AnswerType::None, conventionOf(options));
        draft.samples.push_back(std::move(sample));
    }
}

/// The Hugging Face release as JSON lines: image, question, answer, split.
void readJsonLinesForm(const Path& path, const ImportOptions& options, Draft& draft)
{
    std::map<Split, int> counts;
    for (const auto& [file, whole] : jsonLines(path))
        addJsonLines(file, whole, options, counts, draft);
}

using Names = std::set<std::string>;

/// Test images that are also in the training split, and all test images.
std::pair<Names, Names> sharedImages(const std::vector<Sample>& samples)
{
    std::array<Names, 2> names;
    for (const Sample& sample : samples)
        names[sample.split == Split::Test ? 1 : 0].insert(Path(sample.image).filename().string());
    Names shared;
    std::ranges::set_intersection(names[0], names[1], std::inserter(shared, shared.end()));
    return {shared, names[1]};
}

/// The set is published in two splits that are often mixed up; where both lie here, each is told of the other.
void tellOfOtherSplit(const Path& path, const ImportOptions& options, Draft& draft)
{
    Draft other;
    readSplitFiles(path, options, other);
    const auto [shared, tests] = sharedImages(draft.samples);
    const auto [otherShared, otherTests] = sharedImages(other.samples);
    const auto count = [&other](Split split) { return std::ranges::count(other.samples, split, &Sample::split); };
    std::string text = "Train and test share " + std::to_string(shared.size()) + " of " + std::to_string(tests.size())
        + " test images. In the other published split, trainset.json and testset.json ("
        + std::to_string(count(Split::Train)) + " and " + std::to_string(count(Split::Test))
        + " questions, setting form=split_files), they share " + std::to_string(otherShared.size()) + " images";
    Names only;
    std::ranges::set_difference(otherShared, shared, std::inserter(only, only.end()));
    constexpr std::size_t few = 3;
    if (!only.empty() && only.size() <= few && otherTests == tests) {
        text += ": here all questions on ";
        for (const std::string& name : only)
            text += (name == *only.begin() ? "" : ", ") + name;
        text += " are in the test split";
    }
    draft.info.warnings.push_back(text + ".");
}

constexpr std::size_t kReleased = 1793; // training questions of the Hugging Face release
constexpr std::size_t kAsked = 1797; // of the public file, repeated ones among them
constexpr std::size_t kSplitFile = 3064; // of trainset.json
constexpr std::size_t kTest = 451;
constexpr std::array<std::string_view, 4> kForms{"auto", "public", "split_files", "jsonl"};
constexpr std::array<std::string_view, 2> kRepeated{"drop", "keep"};
constexpr std::array<Setting, 2> kSettings{
    {{.key = "form", .title = VLM_TR("Setting", "Which of its files"), .values = kForms},
        {.key = "repeated", .title = VLM_TR("Setting", "Questions asked twice"), .values = kRepeated}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"form", "repeated"});
    Draft draft;
    draft.info.task = Task::Vqa;
    draft.info.importer = "vqa_rad";
    draft.info.title = "VQA-RAD";
    draft.info.modality = "radiology";
    draft.info.licence = "CC0 1.0";
    draft.info.citation = "Lau et al. 2018 (Scientific Data 5:180251)";
    draft.info.id = "vqa-rad";
    draft.info.root = fileIn(path, "").parent_path();
    std::string form = choiceOf(options, "form", {"auto", "public", "split_files", "jsonl"});
    if (form == "auto")
        form = has(path, kPublic) ? "public" : !jsonLines(path).empty() ? "jsonl" : "split_files";
    if (form == "split_files" && !has(path, "testset.json") && hasParquet(path))
        refuseParquet(path, "vqa_rad");
    const int forms
        = has(path, kPublic) + !jsonLines(path).empty() + (has(path, "trainset.json") && has(path, "testset.json"));
    if (forms == 1)
        draft.info.idle.emplace("form");
    if (form != "public") // the other files are read as they are
        draft.info.idle.emplace("repeated");
    if (form == "public")
        readPublic(path, options, draft);
    else if (form == "jsonl")
        readJsonLinesForm(path, options, draft);
    else
        readSplitFiles(path, options, draft);
    if (form == "public" && has(path, "trainset.json") && has(path, "testset.json"))
        tellOfOtherSplit(path, options, draft);
    const bool whole = form == "split_files" || settingOf(options, "repeated", "drop") == "keep";
    draft.info.published = {form == "jsonl" || !whole ? kReleased : form == "public" ? kAsked : kSplitFile, 0, kTest};
    draft.info.publishedBy = "the published VQA-RAD";
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer vqa_rad{.id = "vqa_rad",
    .title = "VQA-RAD",
    .source = "https://osf.io/89kps",
    .expects = "\"VQA_RAD Dataset Public.json\" (or trainset.json and testset.json, or hf_vqa_rad_all.jsonl) beside "
               "images/",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
