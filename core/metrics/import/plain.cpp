#include "core/base/error.h"
#include "core/metrics/import/import.h"
#include "core/metrics/text/normalise.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace vlm::metrics {
namespace {

constexpr std::size_t kMostCells = std::size_t(1) << 28; // 2 GiB of similarities

class Columns {
public:
    Columns(const CsvTable& table, std::string_view where)
        : m_table(table)
        , m_where(where)
    {
    }
    std::vector<std::string> texts(const std::string& name) const
    {
        const std::size_t column = m_table.require(name, m_where);
        std::vector<std::string> out;
        for (const auto& row : m_table.rows)
            out.push_back(row[column]);
        return out;
    }
    /// NaN where empty.
    std::vector<double> numbers(const std::string& name) const
    {
        const std::size_t column = m_table.require(name, m_where);
        std::vector<double> out;
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            const std::string here = fmt::format("{}, row {}, column \"{}\"", m_where, i + 1, name);
            out.push_back(parseNumber(m_table.rows[i][column], here).value_or(stats::kUndefined));
        }
        return out;
    }
    std::string_view where() const { return m_where; }
    std::size_t rows() const { return m_table.rows.size(); }

private:
    const CsvTable& m_table;
    std::string_view m_where;
};

std::vector<std::int64_t> clusterNumbers(const std::vector<std::string>& names)
{
    std::unordered_map<std::string, std::int64_t> numbers;
    std::vector<std::int64_t> out;
    for (const std::string& name : names)
        out.push_back(numbers.emplace(name, static_cast<std::int64_t>(numbers.size())).first->second);
    return out;
}

bool isIndex(const std::string& text)
{
    return !text.empty() && text.size() < 7 && text.find_first_not_of("0123456789") == std::string::npos;
}

/// Class names in order: those of the score columns, else all labels and predictions, numbers as indices.
std::vector<std::string> classNames(
    const ColumnMapping& mapping, const std::vector<std::string>& labels, const std::vector<std::string>& predicted)
{
    std::vector<std::string> names;
    for (const auto& [name, column] : mapping.classScores)
        names.push_back(name);
    const bool indexed = std::all_of(names.begin(), names.end(), isIndex);
    if (!names.empty()) {
        if (indexed)
            std::sort(
                names.begin(), names.end(), [](const auto& a, const auto& b) { return std::stoi(a) < std::stoi(b); });
        return names;
    }
    std::set<std::string> distinct(labels.begin(), labels.end());
    distinct.insert(predicted.begin(), predicted.end());
    distinct.erase("");
    if (std::all_of(distinct.begin(), distinct.end(), isIndex)) {
        int largest = 1;
        for (const std::string& text : distinct)
            largest = std::max(largest, std::stoi(text));
        for (int i = 0; i <= largest; ++i)
            names.push_back(std::to_string(i));
        return names;
    }
    return {distinct.begin(), distinct.end()};
}

int classIndex(const std::vector<std::string>& names, const std::string& text, std::string_view where, std::size_t row)
{
    const auto found = std::find(names.begin(), names.end(), text);
    if (found != names.end())
        return static_cast<int>(found - names.begin());
    if (isIndex(text) && std::stoul(text) < names.size())
        return std::stoi(text);
    throw Error(ErrorKind::Data,
        fmt::format("{}, row {}: \"{}\" is none of the classes {}", where, row + 1, text, fmt::join(names, ", ")));
}

Predictions diagnosisOf(const Columns& columns, const ColumnMapping& mapping)
{
    const std::vector<std::string> labels = columns.texts(mapping.label);
    const std::vector<std::string> predicted
        = mapping.predicted.empty() ? std::vector<std::string>{} : columns.texts(mapping.predicted);
    DiagnosisPredictions table;
    table.classNames = classNames(mapping, labels, predicted);
    table.classes = std::max<std::size_t>(table.classNames.size(), 2);
    for (std::size_t i = 0; i < labels.size(); ++i)
        table.labels.push_back(classIndex(table.classNames, labels[i], columns.where(), i));
    for (std::size_t i = 0; i < predicted.size(); ++i)
        table.predicted.push_back(
            predicted[i].empty() ? -1 : classIndex(table.classNames, predicted[i], columns.where(), i));
    if (!mapping.classScores.empty()) {
        table.scores.resize(labels.size() * table.classes);
        for (std::size_t cls = 0; cls < table.classNames.size(); ++cls) {
            const std::vector<double> column = columns.numbers(mapping.classScores.at(table.classNames[cls]));
            for (std::size_t i = 0; i < column.size(); ++i)
                table.scores[i * table.classes + cls] = column[i];
        }
    } else if (!mapping.score.empty() && table.classes == 2) {
        table.scores = columns.numbers(mapping.score);
    }
    return table;
}

