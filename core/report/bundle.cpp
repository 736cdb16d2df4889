#include "core/report/bundle.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/pseudonym.h"
#include "core/decoding/sha256.h"
#include "core/export/results.h"
#include "core/report/bundle_format.h"
#include "core/report/prose.h"
#include "core/science/cell_table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::report {
namespace {

using nlohmann::json;

constexpr int kIdDigits = 16;

std::string dumped(const json& value)
{
    return value.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

json number(double value)
{
    return std::isfinite(value) ? json(value) : json(nullptr);
}

json number(const std::optional<double>& value)
{
    return value ? number(*value) : json(nullptr);
}

bool isPath(const std::string& text)
{
    return text.find('\\') != std::string::npos || text.starts_with('/') || text.starts_with('~')
        || text.find("/..") != std::string::npos;
}

/// Folders name people; what a run was made of is found by its fingerprint.
void withoutPaths(json& value)
{
    if (value.is_string() && isPath(value.get_ref<const std::string&>()))
        value = "(left out)";
    else if (value.is_structured())
        for (json& inner : value)
            withoutPaths(inner);
}

json configOf(const store::RunRow& run)
{
    json config = json::parse(run.config, nullptr, false);
    if (!config.is_object())
        return json::object();
    for (const auto& [list, key, folder] :
        {std::tuple{"models", "folder", "../models/"}, std::tuple{"datasets", "path", "../data/"}})
        if (config.contains(list) && config[list].is_array())
            for (json& entry : config[list])
                if (entry.is_object() && entry.contains("id") && entry["id"].is_string())
                    entry[key] = folder + entry["id"].get<std::string>();
    config["name"] = "run " + std::to_string(run.id); // imports are named after files
    withoutPaths(config);
    return config;
}

/// Numbers and a few words; nothing that may hold names of samples or files.
json detailsOf(const store::CellRow& cell)
{
    static constexpr std::array kWords{"preset", "precision", "peak_of", "dataset_fingerprint", "model_fingerprint"};
    static constexpr std::array kParts{"cost", "epochs", "lambda_path"};
    const json details = json::parse(cell.details, nullptr, false);
    json out = json::object();
    if (!details.is_object())
        return out;
    for (const auto& [key, value] : details.items()) {
        const bool known
            = std::ranges::find(kWords, key) != kWords.end() || std::ranges::find(kParts, key) != kParts.end();
        if (value.is_number() || value.is_boolean() || known)
            out[key] = value;
    }
    withoutPaths(out);
    return out;
}

json environmentOf(const BundleOptions& options)
{
    const Environment& environment = options.environment;
    return {{"program", environment.program}, {"libtorch", environment.libtorch}, {"processor", environment.processor},
        {"threads", environment.threads}, {"memory_bytes", environment.memoryBytes}, {"system", environment.system},
        {"accelerator", environment.accelerator}};
}

json modelsOf(const store::Reader& reader)
{
    json out = json::array();
    for (const store::ModelRow& row : reader.models())
        out.push_back({{"id", row.id}, {"family", row.family}, {"specialist", row.specialist}, {"pairing", row.pairing},
            {"modality", row.modality}, {"licence", row.licence}, {"parameters", row.parameters},
            {"weight_bytes", row.weightBytes}, {"image_size", row.imageSize}, {"fingerprint", row.fingerprint}});
    return out;
}

json datasetsOf(const store::Reader& reader)
{
    json out = json::array();
    for (const store::DatasetRow& row : reader.datasets())
        out.push_back({{"id", row.id}, {"title", row.title}, {"task", row.task}, {"modality", row.modality},
            {"classes", row.classes}, {"prompts", row.prompts}, {"layout", row.importer}, {"licence", row.licence},
            {"citation", row.citation}, {"fingerprint", row.fingerprint},
            {"counts", {{"train", row.counts[0]}, {"validation", row.counts[1]}, {"test", row.counts[2]}}},
            {"in_domain_for", row.inDomainFor}});
    return out;
}

/// Draws that the run asked for; nothing where its configuration does not say.
json drawsOf(const store::Reader& reader, store::Id run)
{
    const auto row = reader.run(run);
    const json config = row ? json::parse(row->config, nullptr, false) : json();
    if (config.is_object() && config.contains("evaluation") && config["evaluation"].is_object()
        && config["evaluation"].contains("bootstrap_replicates"))
        return config["evaluation"]["bootstrap_replicates"];
    return nullptr;
}

json metricsOf(const store::Reader& reader, const store::CellRow& cell)
{
    json rows = json::array();
    for (const store::MetricRow& row : reader.metrics(cell.id))
        rows.push_back({{"metric", row.metric}, {"convention", row.convention}, {"value", number(row.value)},
            {"lower", number(row.lower)}, {"upper", number(row.upper)}, {"n", row.n}, {"method", row.method},
            {"replicates", row.replicates}, {"seed", row.seed}, {"note", row.note}});
    return {{"draws", drawsOf(reader, cell.run)}, {"rows", std::move(rows)}};
}

std::string fileName(const store::CellRow& cell)
{
    std::string out = fmt::format("{:04}-{}-{}-{}", cell.id, cell.model, cell.dataset, cell.mode);
    for (char& c : out)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-' && c != '_' && c != '.')
            c = '_';
    return out;
}

constexpr const char* kReadme = R"(A study made with MedVLM Workbench, for others to check.
For research use only. Not for clinical use.

  medvlm bundle verify FILE.zip   compares every SHA-256 and computes every metric again from the predictions

bundle.json       program, machine, models, data sets and results, with fingerprints of weights and data
configs/          one file a run, as `medvlm run --config` reads it
predictions/      one line a test sample; samples are named by pseudonyms
metrics/          value, interval, n, method, draws and seed of each result
report.html       the report; figures/ and tables/ hold its parts, report.json says how they are made
commands.sh       the command lines that make all of it again
manifest.sha256   for `sha256sum --check`

Images, weights and names of patients are not in here. To run the study again, put each model into models/ID and each
data set into data/ID beside configs/, and compare their fingerprints with bundle.json.
)";

/// What is packed so far, and the budget of the caller's patience.
class Packer {
public:
    Packer(const store::Reader& reader, const BundleOptions& options)
        : m_reader(reader)
        , m_options(options)
    {
    }

