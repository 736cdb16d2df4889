#include "core/store/schema.h"

#include <array>

namespace vlm::store {
namespace {

// Stars, tags and notes hold text keys, not row numbers: they outlive a new import of their data set.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE dataset(
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, task TEXT NOT NULL, modality TEXT NOT NULL,
    classes TEXT NOT NULL, prompts TEXT NOT NULL, path TEXT NOT NULL, importer TEXT NOT NULL, licence TEXT NOT NULL,
    citation TEXT NOT NULL, fingerprint TEXT NOT NULL, train INTEGER NOT NULL, validation INTEGER NOT NULL,
    test INTEGER NOT NULL, in_domain TEXT NOT NULL, warnings TEXT NOT NULL);
CREATE TABLE sample(
    key INTEGER PRIMARY KEY, dataset INTEGER NOT NULL REFERENCES dataset(key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL, id TEXT NOT NULL, split TEXT NOT NULL, image TEXT NOT NULL, label INTEGER NOT NULL,
    label_text TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, answer_type TEXT NOT NULL,
    UNIQUE(dataset, ordinal), UNIQUE(dataset, id));
CREATE TABLE star(dataset TEXT NOT NULL, sample TEXT NOT NULL, PRIMARY KEY(dataset, sample)) WITHOUT ROWID;
CREATE TABLE tag(
    dataset TEXT NOT NULL, sample TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(dataset, sample, tag)) WITHOUT ROWID;
CREATE TABLE note(
    dataset TEXT NOT NULL, sample TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY(dataset, sample)) WITHOUT ROWID;
CREATE TABLE model(
    id TEXT PRIMARY KEY, folder TEXT NOT NULL, family TEXT NOT NULL, specialist INTEGER NOT NULL, pairing TEXT NOT NULL,
    modality TEXT NOT NULL, licence TEXT NOT NULL, parameters INTEGER NOT NULL, weight_bytes INTEGER NOT NULL,
    image_size INTEGER NOT NULL, fingerprint TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE run(
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, state TEXT NOT NULL, config TEXT NOT NULL,
    created TEXT NOT NULL, started TEXT NOT NULL, finished TEXT NOT NULL, error TEXT NOT NULL);
CREATE TABLE cell(
    id INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    model TEXT NOT NULL, dataset TEXT NOT NULL, mode TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL,
    failed INTEGER NOT NULL, total INTEGER NOT NULL, error TEXT NOT NULL, key TEXT NOT NULL, details TEXT NOT NULL);
CREATE INDEX cell_run ON cell(run);
CREATE TABLE prediction(
    cell INTEGER NOT NULL REFERENCES cell(id) ON DELETE CASCADE, sample TEXT NOT NULL, label INTEGER NOT NULL,
    predicted INTEGER NOT NULL, scores BLOB NOT NULL, answer TEXT NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL,
    error TEXT NOT NULL, latency_ms REAL NOT NULL, PRIMARY KEY(cell, sample)) WITHOUT ROWID;
CREATE TABLE metric(
    cell INTEGER NOT NULL REFERENCES cell(id) ON DELETE CASCADE, metric TEXT NOT NULL, convention TEXT NOT NULL,
    value REAL, lower REAL, upper REAL, n INTEGER NOT NULL, method TEXT NOT NULL, replicates INTEGER NOT NULL,
    seed INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY(cell, metric, convention)) WITHOUT ROWID;
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)sql";

// Clusters for resampling, full text, an index for every facet, results found by content key, heartbeats.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE sample ADD COLUMN cluster TEXT NOT NULL DEFAULT '';
ALTER TABLE run ADD COLUMN heartbeat TEXT NOT NULL DEFAULT '';
CREATE INDEX sample_split ON sample(dataset, split, ordinal);
CREATE INDEX sample_label ON sample(dataset, label, ordinal);
CREATE INDEX sample_answer_type ON sample(dataset, answer_type, ordinal);
CREATE INDEX tag_name ON tag(dataset, tag, sample);
CREATE INDEX cell_key ON cell(key) WHERE key <> '';
CREATE INDEX cell_place ON cell(model, dataset, mode);
CREATE VIRTUAL TABLE sample_text USING fts5(
    id, question, answer, label_text, note, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
INSERT INTO sample_text(rowid, id, question, answer, label_text, note)
    SELECT s.key, s.id, s.question, s.answer, s.label_text, COALESCE(n.text, '')
    FROM sample s JOIN dataset d ON d.key = s.dataset LEFT JOIN note n ON n.dataset = d.id AND n.sample = s.id;
)sql";

// How answers came about. Prompts repeat from model to model and from run to run: each text is stored once.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE prompt_text(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE generation(
    cell INTEGER NOT NULL REFERENCES cell(id) ON DELETE CASCADE, sample TEXT NOT NULL,
    template INTEGER NOT NULL REFERENCES prompt_text(id), question INTEGER NOT NULL REFERENCES prompt_text(id),
    raw TEXT, yes REAL, no REAL, prompt_tokens INTEGER NOT NULL, new_tokens INTEGER NOT NULL,
    mean_log_probability REAL, finished INTEGER NOT NULL, PRIMARY KEY(cell, sample)) WITHOUT ROWID;
)sql";

constexpr std::array kSteps{kVersion1, kVersion2, kVersion3};

}

int schemaVersion()
{
    return static_cast<int>(kSteps.size());
}

int checkedVersion(const Connection& connection, const std::filesystem::path& database)
{
    if (connection.integer("PRAGMA application_id") != kApplicationId)
        throw Error(ErrorKind::Store, database.string() + " is a database, but not one of a project");
    const std::int64_t version = connection.integer("PRAGMA user_version");
    if (version < 1 || version > schemaVersion())
        throw Error(ErrorKind::Store,
            database.string() + " has schema version " + std::to_string(version) + "; this program knows 1 to "
                + std::to_string(schemaVersion())
                + (version > schemaVersion() ? "; a newer program made it" : "; it was never finished"));
    return static_cast<int>(version);
}

void migrate(Connection& connection, int from)
{
    for (int version = from; version < schemaVersion(); ++version) {
        connection.execute("BEGIN IMMEDIATE");
        try {
            connection.execute(kSteps[static_cast<std::size_t>(version)]);
            connection.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
            connection.execute("PRAGMA user_version = " + std::to_string(version + 1));
            connection.execute("COMMIT");
        } catch (const Error&) {
            if (connection.inTransaction())
                connection.execute("ROLLBACK");
            throw;
        }
    }
}

}
