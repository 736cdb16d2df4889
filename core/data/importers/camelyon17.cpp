#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

constexpr std::array kTables{
    std::pair{"train_metadata.csv", Split::Train}, std::pair{"test_metadata.csv", Split::Test}};

/// sample3680_train_metadata.csv, sample920_test_metadata.csv, whatever the numbers.
std::optional<Path> tableIn(const Path& folder, std::string_view ending)
{
    for (const std::string& name : filesIn(folder))
        if (lowered(name).ends_with(ending))
            return folder / name;
    return std::nullopt;
}

Path rootOf(const Path& path)
{
    return innerFolder(path, "camelyon17_v1.0");
}

Recognition detect(const Path& path)
{
    if (!isFolder(path))
        return {};
    for (const char* ending : {"train_metadata.csv", "test_metadata.csv", "metadata.csv"})
        if (const auto file = tableIn(rootOf(path), ending))
            if (const TextTable table = TextTable::read(*file); table.has("tumor") && table.has("x_coord"))
                return {.confidence = 90, .reason = "found " + file->filename().string() + " with tumor and x_coord"};
    return {};
}

/// metadata.csv of the WILDS release: the hospital decides the split. Source: wilds/datasets/camelyon17_dataset.py
Split splitOf(int center)
{
    return center == 2 ? Split::Test : center == 1 ? Split::Validation : Split::Train;
}

int number(const TextTable& table, std::size_t row, std::string_view column)
{
    const std::string text = trimmed(table.at(row, column));
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || (end != text.data() + text.size() && *end != '.'))
        throw Error(ErrorKind::Data,
            table.name() + ": row " + std::to_string(row + 2) + ": " + std::string(column) + " is \"" + text
                + "\"; expected a whole number");
    return value;
}

/// @param split of the whole table; nothing: by each row's hospital
void addRows(const TextTable& table, std::optional<Split> split, const std::string& prefix, Draft& draft)
{
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const int patient = number(table, i, "patient");
        const int node = number(table, i, "node");
        Sample sample;
        sample.split = split ? *split : splitOf(number(table, i, "center"));
        sample.id = fmt::format("{}/patient_{:03}_node_{}_x_{}_y_{}", name(sample.split), patient, node,
            number(table, i, "x_coord"), number(table, i, "y_coord"));
        sample.image = fmt::format("{0}patient_{1:03}_node_{2}/patch_patient_{1:03}_node_{2}_x_{3}_y_{4}.png", prefix,
            patient, node, number(table, i, "x_coord"), number(table, i, "y_coord"));
        sample.label = number(table, i, "tumor");
        sample.cluster = fmt::format("patient {:03}", patient);
        draft.samples.push_back(std::move(sample));
    }
}

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {});
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "camelyon17";
    draft.info.id = "camelyon17";
    draft.info.title = "Camelyon17";
    draft.info.modality = "histology";
    draft.info.licence = "CC0 1.0";
    draft.info.citation = "Bandi et al. 2018; Koh et al. 2021, WILDS";
    draft.info.root = rootOf(path);
    const std::string prefix = isFolder(draft.info.root / "patches") ? "patches/" : "";
    bool benchmark = false;
    for (const auto& [ending, split] : kTables)
        if (const auto file = tableIn(draft.info.root, ending)) {
            benchmark = true;
            addRows(TextTable::read(*file), split, prefix, draft);
        }
    if (!benchmark)
        if (const auto file = tableIn(draft.info.root, "metadata.csv"))
            addRows(TextTable::read(*file), std::nullopt, prefix, draft);
    setClasses(draft, {"negative tumor", "positive tumor"}, conventionOf(options));
    if (benchmark)
        warnOfCounts(draft, {3680, 0, 920}, "the benchmark's sample");
    else
        warnOfCounts(draft, {335996, 34904, 85054}, "the WILDS release");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer camelyon17{.id = "camelyon17",
    .title = "Camelyon17 (WILDS)",
    .source = "https://wilds.stanford.edu/datasets/#camelyon17",
    .expects = "sample3680_train_metadata.csv and sample920_test_metadata.csv beside patches/",
    .recognise = detect,
    .open = read};
}

}
