#include "core/data/dataset.h"

#include "core/base/error.h"
#include "core/data/manifest.h"
#include "core/data/text_table.h"

#include <algorithm>

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

const Importer& recognise(const std::filesystem::path& path)
{
    if (!std::filesystem::exists(path))
        throw Error(ErrorKind::Data, path.string() + ": there is no such file or folder");
    const Importer* best = nullptr;
    int confidence = 0;
    for (const Importer* entry : allImporterEntries()) {
        const Recognition recognition = entry->recognise(path);
        if (recognition.confidence > confidence) {
            confidence = recognition.confidence;
            best = entry;
        }
    }
    if (best != nullptr)
        return *best;
    std::string expected;
    for (const Importer* entry : allImporterEntries())
        expected += (expected.empty() ? "" : "; ") + std::string(entry->title);
    throw Error(ErrorKind::Data,
        path.string() + ": no known data set layout (the simplest is <split>/<class>/<image>); looked for " + expected
            + ". `medvlm dataset list` says which files each expects");
}

std::unique_ptr<Dataset> open(const std::filesystem::path& path, const ImportOptions& options)
{
    if (!std::filesystem::exists(path))
        throw Error(ErrorKind::Data, path.string() + ": there is no such file or folder");
    const std::optional<Manifest> manifest = findManifest(path);
    ImportOptions merged = manifest ? manifest->options : ImportOptions{};
    if (!options.id.empty())
        merged.id = options.id;
    for (const auto& [key, value] : options.settings)
        merged.settings[key] = value;
    merged.progress = options.progress;
    merged.stop = options.stop;
    const Importer& chosen = manifest && !manifest->importer.empty() ? importer(manifest->importer) : recognise(path);
    return chosen.open(path, merged);
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
