#include "core/data/draft.h"

#include "core/archive/archive_folder.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/process_memory.h"
#include "core/data/folders.h"
#include "core/data/image_files.h"
#include "core/data/scans.h"
#include "core/data/table_dataset.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

constexpr std::array<std::string_view, 9> kCommonSettings{
    "title", "modality", "licence", "citation", "classes", "prompts", "missing", "convention", "frames"};

[[noreturn]] void fail(const Draft& draft, const std::string& reason)
{
    throw Error(ErrorKind::Data, draft.info.root.string() + ": " + reason);
}

std::vector<std::string> listOf(const ImportOptions& options, std::string_view key)
{
    const nlohmann::json list = nlohmann::json::parse(settingOf(options, key, "[]"), nullptr, false);
    if (!list.is_array()
        || !std::ranges::all_of(list, [](const nlohmann::json& v) { return v.is_string() && !v.empty(); }))
        throw Error(ErrorKind::Config, "\"" + std::string(key) + "\" must be a JSON list of texts");
    return list.get<std::vector<std::string>>();
}

void applyOverrides(Draft& draft, const ImportOptions& options)
{
    DatasetInfo& info = draft.info;
    info.title = settingOf(options, "title", info.title);
    info.modality = settingOf(options, "modality", info.modality);
    info.licence = settingOf(options, "licence", info.licence);
    info.citation = settingOf(options, "citation", info.citation);
    const std::vector<std::string> classes = listOf(options, "classes");
    if (!classes.empty() && !info.classes.empty() && classes.size() != info.classes.size())
        throw Error(ErrorKind::Data,
            info.root.string() + ": \"classes\" names " + std::to_string(classes.size()) + " classes; the data have "
                + std::to_string(info.classes.size()));
    if (!classes.empty() && info.task == Task::Diagnosis)
        info.classes = classes;
    if (info.prompts.empty() || !classes.empty())
        info.prompts = photoPrompts(info.classes, conventionOf(options));
    const std::vector<std::string> prompts = listOf(options, "prompts");
    if (!prompts.empty()) {
        if (prompts.size() != info.classes.size())
            throw Error(ErrorKind::Data,
                info.root.string() + ": \"prompts\" has " + std::to_string(prompts.size()) + " texts for "
                    + std::to_string(info.classes.size()) + " classes");
        info.prompts = prompts;
    }
    info.id = !options.id.empty() ? options.id : !info.id.empty() ? info.id : idFrom(titleOf(info.root));
}

void checkSamples(Draft& draft)
{
    if (draft.samples.empty())
        fail(draft, "no samples were found");
    std::unordered_set<std::string_view> ids;
    ids.reserve(draft.samples.size());
    for (const Sample& sample : draft.samples) {
        if (!ids.insert(sample.id).second)
            fail(draft, "two samples have the id \"" + sample.id + "\"; ids must be unique");
        if (draft.info.task == Task::Diagnosis
            && (sample.label < 0 || static_cast<std::size_t>(sample.label) >= draft.info.classes.size()))
            fail(draft,
                "sample " + sample.id + " has the label " + std::to_string(sample.label) + "; there are "
                    + std::to_string(draft.info.classes.size()) + " classes, numbered from 0");
        if (draft.info.task == Task::Vqa && sample.question.empty())
            fail(draft, "sample " + sample.id + " has no question");
    }
}

void checkClasses(Draft& draft)
{
    if (draft.info.task != Task::Diagnosis)
        return;
    std::map<Split, std::set<int>> labels;
    std::set<int> all;
    for (const Sample& sample : draft.samples) {
        labels[sample.split].insert(sample.label);
        all.insert(sample.label);
    }
    if (all.size() < 2)
        fail(draft,
            "all " + std::to_string(draft.samples.size()) + " samples have the class \""
                + draft.info.classes[static_cast<std::size_t>(*all.begin())]
                + "\"; a diagnosis needs samples of at least two classes");
    for (const auto& [split, present] : labels)
        if (present.size() == 1)
            draft.info.warnings.push_back("The " + std::string(name(split)) + " split has only the class \""
                + draft.info.classes[static_cast<std::size_t>(*present.begin())]
                + "\"; no AUROC can be computed on it.");
        else if (present.size() < draft.info.classes.size())
            draft.info.warnings.push_back("The " + std::string(name(split)) + " split lacks "
                + std::to_string(draft.info.classes.size() - present.size()) + " of the "
                + std::to_string(draft.info.classes.size()) + " classes.");
}

