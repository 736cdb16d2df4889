#include "core/store/reader_impl.h"

#include <string>

#include <nlohmann/json.hpp>

#include "core/store/filter_words.h"

namespace vlm::store {
namespace {

std::vector<FacetCount> counts(Statement& statement)
{
    std::vector<FacetCount> out;
    while (statement.step())
        if (std::string value = statement.text(0); !value.empty())
            out.push_back({std::move(value), statement.integer(1)});
    return out;
}

}

FilterWords Reader::filterWords(std::string_view dataset) const
{
    const Connection& connection = m_impl->connection;
    const bool one = !dataset.empty();
    const auto list = [&](const std::string& what, const std::string& from, const std::string& ofDataset) {
        Statement statement = connection.prepare("SELECT " + what + " AS value, COUNT(*) AS n FROM " + from
            + (one ? " WHERE " + ofDataset : std::string()) + " GROUP BY value ORDER BY n DESC, value");
        if (one)
            statement.bind(dataset);
        return counts(statement);
    };
    const std::string sample = "dataset = (SELECT key FROM dataset WHERE id = ?1)";
    FilterWords words{.splits = list("split", "sample", sample),
        .labels = list("label_text", "sample", sample),
        .types = list("CASE answer_type WHEN 'multiple-choice' THEN 'choice' ELSE answer_type END", "sample", sample),
        .tags = list("tag", "tag", "dataset = ?1")};
    for (const DatasetRow& row : datasets()) {
        const std::int64_t all = row.counts[0] + row.counts[1] + row.counts[2];
        words.datasets.push_back({row.id, all});
        words.titles.push_back(row.title);
        words.modalities.push_back({row.modality, all});
        if (!one || row.id == dataset)
            words.classes.insert(words.classes.end(), row.classes.begin(), row.classes.end());
    }
    std::erase_if(words.modalities, [](const FacetCount& count) { return count.value.empty(); });
    // Answers are counted once for each model and mode: of the newest cell that has any.
    const std::string cells
        = "(SELECT model, mode, dataset, MAX(done) AS done FROM cell GROUP BY model, mode, dataset)";
    const auto answers = [&](const std::string& what) {
        Statement statement = connection.prepare("SELECT " + what + " AS value, SUM(done) AS n FROM " + cells
            + (one ? " WHERE dataset = ?1" : "") + " GROUP BY value ORDER BY value");
        if (one)
            statement.bind(dataset);
        return counts(statement);
    };
    words.models = answers("model");
    words.modes = answers("mode");
    Statement runs = connection.prepare(std::string("SELECT r.name, SUM(c.done), r.id FROM run r JOIN cell c"
                                                    " ON c.run = r.id")
        + (one ? " WHERE c.dataset = ?1" : "") + " GROUP BY r.id ORDER BY r.id DESC");
    if (one)
        runs.bind(dataset);
    while (runs.step()) {
        words.runs.push_back({runs.text(0), runs.integer(1)});
        words.runNumbers.push_back(runs.text(2));
    }
    return words;
}

}
