#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/config/run_config.h"
#include "core/metrics/import/import.h"
#include "core/store/project.h"

namespace vlm::workflow {

/// What the user says about a predictions file.
struct PredictionsImport {
    metrics::Task task = metrics::Task::Diagnosis;
    std::optional<metrics::ColumnMapping> mapping{}; // of plain tables; nothing: guessed
    std::string model{}; // id of the model that made the predictions
    std::string dataset{}; // id of the data set that they are about
    config::Mode mode = config::Mode::OffTheShelf;
    bool specialist = false;
    std::string pairing{}; // family of the RQ comparison
    bool inDomain = false; // the model was trained on this kind of data
    std::size_t replicates = 1000;
    std::uint64_t seed = 42;
    std::stop_token stop{};
};

/// One table of a file: what was recognised, and its first rows.
struct TablePreview {
    std::string name{};
    std::string format{}; // as metrics::ImportedTable
    std::string task{};
    std::size_t rows = 0;
    std::size_t failed = 0; // rows that hold an error instead of an answer
    std::vector<std::string> classes{};
    std::vector<std::string> header{};
    std::vector<std::vector<std::string>> first{}; // at most kPreviewRows
    std::vector<std::string> notes{}; // what was assumed or left out
};
inline constexpr std::size_t kPreviewRows = 20;

struct ImportPreview {
    std::vector<std::string> columns{}; // of a plain table, for the mapping; empty for forms that need none
    metrics::ColumnMapping mapping{}; // given or guessed
    std::vector<TablePreview> tables{};
    std::string problem{}; // why the file cannot be imported as described; empty if it can
};

/// Reads a file without changing anything. What is wrong with it is the preview's problem, not an exception.
ImportPreview previewPredictions(const std::filesystem::path& file, const PredictionsImport& options);

/// Makes a finished run of a predictions file: a cell a table with all predictions, and the metrics that `medvlm score`
/// prints, under both conventions. An unknown data set is made of what the file says (see datasetOf); an unknown model
/// is entered without a checkpoint. Several tables of the same samples become models, others data sets, named after
/// the table. The same file with the same description is imported once: its run is returned again.
/// On failure the project is as before.
/// @return the run's id
/// @throws Error Data (file, or not this data set), Config (no names), Store, Cancelled
store::Id importPredictions(
    store::Project& project, const std::filesystem::path& file, const PredictionsImport& options);

}
