#include "core/archive/npy.h"
#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace vlm::data {

namespace {

using archive::NpyArray;
using archive::Npz;

/// Source: MedMNIST v2, medmnist/info.py (Yang et al. 2023); the literal class texts of MedVLMBench where they differ.
struct Flag {
    std::string_view id;
    std::string_view title;
    std::string_view modality;
    std::string_view classes; // separated by '|'
    std::array<int, 3> published; // train, validation, test
};

constexpr std::string_view kOrgans = "bladder|femur-left|femur-right|heart|kidney-left|kidney-right|liver|lung-left|"
                                     "lung-right|pancreas|spleen";

constexpr std::array kFlags{
    Flag{"pathmnist", "PathMNIST", "histology",
        "adipose|background|debris|lymphocytes|mucus|smooth muscle|normal colon mucosa|cancer-associated stroma|"
        "colorectal adenocarcinoma epithelium",
        {89996, 10004, 7180}},
    Flag{"dermamnist", "DermaMNIST", "dermatoscopy",
        "actinic keratoses and intraepithelial carcinoma|basal cell carcinoma|benign keratosis-like lesions|"
        "dermatofibroma|melanoma|melanocytic nevi|vascular lesions",
        {7007, 1003, 2005}},
    Flag{"octmnist", "OCTMNIST", "retinal OCT", "choroidal neovascularization|diabetic macular edema|drusen|normal",
        {97477, 10832, 1000}},
    Flag{"pneumoniamnist", "PneumoniaMNIST", "chest X-ray", "normal|pneumonia", {4708, 524, 624}},
    Flag{"retinamnist", "RetinaMNIST", "fundus photograph",
        "diabetic retinopathy grade 0|diabetic retinopathy grade 1|diabetic retinopathy grade 2|diabetic retinopathy "
        "grade 3|diabetic retinopathy grade 4",
        {1080, 120, 400}},
    Flag{"breastmnist", "BreastMNIST", "breast ultrasound", "malignant|normal, benign", {546, 78, 156}},
    Flag{"bloodmnist", "BloodMNIST", "blood cell microscopy",
        "basophil|eosinophil|erythroblast|immature granulocytes(myelocytes, metamyelocytes and promyelocytes)|"
        "lymphocyte|monocyte|neutrophil|platelet",
        {11959, 1712, 3421}},
    Flag{"tissuemnist", "TissueMNIST", "kidney cortex microscopy",
        "Collecting Duct, Connecting Tubule|Distal Convoluted Tubule|Glomerular endothelial cells|Interstitial "
        "endothelial cells|Leukocytes|Podocytes|Proximal Tubule Segments|Thick Ascending Limb",
        {165466, 23640, 47280}},
    Flag{"organamnist", "OrganAMNIST", "abdominal CT", kOrgans, {34561, 6491, 17778}},
    Flag{"organcmnist", "OrganCMNIST", "abdominal CT", kOrgans, {12975, 2392, 8216}},
    Flag{"organsmnist", "OrganSMNIST", "abdominal CT", kOrgans, {13932, 2452, 8827}},
};

struct SplitArrays {
    Split split;
    std::string_view images;
    std::string_view labels;
};

constexpr std::array kSplits{SplitArrays{Split::Train, "train_images", "train_labels"},
    SplitArrays{Split::Validation, "val_images", "val_labels"}, SplitArrays{Split::Test, "test_images", "test_labels"}};

const Flag* flagOf(std::string_view file)
{
    const std::string name = lowered(file);
    const auto flag = std::ranges::find_if(kFlags, [&name](const Flag& f) { return name.starts_with(f.id); });
    return flag == kFlags.end() ? nullptr : flag;
}

/// The .npz itself, or the only one in the folder.
std::optional<std::filesystem::path> archiveIn(const std::filesystem::path& path)
{
    if (std::filesystem::is_regular_file(path))
        return path.extension() == ".npz" ? std::optional(path) : std::nullopt;
    std::optional<std::filesystem::path> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
        if (entry.path().extension() != ".npz")
            continue;
        if (found)
            return std::nullopt;
        found = entry.path();
    }
    return found;
}

