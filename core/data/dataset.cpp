#include "core/data/dataset.h"

#include "core/archive/archive_folder.h"
#include "core/base/error.h"
#include "core/data/folders.h"
#include "core/data/import_choices.h"
#include "core/data/manifest.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <optional>

namespace vlm::data {

std::string_view name(Split split)
{
    switch (split) {
    case Split::Train:
        return "train";
    case Split::Validation:
        return "validation";
    case Split::Test:
        return "test";
    }
    return "";
}

std::optional<Split> splitFromName(std::string_view text)
{
    const std::string word = lowered(trimmed(text));
    if (word == "train" || word == "training")
        return Split::Train;
    if (word == "validation" || word == "validate" || word == "val" || word == "valid" || word == "dev")
        return Split::Validation;
    if (word == "test" || word == "testing")
        return Split::Test;
    return std::nullopt;
}

std::string_view name(Task task)
{
    switch (task) {
    case Task::Diagnosis:
        return "diagnosis";
    case Task::Vqa:
        return "vqa";
    case Task::Caption:
        return "caption";
    }
    return "";
}

std::string_view name(AnswerType type)
{
    switch (type) {
    case AnswerType::None:
        return "";
    case AnswerType::Open:
        return "open";
    case AnswerType::Closed:
        return "closed";
    case AnswerType::MultipleChoice:
        return "multiple-choice";
    }
    return "";
}

std::filesystem::path Dataset::fileOf(const Sample& sample) const
{
    return info().root / sample.image.substr(0, sample.image.find('#'));
}

decoding::PixelShape Dataset::pixelShape(const Sample&) const
{
    return {};
}

std::span<const Setting> commonSettings()
{
    static constexpr std::array<std::string_view, 2> conventions{"strict", "medvlmbench"};
    static constexpr std::array<std::string_view, 2> frames{"one", "all"};
    static constexpr std::array<std::string_view, 3> missing{"refuse", "skip", "keep"};
    static constexpr std::array<Setting, 3> settings{
        {{.key = "convention", .title = VLM_TR("Setting", "Prompts and class texts"), .values = conventions},
            {.key = "frames", .title = VLM_TR("Setting", "Frames and slices of a file"), .values = frames},
            {.key = "missing", .title = VLM_TR("Setting", "What cannot be used"), .values = missing}}};
    return settings;
}

const Importer& importer(std::string_view id)
{
    std::string known;
    for (const Importer* entry : allImporterEntries()) {
        if (entry->id == id)
            return *entry;
        known += (known.empty() ? "" : ", ") + std::string(entry->id);
    }
    throw Error(ErrorKind::Config, "importer \"" + std::string(id) + "\" is not known; known: " + known);
}

std::vector<const Setting*> settingsFor(const DatasetInfo& info)
{
    std::vector<const Setting*> offered;
    for (const std::span<const Setting> settings : {importer(info.importer).settings, commonSettings()})
        for (const Setting& setting : settings)
            if (!info.idle.contains(setting.key))
                offered.push_back(&setting);
    return offered;
}

namespace {

using Candidates = std::vector<std::pair<const Importer*, Recognition>>;

Candidates candidatesAt(const std::filesystem::path& path)
{
    Candidates found;
    for (const Importer* entry : allImporterEntries())
        if (Recognition recognition = entry->recognise(path); recognition.confidence > 0)
            found.emplace_back(entry, std::move(recognition));
    std::ranges::stable_sort(
        found, [](const auto& a, const auto& b) { return a.second.confidence > b.second.confidence; });
    return found;
}

struct Layout {
    std::filesystem::path path; // where it begins
    Candidates candidates;
};

/// Of a folder that is no data set itself, the only one below it that is: archives and downloads wrap theirs.
Layout layoutAt(const std::filesystem::path& path, int deeper = 3)
{
    Layout here{.path = path, .candidates = candidatesAt(path)};
    constexpr int weak = 30; // files of a kind anywhere below, no layout
    const int confidence = here.candidates.empty() ? 0 : here.candidates.front().second.confidence;
    if (confidence > weak || deeper == 0 || !isFolder(path))
        return here;
    constexpr std::size_t most = 16; // more folders are data, not a wrapping
    std::vector<std::string> names = subFolders(path);
    for (const std::string& file : filesIn(path))
        if (archive::looksLikeArchive(file))
            names.push_back(file);
    if (names.size() > most)
        return here;
    std::optional<Layout> only;
    for (const std::string& name : names) {
        Layout inner;
        try {
            inner = layoutAt(path / name, deeper - 1);
        } catch (const Error&) { // what cannot be read is no data set
            continue;
        }
        if (inner.candidates.empty() || inner.candidates.front().second.confidence <= std::max(confidence, weak))
            continue;
        if (only)
            return here;
        only = std::move(inner);
    }
    return only ? std::move(*only) : std::move(here);
}

void requirePath(const std::filesystem::path& path)
{
    if (!isThere(path))
        throw Error(ErrorKind::Data, path.string() + ": there is no such file or folder");
}

const Importer& best(const Layout& layout, const std::filesystem::path& path)
{
    if (!layout.candidates.empty())
        return *layout.candidates.front().first;
    std::string expected;
    for (const Importer* entry : allImporterEntries())
        expected += (expected.empty() ? "" : "; ") + std::string(entry->title);
    throw Error(ErrorKind::Data,
        path.string() + ": no known data set layout (the simplest is <split>/<class>/<image>); looked for " + expected
            + ". `medvlm dataset list` says which files each expects");
}

}

Candidates candidates(const std::filesystem::path& path)
{
    return layoutAt(path).candidates;
}

const Importer& recognise(const std::filesystem::path& path)
{
    requirePath(path);
    return best(layoutAt(path), path);
}

std::unique_ptr<Dataset> open(const std::filesystem::path& path, const ImportOptions& options)
{
    requirePath(path);
    std::optional<Manifest> manifest = findManifest(path);
    const Layout layout = layoutAt(path);
    if (!manifest && layout.path != path)
        manifest = findManifest(layout.path);
    ImportOptions merged = manifest ? manifest->options : ImportOptions{};
    if (manifest)
        merged.importer = manifest->importer;
    const auto take = [&merged](const ImportOptions& above) {
        if (!above.importer.empty())
            merged.importer = above.importer;
        for (const auto& [key, value] : above.settings)
            merged.settings[key] = value;
        for (const auto& [name, place] : above.moved)
            merged.moved[name] = place;
    };
    if (!options.id.empty()) {
        merged.id = options.id;
        take(keptChoices(options.id));
    }
    take(options);
    merged.progress = options.progress;
    merged.stop = options.stop;
    merged.source = path;
    if (merged.importer.empty())
        return best(layout, path).open(layout.path, merged);
    const Importer& chosen = importer(merged.importer);
    const bool below = std::ranges::any_of(layout.candidates, [&](const auto& c) { return c.first == &chosen; });
    return chosen.open(below ? layout.path : path, merged);
}

std::vector<const Sample*> samplesOf(const Dataset& dataset, Split split)
{
    std::vector<const Sample*> samples;
    for (const Sample& sample : dataset.samples())
        if (sample.split == split)
            samples.push_back(&sample);
    return samples;
}

std::vector<int> labelsOf(const Dataset& dataset, Split split)
{
    std::vector<int> labels;
    for (const Sample* sample : samplesOf(dataset, split)) {
        if (sample->label < 0)
            throw Error(ErrorKind::Data, dataset.info().id + ": sample " + sample->id + " has no label");
        labels.push_back(sample->label);
    }
    return labels;
}

}
