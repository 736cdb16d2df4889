#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <array>
#include <utility>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::array kSplits{std::pair{"train", Split::Train}, std::pair{"val", Split::Validation},
    std::pair{"validation", Split::Validation}, std::pair{"test", Split::Test}};

Path rootOf(const Path& path)
{
    return innerFolder(path, "PAPILA");
}

Recognition detect(const Path& path)
{
    const Path root = rootOf(path);
    return hasFile(root, "split/new_test.csv") && isFolder(root / "data/FundusImages")
        ? Recognition{.confidence = 95, .reason = "found split/new_test.csv and data/FundusImages"}
        : Recognition{};
}

/// "RET012OD.jpg" and "RET012OS.jpg" are two eyes of one patient.
std::string patientOf(const std::string& stem)
{
    const bool eye = stem.size() > 2 && (stem.ends_with("OD") || stem.ends_with("OS"));
    return eye ? stem.substr(0, stem.size() - 2) : stem;
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "papila";
    draft.info.id = "papila";
    draft.info.title = "PAPILA";
    draft.info.modality = "fundus photograph";
    draft.info.licence = "GPL 3.0 or later";
    draft.info.citation = "Kovalyk et al. 2022, PAPILA (Scientific Data 9:291)";
    draft.info.root = rootOf(path);
    for (const auto& [file, split] : kSplits) {
        const Path csv = draft.info.root / "split" / ("new_" + std::string(file) + ".csv");
        if (!isFile(csv))
            continue;
        const TextTable table = TextTable::read(csv);
        for (std::size_t i = 0; i < table.rows(); ++i) {
            const std::string diagnosis = trimmed(table.at(i, "Diagnosis"));
            const bool glaucoma = diagnosis == "1" || diagnosis == "1.0";
            if (!glaucoma && diagnosis != "0" && diagnosis != "0.0")
                throw Error(ErrorKind::Data,
                    csv.string() + ": row " + std::to_string(i + 2) + ": Diagnosis is \"" + diagnosis
                        + "\"; expected 0 or 1");
            const std::string image = trimmed(table.at(i, "Path"));
            Sample sample;
            sample.split = split;
            sample.id = image;
            sample.image = "data/FundusImages/" + image;
            sample.label = glaucoma ? 1 : 0;
            sample.cluster = patientOf(Path(image).stem().string());
            draft.samples.push_back(std::move(sample));
        }
    }
    setClasses(draft, {"benign fundus", "glaucoma fundus"}, conventionOf(options));
    warnOfCounts(draft, {364, 0, 56}, "the benchmark's split");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer papila{.id = "papila",
    .title = "PAPILA",
    .source = "https://doi.org/10.6084/m9.figshare.14798004",
    .expects = "split/new_train.csv, split/new_test.csv (Path, Diagnosis) beside data/FundusImages/",
    .recognise = detect,
    .open = read};
}

}
