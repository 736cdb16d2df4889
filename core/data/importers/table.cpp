#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/folders.h"
#include "core/data/questions.h"
#include "core/data/text_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace vlm::data {

namespace {

using Path = std::filesystem::path;

/// What a column may hold; the setting of the same name overrides the usual names, tried in order.
struct Role {
    std::string_view name;
    std::array<std::string_view, 6> usual;
};
constexpr Role kImage{"image", {"image", "image_path", "path", "filename", "file", "img"}};
constexpr Role kLabel{"label", {"label", "class", "diagnosis", "target", "finding", ""}};
constexpr Role kSplit{"split", {"split", "fold", "subset", "partition", "", ""}};
constexpr Role kQuestion{"question", {"question", "", "", "", "", ""}};
constexpr Role kAnswer{"answer", {"answer", "", "", "", "", ""}};
constexpr Role kReport{"report", {"report", "caption", "findings", "impression", "", ""}};
constexpr Role kPatient{"patient", {"patient", "patient_id", "subject_id", "subject", "study_id", "study"}};
constexpr Role kId{"id", {"id", "sample_id", "qid", "question_id", "", ""}};

std::optional<std::size_t> columnOf(const TextTable& table, const Role& role, const ImportOptions& options)
{
    if (const std::string chosen = settingOf(options, role.name, ""); !chosen.empty())
        return table.column(chosen);
    for (const std::string_view usual : role.usual)
        if (!usual.empty() && table.has(usual))
            return table.column(usual);
    return std::nullopt;
}

Recognition detect(const Path& path)
{
    const auto file = tableAt(path);
    if (!file)
        return {};
    try {
        const TextTable table = TextTable::open(*file);
        if (!columnOf(table, kImage, {})
            || !(columnOf(table, kLabel, {}) || columnOf(table, kQuestion, {}) || columnOf(table, kReport, {})))
            return {};
        // Images that are there make a list of them more than the folders that they lie in.
        const std::size_t image = *columnOf(table, kImage, {});
        bool there = false;
        for (std::size_t i = 0; i < std::min<std::size_t>(table.rows(), 5); ++i)
            if (const std::string name = trimmed(table.at(i, image)); !name.empty())
                there = there || isFile(file->parent_path() / name);
        return {
            .confidence = there ? 58 : 40, .reason = "found " + file->filename().string() + " with an image column"};
    } catch (const Error&) {
        return {}; // open() reports what is wrong with the table
    }
}

struct Columns {
    std::size_t image;
    std::optional<std::size_t> label;
    std::optional<std::size_t> split;
    std::optional<std::size_t> question;
    std::optional<std::size_t> answer;
    std::optional<std::size_t> report;
    std::optional<std::size_t> patient;
    std::optional<std::size_t> id;
};

Columns columnsOf(const TextTable& table, const ImportOptions& options)
{
    const auto image = columnOf(table, kImage, options);
    if (!image)
        throw Error(ErrorKind::Data,
            table.name()
                + ": no image column; name it with the setting image, or one of image, image_path, path, "
                  "filename, file, img");
    return {.image = *image,
        .label = columnOf(table, kLabel, options),
        .split = columnOf(table, kSplit, options),
        .question = columnOf(table, kQuestion, options),
        .answer = columnOf(table, kAnswer, options),
        .report = columnOf(table, kReport, options),
        .patient = columnOf(table, kPatient, options),
        .id = columnOf(table, kId, options)};
}

/// Numbers from 0 in their order when all labels are such, else sorted texts; the manifest's classes come first.
std::vector<std::string> classesOf(const TextTable& table, std::size_t column, const ImportOptions& options)
{
    const nlohmann::json named = nlohmann::json::parse(settingOf(options, "classes", "[]"), nullptr, false);
    std::set<std::string> words;
    for (std::size_t i = 0; i < table.rows(); ++i)
        if (const std::string word = trimmed(table.at(i, column)); !word.empty() || !skipsUnusable(options))
            words.insert(word);
    const bool numbers = std::ranges::all_of(words, [](const std::string& w) {
        return !w.empty() && w.size() < 4 && std::ranges::all_of(w, [](char c) { return c >= '0' && c <= '9'; });
    });
    if (numbers) {
        int largest = 0;
        for (const std::string& word : words)
            largest = std::max(largest, std::stoi(word));
        std::vector<std::string> classes;
        for (int i = 0; i <= largest; ++i)
            classes.push_back(std::to_string(i));
        return classes;
    }
    std::vector<std::string> classes(words.begin(), words.end());
    if (!named.is_array() || named.empty())
        return classes;
    classes.clear();
    for (const auto& item : named)
        classes.push_back(textOf(item));
    for (const std::string& word : words)
        if (std::ranges::find(classes, word) == classes.end())
            throw Error(ErrorKind::Data,
                table.name() + ": label \"" + word + "\" is not among the classes of dataset.json: " + named.dump());
    return classes;
}

Split splitOf(const TextTable& table, std::size_t row, const std::optional<std::size_t>& column)
{
    if (!column)
        return Split::Test;
    const auto split = splitFromName(table.at(row, *column));
    if (!split)
        throw Error(ErrorKind::Data,
            table.name() + ": row " + std::to_string(row + 2) + ": split is \"" + table.at(row, *column)
                + "\"; expected train, validation or test");
    return *split;
}

/// What keeps a row from being a sample; empty if nothing does.
std::string whyUnusable(const TextTable& table, std::size_t row, const Columns& columns)
{
    if (trimmed(table.at(row, columns.image)).empty())
        return "no image is named";
    if (columns.split && !splitFromName(table.at(row, *columns.split)))
        return "the split is \"" + table.at(row, *columns.split) + "\"; expected train, validation or test";
    if (columns.question)
        return trimmed(table.at(row, *columns.question)).empty() ? "the question is empty" : "";
    if (columns.label)
        return trimmed(table.at(row, *columns.label)).empty() ? "the label is empty" : "";
    return trimmed(table.at(row, *columns.report)).empty() ? "the report is empty" : "";
}

constexpr std::array<Setting, 1> kSettings{
    {{.key = "images", .title = VLM_TR("Setting", "Folder of the images"), .fallback = ""}}};

std::unique_ptr<Dataset> read(const Path& path, const ImportOptions& options)
{
    requireKnownSettings(
        options, {"image", "label", "split", "question", "answer", "report", "patient", "id", "images"});
    const auto file = tableAt(path);
    if (!file)
        throw Error(ErrorKind::Data, path.string() + ": expected one .csv, .tsv or .jsonl file");
    const TextTable table = TextTable::open(*file);
    const Columns columns = columnsOf(table, options);
    Draft draft;
    draft.info.importer = "table";
    draft.info.title = file->stem().string();
    draft.info.id = idFrom(file->stem().string());
    draft.info.root = file->parent_path();
    draft.info.task = columns.question ? Task::Vqa : columns.label ? Task::Diagnosis : Task::Caption;
    if (!columns.label && !columns.question && !columns.report)
        throw Error(ErrorKind::Data,
            table.name()
                + ": no label, question or report column; name one with the setting label, question or report");
    if (columns.question && !columns.answer)
        throw Error(
            ErrorKind::Data, table.name() + ": questions without answers; name the column with the setting answer");
    std::vector<std::string> classes;
    if (draft.info.task == Task::Diagnosis)
        setClasses(draft, classes = classesOf(table, *columns.label, options), conventionOf(options));
    std::string folder = settingOf(options, "images", "");
    if (!folder.empty() && !folder.ends_with('/'))
        folder += '/';
    const bool skips = skipsUnusable(options);
    for (std::size_t i = 0; i < table.rows(); ++i) {
        if (const std::string reason = skips ? whyUnusable(table, i, columns) : ""; !reason.empty()) {
            reject(draft, "row " + std::to_string(i + 2), reason);
            continue;
        }
        Sample sample;
        sample.split = splitOf(table, i, columns.split);
        sample.id = columns.id ? trimmed(table.at(i, *columns.id)) : "row/" + std::to_string(i + 2);
        sample.image = folder + trimmed(table.at(i, columns.image));
        if (columns.patient)
            sample.cluster = trimmed(table.at(i, *columns.patient));
        if (draft.info.task == Task::Diagnosis) {
            const std::string word = trimmed(table.at(i, *columns.label));
            sample.label = static_cast<int>(std::ranges::find(classes, word) - classes.begin());
        } else if (draft.info.task == Task::Vqa) {
            sample.question = trimmed(table.at(i, *columns.question));
            sample.answer = trimmed(table.at(i, *columns.answer));
            setQuestion(sample, AnswerType::None, conventionOf(options));
        } else {
            sample.question = sample.prompt = kCaptionPrompt;
            sample.answer = trimmed(table.at(i, *columns.report));
        }
        draft.samples.push_back(std::move(sample));
    }
    if (!draft.info.rejects.empty())
        draft.info.warnings.push_back(
            std::to_string(draft.info.rejects.size()) + " rows are left out because they cannot be used.");
    if (!columns.split)
        draft.info.warnings.emplace_back("The table has no split column; every row is in the test split.");
    return finish(std::move(draft), options);
}

}

namespace entries {
extern constinit const Importer table{.id = "table",
    .title = "CSV, TSV or JSONL table",
    .source = "your own data",
    .expects = "one .csv, .tsv or .jsonl with an image column and a label, question or report column",
    .recognise = detect,
    .open = read,
    .settings = kSettings};
}

}
