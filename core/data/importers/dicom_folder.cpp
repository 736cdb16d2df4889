#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/questions.h"
#include "core/data/scans.h"
#include "core/data/text_table.h"
#include "core/decoding/dicom_tags.h"
#include "core/decoding/file_format.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::size_t kLookedAt = 400; // files, to recognise a folder
constexpr std::size_t kOpened = 20; // of them, those without an ending

/// Scanners and archives often write files without an ending; DICOMDIR only lists others.
bool mayBeDicom(const std::string& name)
{
    const std::string word = lowered(Path(name).filename().string());
    if (word == "dicomdir" || word.starts_with("dicomdir-"))
        return false;
    return looksLikeDicom(word) || word.find('.') == std::string::npos;
}

bool isDicom(const Path& file)
{
    try {
        const std::string bytes = bytesOf(file);
        return decoding::identify(std::as_bytes(std::span(bytes))) == decoding::Format::Dicom;
    } catch (const Error&) {
        return false; // not to be read: open() lists it
    }
}

/// True if each folder holds the images of one patient and no other folder does: such folders are no classes.
bool foldersArePatients(const Path& path)
{
    constexpr std::size_t most = 8;
    constexpr std::string_view key = "compared here and nowhere kept";
    std::set<std::string> patients;
    std::size_t folders = 0;
    for (const std::string& folder : subFolders(path)) {
        std::set<std::string> here;
        std::size_t files = 0;
        for (const std::string& name : filesIn(path / folder)) {
            if (!looksLikeDicom(name) || files == most)
                continue;
            try {
                const std::string bytes = bytesOf(path / folder / name);
                here.insert(decoding::dicomSummary(std::as_bytes(std::span(bytes)), name, key).patient);
                ++files;
            } catch (const Error&) { // open() lists it
                continue;
            }
        }
        if (files < 2)
            continue;
        if (here.size() != 1 || here.begin()->empty() || !patients.insert(*here.begin()).second)
            return false;
        if (++folders == most)
            break;
    }
    return folders > 1;
}

Recognition detect(const Path& path)
{
    if (!isFolder(path))
        return {};
    std::size_t found = 0;
    std::size_t opened = 0;
    for (const std::string& name : filesBelow(path, kLookedAt)) {
        if (looksLikeDicom(name))
            ++found;
        else if (mayBeDicom(name) && opened++ < kOpened)
            found += isDicom(path / name);
    }
    if (found == 0)
        return {};
    const std::string reason = "found " + std::to_string(found) + (found == 1 ? " DICOM file" : " DICOM files");
    if (foldersArePatients(path)) // class_folders would take them for classes, with 50
        return {.confidence = 55, .reason = reason + ", a patient a folder"};
    return {.confidence = 30, .reason = reason};
}

struct Scan {
    std::string name;
    decoding::DicomSummary summary{};
    std::string fault{};
};

void describe(const Path& root, Scan& scan)
{
    try {
        const std::string bytes = bytesOf(root / scan.name);
        scan.summary = decoding::dicomSummary(std::as_bytes(std::span(bytes)), scan.name, {});
        if (!scan.summary.image)
            scan.fault = "the DICOM file holds no image";
    } catch (const Error& error) {
        scan.fault = error.what();
        if (const std::string prefix = scan.name + ": "; scan.fault.starts_with(prefix))
            scan.fault.erase(0, prefix.size()); // the list of rejects names the file itself
    }
}

constexpr std::array<std::string_view, 6> kLabels{"none", "folder", "modality", "body_part", "view", "laterality"};
constexpr std::array<Setting, 1> kSettings{
    {{.key = "label", .title = VLM_TR("Setting", "Classes from"), .values = kLabels}}};

std::string labelOf(const Scan& scan, std::string_view from)
{
    const std::size_t slash = scan.name.find('/');
    const decoding::DicomSummary& s = scan.summary;
    if (from == "folder")
        return slash == std::string::npos ? std::string() : scan.name.substr(0, slash);
    return from == "modality" ? s.modality : from == "body_part" ? s.bodyPart : from == "view" ? s.view : s.laterality;
}

std::vector<Scan> scansIn(const Path& root, const ImportOptions& options)
{
    std::vector<Scan> scans;
    for (const std::string& name : filesBelow(root))
        if (mayBeDicom(name))
            scans.push_back({.name = name});
    parallelFor(scans.size(), 8, 0, options.stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            describe(root, scans[i]);
    });
    return scans;
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"label"});
    const std::string from
        = choiceOf(options, "label", {kLabels[0], kLabels[1], kLabels[2], kLabels[3], kLabels[4], kLabels[5]});
    Draft draft;
    draft.info.task = from == "none" ? Task::Caption : Task::Diagnosis;
    draft.info.importer = "dicom_folder";
    draft.info.root = path.filename().empty() ? path.parent_path() : path;
    draft.info.title = titleOf(draft.info.root);
    draft.info.id = idFrom(draft.info.title);
    draft.dicom = true;
    const std::vector<Scan> scans = scansIn(draft.info.root, options);
    std::set<std::string> words;
    for (const Scan& scan : scans)
        if (from != "none" && scan.fault.empty() && !labelOf(scan, from).empty())
            words.insert(labelOf(scan, from));
    for (const Scan& scan : scans) {
        std::string fault = scan.fault;
        Sample sample;
        sample.id = sample.image = scan.name;
        if (from == "none") {
            sample.question = sample.prompt = kCaptionPrompt;
        } else if (fault.empty()) {
            const auto word = words.find(labelOf(scan, from));
            if (word == words.end())
                fault = "the file says nothing of its " + from;
            else
                sample.label = static_cast<int>(std::distance(words.begin(), word));
        }
        if (fault.empty())
            draft.samples.push_back(std::move(sample));
        else
            reject(draft, scan.name, fault);
    }
    if (!draft.info.rejects.empty())
        draft.info.warnings.push_back(std::to_string(draft.info.rejects.size()) + " files are left out, first "
            + draft.info.rejects.front().what + ": " + draft.info.rejects.front().reason + ".");
    if (draft.samples.empty())
        throw Error(ErrorKind::Data, draft.info.root.string() + ": none of the files is a DICOM image");
    if (from == "none")
        draft.info.warnings.emplace_back("The files have no labels, questions or reports: the images can be looked at, "
                                         "audited and asked about, but nothing can be scored. Put a table with an "
                                         "image and a label column beside them, or choose what the classes come from.");
    else
        setClasses(draft, {words.begin(), words.end()}, conventionOf(options));
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer dicom_folder{.id = "dicom_folder",
    .title = "Folder of DICOM files",
    .source = "a scanner, a PACS or a DICOM CD",
    .expects = "DICOM images in any folders, with or without the ending .dcm; labels from a table beside them",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
