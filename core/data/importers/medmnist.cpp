#include "core/archive/npy.h"
#include "core/archive/npy_rows.h"
#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
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
    Flag{"chestmnist", "ChestMNIST", "chest X-ray", "no finding|some finding", {78468, 11219, 22433}},
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

/// Labels of ChestMNIST in the order of its columns.
constexpr std::array<std::string_view, 14> kChestFindings{"atelectasis", "cardiomegaly", "effusion", "infiltration",
    "mass", "nodule", "pneumonia", "pneumothorax", "consolidation", "edema", "emphysema", "fibrosis", "pleural",
    "hernia"};

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

/// The .npz itself, or those in the folder.
std::vector<std::filesystem::path> archivesIn(const std::filesystem::path& path)
{
    const auto isArchive = [](const std::filesystem::path& p) { return lowered(p.extension().string()) == ".npz"; };
    if (!isFolder(path))
        return isArchive(path) ? std::vector{path} : std::vector<std::filesystem::path>();
    std::vector<std::filesystem::path> found;
    for (const std::string& name : filesIn(path))
        if (isArchive(name))
            found.push_back(path / name);
    return found;
}

bool hasArrays(const std::filesystem::path& file)
{
    try {
        const Npz npz(file);
        return std::ranges::any_of(
            kSplits, [&npz](const SplitArrays& s) { return npz.contains(s.images) && npz.contains(s.labels); });
    } catch (const Error&) {
        // Opening one of the published names says what is wrong; of others the list of layouts has the last word.
        return flagOf(file.filename().string()) != nullptr;
    }
}

/// Those of them that hold images and labels of splits.
std::vector<std::filesystem::path> setsIn(const std::filesystem::path& path)
{
    std::vector<std::filesystem::path> files = archivesIn(path);
    constexpr std::size_t most = 64; // more are an image each
    if (files.size() > most)
        return {};
    std::erase_if(files, [](const std::filesystem::path& file) { return !hasArrays(file); });
    return files;
}

Recognition detect(const std::filesystem::path& path)
{
    const auto files = setsIn(path);
    if (files.empty())
        return {};
    const std::string name = files.front().filename().string();
    return {.confidence = files.size() == 1 && flagOf(name) != nullptr ? 95 : 80,
        .reason = "found " + name + " with images and labels of its splits"};
}