Predictions findingsOf(const Columns& columns, const ColumnMapping& mapping)
{
    MultiLabelPredictions table{.classes = mapping.findingLabels.size()};
    table.labels.resize(columns.rows() * table.classes);
    table.scores.resize(columns.rows() * table.classes);
    std::size_t cls = 0;
    for (const auto& [finding, column] : mapping.findingLabels) {
        const std::vector<double> labels = columns.numbers(column);
        const std::vector<double> scores = columns.numbers(mapping.findingScores.at(finding));
        for (std::size_t i = 0; i < columns.rows(); ++i) {
            table.labels[i * table.classes + cls] = labels[i];
            table.scores[i * table.classes + cls] = scores[i];
        }
        table.classNames.push_back(finding);
        ++cls;
    }
    return table;
}

QuestionType typeOf(const std::string& type, const std::string& answer, std::string_view where, std::size_t row)
{
    std::string word;
    for (const std::string& part : lowerWords(type))
        word += part;
    if (word == "open" || word == "open-ended")
        return QuestionType::Open;
    if (word == "closed" || word == "yes/no" || word == "close" || word == "close-ended" || word == "yesno")
        return QuestionType::YesNo;
    if (word == "multi-choice" || word == "mc" || word == "multiplechoice" || word == "multiple-choice"
        || word == "choice")
        return QuestionType::MultipleChoice;
    if (!word.empty())
        throw Error(ErrorKind::Data,
            fmt::format("{}, row {}: question type \"{}\", expected open, closed, yes/no or multi-choice", where,
                row + 1, type));
    const std::vector<std::string> words = lowerWords(answer);
    return words.size() == 1 && (words[0] == "yes" || words[0] == "no") ? QuestionType::YesNo : QuestionType::Open;
}

std::map<std::string, std::string> optionsOf(const std::string& text, std::string_view where, std::size_t row)
{
    std::map<std::string, std::string> out;
    if (text.empty())
        return out;
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        throw Error(ErrorKind::Data,
            fmt::format("{}, row {}: the options are not an object of letter to text", where, row + 1));
    for (const auto& [letter, value] : json.items())
        out.emplace(letter, value.is_string() ? value.get<std::string>() : value.dump());
    return out;
}

Predictions vqaOf(
    const CsvTable& source, const Columns& columns, const ColumnMapping& mapping, std::vector<std::string>& notes)
{
    constexpr std::string_view letters = "ABCDEF"; // MedVLMBench's notebooks, where a file does not name the options
    const auto column = [&](const std::string& name) {
        return name.empty() ? std::vector<std::string>(columns.rows()) : columns.texts(name);
    };
    const std::vector<std::string> answers = columns.texts(mapping.answer);
    const std::vector<std::string> replies = columns.texts(mapping.prediction);
    const std::vector<std::string> types = column(mapping.questionType);
    const std::vector<std::string> options = column(mapping.options);
    const std::vector<std::string> status = column(source.column("status") ? "status" : "");
    const std::vector<std::string> fallback
        = column(mapping.answer != "label" && source.column("label") ? "label" : "");
    VqaPredictions table;
    std::size_t failed = 0;
    std::size_t assumed = 0;
    for (std::size_t i = 0; i < columns.rows(); ++i) {
        VqaItem item{.answer = answers[i], .prediction = replies[i]};
        item.failed = status[i] == "failed" || status[i] == "refused";
        if (item.failed && item.answer.empty())
            item.answer = fallback[i]; // failed records name the answer "label"
        item.type = typeOf(types[i], item.answer, columns.where(), i);
        item.options = optionsOf(options[i], columns.where(), i);
        if (item.type == QuestionType::MultipleChoice && item.options.empty()) {
            ++assumed;
            for (const char letter : letters)
                item.options.emplace(std::string(1, letter), "");
        }
        failed += item.failed;
        table.items.push_back(std::move(item));
    }
    if (failed > 0)
        notes.push_back(fmt::format("{} of {} samples failed", failed, columns.rows()));
    if (assumed > 0)
        notes.push_back(fmt::format("{} multiple-choice questions come without options: A to F assumed", assumed));
    return table;
}

