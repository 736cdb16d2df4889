#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

// MedVLMBench tests on valid.csv (234) and takes everything else from train.csv (223,414).
constexpr std::array kTables{std::pair{"train.csv", Split::Train}, std::pair{"valid.csv", Split::Test}};

/// Irvin et al. 2019, in the order of the columns.
constexpr std::array<std::string_view, 14> kFindings{"No Finding", "Enlarged Cardiomediastinum", "Cardiomegaly",
    "Lung Opacity", "Lung Lesion", "Edema", "Consolidation", "Pneumonia", "Atelectasis", "Pneumothorax",
    "Pleural Effusion", "Pleural Other", "Fracture", "Support Devices"};

Path rootOf(const Path& path)
{
    return innerFolder(path, "CheXpert-v1.0-small");
}

Recognition detect(const Path& path)
{
    const Path root = rootOf(path);
    for (const char* file : {"valid.csv", "train.csv"}) {
        if (!hasFile(root, file))
            continue;
        const TextTable table = TextTable::read(root / file);
        if (table.has("Path") && table.has("No Finding") && table.has("Pleural Effusion"))
            return {.confidence = 95, .reason = std::string("found ") + file + " with CheXpert's findings"};
    }
    return {};
}

enum class State { Positive, Negative, Uncertain };

State stateOf(const TextTable& table, std::size_t row, std::size_t column)
{
    const std::string_view field = table.view(row, column);
    if (field.empty()) // most of them
        return State::Negative;
    const std::string text = trimmed(field);
    if (text.empty() || text == "0" || text == "0.0" || lowered(text) == "nan")
        return State::Negative; // not mentioned counts as negative
    if (text == "1" || text == "1.0")
        return State::Positive;
    if (text == "-1" || text == "-1.0")
        return State::Uncertain;
    throw Error(ErrorKind::Data,
        table.name() + ": row " + std::to_string(row + 2) + ": \"" + text + "\"; expected 1, 0, -1 or nothing");
}

/// "CheXpert-v1.0-small/train/patient00001/study1/view1_frontal.jpg" without its first folder
std::string imageOf(const std::string& path)
{
    return path.starts_with("CheXpert-v1.0") ? path.substr(path.find('/') + 1) : path;
}

std::string patientOf(const std::string& image, const TextTable& table, std::size_t row)
{
    const std::size_t at = image.find("patient");
    if (at == std::string::npos)
        throw Error(ErrorKind::Data,
            table.name() + ": row " + std::to_string(row + 2) + ": no patient folder in \"" + image + "\"");
    return image.substr(at, image.find('/', at) - at);
}

/// "Edema;?Pneumonia": what is positive, and with a question mark what is uncertain.
std::string findingsOf(const TextTable& table, std::size_t row, const std::vector<std::size_t>& columns)
{
    std::string list;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const State state = stateOf(table, row, columns[i]);
        if (state != State::Negative)
            list += (list.empty() ? "" : ";") + std::string(state == State::Uncertain ? "?" : "")
                + table.header()[columns[i]];
    }
    return list;
}

void addRows(const TextTable& table, Split split, const std::string& finding, const std::string& policy, Draft& draft)
{
    const std::size_t column = table.column(finding);
    const std::size_t path = table.column("Path");
    std::vector<std::size_t> columns;
    for (const std::string_view name : kFindings)
        if (table.has(name))
            columns.push_back(table.column(name));
    std::vector<std::pair<std::size_t, const char*>> facets;
    for (const auto& [from, to] :
        {std::pair{"Frontal/Lateral", "view"}, std::pair{"AP/PA", "projection"}, std::pair{"Sex", "sex"}})
        if (table.has(from))
            facets.emplace_back(table.column(from), to);
    std::size_t uncertain = 0;
    draft.samples.reserve(draft.samples.size() + table.rows());
    for (std::size_t i = 0; i < table.rows(); ++i) {
        const State state = stateOf(table, i, column);
        uncertain += state == State::Uncertain;
        if (state == State::Uncertain && policy == "skip") {
            reject(draft, imageOf(table.at(i, path)), "its label is uncertain");
            continue;
        }
        Sample sample;
        sample.split = split;
        sample.image = imageOf(table.at(i, path));
        sample.id = sample.image;
        sample.label = state == State::Positive || (state == State::Uncertain && policy == "one") ? 1 : 0;
        sample.cluster = patientOf(sample.image, table, i);
        for (const auto& [from, to] : facets)
            if (std::string value = trimmed(table.view(i, from)); !value.empty())
                sample.attributes.emplace(to, std::move(value));
        if (std::string findings = findingsOf(table, i, columns); !findings.empty())
            sample.attributes.emplace("findings", std::move(findings));
        draft.samples.push_back(std::move(sample));
    }
    if (uncertain > 0)
        draft.info.warnings.push_back(std::to_string(uncertain) + " uncertain labels of the " + std::string(name(split))
            + " split "
            + (policy == "skip" ? "are left out." : "count as " + std::string(policy == "one" ? "1." : "0.")));
}

constexpr std::array<std::string_view, 3> kPolicies{"zero", "one", "skip"};
constexpr std::array<Setting, 2> kSettings{
    {{.key = "finding", .title = VLM_TR("Setting", "Finding"), .values = kFindings},
        {.key = "uncertain", .title = VLM_TR("Setting", "Uncertain labels count as"), .values = kPolicies}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(options, {"finding", "uncertain"});
    const std::string finding = settingOf(options, "finding", kFindings.front());
    if (std::ranges::find(kFindings, finding) == kFindings.end()) {
        std::string known;
        for (const std::string_view f : kFindings)
            known += (known.empty() ? "" : ", ") + std::string(f);
        throw Error(ErrorKind::Config, "setting \"finding\" is \"" + finding + "\"; known: " + known);
    }
    const std::string policy = choiceOf(options, "uncertain", {"zero", "one", "skip"});
    Draft draft;
    draft.info.task = Task::Diagnosis;
    draft.info.importer = "chexpert";
    draft.info.id = "chexpert";
    draft.info.title = "CheXpert";
    draft.info.modality = "chest X-ray";
    draft.info.licence = "Stanford University Dataset Research Use Agreement";
    draft.info.citation = "Irvin et al. 2019, CheXpert (AAAI)";
    draft.info.root = rootOf(path);
    for (const auto& [file, split] : kTables)
        if (hasFile(draft.info.root, file))
            addRows(TextTable::read(draft.info.root / file), split, finding, policy, draft);
    if (finding == kFindings.front())
        setClasses(draft, {"diseased xray", "normal xray"}, conventionOf(options));
    else
        setClasses(draft, {"chest xray without " + lowered(finding), "chest xray with " + lowered(finding)},
            conventionOf(options));
    if (policy != "skip")
        warnOfCounts(draft, {223414, 0, 234}, "the published CheXpert");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer chexpert{.id = "chexpert",
    .title = "CheXpert",
    .source = "https://stanfordmlgroup.github.io/competitions/chexpert",
    .expects = "train.csv, valid.csv (Path and 14 findings) beside train/ and valid/",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
