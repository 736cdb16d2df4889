#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

/// Folders named after splits; empty when the root's folders are the classes themselves.
std::map<std::string, Split> splitFolders(const Path& root)
{
    std::map<std::string, Split> splits;
    for (const std::string& folder : subFolders(root))
        if (const auto split = splitFromName(folder))
            splits.emplace(folder, *split);
    return splits;
}

bool hasClassFolders(const Path& folder, std::size_t fewest)
{
    constexpr std::size_t most = 2000; // more are patients
    const std::vector<std::string> classes = subFolders(folder);
    return classes.size() >= fewest && classes.size() <= most
        && std::ranges::any_of(classes, [&folder](const std::string& c) { return !imageFiles(folder / c).empty(); });
}

Recognition detect(const Path& path)
{
    if (!isFolder(path))
        return {};
    const auto splits = splitFolders(path);
    for (const auto& [folder, split] : splits)
        if (hasClassFolders(path / folder, 2))
            return {.confidence = 60, .reason = "found class folders with images in " + folder};
    // Recognised, so that the user hears what is wrong with a single class.
    for (const auto& [folder, split] : splits)
        if (hasClassFolders(path / folder, 1))
            return {.confidence = 40, .reason = "found one class folder with images in " + folder};
    if (splits.empty() && hasClassFolders(path, 2))
        return {.confidence = 50, .reason = "found class folders with images"};
    return {};
}

/// In the order of the setting "classes" when it names the folders, else sorted.
std::vector<std::string> classOrder(const Path& root, const std::set<std::string>& found, const ImportOptions& options)
{
    const nlohmann::json wanted = nlohmann::json::parse(settingOf(options, "classes", "[]"), nullptr, false);
    std::vector<std::string> order;
    if (wanted.is_array())
        for (const auto& item : wanted)
            order.push_back(textOf(item));
    if (order.empty())
        return {found.begin(), found.end()};
    for (const std::string& folder : found)
        if (std::ranges::find(order, folder) == order.end())
            throw Error(ErrorKind::Data,
                root.string() + ": the folder \"" + folder + "\" is not among the classes of dataset.json; named are "
                    + wanted.dump());
    return order;
}

/// Splits a set without split folders: the samples of each class with the smallest hashes are the test split.
void divide(std::vector<Sample>& samples, const ImportOptions& options, DatasetInfo& info)
{
    const std::string text = settingOf(options, "test_fraction", "1");
    double fraction = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), fraction);
    if (error != std::errc() || end != text.data() + text.size() || !(fraction > 0 && fraction <= 1))
        throw Error(ErrorKind::Config, "setting \"test_fraction\" is \"" + text + "\"; expected a number in (0, 1]");
    if (fraction == 1) {
        info.warnings.emplace_back(
            "There are no split folders; every image is in the test split. Set test_fraction to divide them.");
        return;
    }
    const std::string seed = settingOf(options, "seed", "42");
    std::map<int, std::vector<std::pair<std::string, Sample*>>> byClass;
    for (Sample& sample : samples)
        byClass[sample.label].emplace_back(hashText(seed + "/" + sample.image), &sample);
    for (auto& [label, ranked] : byClass) {
        std::ranges::sort(ranked);
        const auto tests = static_cast<std::size_t>(static_cast<double>(ranked.size()) * fraction + 0.5);
        for (std::size_t i = 0; i < ranked.size(); ++i)
            ranked[i].second->split = i < tests ? Split::Test : Split::Train;
    }
    info.warnings.push_back("There are no split folders; " + text
        + " of each class was drawn for the test split with seed " + seed + ". Patients are not known.");
}

/// Segmentation masks beside their images, as in the original BUSI: "benign (1)_mask.png", "benign (1)_mask_1.png".
bool isMask(const std::string& file, const std::vector<std::string>& siblings)
{
    const std::string stem = Path(file).stem().string();
    const std::size_t at = stem.rfind("_mask");
    if (at == std::string::npos)
        return false;
    const std::string image = stem.substr(0, at) + Path(file).extension().string();
    return std::ranges::binary_search(siblings, image);
}

/// Files of a folder that are elsewhere now still belong to it.
std::vector<std::string> withMoved(
    std::vector<std::string> names, const std::string& folder, const ImportOptions& options)
{
    for (const auto& [name, place] : options.moved)
        if (name.starts_with(folder) && name.find('/', folder.size()) == std::string::npos)
            names.push_back(name.substr(folder.size()));
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

constexpr std::array<Setting, 2> kSettings{
    {{.key = "test_fraction", .title = VLM_TR("Setting", "Share of the test split"), .fallback = "1"},
        {.key = "seed", .title = VLM_TR("Setting", "Seed of the split"), .fallback = "42"}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"test_fraction", "seed"});
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "class_folders";
    draft.info.root = path.filename().empty() ? path.parent_path() : path;
    draft.info.title = titleOf(draft.info.root);
    draft.info.id = idFrom(draft.info.title);
    const std::string prefix = (options.id.empty() ? draft.info.id : options.id) + "/";

    std::map<std::string, Split> splits = splitFolders(path);
    const bool divided = !splits.empty();
    if (!divided)
        splits.emplace(".", Split::Test);
    std::set<std::string> found;
    for (const auto& [folder, split] : splits)
        for (const std::string& name : subFolders(path / folder))
            found.insert(name);
    draft.info.classes = classOrder(path, found, options);

    // Train, validation, test; then class order; then file names.
    std::vector<std::pair<Split, std::string>> ordered;
    for (const auto& [folder, split] : splits)
        ordered.emplace_back(split, folder);
    std::ranges::sort(ordered);
    std::size_t masks = 0;
    for (const auto& [split, folder] : ordered)
        for (std::size_t label = 0; label < draft.info.classes.size(); ++label) {
            const Path files = path / folder / draft.info.classes[label];
            if (!isFolder(files))
                continue;
            const std::vector<std::string> names
                = withMoved(imageFiles(files), relativeName(files, path).append("/"), options);
            for (const std::string& file : names) {
                if (isMask(file, names)) {
                    ++masks;
                    continue;
                }
                const std::string image
                    = (divided ? folder + "/" : std::string()) + draft.info.classes[label] + "/" + file;
                Sample sample;
                sample.id = prefix + image;
                sample.split = split;
                sample.image = image;
                sample.label = static_cast<int>(label);
                draft.samples.push_back(std::move(sample));
            }
        }
    if (masks > 0)
        draft.info.warnings.push_back(std::to_string(masks) + " segmentation masks beside their images are left out.");
    if (divided)
        draft.info.idle = {"test_fraction", "seed"};
    else
        divide(draft.samples, options, draft.info);
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer class_folders{.id = "class_folders",
    .title = "Folders of images",
    .source = "any images sorted into folders",
    .expects = "<split>/<class>/<image> with splits train, validation, test; or <class>/<image>",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
