#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"

namespace vlm::data {

/// How numbers of an array become grey levels.
enum class ArrayScale {
    Bytes, // as they are, fractions cut off
    Rnflt // retinal nerve fibre layer thickness: (v + 2) / 352 * 255, fraction cut off (GF3300)
};

/// What an importer has gathered; finish() makes a Dataset of it.
struct Draft {
    DatasetInfo info; // title, task, modality, classes, licence, citation, root, warnings; the rest is filled in
    std::vector<Sample> samples;
    ArrayScale scale = ArrayScale::Bytes;
    bool dicom = false; // every image is DICOM, whatever the files' names end with
    std::map<std::string, std::string> moved{}; // files that are elsewhere now: relative name, place
};

/// Applies the overrides in the options (title, modality, licence, citation, classes, prompts), checks the draft and
/// computes the fingerprint.
/// Checks: there are samples; ids are unique; labels are in range; at least two classes occur; questions are not empty;
/// image files exist (see findElsewhere() and settleMissing() in image_files.h).
/// Warns: a split with one class, a cluster in more than one split.
/// @throws Error Data naming what was found and what was expected
std::unique_ptr<Dataset> finish(Draft draft, const ImportOptions& options);

/// Which questions and class texts are put to a model.
enum class Convention {
    Strict, // never depends on the gold answer; class texts trimmed
    MedVlmBench // as MedVLMBench does: yes/no instruction where the gold answer is yes or no, literal class texts
};
/// Setting "convention": "strict" (default) or "medvlmbench".
Convention conventionOf(const ImportOptions& options);

/// The value of a setting, one of `known`, the first by default. @throws Error Config listing the known values
std::string choiceOf(const ImportOptions& options, std::string_view key, std::initializer_list<std::string_view> known);
/// The value of a setting or the fallback.
std::string settingOf(const ImportOptions& options, std::string_view key, std::string_view fallback);
/// @throws Error Config for a setting that is neither in `known` nor understood by finish()
void requireKnownSettings(const ImportOptions& options, std::initializer_list<std::string_view> known);

/// "a photo of " + class text, one a class; in the strict convention the texts are trimmed first.
std::vector<std::string> photoPrompts(const std::vector<std::string>& classes, Convention convention);

/// Class names (trimmed) and their "a photo of …" prompts from MedVLMBench's literal texts.
void setClasses(Draft& draft, const std::vector<std::string>& literal, Convention convention);

/// Where a sample's image is, relative to the root unless it moved: "images/1.png", "/elsewhere/scan.dcm#frame/3".
std::string placeOf(const Draft& draft, const std::string& image);

/// Notes that something was left out, and why.
void reject(Draft& draft, std::string what, std::string reason);

/// Setting "missing" is "skip": what cannot be used is left out and listed instead of being refused.
bool skipsUnusable(const ImportOptions& options);

/// Notes the published sizes and warns when the splits (train, validation, test) have others; 0 is not compared.
void warnOfCounts(Draft& draft, const std::array<std::size_t, 3>& published, std::string_view source);

/// path/name when that is a folder, else the path: data sets come with and without their outer folder.
std::filesystem::path innerFolder(const std::filesystem::path& path, std::string_view name);

/// Name of a folder; of an archive without its ending.
std::string titleOf(const std::filesystem::path& root);

/// Folder name as an id: lower case, letters, digits, '-', '_'; never empty.
std::string idFrom(std::string_view name);

}
