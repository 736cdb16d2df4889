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
    return innerFolder(path, "GF3300");
}

Recognition detect(const Path& path)
{
    const Path root = rootOf(path);
    if (!hasFile(root, "split/test.csv") || !isFolder(root / "data"))
        return {};
    const TextTable table = TextTable::read(root / "split/test.csv");
    return table.has("glaucoma") && table.rows() > 0 && table.has("path")
            && lowered(Path(trimmed(table.at(0, "path"))).extension().string()) == ".npz"
        ? Recognition{.confidence = 90, .reason = "found split/test.csv with glaucoma and .npz files"}
        : Recognition{};
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "gf3300";
    draft.info.id = "gf3300";
    draft.info.title = "Harvard-GF3300";
    draft.info.modality = "retinal nerve fibre layer thickness map";
    draft.info.licence = "CC BY-NC-ND 4.0";
    draft.info.citation = "Luo et al. 2024, Harvard Glaucoma Fairness (IEEE TMI)";
    draft.info.root = rootOf(path);
    draft.scale = ArrayScale::Rnflt;
    for (const auto& [file, split] : kSplits) {
        const Path csv = draft.info.root / "split" / (std::string(file) + ".csv");
        if (!isFile(csv))
            continue;
        const TextTable table = TextTable::read(csv);
        for (std::size_t i = 0; i < table.rows(); ++i) {
            const std::string array = trimmed(table.at(i, "path"));
            Sample sample;
            sample.split = split;
            sample.id = std::string(name(split)) + "/" + array;
            sample.image = "data/" + array + "#rnflt";
            sample.label = lowered(trimmed(table.at(i, "glaucoma"))) == "yes" ? 1 : 0;
            draft.samples.push_back(std::move(sample));
        }
    }
    setClasses(draft, {"benign retina", "glaucomatous retina"}, conventionOf(options));
    warnOfCounts(draft, {2706, 0, 594}, "the benchmark's split");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer gf3300{.id = "gf3300",
    .title = "Harvard-GF3300",
    .source = "https://ophai.hms.harvard.edu/datasets/harvard-glaucoma-fairness-3300-samples",
    .expects = "split/train.csv, split/test.csv (path, glaucoma) beside data/<path>.npz with the array rnflt",
    .recognise = detect,
    .open = read};
}

}
