#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::array kSplits{std::pair{"train", Split::Train}, std::pair{"val", Split::Validation},
    std::pair{"validation", Split::Validation}, std::pair{"test", Split::Test}};

/// The seven diagnoses in the order of DermaMNIST. Source: Tschandl et al. 2018
constexpr std::array kDiagnoses{std::pair{"akiec", "actinic keratoses and intraepithelial carcinoma"},
    std::pair{"bcc", "basal cell carcinoma"}, std::pair{"bkl", "benign keratosis-like lesions"},
    std::pair{"df", "dermatofibroma"}, std::pair{"mel", "melanoma"}, std::pair{"nv", "melanocytic nevi"},
    std::pair{"vasc", "vascular lesions"}};

Path rootOf(const Path& path)
{
    return innerFolder(path, "HAM10000");
}

/// The table of the release itself, which has no split.
std::optional<Path> metadataIn(const Path& root)
{
    for (const char* name : {"HAM10000_metadata.csv", "HAM10000_metadata", "HAM10000_metadata.tab"})
        if (hasFile(root, name))
            return root / name;
    return std::nullopt;
}

Recognition detect(const Path& path)
{
    const Path root = rootOf(path);
    for (const auto& [name, split] : kSplits) {
        const std::string file = std::string("split/") + name + ".csv";
        if (!hasFile(root, file))
            continue;
        const TextTable table = TextTable::read(root / file);
        if (table.has("image_id") && table.has("dx"))
            return {.confidence = 95, .reason = "found " + file + " with image_id and dx"};
    }
    if (const auto file = metadataIn(root))
        return {.confidence = 90, .reason = "found " + file->filename().string()};
    return {};
}

/// In one folder, or in the two parts of the release.
std::string imageFile(const Path& root, const std::string& image)
{
    for (const char* folder : {"HAM10000_images_part_1/", "HAM10000_images_part_2/"})
        if (isFolder(root / folder) && isFile(root / (folder + image + ".jpg")))
            return folder + image + ".jpg";
    return "HAM10000_images/" + image + ".jpg";
}

constexpr std::array<std::string_view, 2> kLabels{"binary", "seven"};
constexpr std::array<Setting, 1> kSettings{
    {{.key = "labels", .title = VLM_TR("Setting", "Labels"), .values = kLabels}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"labels"});
    const bool binary = choiceOf(options, "labels", {"binary", "seven"}) == "binary";
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "ham10000";
    draft.info.id = "ham10000";
    draft.info.title = "HAM10000";
    draft.info.modality = "dermatoscopy";
    draft.info.licence = "CC BY-NC 4.0";
    draft.info.citation = "Tschandl et al. 2018 (Scientific Data 5:180161)";
    draft.info.root = rootOf(path);
    std::vector<std::pair<Path, Split>> tables;
    for (const auto& [file, split] : kSplits)
        if (const Path csv = draft.info.root / "split" / (std::string(file) + ".csv"); isFile(csv))
            tables.emplace_back(csv, split);
    const bool divided = !tables.empty();
    if (const auto metadata = metadataIn(draft.info.root); !divided && metadata)
        tables.emplace_back(*metadata, Split::Test);
    for (const auto& [csv, split] : tables) {
        const TextTable table = TextTable::read(csv);
        for (std::size_t i = 0; i < table.rows(); ++i) {
            const std::string dx = lowered(trimmed(table.at(i, "dx")));
            const auto diagnosis = std::ranges::find(kDiagnoses, dx, [](const auto& d) { return d.first; });
            if (diagnosis == kDiagnoses.end())
                throw Error(ErrorKind::Data,
                    csv.string() + ": row " + std::to_string(i + 2) + ": dx is \"" + dx
                        + "\"; known: akiec, bcc, bkl, df, mel, nv, vasc");
            const std::string id = trimmed(table.at(i, "image_id"));
            const std::string image = looksLikeImage(id) ? Path(id).stem().string() : id;
            Sample sample;
            sample.split = split;
            sample.id = image;
            sample.image = imageFile(draft.info.root, image);
            sample.label
                = binary ? (dx == "akiec" || dx == "mel" ? 1 : 0) : static_cast<int>(diagnosis - kDiagnoses.begin());
            sample.cluster = table.has("lesion_id") ? trimmed(table.at(i, "lesion_id")) : image;
            sample.attributes.emplace("diagnosis", dx);
            for (const char* facet : {"localization", "sex"})
                if (table.has(facet) && !trimmed(table.at(i, facet)).empty())
                    sample.attributes.emplace(facet, trimmed(table.at(i, facet)));
            draft.samples.push_back(std::move(sample));
        }
    }
    std::vector<std::string> classes{"benign keratosis-like lesions", "actinic keratoses or melanoma"};
    if (!binary) {
        classes.clear();
        for (const auto& [dx, text] : kDiagnoses)
            classes.emplace_back(text);
    }
    setClasses(draft, classes, conventionOf(options));
    if (divided)
        warnOfCounts(draft, {8137, 0, 1811}, "the benchmark's split");
    else
        draft.info.warnings.emplace_back(
            "The release has no split; every image is in the test split. Put split/train.csv "
            "and split/test.csv beside it for the benchmark's.");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer ham10000{.id = "ham10000",
    .title = "HAM10000",
    .source = "https://doi.org/10.7910/DVN/DBW86T",
    .expects = "split/train.csv, split/test.csv (image_id, dx) beside HAM10000_images/",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
