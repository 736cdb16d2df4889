#include "core/store/reader_impl.h"

#include <nlohmann/json.hpp>

namespace vlm::store {
namespace {

std::vector<std::string> list(const std::string& json)
{
    return guard(ErrorKind::Store, "a list in the project's database",
        [&] { return nlohmann::json::parse(json).get<std::vector<std::string>>(); });
}

constexpr const char* kDatasets
    = "SELECT id, title, task, modality, classes, prompts, path, importer, licence, citation, fingerprint, train,"
      " validation, test, in_domain, warnings FROM dataset";

DatasetRow datasetRow(const Statement& row)
{
    return {.id = row.text(0),
        .title = row.text(1),
        .task = row.text(2),
        .modality = row.text(3),
        .classes = list(row.text(4)),
        .prompts = list(row.text(5)),
        .path = row.text(6),
        .importer = row.text(7),
        .licence = row.text(8),
        .citation = row.text(9),
        .fingerprint = row.text(10),
        .counts = {row.integer(11), row.integer(12), row.integer(13)},
        .inDomainFor = list(row.text(14)),
        .warnings = list(row.text(15))};
}

constexpr const char* kRuns
    = "SELECT r.id, r.name, r.state, r.config, r.created, r.started, r.finished, r.error,"
      " COALESCE(SUM(c.done + c.failed), 0), COALESCE(SUM(c.total), 0) FROM run r LEFT JOIN cell c ON c.run = r.id";

RunRow runRow(const Statement& row)
{
    return {.id = row.integer(0),
        .name = row.text(1),
        .state = stateFromName(row.text(2)),
        .config = row.text(3),
        .created = row.text(4),
        .started = row.text(5),
        .finished = row.text(6),
        .error = row.text(7),
        .done = row.integer(8),
        .total = row.integer(9)};
}

constexpr const char* kCellColumns
    = "c.id, c.run, c.model, c.dataset, c.mode, c.state, c.done, c.failed, c.total, c.error, c.key, c.details";

CellRow cellRow(const Statement& row)
{
    return {.id = row.integer(0),
        .run = row.integer(1),
        .model = row.text(2),
        .dataset = row.text(3),
        .mode = row.text(4),
        .state = stateFromName(row.text(5)),
        .done = row.integer(6),
        .failed = row.integer(7),
        .total = row.integer(8),
        .error = row.text(9),
        .key = row.text(10),
        .details = row.text(11)};
}

std::string cellQuery(const std::string& rest)
{
    return "SELECT " + std::string(kCellColumns) + " FROM cell c " + rest;
}

constexpr const char* kPredictionColumns
    = "p.cell, p.sample, p.label, p.predicted, p.scores, p.answer, p.text, p.status, p.error, p.latency_ms";

PredictionRow predictionRow(const Statement& row)
{
    return {.cell = row.integer(0),
        .sample = row.text(1),
        .label = static_cast<int>(row.integer(2)),
        .predicted = static_cast<int>(row.integer(3)),
        .scores = row.floats(4),
        .answer = row.text(5),
        .text = row.text(6),
        .status = row.text(7),
        .error = row.text(8),
        .latencyMs = row.real(9)};
}

// Where a project is older and cannot be changed, there is no such table.
constexpr const char* kGenerationColumns
    = ", a.text, b.text, g.raw, g.yes, g.no, g.prompt_tokens, g.new_tokens, g.mean_log_probability, g.finished";
constexpr const char* kGenerationJoins = " LEFT JOIN generation g ON g.cell = p.cell AND g.sample = p.sample"
                                         " LEFT JOIN prompt_text a ON a.id = g.template"
                                         " LEFT JOIN prompt_text b ON b.id = g.question";

PredictionRow generatedRow(const Statement& row)
{
    constexpr int kFirst = 10; // column after those of predictionRow
    PredictionRow out = predictionRow(row);
    if (row.null(kFirst))
        return out;
    const auto real = [&](int column) {
        return row.null(kFirst + column) ? std::nullopt : std::optional(row.real(kFirst + column));
    };
    out.generation = GenerationRow{.promptTemplate = row.text(kFirst),
        .question = row.text(kFirst + 1),
        .raw = row.null(kFirst + 2) ? out.text : row.text(kFirst + 2),
        .yes = real(3),
        .no = real(4),
        .promptTokens = row.integer(kFirst + 5),
        .newTokens = row.integer(kFirst + 6),
        .meanLogProbability = real(7),
        .finished = row.integer(kFirst + 8) != 0};
    return out;
}

std::string predictionQuery(bool generated, const std::string& joins, const std::string& rest)
{
    return std::string("SELECT ") + kPredictionColumns + (generated ? kGenerationColumns : "") + " FROM prediction p"
        + joins + (generated ? kGenerationJoins : "") + rest;
}

constexpr const char* kMetricColumns
    = "m.cell, m.metric, m.convention, m.value, m.lower, m.upper, m.n, m.method, m.replicates, m.seed, m.note";

MetricRow metricRow(const Statement& row, int first)
{
    const auto bound
        = [&](int column) { return row.null(first + column) ? std::nullopt : std::optional(row.real(first + column)); };
    return {.cell = row.integer(first),
        .metric = row.text(first + 1),
        .convention = row.text(first + 2),
        .value = row.real(first + 3),
        .lower = bound(4),
        .upper = bound(5),
        .n = row.integer(first + 6),
        .method = row.text(first + 7),
        .replicates = static_cast<int>(row.integer(first + 8)),
        .seed = row.integer(first + 9),
        .note = row.text(first + 10)};
}

template <class Make> auto all(Statement statement, Make make)
{
    std::vector<decltype(make(statement))> rows;
    while (statement.step())
        rows.push_back(make(statement));
    return rows;
}

template <class Make> auto first(Statement statement, Make make)
{
    return statement.step() ? std::optional(make(statement)) : std::nullopt;
}

template <class... T> Statement bound(Statement statement, const T&... values)
{
    statement.bind(values...);
    return statement;
}

}

Reader::Reader(const std::filesystem::path& database)
    : m_impl(new Impl{.connection = Connection(database, Access::Read), .orders = std::make_shared<OrderCache>()})
{
}

Reader::Reader(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::vector<DatasetRow> Reader::datasets() const
{
    return all(m_impl->connection.prepare(std::string(kDatasets) + " ORDER BY key"), datasetRow);
}

std::optional<DatasetRow> Reader::dataset(std::string_view id) const
{
    return first(bound(m_impl->connection.prepare(std::string(kDatasets) + " WHERE id = ?1"), id), datasetRow);
}

std::vector<ModelRow> Reader::models() const
{
    return all(m_impl->connection.prepare("SELECT id, folder, family, specialist, pairing, modality, licence,"
                                          " parameters, weight_bytes, image_size, fingerprint FROM model ORDER BY id"),
        [](const Statement& row) {
            return ModelRow{.id = row.text(0),
                .folder = row.text(1),
                .family = row.text(2),
                .specialist = row.integer(3) != 0,
                .pairing = row.text(4),
                .modality = row.text(5),
                .licence = row.text(6),
                .parameters = row.integer(7),
                .weightBytes = row.integer(8),
                .imageSize = static_cast<int>(row.integer(9)),
                .fingerprint = row.text(10)};
        });
}

std::vector<RunRow> Reader::runs() const
{
    return all(m_impl->connection.prepare(std::string(kRuns) + " GROUP BY r.id ORDER BY r.id DESC"), runRow);
}

std::optional<RunRow> Reader::run(Id id) const
{
    return first(bound(m_impl->connection.prepare(std::string(kRuns) + " WHERE r.id = ?1 GROUP BY r.id"), id), runRow);
}

std::vector<CellRow> Reader::cells(Id run) const
{
    return all(bound(m_impl->connection.prepare(cellQuery("WHERE c.run = ?1 ORDER BY c.id")), run), cellRow);
}

std::optional<CellRow> Reader::cell(Id id) const
{
    return first(bound(m_impl->connection.prepare(cellQuery("WHERE c.id = ?1")), id), cellRow);
}

std::optional<CellRow> Reader::finishedCell(std::string_view key) const
{
    return first(bound(m_impl->connection.prepare(cellQuery(
                           "WHERE c.key = ?1 AND c.key <> '' AND c.state = 'done' ORDER BY c.id DESC LIMIT 1")),
                     key),
        cellRow);
}

bool Reader::Impl::hasGenerations()
{
    if (!generations)
        generations = connection.integer("PRAGMA user_version") >= 3;
    return *generations;
}

std::vector<PredictionRow> Reader::predictions(Id cell) const
{
    // Classified samples are read without looking for what only generated answers have.
    const bool generated = m_impl->hasGenerations()
        && bound(m_impl->connection.prepare("SELECT 1 FROM generation WHERE cell = ?1 LIMIT 1"), cell).step();
    return all(bound(m_impl->connection.prepare(predictionQuery(generated,
                         " JOIN cell c ON c.id = p.cell LEFT JOIN dataset d ON d.id = c.dataset"
                         " LEFT JOIN sample s ON s.dataset = d.key AND s.id = p.sample",
                         " WHERE p.cell = ?1 ORDER BY s.ordinal IS NULL, s.ordinal, p.sample")),
                   cell),
        generated ? generatedRow : predictionRow);
}

std::optional<PredictionRow> Reader::prediction(Id cell, std::string_view sample) const
{
    const bool generated = m_impl->hasGenerations();
    return first(
        bound(m_impl->connection.prepare(predictionQuery(generated, "", " WHERE p.cell = ?1 AND p.sample = ?2")), cell,
            sample),
        generated ? generatedRow : predictionRow);
}

std::vector<SampleAnswer> Reader::answers(std::string_view dataset, std::string_view sample) const
{
    Statement cells = bound(
        m_impl->connection.prepare("WITH ranked AS (SELECT c.id, ROW_NUMBER() OVER (PARTITION BY c.model, c.mode"
                                   " ORDER BY c.state = 'done' DESC, c.id DESC) AS place FROM cell c"
                                   " JOIN prediction p ON p.cell = c.id AND p.sample = ?2 WHERE c.dataset = ?1) SELECT "
            + std::string(kCellColumns)
            + ", COALESCE(o.specialist, 0) FROM ranked r JOIN cell c ON c.id = r.id"
              " LEFT JOIN model o ON o.id = c.model WHERE r.place = 1 ORDER BY c.model, c.mode = 'ots' DESC, c.mode"),
        dataset, sample);
    std::vector<SampleAnswer> answers;
    while (cells.step()) {
        SampleAnswer answer{.cell = cellRow(cells), .specialist = cells.integer(12) != 0};
        if (auto said = prediction(answer.cell.id, sample)) {
            answer.prediction = std::move(*said);
            answers.push_back(std::move(answer));
        }
    }
    return answers;
}

std::vector<MetricRow> Reader::metrics(Id cell) const
{
    return all(bound(m_impl->connection.prepare("SELECT " + std::string(kMetricColumns)
                         + " FROM metric m WHERE m.cell = ?1 ORDER BY m.metric, m.convention"),
                   cell),
        [](const Statement& row) { return metricRow(row, 0); });
}

std::vector<ResultRow> Reader::results(std::string_view metric, std::string_view convention) const
{
    // One cell a square: done before not done, then the newest.
    const std::string sql = "WITH ranked AS (SELECT id, ROW_NUMBER() OVER (PARTITION BY model, dataset, mode"
                            " ORDER BY state = 'done' DESC, id DESC) AS place FROM cell)"
                            " SELECT "
        + std::string(kCellColumns)
        + ", COALESCE(o.specialist, 0),"
          " COALESCE((SELECT 1 FROM json_each(d.in_domain) e WHERE e.value = c.model), 0), COALESCE(o.pairing, ''), "
        + kMetricColumns
        + " FROM ranked r JOIN cell c ON c.id = r.id LEFT JOIN model o ON o.id = c.model"
          " LEFT JOIN dataset d ON d.id = c.dataset"
          " LEFT JOIN metric m ON m.cell = c.id AND m.metric = ?1 AND m.convention = ?2"
          " WHERE r.place = 1 ORDER BY c.model, c.dataset, c.mode";
    return all(bound(m_impl->connection.prepare(sql), metric, convention), [](const Statement& row) {
        ResultRow result{.cell = cellRow(row),
            .metric = std::nullopt,
            .specialist = row.integer(12) != 0,
            .inDomain = row.integer(13) != 0,
            .pairing = row.text(14)};
        if (!row.null(15))
            result.metric = metricRow(row, 15);
        return result;
    });
}

std::optional<std::string> Reader::setting(std::string_view key) const
{
    return first(bound(m_impl->connection.prepare("SELECT value FROM setting WHERE key = ?1"), key),
        [](const Statement& row) { return row.text(0); });
}

}
