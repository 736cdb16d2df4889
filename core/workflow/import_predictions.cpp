#include "core/workflow/import_predictions.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/data/draft.h"
#include "core/metrics/evaluate.h"
#include "core/metrics/score_tables.h"
#include "core/runs/scoring.h"
#include "core/workflow/import_rows.h"
#include "core/workflow/registration.h"

#include <nlohmann/json.hpp>

namespace vlm::workflow {
namespace {

namespace fs = std::filesystem;
using metrics::ImportedTable;

constexpr std::size_t kChunk = 4096; // predictions a write
constexpr metrics::Convention kConventions[]{metrics::Convention::Strict, metrics::Convention::MedVlmBench};

/// One cell to be.
struct Plan {
    const ImportedTable* table = nullptr;
    std::string model{};
    std::string dataset{};
    Alignment alignment{};
    store::CellRow cell{};
    std::vector<store::MetricRow> metrics{};
};

/// What the project gets; written only once all of it is known.
struct Plans {
    std::vector<Plan> cells{};
    std::map<std::string, store::ModelRow> models{};
    std::map<std::string, store::DatasetRow> datasets{};
    std::map<std::string, std::unique_ptr<data::Dataset>> made{}; // data sets that the project does not know
};

bool sameSamples(const std::vector<ImportedTable>& tables)
{
    const auto* first = std::get_if<metrics::DiagnosisPredictions>(&tables.front().predictions);
    return std::ranges::all_of(tables, [&](const ImportedTable& table) {
        const auto* other = std::get_if<metrics::DiagnosisPredictions>(&table.predictions);
        return &table == &tables.front()
            || (first != nullptr && other != nullptr && table.ids == tables.front().ids
                && other->labels == first->labels && other->classNames == first->classNames
                && other->classes == first->classes);
    });
}

/// Names of the cells: the user's for one table, else with the table's name behind what differs.
void nameCells(Plans& plans, const std::vector<ImportedTable>& tables, const PredictionsImport& options)
{
    const bool models = sameSamples(tables);
    std::set<std::string> used;
    for (const ImportedTable& table : tables) {
        std::string suffix = tables.size() == 1 ? "" : "-" + data::idFrom(table.name);
        for (int i = 2; !used.insert(suffix).second; ++i)
            suffix = fmt::format("-{}-{}", data::idFrom(table.name), i);
        plans.cells.push_back({.table = &table,
            .model = options.model + (models ? suffix : std::string()),
            .dataset = options.dataset + (models ? std::string() : suffix)});
    }
}

nlohmann::json toJson(const metrics::ColumnMapping& mapping)
{
    return {{"id", mapping.id}, {"cluster", mapping.cluster}, {"label", mapping.label},
        {"predicted", mapping.predicted}, {"score", mapping.score}, {"class_scores", mapping.classScores},
        {"finding_labels", mapping.findingLabels}, {"finding_scores", mapping.findingScores},
        {"question", mapping.question}, {"answer", mapping.answer}, {"prediction", mapping.prediction},
        {"question_type", mapping.questionType}, {"options", mapping.options}, {"query", mapping.query},
        {"item", mapping.item}, {"similarity", mapping.similarity}, {"relevant", mapping.relevant},
        {"latency", mapping.latency}};
}

nlohmann::json provenance(
    const fs::path& file, const std::string& hash, const ImportedTable& table, const PredictionsImport& options)
{
    nlohmann::json out{{"file", file.filename().string()}, {"hash", hash}, {"table", table.name},
        {"format", table.format}, {"task", metrics::name(options.task)}, {"notes", table.notes},
        {"replicates", options.replicates}, {"seed", options.seed}};
    if (options.mapping)
        out["mapping"] = toJson(*options.mapping);
    return out;
}

template <class Json> std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Tables beside the metrics, per finding or class, with the names of `medvlm score`; kept as they are, since the store
/// holds scores in single precision.
nlohmann::json tablesOf(const ImportedTable& table)
{
    nlohmann::ordered_json tables;
    if (std::holds_alternative<metrics::DiagnosisPredictions>(table.predictions))
        tables = metrics::classTables(table);
    else if (std::holds_alternative<metrics::MultiLabelPredictions>(table.predictions))
        tables = metrics::findingTables(table, metrics::MetricSettings{}.threshold);
    // As text: an object of the other kind would lose the order of its columns.
    return tables.empty() ? nlohmann::json() : nlohmann::json(dumped(tables));
}

void describe(Plan& plan, const PredictionsImport& options, const nlohmann::json& origin)
{
    plan.cell.model = plan.model;
    plan.cell.dataset = plan.dataset;
    plan.cell.mode = config::name(options.mode);
    plan.cell.state = store::State::Running;
    plan.cell.total = static_cast<std::int64_t>(metrics::rowCount(plan.table->predictions));
    plan.cell.key
        = Hasher().add("import").add(plan.model).add(plan.dataset).add(plan.cell.mode).add(dumped(origin)).hex();
    nlohmann::json details{{"imported", origin}};
    if (nlohmann::json tables = tablesOf(*plan.table); !tables.empty())
        details["tables"] = std::move(tables);
    plan.cell.details = dumped(details);
}

/// The run that holds these very cells, if the file was imported before.
std::optional<store::Id> earlierRun(const store::Reader& reader, const Plans& plans)
{
    std::set<store::Id> runs;
    for (const Plan& plan : plans.cells) {
        const auto cell = reader.finishedCell(plan.cell.key);
        if (!cell || !reader.dataset(plan.dataset))
            return std::nullopt;
        runs.insert(cell->run);
    }
    return runs.size() == 1 ? std::optional(*runs.begin()) : std::nullopt;
}

void addRows(Plans& plans, const store::Reader& reader, const PredictionsImport& options)
{
    const auto models = reader.models();
    for (Plan& plan : plans.cells) {
        const auto known = std::ranges::find(models, plan.model, &store::ModelRow::id);
        store::ModelRow& model = plans.models[plan.model];
        model = known == models.end() ? store::ModelRow{.id = plan.model} : *known;
        model.specialist = model.specialist || options.specialist;
        if (!options.pairing.empty())
            model.pairing = options.pairing;
        const auto dataset = reader.dataset(plan.dataset);
        if (dataset) {
            plans.datasets.try_emplace(plan.dataset, *dataset);
            plan.alignment = align(reader, *dataset, *plan.table);
        } else {
            auto& made = plans.made[plan.dataset];
            if (!made) {
                made = datasetOf(plan.dataset, *plan.table);
                plans.datasets.emplace(plan.dataset, rowOf(*made, {}));
            }
            plan.alignment = ownAlignment(*plan.table);
        }
        auto& inDomain = plans.datasets.at(plan.dataset).inDomainFor;
        if (options.inDomain && std::ranges::find(inDomain, plan.model) == inDomain.end())
            inDomain.push_back(plan.model);
    }
}

/// Keeps the choices of multiple-choice questions with the cell: the store has no place for them, and letters are read
/// against them when models are compared.
void keepChoices(Plan& plan)
{
    const auto* questions = std::get_if<metrics::VqaPredictions>(&plan.table->predictions);
    if (questions == nullptr)
        return;
    nlohmann::json choices = nlohmann::json::object();
    for (std::size_t i = 0; i < questions->size(); ++i)
        if (!questions->items[i].options.empty())
            choices[plan.alignment.samples[i]] = questions->items[i].options;
    if (choices.empty())
        return;
    nlohmann::json details = nlohmann::json::parse(plan.cell.details);
    details["choices"] = std::move(choices);
    plan.cell.details = dumped(details);
}

void score(Plan& plan, const PredictionsImport& options)
{
    for (const metrics::Convention convention : kConventions) {
        const metrics::EvaluateOptions request{.settings = {.convention = convention},
            .replicates = options.replicates,
            .seed = options.seed,
            .stop = options.stop};
        for (const metrics::MetricValue& value : metrics::evaluate(plan.table->predictions, request))
            plan.metrics.push_back(runs::metricRow(0, value));
    }
}

/// Takes back what was written unless all of it was.
class Undo {
public:
    Undo(store::Project& project, const Plans& plans)
        : m_writer(project.writer())
        , m_models(project.reader().models())
        , m_datasets(project.reader().datasets())
        , m_plans(plans)
    {
    }
    void setRun(store::Id run) { m_run = run; }
    void takeBack()
    {
        if (!m_writer.failure().empty())
            m_writer.resume(); // what is queued must be written before it can be removed
        if (m_run != 0)
            m_writer.removeRun(m_run);
        for (const auto& [id, row] : m_plans.models) {
            const auto before = std::ranges::find(m_models, id, &store::ModelRow::id);
            before == m_models.end() ? m_writer.removeModel(id) : m_writer.putModel(*before);
        }
        for (const auto& [id, row] : m_plans.datasets) {
            const auto before = std::ranges::find(m_datasets, id, &store::DatasetRow::id);
            before == m_datasets.end() ? m_writer.removeDataset(id) : m_writer.putDataset(*before);
        }
    }

private:
    store::Writer& m_writer;
    std::vector<store::ModelRow> m_models;
    std::vector<store::DatasetRow> m_datasets;
    const Plans& m_plans;
    store::Id m_run = 0;
};

std::string configOf(const Plans& plans, const std::string& name, const PredictionsImport& options)
{
    config::RunConfig config;
    config.name = name;
    for (const auto& [id, row] : plans.models)
        config.models.push_back({.id = id, .folder = row.folder, .specialist = row.specialist, .pairing = row.pairing});
    for (const auto& [id, row] : plans.datasets)
        config.datasets.push_back({.id = id, .path = row.path, .inDomainFor = row.inDomainFor});
    config.modes = {options.mode};
    config.evaluation.precision = config.evaluation.trainingPrecision = "float32"; // scores are taken as they are
    config.evaluation.bootstrapReplicates = static_cast<int>(options.replicates);
    config.evaluation.seed = static_cast<std::int64_t>(options.seed);
    return dumped(config::toJson(config));
}

void writeStudy(store::Writer& writer, const Plans& plans)
{
    for (const auto& [id, row] : plans.models)
        writer.putModel(row);
    for (const auto& [id, row] : plans.datasets)
        writer.putDataset(row);
    for (const auto& [id, dataset] : plans.made)
        writer.putSamples(*dataset);
}

void writeCell(store::Writer& writer, const Plan& plan, store::CellRow cell)
{
    const std::vector<store::PredictionRow> rows = predictionRows(cell.id, *plan.table, plan.alignment);
    for (std::size_t at = 0; at < rows.size(); at += kChunk)
        writer.putPredictions(std::span(rows).subspan(at, std::min(kChunk, rows.size() - at)));
    writer.putMetrics(cell.id, plan.metrics);
    cell.state = store::State::Done;
    cell.done = static_cast<std::int64_t>(rows.size());
    cell.failed = std::ranges::count(rows, "failed", &store::PredictionRow::status);
    writer.putCell(cell);
}

store::Id write(
    store::Project& project, Plans& plans, const std::string& name, const PredictionsImport& options, Undo& undo)
{
    store::Writer& writer = project.writer();
    writeStudy(writer, plans);
    std::vector<store::CellRow> cells;
    for (const Plan& plan : plans.cells)
        cells.push_back(plan.cell);
    const store::Id run = writer.createRun(
        {.name = name, .state = store::State::Running, .config = configOf(plans, name, options)}, cells);
    undo.setRun(run);
    writer.setRunState(run, store::State::Running);
    cells = project.reader().cells(run);
    for (std::size_t i = 0; i < plans.cells.size(); ++i) {
        const auto cell = std::ranges::find(cells, plans.cells[i].cell.key, &store::CellRow::key);
        VLM_ASSERT(cell != cells.end(), "a run has the cells that it was made with");
        writeCell(writer, plans.cells[i], *cell);
    }
    writer.flush();
    for (const store::CellRow& cell : project.reader().cells(run))
        if (const auto stored = project.reader().predictions(cell.id).size();
            stored != static_cast<std::size_t>(cell.total))
            throw Error(ErrorKind::Store,
                fmt::format(
                    "{} of {} predictions of {} on {} could be stored", stored, cell.total, cell.model, cell.dataset));
    writer.setRunState(run, store::State::Done);
    writer.flush();
    return run;
}

void requireNames(const PredictionsImport& options)
{
    if (options.model.empty() || options.dataset.empty())
        throw Error(ErrorKind::Config,
            "predictions are imported for a model and a data set; name both, whether the project knows them or not");
}

}

store::Id importPredictions(store::Project& project, const fs::path& file, const PredictionsImport& options)
{
    requireNames(options);
    const std::vector<ImportedTable> tables = metrics::readPredictions(file, options.task, options.mapping);
    const std::string hash = hashFile(file);
    Plans plans;
    nameCells(plans, tables, options);
    for (Plan& plan : plans.cells)
        describe(plan, options, provenance(file, hash, *plan.table, options));
    const store::Reader reader = project.reader();
    const auto earlier = earlierRun(reader, plans);
    addRows(plans, reader, options);
    if (earlier) {
        writeStudy(project.writer(), plans); // what is said of model and data set may have changed
        project.writer().flush();
        return *earlier;
    }
    for (Plan& plan : plans.cells) {
        keepChoices(plan);
        score(plan, options);
    }
    Undo undo(project, plans);
    try {
        return write(project, plans, file.filename().string(), options, undo);
    } catch (...) {
        undo.takeBack();
        throw;
    }
}

}