void warnOfLeaks(Draft& draft)
{
    std::unordered_map<std::string_view, Split> splits;
    splits.reserve(draft.samples.size());
    std::unordered_set<std::string_view> shared;
    for (const Sample& sample : draft.samples) {
        const auto [it, fresh] = splits.emplace(sample.cluster, sample.split);
        if (!fresh && it->second != sample.split)
            shared.insert(sample.cluster);
    }
    if (!shared.empty())
        draft.info.warnings.push_back(std::to_string(shared.size())
            + " patients, studies or images occur in more than one split, as published; results on the test split may "
              "be too good.");
}

/// Questions, answers, patients and attributes are often those of other samples: one copy of each is enough.
void shareTexts(std::vector<Sample>& samples)
{
    std::unordered_set<SharedText> known;
    const auto share = [&known](SharedText& text) {
        if (!text.empty())
            text = *known.insert(text).first;
    };
    for (Sample& sample : samples) {
        if (sample.id == sample.image)
            sample.id = sample.image;
        for (SharedText* text : {&sample.question, &sample.prompt, &sample.answer, &sample.cluster})
            share(*text);
        sample.attributes.share(share);
    }
}

/// Ids, splits, labels, texts, and of the image files: their content where it was hashed, else their sizes.
/// Pseudonyms count by their grouping, since their texts differ from project to project.
std::string fingerprintOf(const Draft& draft, const std::vector<FileRecord>& files)
{
    Hasher hasher;
    hasher.add("dataset/1").add(name(draft.info.task)).add(static_cast<std::uint64_t>(draft.samples.size()));
    for (const std::string& text : draft.info.classes)
        hasher.add(text);
    for (const std::string& text : draft.info.prompts)
        hasher.add(text);
    std::unordered_map<std::string_view, std::uint64_t> patients;
    for (const Sample& s : draft.samples) {
        hasher.add(s.id).add(name(s.split)).add(s.image).add(static_cast<std::uint64_t>(s.label + 1));
        hasher.add(s.question).add(s.prompt).add(s.answer).add(name(s.answerType));
        if (isPseudonym(s.cluster))
            hasher.add(patients.emplace(s.cluster, patients.size()).first->second);
        else
            hasher.add(s.cluster);
        for (const Choice& choice : s.choices)
            hasher.add(choice.letter).add(choice.text);
    }
    for (const FileRecord& file : files) {
        hasher.add(file.name).add(static_cast<std::uint64_t>(file.size));
        if (!file.hash.empty())
            hasher.add(file.hash);
    }
    return hasher.hex();
}

}

std::string settingOf(const ImportOptions& options, std::string_view key, std::string_view fallback)
{
    const auto it = options.settings.find(std::string(key));
    return it == options.settings.end() ? std::string(fallback) : it->second;
}

std::string choiceOf(const ImportOptions& options, std::string_view key, std::initializer_list<std::string_view> known)
{
    const std::string value = settingOf(options, key, *known.begin());
    if (std::ranges::find(known, value) != known.end())
        return value;
    std::string list;
    for (const std::string_view k : known)
        list += (list.empty() ? "" : ", ") + std::string(k);
    throw Error(ErrorKind::Config, "setting \"" + std::string(key) + "\" is \"" + value + "\"; known: " + list);
}

void requireKnownSettings(const ImportOptions& options, std::initializer_list<std::string_view> known)
{
    for (const auto& [key, value] : options.settings) {
        if (std::ranges::find(known, key) != known.end()
            || std::ranges::find(kCommonSettings, key) != kCommonSettings.end())
            continue;
        std::string list;
        for (const std::string_view k : known)
            list += std::string(k) + ", ";
        for (const std::string_view k : kCommonSettings)
            list += std::string(k) + (k == kCommonSettings.back() ? "" : ", ");
        throw Error(ErrorKind::Config, "setting \"" + key + "\" is not known to this importer; known: " + list);
    }
}

Convention conventionOf(const ImportOptions& options)
{
    return choiceOf(options, "convention", {"strict", "medvlmbench"}) == "strict" ? Convention::Strict
                                                                                  : Convention::MedVlmBench;
}

std::vector<std::string> photoPrompts(const std::vector<std::string>& classes, Convention convention)
{
    std::vector<std::string> prompts;
    for (const std::string& text : classes)
        prompts.push_back("a photo of " + (convention == Convention::Strict ? trimmed(text) : text));
    return prompts;
}

