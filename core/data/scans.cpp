#include "core/data/scans.h"

#include "core/archive/archive_folder.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/data/folders.h"
#include "core/data/pseudonym.h"
#include "core/data/text_table.h"
#include "core/decoding/dicom_tags.h"
#include "core/decoding/nifti.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace vlm::data {

namespace {

constexpr std::string_view kPrefix = "patient-";

std::string fileOf(const std::string& image)
{
    return image.substr(0, image.find('#'));
}

decoding::DicomSummary summaryOf(const std::filesystem::path& file, std::string_view key)
{
    if (!archive::archivePlace(file))
        return decoding::dicomSummary(file, key);
    const std::string bytes = bytesOf(file);
    return decoding::dicomSummary(std::as_bytes(std::span(bytes)), file.string(), key);
}

std::int64_t slicesIn(const std::filesystem::path& file)
{
    if (!archive::archivePlace(file))
        return decoding::readNifti(file).slices(decoding::Plane::Axial);
    const std::string bytes = bytesOf(file);
    return decoding::readNifti(std::as_bytes(std::span(bytes)), file.string()).slices(decoding::Plane::Axial);
}

/// Places of all pictures in a file; empty when it has one or cannot be read.
std::vector<std::string> placesIn(const std::filesystem::path& file, const std::string& image)
{
    std::vector<std::string> places;
    try {
        const bool volume = looksLikeVolume(image);
        const std::int64_t count = volume ? slicesIn(file) : summaryOf(file, {}).frames;
        constexpr std::int64_t most = 100'000;
        for (std::int64_t i = 0; count > 1 && i < std::min(count, most); ++i)
            places.push_back((volume ? "axial/" : "frame/") + std::to_string(i));
    } catch (const Error&) { // told by the audit and wherever the image is shown
        places.clear();
    }
    return places;
}

void put(Sample& sample, const char* key, const std::string& value)
{
    if (!value.empty())
        sample.attributes.emplace(key, value);
}

}

bool looksLikeDicom(std::string_view image)
{
    const std::string name = lowered(image.substr(0, image.find('#')));
    return name.ends_with(".dcm") || name.ends_with(".dicom");
}

bool looksLikeVolume(std::string_view image)
{
    const std::string name = lowered(image.substr(0, image.find('#')));
    return name.ends_with(".nii") || name.ends_with(".nii.gz");
}

bool isPseudonym(std::string_view cluster)
{
    return cluster.starts_with(kPrefix) && cluster.size() == kPrefix.size() + 16;
}

void expandFrames(Draft& draft, const ImportOptions& options)
{
    if (choiceOf(options, "frames", {"one", "all"}) == "one")
        return;
    std::vector<Sample> expanded;
    for (Sample& sample : draft.samples) {
        const bool scan = sample.image.find('#') == std::string::npos
            && (draft.dicom || looksLikeDicom(sample.image) || looksLikeVolume(sample.image));
        const std::vector<std::string> places = scan
            ? placesIn(draft.info.root / placeOf(draft, sample.image), sample.image)
            : std::vector<std::string>();
        throwIfStopped(options.stop);
        for (const std::string& place : places) {
            Sample one = sample;
            one.id += "#" + place;
            one.image += "#" + place;
            if (one.cluster.empty())
                one.cluster = sample.image; // frames of a file belong together
            expanded.push_back(std::move(one));
        }
        if (places.empty())
            expanded.push_back(std::move(sample));
    }
    draft.samples = std::move(expanded);
}

void describeScans(Draft& draft, const ImportOptions& options)
{
    std::map<std::string, std::optional<decoding::DicomSummary>> files;
    for (const Sample& sample : draft.samples)
        if (draft.dicom || looksLikeDicom(sample.image))
            files.emplace(fileOf(sample.image), std::nullopt);
    if (files.empty())
        return;
    std::vector<std::pair<const std::string, std::optional<decoding::DicomSummary>>*> work;
    for (auto& entry : files)
        work.push_back(&entry);
    const std::string key = pseudonymKey();
    parallelFor(work.size(), 8, 0, options.stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            try {
                work[i]->second = summaryOf(draft.info.root / placeOf(draft, work[i]->first), key);
            } catch (const Error&) { // told by the audit and wherever the image is shown
                work[i]->second.reset();
            }
        }
    });
    std::size_t burned = 0;
    std::size_t maybe = 0;
    for (Sample& sample : draft.samples) {
        if (!draft.dicom && !looksLikeDicom(sample.image))
            continue;
        const std::string file = fileOf(sample.image);
        const auto& summary = files.at(file);
        if (!summary)
            continue;
        put(sample, "view", summary->view);
        put(sample, "laterality", summary->laterality);
        put(sample, "manufacturer", summary->manufacturer);
        put(sample, "model", summary->model);
        put(sample, "body_part", summary->bodyPart);
        put(sample, "dicom_modality", summary->modality);
        put(sample, "burned_in_text", std::string(decoding::name(summary->burnedIn)));
        burned += summary->burnedIn == decoding::BurnedInText::Yes;
        maybe += summary->burnedIn == decoding::BurnedInText::Likely;
        if ((sample.cluster.empty() || sample.cluster == file) && !summary->patient.empty())
            sample.cluster = std::string(kPrefix) + summary->patient;
    }
    if (burned > 0)
        draft.info.warnings.push_back(std::to_string(burned)
            + " samples are marked as having text burned into their pixels; it may name a patient.");
    if (maybe > 0)
        draft.info.warnings.push_back(std::to_string(maybe)
            + " samples may have text burned into their pixels (nothing is said, and they are ultrasound, secondary "
              "captures or derived images); look before you share them.");
}

}