/// @throws Error Data unless there is exactly one
std::filesystem::path fileAt(const std::filesystem::path& path)
{
    const auto files = setsIn(path);
    if (files.size() == 1)
        return files.front();
    if (files.empty()) {
        const auto all = archivesIn(path);
        throw Error(ErrorKind::Data,
            path.string()
                + (all.size() == 1 ? ": " + all.front().filename().string()
                            + " has no train_, val_ or test_images with their labels"
                                   : std::string(": expected one .npz file of MedMNIST")));
    }
    std::string names;
    for (const std::filesystem::path& file : files)
        names += (names.empty() ? "" : ", ") + file.filename().string();
    throw Error(ErrorKind::Data,
        path.string() + ": holds " + std::to_string(files.size()) + " sets (" + names + "); choose one of the files");
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

/// Volumes have one axis more than pictures.
void refuseVolumes(const std::filesystem::path& file, const SplitArrays& arrays)
{
    const std::vector<std::int64_t> shape = archive::NpyRows(file, arrays.images).shape();
    const bool picture = shape.size() == 3 || (shape.size() == 4 && (shape[3] == 1 || shape[3] == 3));
    if (!picture)
        throw Error(ErrorKind::Data,
            file.string() + ": " + std::string(arrays.images)
                + " holds volumes (a 3-D set of MedMNIST); its 2-D sets are read. Export slices as images to use it");
}

/// Which column of a multi-label set is the diagnosis: a finding of its own, or any of them.
struct Finding {
    std::size_t columns = 1;
    std::optional<std::size_t> column{}; // nothing: any
};

std::string findingName(std::size_t column)
{
    return std::string(kChestFindings[column]);
}

Finding findingOf(std::int64_t columns, const Flag* flag, const std::string& file, const ImportOptions& options)
{
    const std::string wanted = lowered(settingOf(options, "finding", "any"));
    Finding finding{.columns = static_cast<std::size_t>(columns)};
    if (columns == 1) {
        if (wanted != "any")
            throw Error(
                ErrorKind::Config, "setting \"finding\" is for ChestMNIST; " + file + " has one label a sample");
        return finding;
    }
    if (flag == nullptr || flag->id != "chestmnist" || finding.columns != kChestFindings.size())
        throw Error(ErrorKind::Data,
            file + ": " + std::to_string(columns)
                + " labels a sample; several labels are read of ChestMNIST alone (14 findings), others need one label "
                  "a sample");
    if (wanted == "any")
        return finding;
    const auto it = std::ranges::find(kChestFindings, wanted);
    if (it == kChestFindings.end()) {
        std::string known = "any";
        for (const std::string_view name : kChestFindings)
            known += ", " + std::string(name);
        throw Error(ErrorKind::Config, "setting \"finding\" is \"" + wanted + "\"; known: " + known);
    }
    finding.column = static_cast<std::size_t>(it - kChestFindings.begin());
    return finding;
}

void setLabel(Sample& sample, const NpyArray& labels, std::int64_t row, const Finding& finding)
{
    if (finding.columns == 1) {
        sample.label = static_cast<int>(labels.at(row));
        return;
    }
    std::string present;
    sample.label = 0;
    for (std::size_t column = 0; column < finding.columns; ++column) {
        if (labels.at(row * static_cast<std::int64_t>(finding.columns) + static_cast<std::int64_t>(column)) == 0)
            continue;
        present += (present.empty() ? "" : ";") + findingName(column);
        if (!finding.column || finding.column == column)
            sample.label = 1;
    }
    if (!present.empty())
        sample.attributes.emplace("findings", present);
}

/// @return the number of samples added
std::int64_t addSplit(const Npz& npz, const SplitArrays& arrays, const std::filesystem::path& path, const Flag* flag,
    const ImportOptions& options, Draft& draft)
{
    const std::string file = path.filename().string();
    const NpyArray labels = npz.read(arrays.labels);
    const std::int64_t count = labels.shape.empty() ? 0 : labels.shape[0];
    if (count == 0)
        return 0;
    if (npz.contains(arrays.images))
        refuseVolumes(path, arrays);
    const Finding finding = findingOf(labels.count() / count, flag, file, options);
    for (std::int64_t i = 0; i < count; ++i) {
        Sample sample;
        sample.id = std::string(name(arrays.split)) + "/" + std::to_string(i);
        sample.split = arrays.split;
        sample.image = file + "#" + std::string(arrays.images) + "/" + std::to_string(i);
        setLabel(sample, labels, i, finding);
        draft.samples.push_back(std::move(sample));
    }
    if (finding.columns > 1 && finding.column) {
        const std::string name = findingName(*finding.column);
        draft.info.classes = {"no " + name, name};
        draft.info.id = idFrom(path.stem().string() + "-" + name);
    }
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
    if (draft.info.classes.empty())
        draft.info.classes = split(flag->classes);
    std::ranges::copy(flag->published, draft.info.published.begin());
    draft.info.publishedBy = "the published " + std::string(flag->title);
    const bool published = std::equal(counts.begin(), counts.end(), flag->published.begin());
    if (!published)
        draft.info.warnings.push_back("The splits have " + std::to_string(counts[0]) + " / " + std::to_string(counts[1])
            + " / " + std::to_string(counts[2]) + " samples; published are " + std::to_string(flag->published[0])
            + " / " + std::to_string(flag->published[1]) + " / " + std::to_string(flag->published[2]) + ".");
}

constexpr std::array<Setting, 1> kSettings{
    {{.key = "finding", .title = VLM_TR("Setting", "Finding"), .fallback = "any"}}};

std::unique_ptr<Dataset> read(const std::filesystem::path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"finding"});
    const std::filesystem::path file = fileAt(path);
    const std::string fileName = file.filename().string();
    const Npz npz(file);
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "medmnist";
    draft.info.title = file.stem().string();
    draft.info.licence = "CC BY 4.0";
    draft.info.citation = "Yang et al. 2023, MedMNIST v2 (Scientific Data 10:41)";
    draft.info.root = file.parent_path();
    draft.info.id = idFrom(file.stem().string());
    std::array<std::int64_t, 3> counts{};
    for (std::size_t i = 0; i < kSplits.size(); ++i)
        if (npz.contains(kSplits[i].labels) || npz.contains(kSplits[i].images))
            counts[i] = addSplit(npz, kSplits[i], file, flagOf(fileName), options, draft);
    describe(flagOf(fileName), counts, draft);
    if (flagOf(fileName) == nullptr || flagOf(fileName)->id != "chestmnist")
        draft.info.idle.emplace("finding");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer medmnist{.id = "medmnist",
    .title = "MedMNIST",
    .source = "https://medmnist.com (Zenodo 10519652)",
    .expects = "one <name>.npz (28 to 224 pixels) with train_, val_, test_images and _labels",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