void setClasses(Draft& draft, const std::vector<std::string>& literal, Convention convention)
{
    draft.info.classes.clear();
    for (const std::string& text : literal)
        draft.info.classes.push_back(trimmed(text));
    draft.info.prompts = photoPrompts(literal, convention);
}

std::string placeOf(const Draft& draft, const std::string& image)
{
    if (draft.moved.empty())
        return image;
    const std::size_t hash = std::min(image.find('#'), image.size());
    const auto found = draft.moved.find(image.substr(0, hash));
    return found == draft.moved.end() ? image : found->second + image.substr(hash);
}

void reject(Draft& draft, std::string what, std::string reason)
{
    draft.info.rejects.push_back({.what = std::move(what), .reason = std::move(reason)});
}

bool skipsUnusable(const ImportOptions& options)
{
    return choiceOf(options, "missing", {"refuse", "skip", "keep"}) == "skip";
}

void warnOfCounts(Draft& draft, const std::array<std::size_t, 3>& published, std::string_view source)
{
    draft.info.published = published;
    draft.info.publishedBy = source;
    std::array<std::size_t, 3> counts{};
    for (const Sample& sample : draft.samples)
        ++counts[static_cast<std::size_t>(sample.split)];
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (published[i] != 0 && published[i] != counts[i])
            draft.info.warnings.push_back("The " + std::string(name(static_cast<Split>(i))) + " split has "
                + std::to_string(counts[i]) + " samples; " + std::string(source) + " has "
                + std::to_string(published[i]) + ".");
}

std::filesystem::path innerFolder(const std::filesystem::path& path, std::string_view name)
{
    return isFolder(path / name) ? path / name : path;
}

std::string titleOf(const std::filesystem::path& root)
{
    const std::string name = root.filename().string();
    if (!archive::looksLikeArchive(name))
        return name;
    const std::filesystem::path stem = root.stem();
    return (lowered(stem.extension().string()) == ".tar" ? stem.stem() : stem).string();
}

std::string idFrom(std::string_view name)
{
    std::string id;
    for (const char c : lowered(name))
        id += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ? c : '-';
    return id.empty() ? "dataset" : id;
}

namespace {

/// The common settings that change nothing here.
void noteIdleSettings(Draft& draft)
{
    const bool scans = draft.dicom || std::ranges::any_of(draft.samples, [](const Sample& sample) {
        return looksLikeDicom(sample.image) || looksLikeVolume(sample.image);
    });
    if (!scans)
        draft.info.idle.emplace("frames");
    const bool asked = draft.info.task == Task::Diagnosis
        || (draft.info.task == Task::Vqa && std::ranges::any_of(draft.samples, [](const Sample& sample) {
               return sample.answerType != AnswerType::MultipleChoice;
           }));
    if (!asked) // reports and lettered choices are asked for in one way
        draft.info.idle.emplace("convention");
}

}

std::unique_ptr<Dataset> finish(Draft draft, const ImportOptions& options)
{
    noteIdleSettings(draft);
    applyOverrides(draft, options);
    draft.moved = options.moved;
    shareTexts(draft.samples);
    checkSamples(draft);
    std::vector<FileRecord> files = lookAtFiles(draft, options);
    const bool complete = std::ranges::none_of(files, [](const FileRecord& f) { return f.size == kMissingFile; });
    if (!complete && findElsewhere(draft, files) > 0)
        files = lookAtFiles(draft, options);
    settleMissing(draft, files, options);
    const std::size_t before = draft.samples.size();
    expandFrames(draft, options);
    if (draft.samples.size() != before)
        checkSamples(draft);
    checkClasses(draft);
    describeScans(draft, options);
    for (Sample& sample : draft.samples)
        if (sample.cluster.empty())
            sample.cluster = sample.image;
    warnOfLeaks(draft);
    draft.info.source = isFolder(draft.info.root) && !archive::archivePlace(draft.info.root)
            && !std::filesystem::is_regular_file(options.source)
        ? draft.info.root
        : options.source;
    draft.info.fingerprint = fingerprintOf(draft, files);
    constexpr std::size_t many = 100'000; // of which names and sizes are enough to find one again
    if (files.size() > many)
        for (FileRecord& file : files)
            file.hash = {};
    draft.info.files = std::make_shared<const std::vector<FileRecord>>(std::move(files));
    const bool large = draft.samples.size() > many;
    auto dataset = std::make_unique<TableDataset>(std::move(draft));
    if (large) // the tables that it was read from took as much as it does
        releaseFreedMemory();
    return dataset;
}

}