Predictions retrievalOf(const Columns& columns, const ColumnMapping& mapping)
{
    const std::vector<std::string> queries = columns.texts(mapping.query);
    const std::vector<std::string> items = columns.texts(mapping.item);
    const std::vector<double> similarity = columns.numbers(mapping.similarity);
    const std::vector<double> relevant = columns.numbers(mapping.relevant);
    const std::vector<std::int64_t> q = clusterNumbers(queries);
    const std::vector<std::int64_t> g = clusterNumbers(items);
    RetrievalPredictions table;
    const auto queryCount = static_cast<std::size_t>(*std::max_element(q.begin(), q.end()) + 1);
    table.gallery = static_cast<std::size_t>(*std::max_element(g.begin(), g.end()) + 1);
    if (queryCount > kMostCells / table.gallery)
        throw Error(ErrorKind::Data,
            fmt::format("{}: {} queries against {} items are more than the {} pairs that fit", columns.where(),
                queryCount, table.gallery, kMostCells));
    table.similarity.assign(queryCount * table.gallery, -std::numeric_limits<double>::infinity());
    table.positives.resize(queryCount);
    for (std::size_t i = 0; i < q.size(); ++i) {
        const auto query = static_cast<std::size_t>(q[i]);
        const auto item = static_cast<std::size_t>(g[i]);
        table.similarity[query * table.gallery + item] = similarity[i];
        if (relevant[i] == 1.0)
            table.positives[query].push_back(item);
    }
    return table;
}

void require(const std::string& column, std::string_view what, const CsvTable& table, std::string_view where)
{
    if (column.empty())
        throw Error(ErrorKind::Data,
            fmt::format("{}: no column is known to hold {}; the columns are {}; name it in the mapping", where, what,
                fmt::join(table.columns, ", ")));
}

void requireColumns(const CsvTable& table, Task task, const ColumnMapping& mapping, std::string_view where)
{
    switch (task) {
    case Task::Diagnosis:
    case Task::MultiLabel:
        if (!mapping.findingLabels.empty())
            return;
        require(mapping.label, "the true class", table, where);
        if (mapping.classScores.empty() && mapping.score.empty())
            require(mapping.predicted, "scores or the predicted class", table, where);
        return;
    case Task::Vqa:
        require(mapping.answer, "the answer", table, where);
        require(mapping.prediction, "the model's reply", table, where);
        return;
    case Task::Retrieval:
        require(mapping.query, "the query", table, where);
        require(mapping.item, "the gallery item", table, where);
        require(mapping.similarity, "the similarity", table, where);
        require(mapping.relevant, "the relevance (0 or 1)", table, where);
        return;
    }
}

}

ImportedTable fromTable(const CsvTable& table, Task task, const ColumnMapping& mapping, std::string_view where)
{
    requireColumns(table, task, mapping, where);
    if (table.rows.empty())
        throw Error(ErrorKind::Data, fmt::format("{}: there are no rows below the header", where));
    const Columns columns(table, where);
    ImportedTable out{.format = "plain"};
    switch (task) {
    case Task::Diagnosis:
    case Task::MultiLabel:
        out.predictions = mapping.findingLabels.empty() ? diagnosisOf(columns, mapping) : findingsOf(columns, mapping);
        break;
    case Task::Vqa:
        out.predictions = vqaOf(table, columns, mapping, out.notes);
        if (!mapping.question.empty())
            out.questions = columns.texts(mapping.question);
        break;
    case Task::Retrieval:
        out.predictions = retrievalOf(columns, mapping);
        break;
    }
    const std::size_t rows = rowCount(out.predictions);
    if (!mapping.id.empty() && task != Task::Retrieval)
        out.ids = columns.texts(mapping.id);
    for (std::size_t i = out.ids.size(); i < rows; ++i)
        out.ids.push_back(std::to_string(i));
    if (!mapping.latency.empty() && task != Task::Retrieval)
        out.latencyMs = columns.numbers(mapping.latency);
    if (!mapping.cluster.empty() && task != Task::Retrieval) {
        const auto clusters = clusterNumbers(columns.texts(mapping.cluster));
        std::visit([&](auto& predictions) { predictions.clusters = clusters; }, out.predictions);
    }
    if (!mapping.findingLabels.empty() && table.column("chexpert_label")) {
        out.format = "phase1-findings";
        out.studyLabels = columns.texts("chexpert_label");
    }
    return out;
}

}