bool hasArrays(const std::filesystem::path& file)
{
    try {
        const Npz npz(file);
        return std::ranges::any_of(
            kSplits, [&npz](const SplitArrays& s) { return npz.contains(s.images) && npz.contains(s.labels); });
    } catch (const Error&) {
        return false; // not an archive: another importer, or the list of layouts, has the last word
    }
}

Recognition detect(const std::filesystem::path& path)
{
    const auto file = archiveIn(path);
    if (!file || !hasArrays(*file))
        return {};
    return {.confidence = flagOf(file->filename().string()) != nullptr ? 95 : 80,
        .reason = "found " + file->filename().string() + " with images and labels of its splits"};
}

std::vector<std::string> split(std::string_view list)
{
    std::vector<std::string> words;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find('|', at), list.size());
        words.emplace_back(list.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// @return the number of samples added
std::int64_t addSplit(const Npz& npz, const SplitArrays& arrays, const std::string& file, Draft& draft)
{
    const NpyArray labels = npz.read(arrays.labels);
    const std::int64_t count = labels.shape.empty() ? 0 : labels.shape[0];
    if (count > 0 && labels.count() != count)
        throw Error(ErrorKind::Data,
            file + ": " + std::string(arrays.labels) + " has " + std::to_string(labels.count() / count)
                + " labels a sample (a multi-label or 3-D set); one label a sample is read");
    for (std::int64_t i = 0; i < count; ++i)
        draft.samples.push_back({.id = std::string(name(arrays.split)) + "/" + std::to_string(i),
            .split = arrays.split,
            .image = file + "#" + std::string(arrays.images) + "/" + std::to_string(i),
            .label = static_cast<int>(labels.at(i)),
            .question = {},
            .prompt = {},
            .answer = {},
            .answerType = AnswerType::None,
            .choices = {},
            .cluster = {},
            .attributes = {}});
    return count;
}

void describe(const Flag* flag, const std::array<std::int64_t, 3>& counts, Draft& draft)
{
    int largest = 0;
    for (const Sample& sample : draft.samples)
        largest = std::max(largest, sample.label);
    if (flag == nullptr) {
        for (int label = 0; label <= largest; ++label)
            draft.info.classes.push_back("class " + std::to_string(label));
        draft.info.warnings.emplace_back(
            "The file is none of the published MedMNIST sets; name its classes in dataset.json.");
        return;
    }
    draft.info.title = flag->title;
    draft.info.modality = flag->modality;
    draft.info.classes = split(flag->classes);
    const bool published = std::equal(counts.begin(), counts.end(), flag->published.begin());
    if (!published)
        draft.info.warnings.push_back("The splits have " + std::to_string(counts[0]) + " / " + std::to_string(counts[1])
            + " / " + std::to_string(counts[2]) + " samples; published are " + std::to_string(flag->published[0])
            + " / " + std::to_string(flag->published[1]) + " / " + std::to_string(flag->published[2]) + ".");
}

std::unique_ptr<Dataset> read(const std::filesystem::path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    const auto file = archiveIn(path);
    if (!file)
        throw Error(ErrorKind::Data, path.string() + ": expected one .npz file of MedMNIST");
    const std::string fileName = file->filename().string();
    const Npz npz(*file);
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "medmnist";
    draft.info.title = file->stem().string();
    draft.info.licence = "CC BY 4.0";
    draft.info.citation = "Yang et al. 2023, MedMNIST v2 (Scientific Data 10:41)";
    draft.info.root = file->parent_path();
    draft.info.id = idFrom(file->stem().string());
    std::array<std::int64_t, 3> counts{};
    for (std::size_t i = 0; i < kSplits.size(); ++i)
        if (npz.contains(kSplits[i].labels) || npz.contains(kSplits[i].images))
            counts[i] = addSplit(npz, kSplits[i], fileName, draft);
    describe(flagOf(fileName), counts, draft);
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer medmnist{.id = "medmnist",
    .title = "MedMNIST",
    .source = "https://medmnist.com (Zenodo 10519652)",
    .expects = "one <name>.npz (28 to 224 pixels) with train_, val_, test_images and _labels",
    .recognise = detect,
    .open = read};
}

}
