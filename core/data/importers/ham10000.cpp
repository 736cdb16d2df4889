#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
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

Recognition detect(const Path& path)
{
    const Path root = rootOf(path);
    if (!std::filesystem::is_directory(root / "HAM10000_images"))
        return {};
    for (const auto& [name, split] : kSplits)
        if (hasFile(root, std::string("split/") + name + ".csv"))
            return {.confidence = 95, .reason = "found HAM10000_images and split"};
    return {};
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
    for (const auto& [file, split] : kSplits) {
        const Path csv = draft.info.root / "split" / (std::string(file) + ".csv");
        if (!std::filesystem::is_regular_file(csv))
            continue;
        const TextTable table = TextTable::read(csv);
        for (std::size_t i = 0; i < table.rows(); ++i) {
            const std::string dx = trimmed(table.at(i, "dx"));
            const auto diagnosis = std::ranges::find(kDiagnoses, dx, [](const auto& d) { return d.first; });
            if (diagnosis == kDiagnoses.end())
                throw Error(ErrorKind::Data,
                    csv.string() + ": row " + std::to_string(i + 2) + ": dx is \"" + dx
                        + "\"; known: akiec, bcc, bkl, df, mel, nv, vasc");
            const std::string image = trimmed(table.at(i, "image_id"));
            Sample sample;
            sample.split = split;
            sample.id = image;
            sample.image = "HAM10000_images/" + image + ".jpg";
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
    warnOfCounts(draft, {8137, 0, 1811}, "the benchmark's split");
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
