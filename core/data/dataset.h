#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/data/attributes.h"
#include "core/data/shared_text.h"
#include "core/decoding/pixel_shape.h"
#include "core/imaging/image.h"

namespace vlm::data {

enum class Split : std::uint8_t { Train, Validation, Test };
std::string_view name(Split split); // "train", "validation", "test"
std::optional<Split> splitFromName(std::string_view text); // also "val", "valid", "dev"

enum class Task : std::uint8_t { Diagnosis, Vqa, Caption };
std::string_view name(Task task); // "diagnosis", "vqa", "caption"

enum class AnswerType : std::uint8_t { None, Open, Closed, MultipleChoice };
std::string_view name(AnswerType type); // "", "open", "closed", "multiple-choice"

struct Choice {
    std::string letter;
    std::string text;
};

/// One row of a data set: an image with a label, or an image with a question and its reference answer.
struct Sample {
    SharedText id; // unique in the data set, stable across imports: "test/0017", "busi-ultrasound/test/benign/x.png"
    Split split = Split::Test;
    /// Path relative to the data set's root, or a place in a file: "file.npz#test_images/17", "scan.dcm#frame/3",
    /// "volume.nii.gz#axial/12".
    SharedText image;
    int label = -1; // index into DatasetInfo::classes; -1 where there is none
    SharedText question;
    SharedText prompt; // the question as it is put to a model (template applied)
    SharedText answer;
    AnswerType answerType = AnswerType::None;
    std::vector<Choice> choices;
    SharedText cluster; // patient, else study, else image: what resampling must keep together; never a real name
    Attributes attributes; // "modality", "organ", "view", …: facets
};

/// A row or file that was not taken.
struct Reject {
    std::string what{}; // "row 17", a sample's id, a file
    std::string reason{}; // "its image is missing: images/17.png"
};

/// A file behind the samples as it was when the data set was opened.
struct FileRecord {
    SharedText name{}; // relative to the root
    std::uintmax_t size = 0;
    SharedText hash{}; // of its content; empty where the files are too large in all to be hashed
};

struct DatasetInfo {
    std::string id; // folder-safe: "pneumoniamnist"
    std::string title; // "PneumoniaMNIST"
    Task task = Task::Diagnosis;
    std::string modality; // "chest X-ray"
    std::string importer; // id in the catalogue
    std::vector<std::string> classes;
    std::vector<std::string> prompts; // zero-shot text, one a class
    std::string licence;
    std::string citation;
    std::filesystem::path root;
    std::filesystem::path source{}; // what opens it again: the file or archive that was opened, else the root
    std::string fingerprint; // hash of ids, splits, labels, texts and the files' content identity
    std::vector<std::string> warnings; // what is odd but not fatal, in sentences
    std::vector<Reject> rejects{}; // what was left out, in the order it was met
    std::array<std::size_t, 3> published{}; // sizes of train, validation, test; 0 where nothing is published
    std::string publishedBy{}; // "the published PathVQA"
    std::set<std::string, std::less<>> idle{}; // settings of the importer that mean nothing to these files
    std::shared_ptr<const std::vector<FileRecord>> files{}; // sorted by name; null where the importer keeps none
};

/// An opened data set: immutable; load() is thread-safe.
class Dataset {
public:
    virtual ~Dataset() = default;
    [[nodiscard]] virtual const DatasetInfo& info() const = 0;
    [[nodiscard]] virtual std::span<const Sample> samples() const = 0;
    /// Decodes one image to RGB (3 channels). @throws Error Image naming the file and the reason
    [[nodiscard]] virtual imaging::Image load(const Sample& sample) const = 0;
    /// Content key of the sample's image, for caches; cheap.
    [[nodiscard]] virtual std::string imageKey(const Sample& sample) const = 0;
    /// Where the sample's image file is now.
    [[nodiscard]] virtual std::filesystem::path fileOf(const Sample& sample) const;
    /// The sides of its pixels, for whoever shows them to people; squares where nothing is said. load() gives pixels as
    /// they are stored, whatever their shape, and so they go to a model. @throws Error Image
    [[nodiscard]] virtual decoding::PixelShape pixelShape(const Sample& sample) const;
};

/// How sure an importer is that a folder or file is its layout, and why.
struct Recognition {
    int confidence = 0; // 0 no … 100 certain
    std::string reason; // "found pneumoniamnist.npz with train_images, val_images, test_images"
};

struct ImportOptions {
    std::string id; // empty: from the folder's name
    std::map<std::string, std::string> settings; // importer-specific: "uncertain" = "zero" …
    std::string importer{}; // empty: the one that recognises the files
    /// Files that are no longer where the layout has them: relative name, where each is now.
    std::map<std::string, std::string> moved{};
    /// Files looked at so far and in all, at most 20 times a second, on the calling thread.
    std::function<void(std::size_t done, std::size_t total)> progress{};
    std::stop_token stop{}; // opening ends with Error Cancelled
    std::filesystem::path source{}; // set by open(): the path it was given
};

/// A choice that an importer offers.
struct Setting {
    std::string_view key; // in ImportOptions::settings
    std::string_view title; // in words
    std::span<const std::string_view> values{}; // the default first; none: any text
    std::string_view fallback{}; // of a text
};

/// One layout as published. One file each in importers/.
struct Importer {
    std::string_view id;
    std::string_view title;
    std::string_view source; // where the data comes from
    std::string_view expects; // the files to put where, in one sentence
    Recognition (*recognise)(const std::filesystem::path& path);
    std::unique_ptr<Dataset> (*open)(const std::filesystem::path& path, const ImportOptions& options);
    std::span<const Setting> settings{}; // beside those that every importer has, see commonSettings()
};

/// "convention", "frames" and "missing".
std::span<const Setting> commonSettings();

/// What can be chosen for a data set: its importer's settings and the common ones, less those that mean nothing to it.
std::vector<const Setting*> settingsFor(const DatasetInfo& info);

std::span<const Importer* const> allImporterEntries(); // generated from core/data/CMakeLists.txt

/// @throws Error Config listing the known ids
const Importer& importer(std::string_view id);
/// The most confident importer. @throws Error Data saying what was looked for
const Importer& recognise(const std::filesystem::path& path);
/// Every importer that takes the files for its layout, the most confident first.
std::vector<std::pair<const Importer*, Recognition>> candidates(const std::filesystem::path& path);
/// recognise + open. A `dataset.json` in the folder may name the importer and override title, classes, prompts,
/// modality, licence, citation, in-domain models. What was chosen when the project in use imported the data set of this
/// id (see import_choices.h) stands above it, the options stand above both.
std::unique_ptr<Dataset> open(const std::filesystem::path& path, const ImportOptions& options = {});

/// Labels of a split in sample order. @throws Error Data if a sample has none
std::vector<int> labelsOf(const Dataset& dataset, Split split);
/// Samples of a split in order.
std::vector<const Sample*> samplesOf(const Dataset& dataset, Split split);

}