    BundleSummary pack()
    {
        const std::vector<store::CellRow> cells = newestCells(m_reader);
        if (cells.empty())
            throw Error(ErrorKind::Data, "nothing is finished yet, so there is nothing to bundle; run something first");
        add("README.txt", kReadme);
        std::set<store::Id> runs;
        for (const store::CellRow& cell : cells)
            runs.insert(cell.run);
        json runRows = json::array();
        for (const store::Id id : runs)
            if (const auto run = m_reader.run(id))
                runRows.push_back(addRun(*run));
        json cellRows = json::array();
        for (const store::CellRow& cell : cells) {
            step(0.8 * static_cast<double>(cellRows.size()) / static_cast<double>(cells.size()),
                cell.model + " on " + cell.dataset);
            cellRows.push_back(addCell(cell));
        }
        add("metrics/results.csv", exporting::csv(exporting::longTable(allResults()), exporting::Reader::Program));
        add(format::kDescription,
            dumped({{"format", format::kName}, {"created", m_options.created}, {"notice", noticeText()},
                {"environment", environmentOf(m_options)}, {"models", modelsOf(m_reader)},
                {"datasets", datasetsOf(m_reader)}, {"runs", std::move(runRows)}, {"cells", std::move(cellRows)}}));
        for (const archive::ZipContent& extra : m_options.extras)
            add(extra.name, extra.bytes);
        step(0.85, "checksums");
        addManifest();
        step(0.9, "archive");
        write();
        m_summary.files = m_files.size();
        return std::move(m_summary);
    }

private:
    void step(double share, const std::string& what) const
    {
        if (m_options.stop.stop_requested())
            throw Error(ErrorKind::Cancelled, "cancelled");
        if (m_options.progress)
            m_options.progress(share, what);
    }

