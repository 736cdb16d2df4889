#include "core/data/draft.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/data/scans.h"
#include "core/data/table_dataset.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

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
    info.id = !options.id.empty() ? options.id : !info.id.empty() ? info.id : idFrom(info.root.filename().string());
}

std::string_view fileOf(const Sample& sample)
{
    return std::string_view(sample.image).substr(0, sample.image.find('#'));
}

/// Every image file once, sorted.
std::vector<std::string_view> filesOf(const Draft& draft)
{
    std::vector<std::string_view> files;
    for (const Sample& sample : draft.samples)
        if (const std::string_view file = fileOf(sample); files.empty() || files.back() != file)
            files.push_back(file);
    std::ranges::sort(files);
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

constexpr std::uintmax_t kMissing = std::numeric_limits<std::uintmax_t>::max();

/// Does something with every file in parallel, tells how far it is on the calling thread, and stops when asked.
template <class Use> void forEachFile(std::size_t count, const ImportOptions& options, Use&& use)
{
    std::atomic<std::size_t> done = 0;
    const std::thread::id caller = std::this_thread::get_id();
    std::chrono::steady_clock::time_point due{};
    parallelFor(count, 64, 0, options.stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            use(i);
        const std::size_t now = done += end - begin;
        if (!options.progress || std::this_thread::get_id() != caller || std::chrono::steady_clock::now() < due)
            return;
        due = std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
        options.progress(now, count);
    });
    if (options.progress)
        options.progress(count, count);
}

/// Bytes of each file; kMissing where there is none.
std::vector<std::uintmax_t> sizesOf(
    const Draft& draft, const std::vector<std::string_view>& files, const ImportOptions& options)
{
    std::vector<std::uintmax_t> sizes(files.size());
    const std::string root = (draft.info.root / "").string();
    forEachFile(files.size(), options, [&](std::size_t i) {
        struct stat status { };
        const auto elsewhere = draft.moved.empty() ? draft.moved.end() : draft.moved.find(std::string(files[i]));
        const std::string file = elsewhere == draft.moved.end() ? root + std::string(files[i]) : elsewhere->second;
        const bool there = ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode);
        sizes[i] = there ? static_cast<std::uintmax_t>(status.st_size) : kMissing;
    });
    return sizes;
}

bool missingEverywhere(const Draft& draft, const std::set<std::string>& missing)
{
    return std::ranges::all_of(
        draft.samples, [&missing](const Sample& s) { return missing.contains(std::string(fileOf(s))); });
}

/// @return the files' sizes in the order of filesOf(), empty where files were left out
std::vector<std::uintmax_t> checkImages(Draft& draft, const ImportOptions& options)
{
    const bool skip = skipsUnusable(options);
    std::set<std::string> missing;
    std::vector<std::uintmax_t> sizes;
    {
        const std::vector<std::string_view> files = filesOf(draft);
        sizes = sizesOf(draft, files, options);
        for (std::size_t i = 0; i < files.size(); ++i)
            if (sizes[i] == kMissing)
                missing.emplace(files[i]);
    }
    if (missing.empty())
        return sizes;
    std::string examples;
    for (auto it = missing.begin(); it != missing.end() && std::distance(missing.begin(), it) < 3; ++it)
        examples += (examples.empty() ? "" : ", ") + *it;
    const std::size_t before = draft.samples.size();
    if (!skip)
        fail(draft,
            std::to_string(missing.size()) + " image files are missing, first " + examples
                + "; put them there or leave their samples out with the setting missing=skip");
    if (missingEverywhere(draft, missing))
        fail(draft, "all " + std::to_string(missing.size()) + " image files are missing, first " + examples);
    std::erase_if(draft.samples, [&](const Sample& s) {
        const std::string file(fileOf(s));
        const bool gone = missing.contains(file);
        if (gone)
            reject(draft, s.id, "its image is missing: " + file);
        return gone;
    });
    draft.info.warnings.push_back(std::to_string(before - draft.samples.size())
        + " samples are left out because their image files are missing, first " + examples + ".");
    return {};
}

void checkSamples(Draft& draft)
{
    if (draft.samples.empty())
        fail(draft, "no samples were found");
    std::unordered_set<std::string_view> ids;
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

constexpr std::uintmax_t kHashedBytes = 256U << 20;

/// Ids, splits, labels, texts, and of the image files: their content up to 256 MiB in all, their sizes beyond.
/// @param sizes of the files, or nothing where they are not known. Pseudonyms count by their grouping, since their
/// texts differ from project to project.
std::string fingerprintOf(Draft& draft, std::vector<std::uintmax_t> sizes, const ImportOptions& options)
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
    const std::vector<std::string_view> files = filesOf(draft);
    if (sizes.size() != files.size())
        sizes = sizesOf(draft, files, options);
    const std::uintmax_t total = std::accumulate(sizes.begin(), sizes.end(), std::uintmax_t(0));
    std::vector<std::string> contents(total <= kHashedBytes ? files.size() : 0);
    forEachFile(contents.size(), options, [&](std::size_t i) {
        const std::filesystem::path file = draft.info.root / placeOf(draft, std::string(files[i]));
        constexpr std::uintmax_t small = 1U << 20;
        if (sizes[i] > small) {
            contents[i] = hashFile(file);
            return;
        }
        const std::string bytes = readFile(file); // at once; the hash is the same
        contents[i] = Hasher().add(std::as_bytes(std::span(bytes))).hex();
    });
    for (std::size_t i = 0; i < files.size(); ++i) {
        hasher.add(files[i]).add(static_cast<std::uint64_t>(sizes[i]));
        if (!contents.empty())
            hasher.add(contents[i]);
    }
    auto records = std::make_shared<std::vector<FileRecord>>(files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        (*records)[i] = {.name = std::string(files[i]),
            .size = sizes[i],
            .hash = contents.empty() ? std::string() : std::move(contents[i])};
    draft.info.files = std::move(records);
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
    return choiceOf(options, "missing", {"refuse", "skip"}) == "skip";
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
    return std::filesystem::is_directory(path / name) ? path / name : path;
}

std::string idFrom(std::string_view name)
{
    std::string id;
    for (const char c : lowered(name))
        id += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ? c : '-';
    return id.empty() ? "dataset" : id;
}

std::unique_ptr<Dataset> finish(Draft draft, const ImportOptions& options)
{
    applyOverrides(draft, options);
    draft.moved = options.moved;
    checkSamples(draft);
    std::vector<std::uintmax_t> sizes = checkImages(draft, options);
    expandFrames(draft, options);
    checkSamples(draft);
    checkClasses(draft);
    describeScans(draft, options);
    for (Sample& sample : draft.samples)
        if (sample.cluster.empty())
            sample.cluster = sample.image;
    warnOfLeaks(draft);
    draft.info.fingerprint = fingerprintOf(draft, std::move(sizes), options);
    return std::make_unique<TableDataset>(std::move(draft));
}

}
