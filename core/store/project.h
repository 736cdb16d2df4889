#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/rows.h"

namespace vlm::data {
class Dataset;
}

namespace vlm::store {

inline constexpr std::string_view kProjectSuffix = ".vlmproj";

struct FilterWords;

/// Short-lived queries on a read-only connection; one a thread, cheap to make. All throw Error Store.
class Reader {
public:
    explicit Reader(const std::filesystem::path& database);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    std::vector<DatasetRow> datasets() const;
    std::optional<DatasetRow> dataset(std::string_view id) const;
    std::int64_t countSamples(const SampleQuery& query) const;
    /// A page in the query's order. 256 rows take well under a millisecond at 200,000 samples.
    std::vector<SampleRow> samples(const SampleQuery& query, std::int64_t offset, std::int64_t limit) const;
    std::optional<SampleRow> sample(std::string_view dataset, std::string_view id) const;
    /// All samples of a query of one data set, by id, in its order.
    std::vector<std::string> sampleIds(const SampleQuery& query) const;
    /// Place of a sample in the query's order; none if it is not in it.
    std::optional<std::int64_t> position(const SampleQuery& query, std::string_view sample) const;
    /// All notes of the project, by data set and sample.
    std::vector<NoteRow> notes() const;
    /// What the filter language can name in a data set (empty: in the project); see filter_words.h.
    FilterWords filterWords(std::string_view dataset) const;
    /// Counts by "split", "label", "answer_type", "tag", "starred", "noted", "correct" and "predicted" (these two need
    /// query.cell) within the query, most frequent first. Labels and predictions are class indices as text; starred,
    /// noted and correct are "0" or "1", correct also "" where an answer cannot be right or wrong.
    std::vector<FacetCount> facet(const SampleQuery& query, std::string_view column) const;

    std::vector<ModelRow> models() const;
    std::vector<RunRow> runs() const; // newest first
    std::optional<RunRow> run(Id id) const;
    std::vector<CellRow> cells(Id run) const;
    std::optional<CellRow> cell(Id id) const;
    /// The newest finished cell with this content key.
    std::optional<CellRow> finishedCell(std::string_view key) const;
    std::vector<PredictionRow> predictions(Id cell) const; // in sample order
    std::optional<PredictionRow> prediction(Id cell, std::string_view sample) const;
    /// What each model said about a sample in each mode: the newest finished (or newest at all) cell that has it.
    std::vector<SampleAnswer> answers(std::string_view dataset, std::string_view sample) const;
    std::vector<MetricRow> metrics(Id cell) const;
    /// One row for each model x data set x mode that was ever run; `metric` filled where it is known.
    std::vector<ResultRow> results(std::string_view metric, std::string_view convention) const;
    std::optional<std::string> setting(std::string_view key) const;

private:
    friend class Project;
    struct Impl;
    explicit Reader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// The sole write connection, on a thread of its own. Each call queues one transaction part and returns at once,
/// except the ones that return a value, which wait. Batches: at most 256 calls or 250 ms a transaction.
/// A write that fails (disk full, read-only) stops the writer, keeps the unwritten calls, and is reported to
/// `onFailure` once; resume() tries them again.
class Writer {
public:
    virtual ~Writer() = default;

    virtual void putDataset(const DatasetRow& row) = 0;
    /// Replaces all samples of the data set in one transaction; waits.
    virtual void putSamples(const data::Dataset& dataset) = 0;
    virtual void putModel(const ModelRow& row) = 0;
    virtual void removeDataset(std::string id) = 0;
    virtual void removeModel(std::string id) = 0;

    virtual Id createRun(const RunRow& row, std::span<const CellRow> cells) = 0; // waits
    virtual void setRunState(Id run, State state, std::string error = {}) = 0;
    virtual void heartbeat(Id run) = 0;
    virtual void putCell(const CellRow& row) = 0; // state, counts, error, key, details by id
    virtual void putPrediction(const PredictionRow& row) = 0; // by (cell, sample): replaces, never doubles
    /// All or none of them, in one transaction part.
    virtual void putPredictions(std::span<const PredictionRow> rows) = 0;
    /// Gives `to` the predictions and metrics of `from`.
    virtual void copyResults(Id from, Id to) = 0;
    virtual void removeResults(Id cell) = 0;
    virtual void putMetrics(Id cell, std::span<const MetricRow> rows) = 0;
    virtual void removeRun(Id run) = 0;

    virtual void setStar(std::string dataset, std::string sample, bool on) = 0;
    virtual void setTag(std::string dataset, std::string sample, std::string tag, bool on) = 0;
    /// For many samples in one transaction part.
    virtual void setTags(std::string dataset, std::vector<std::string> samples, std::string tag, bool on) = 0;
    virtual void setNote(std::string dataset, std::string sample, std::string text) = 0;
    virtual void setSetting(std::string key, std::string value) = 0;

    /// Waits until everything queued so far is on disk. @throws Error Store with the reason if it cannot be
    virtual void flush() = 0;
    virtual void resume() = 0;
    /// Why the writer has stopped; empty while it works.
    virtual std::string failure() const = 0;
};

/// One project folder (*.vlmproj): project.sqlite, cache/, exports/, log. Images stay where they are.
class Project {
public:
    /// @throws Error Store if the folder exists and is not empty, or cannot be written
    static std::unique_ptr<Project> create(const std::filesystem::path& folder);
    /// Migrates older schemas (after a backup beside the database); marks stale running runs as interrupted.
    /// @throws Error Store if it is no project, newer than this program, damaged, or locked by another process
    static std::unique_ptr<Project> open(const std::filesystem::path& folder);
    /// Takes no lock and changes nothing, so it also works beside a program that writes.
    static std::unique_ptr<Project> openReadOnly(const std::filesystem::path& folder);
    ~Project();

    const std::filesystem::path& folder() const;
    std::filesystem::path database() const;
    std::filesystem::path cacheFolder() const;
    bool readOnly() const; // opened from a read-only place: reading works, writing throws with the reason
    Reader reader() const;
    Writer& writer();
    /// Called on the writer thread after each commit; for live views. Pass {} to remove.
    /// It must not call back into the project's writer or onCommit().
    void onCommit(std::function<void()> callback);
    void onFailure(std::function<void(const std::string& reason)> callback);

private:
    struct Impl;
    explicit Project(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}