    void add(std::string name, std::string bytes) { m_files.push_back({std::move(name), std::move(bytes)}); }

    json addRun(const store::RunRow& run)
    {
        const std::string file = "configs/run-" + std::to_string(run.id) + ".json";
        add(file, dumped(configOf(run)));
        return {{"id", run.id}, {"config", file}, {"created", run.created}, {"started", run.started},
            {"finished", run.finished}};
    }

    json addCell(const store::CellRow& cell)
    {
        const std::string file = fileName(cell);
        json out{{"id", cell.id}, {"run", cell.run}, {"model", cell.model}, {"dataset", cell.dataset},
            {"mode", cell.mode}, {"key", cell.key}, {"done", cell.done}, {"failed", cell.failed}, {"total", cell.total},
            {"details", detailsOf(cell)}, {"metrics", "metrics/" + file + ".json"}};
        add(out["metrics"], dumped(metricsOf(m_reader, cell)));
        try {
            const science::CellTable table = science::readCell(m_reader, cell);
            std::vector<std::string> names;
            for (const std::string& sample : table.samples)
                names.push_back(samplePseudonym(cell.dataset, sample));
            const std::string name = "predictions/" + file + ".jsonl";
            add(name, format::predictionLines(table.predictions, names));
            out["predictions"] = name;
            ++m_summary.cells;
        } catch (const Error& error) {
            out["why_no_predictions"] = "its stored predictions cannot be read as a table"; // reasons name folders
            m_summary.left.push_back(cell.model + " on " + cell.dataset + ": " + error.what());
        }
        return out;
    }

    std::vector<store::ResultRow> allResults() const
    {
        std::set<std::pair<std::string, std::string>> known;
        for (const store::CellRow& cell : newestCells(m_reader))
            for (const store::MetricRow& row : m_reader.metrics(cell.id))
                known.emplace(row.metric, row.convention);
        std::vector<store::ResultRow> out;
        for (const auto& [metric, convention] : known)
            for (store::ResultRow& row : m_reader.results(metric, convention))
                if (row.metric && row.cell.state == store::State::Done) {
                    row.cell.error.clear();
                    out.push_back(std::move(row));
                }
        return out;
    }

    void addManifest()
    {
        std::string lines;
        std::set<std::string> names;
        for (const archive::ZipContent& file : m_files) {
            if (!names.insert(file.name).second)
                throw Error(ErrorKind::Data, "two files of the bundle are called " + file.name);
            lines += format::sha256Hex(file.bytes) + "  " + file.name + "\n";
        }
        add(format::kManifest, lines);
    }

    void write() const
    {
        std::filesystem::path partial = m_options.file;
        partial += ".partial";
        archive::writeZip(partial, m_files, std::string(format::kSeal) + std::string(64, '0'));
        std::string bytes = readFile(partial);
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        const std::string digest
            = format::sha256Hex(std::string_view(bytes).substr(0, bytes.size() - format::kSealSize));
        bytes.replace(bytes.size() - digest.size(), digest.size(), digest);
        writeFileAtomically(m_options.file, bytes);
    }

    const store::Reader& m_reader;
    const BundleOptions& m_options;
    std::vector<archive::ZipContent> m_files{};
    BundleSummary m_summary{};
};

}

std::string samplePseudonym(const std::string& dataset, const std::string& sample)
{
    std::string out;
    for (const char c : decoding::hmacSha256(data::pseudonymKey(), dataset + "\n" + sample))
        out += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return out.substr(0, kIdDigits);
}

BundleSummary createBundle(const store::Reader& reader, const BundleOptions& options)
{
    return Packer(reader, options).pack();
}

}
