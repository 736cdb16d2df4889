#include "core/store/writes.h"

#include <chrono>
#include <ctime>
#include <iterator>

#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

#include "core/data/dataset.h"

namespace vlm::store {
namespace {

std::string json(const std::vector<std::string>& list)
{
    // Text from files may hold bytes that are no UTF-8; they are replaced rather than refused.
    return nlohmann::json(list).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string now()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

void writeNote(Connection& database, const std::string& dataset, const std::string& sample, const std::string& text)
{
    if (text.empty())
        database.cached("DELETE FROM note WHERE dataset = ?1 AND sample = ?2").bind(dataset, sample).run();
    else
        database.cached("INSERT OR REPLACE INTO note VALUES (?1, ?2, ?3)").bind(dataset, sample, text).run();
    database
        .cached("UPDATE sample_text SET note = ?3 WHERE rowid = (SELECT s.key FROM sample s JOIN dataset d"
                " ON d.key = s.dataset WHERE d.id = ?1 AND s.id = ?2)")
        .bind(dataset, sample, text)
        .run();
}

void writeTag(
    Connection& database, const std::string& dataset, const std::string& sample, const std::string& tag, bool on)
{
    database
        .cached(on ? "INSERT OR IGNORE INTO tag VALUES (?1, ?2, ?3)"
                   : "DELETE FROM tag WHERE dataset = ?1 AND sample = ?2 AND tag = ?3")
        .bind(dataset, sample, tag)
        .run();
}

void deleteSamples(Connection& database, const std::string& dataset)
{
    database
        .cached("DELETE FROM sample_text WHERE rowid IN (SELECT s.key FROM sample s JOIN dataset d"
                " ON d.key = s.dataset WHERE d.id = ?1)")
        .bind(dataset)
        .run();
    database.cached("DELETE FROM sample WHERE dataset = (SELECT key FROM dataset WHERE id = ?1)").bind(dataset).run();
}

void insertSamples(Connection& database, const data::Dataset& dataset)
{
    const data::DatasetInfo& info = dataset.info();
    Statement find = database.prepare("SELECT key FROM dataset WHERE id = ?1");
    if (!find.bind(info.id).step())
        throw Error(ErrorKind::Store, "samples of '" + info.id + "' cannot be stored before their data set is");
    const std::int64_t key = find.integer(0);
    Statement sample = database.prepare("INSERT INTO sample(dataset, ordinal, id, split, image, label, label_text,"
                                        " question, answer, answer_type, cluster)"
                                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    Statement text = database.prepare("INSERT INTO sample_text(rowid, id, question, answer, label_text, note)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, COALESCE((SELECT text FROM note"
                                      " WHERE dataset = ?6 AND sample = ?2), ''))");
    std::int64_t ordinal = 0;
    for (const data::Sample& row : dataset.samples()) {
        const std::string labelText = row.label >= 0 && static_cast<std::size_t>(row.label) < info.classes.size()
            ? info.classes[static_cast<std::size_t>(row.label)]
            : std::string();
        sample
            .bind(key, ordinal++, row.id, data::name(row.split), row.image, row.label, labelText, row.question,
                row.answer, data::name(row.answerType), row.cluster)
            .run();
        text.bind(database.lastRowId(), row.id, row.question, row.answer, labelText, info.id).run();
    }
}

std::int64_t promptText(Connection& database, const std::string& text)
{
    database.cached("INSERT OR IGNORE INTO prompt_text(text) VALUES (?1)").bind(text).run();
    Statement& find = database.cached("SELECT id FROM prompt_text WHERE text = ?1").bind(text);
    if (!find.step())
        throw Error(ErrorKind::Store, "a prompt was stored but is not there");
    const std::int64_t id = find.integer(0);
    find.run();
    return id;
}

void writePrediction(Connection& database, const PredictionRow& row)
{
    database.cached("INSERT OR REPLACE INTO prediction VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
        .bind(row.cell, row.sample, row.label, row.predicted, row.scores, row.answer, row.text, row.status, row.error,
            row.latencyMs)
        .run();
    if (!row.generation) {
        database.cached("DELETE FROM generation WHERE cell = ?1 AND sample = ?2").bind(row.cell, row.sample).run();
        return;
    }
    const GenerationRow& how = *row.generation;
    const std::int64_t prompt = promptText(database, how.promptTemplate);
    const std::int64_t question = promptText(database, how.question);
    const auto raw = how.raw.empty() || how.raw == row.text ? std::optional<std::string>() : how.raw;
    database.cached("INSERT OR REPLACE INTO generation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
        .bind(row.cell, row.sample, prompt, question, raw, how.yes, how.no, how.promptTokens, how.newTokens,
            how.meanLogProbability, how.finished)
        .run();
}

class QueueingWriter : public Writer {
public:
    explicit QueueingWriter(WriterThread& thread)
        : m_thread(thread)
    {
    }

    void putDataset(const DatasetRow& row) override
    {
        m_thread.queue({.apply =
                            [row](Connection& database) {
                                database
                                    .cached("INSERT INTO dataset(id, title, task, modality, classes, prompts, path,"
                                            " importer, licence, citation, fingerprint, train, validation, test,"
                                            " in_domain, warnings)"
                                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
                                            " ?15, ?16) ON CONFLICT(id) DO UPDATE SET title = ?2, task = ?3,"
                                            " modality = ?4, classes = ?5, prompts = ?6, path = ?7, importer = ?8,"
                                            " licence = ?9, citation = ?10, fingerprint = ?11, train = ?12,"
                                            " validation = ?13, test = ?14, in_domain = ?15, warnings = ?16")
                                    .bind(row.id, row.title, row.task, row.modality, json(row.classes),
                                        json(row.prompts), row.path, row.importer, row.licence, row.citation,
                                        row.fingerprint, row.counts[0], row.counts[1], row.counts[2],
                                        json(row.inDomainFor), json(row.warnings))
                                    .run();
                            },
            .samples = true});
    }

    void putSamples(const data::Dataset& dataset) override
    {
        m_thread.wait({.apply =
                           [&dataset](Connection& database) {
                               deleteSamples(database, dataset.info().id);
                               insertSamples(database, dataset);
                           },
            .durable = true,
            .samples = true});
    }

    void putModel(const ModelRow& row) override
    {
        m_thread.queue({.apply = [row](Connection& database) {
            database.cached("INSERT OR REPLACE INTO model VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
                .bind(row.id, row.folder, row.family, row.specialist, row.pairing, row.modality, row.licence,
                    row.parameters, row.weightBytes, row.imageSize, row.fingerprint)
                .run();
        }});
    }

    void removeDataset(std::string id) override
    {
        m_thread.queue({.apply =
                            [id = std::move(id)](Connection& database) {
                                deleteSamples(database, id);
                                database.cached("DELETE FROM dataset WHERE id = ?1").bind(id).run();
                            },
            .samples = true});
    }

    void removeModel(std::string id) override
    {
        m_thread.queue({.apply = [id = std::move(id)](Connection& database) {
            database.cached("DELETE FROM model WHERE id = ?1").bind(id).run();
        }});
    }

    Id createRun(const RunRow& row, std::span<const CellRow> cells) override
    {
        Id run = 0;
        m_thread.wait({.apply =
                           [&](Connection& database) {
                               database
                                   .cached("INSERT INTO run(name, state, config, created, started, finished, error)"
                                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                                   .bind(row.name, name(row.state), row.config,
                                       row.created.empty() ? now() : row.created, row.started, row.finished, row.error)
                                   .run();
                               run = database.lastRowId();
                               for (const CellRow& cell : cells)
                                   database
                                       .cached("INSERT INTO cell(run, model, dataset, mode, state, done, failed, total,"
                                               " error, key, details)"
                                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
                                       .bind(run, cell.model, cell.dataset, cell.mode, name(cell.state), cell.done,
                                           cell.failed, cell.total, cell.error, cell.key, cell.details)
                                       .run();
                           },
            .durable = true});
        return run;
    }

    void setRunState(Id run, State state, std::string error) override
    {
        m_thread.queue({.apply =
                            [run, state, error = std::move(error), when = now()](Connection& database) {
                                const bool ended = state == State::Done || state == State::Failed
                                    || state == State::Cancelled || state == State::Interrupted;
                                database
                                    .cached("UPDATE run SET state = ?2, error = ?3,"
                                            " started = CASE WHEN ?4 AND started = '' THEN ?6 ELSE started END,"
                                            " finished = CASE WHEN ?5 THEN ?6 ELSE '' END, heartbeat = ?6"
                                            " WHERE id = ?1")
                                    .bind(run, name(state), error, state == State::Running, ended, when)
                                    .run();
                            },
            .durable = true});
    }

    void heartbeat(Id run) override
    {
        m_thread.queue({.apply = [run, when = now()](Connection& database) {
            database.cached("UPDATE run SET heartbeat = ?2 WHERE id = ?1").bind(run, when).run();
        }});
    }

    void putCell(const CellRow& row) override
    {
        m_thread.queue({.apply
            =
                [row](Connection& database) {
                    database
                        .cached("UPDATE cell SET state = ?2, done = ?3, failed = ?4, total = ?5, error = ?6,"
                                " key = ?7, details = ?8 WHERE id = ?1")
                        .bind(row.id, name(row.state), row.done, row.failed, row.total, row.error, row.key, row.details)
                        .run();
                },
            .durable = row.state == State::Done,
            .predictions = row.state == State::Done});
    }

    void putPrediction(const PredictionRow& row) override { putPredictions({&row, 1}); }

    void putPredictions(std::span<const PredictionRow> rows) override
    {
        m_thread.queue({.apply =
                            [list = std::vector(rows.begin(), rows.end())](Connection& database) {
                                for (const PredictionRow& row : list)
                                    writePrediction(database, row);
                            },
            .predictions = true});
    }

    void copyResults(Id from, Id to) override
    {
        m_thread.queue({.apply =
                            [from, to](Connection& database) {
                                database
                                    .cached("INSERT OR REPLACE INTO prediction SELECT ?2, sample, label, predicted,"
                                            " scores, answer, text, status, error, latency_ms FROM prediction"
                                            " WHERE cell = ?1")
                                    .bind(from, to)
                                    .run();
                                database
                                    .cached("INSERT OR REPLACE INTO generation SELECT ?2, sample, template, question,"
                                            " raw, yes, no, prompt_tokens, new_tokens, mean_log_probability, finished"
                                            " FROM generation WHERE cell = ?1")
                                    .bind(from, to)
                                    .run();
                                database
                                    .cached("INSERT OR REPLACE INTO metric SELECT ?2, metric, convention, value, lower,"
                                            " upper, n, method, replicates, seed, note FROM metric WHERE cell = ?1")
                                    .bind(from, to)
                                    .run();
                            },
            .durable = true,
            .predictions = true});
    }

    void removeResults(Id cell) override
    {
        m_thread.queue({.apply =
                            [cell](Connection& database) {
                                database.cached("DELETE FROM prediction WHERE cell = ?1").bind(cell).run();
                                database.cached("DELETE FROM generation WHERE cell = ?1").bind(cell).run();
                                database.cached("DELETE FROM metric WHERE cell = ?1").bind(cell).run();
                            },
            .predictions = true});
    }

    void putMetrics(Id cell, std::span<const MetricRow> rows) override
    {
        m_thread.queue({.apply =
                            [cell, list = std::vector(rows.begin(), rows.end())](Connection& database) {
                                for (const MetricRow& row : list)
                                    database
                                        .cached("INSERT OR REPLACE INTO metric"
                                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
                                        .bind(cell, row.metric, row.convention, row.value, row.lower, row.upper, row.n,
                                            row.method, row.replicates, row.seed, row.note)
                                        .run();
                            },
            .durable = true});
    }

    void removeRun(Id run) override
    {
        m_thread.queue(
            {.apply = [run](Connection& database) { database.cached("DELETE FROM run WHERE id = ?1").bind(run).run(); },
                .predictions = true});
    }

    void setStar(std::string dataset, std::string sample, bool on) override
    {
        m_thread.queue({.apply =
                            [on, dataset = std::move(dataset), sample = std::move(sample)](Connection& database) {
                                database
                                    .cached(on ? "INSERT OR IGNORE INTO star VALUES (?1, ?2)"
                                               : "DELETE FROM star WHERE dataset = ?1 AND sample = ?2")
                                    .bind(dataset, sample)
                                    .run();
                            },
            .samples = true});
    }

    void setTag(std::string dataset, std::string sample, std::string tag, bool on) override
    {
        m_thread.queue({.apply = [on, dataset = std::move(dataset), sample = std::move(sample), tag = std::move(tag)](
                                     Connection& database) { writeTag(database, dataset, sample, tag, on); },
            .samples = true});
    }

    void setTags(std::string dataset, std::vector<std::string> samples, std::string tag, bool on) override
    {
        m_thread.queue({.apply =
                            [on, dataset = std::move(dataset), samples = std::move(samples), tag = std::move(tag)](
                                Connection& database) {
                                for (const std::string& sample : samples)
                                    writeTag(database, dataset, sample, tag, on);
                            },
            .samples = true});
    }

    void setNote(std::string dataset, std::string sample, std::string text) override
    {
        m_thread.queue({.apply = [dataset = std::move(dataset), sample = std::move(sample), text = std::move(text)](
                                     Connection& database) { writeNote(database, dataset, sample, text); },
            .samples = true});
    }

    void setSetting(std::string key, std::string value) override
    {
        m_thread.queue({.apply = [key = std::move(key), value = std::move(value)](Connection& database) {
            database.cached("INSERT OR REPLACE INTO setting VALUES (?1, ?2)").bind(key, value).run();
        }});
    }

    void flush() override { m_thread.flush(); }
    void resume() override { m_thread.resume(); }
    std::string failure() const override { return m_thread.failure(); }

private:
    WriterThread& m_thread;
};

class RefusingWriter : public Writer {
public:
    explicit RefusingWriter(std::string reason)
        : m_reason(std::move(reason))
    {
    }
    void putDataset(const DatasetRow&) override { refuse(); }
    void putSamples(const data::Dataset&) override { refuse(); }
    void putModel(const ModelRow&) override { refuse(); }
    void removeDataset(std::string) override { refuse(); }
    void removeModel(std::string) override { refuse(); }
    Id createRun(const RunRow&, std::span<const CellRow>) override { refuse(); }
    void setRunState(Id, State, std::string) override { refuse(); }
    void heartbeat(Id) override { refuse(); }
    void putCell(const CellRow&) override { refuse(); }
    void putPrediction(const PredictionRow&) override { refuse(); }
    void putPredictions(std::span<const PredictionRow>) override { refuse(); }
    void copyResults(Id, Id) override { refuse(); }
    void removeResults(Id) override { refuse(); }
    void putMetrics(Id, std::span<const MetricRow>) override { refuse(); }
    void removeRun(Id) override { refuse(); }
    void setStar(std::string, std::string, bool) override { refuse(); }
    void setTag(std::string, std::string, std::string, bool) override { refuse(); }
    void setTags(std::string, std::vector<std::string>, std::string, bool) override { refuse(); }
    void setNote(std::string, std::string, std::string) override { refuse(); }
    void setSetting(std::string, std::string) override { refuse(); }
    void flush() override { }
    void resume() override { }
    std::string failure() const override { return m_reason; }

private:
    [[noreturn]] void refuse() const { throw Error(ErrorKind::Store, m_reason); }

    std::string m_reason;
};

}

std::unique_ptr<Writer> makeWriter(WriterThread& thread)
{
    return std::make_unique<QueueingWriter>(thread);
}

std::unique_ptr<Writer> makeRefusingWriter(std::string reason)
{
    return std::make_unique<RefusingWriter>(std::move(reason));
}

}
