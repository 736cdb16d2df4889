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

INSERT INTO dataset VALUES (1, 'busi', 'Breast ultrasound', 'diagnosis', 'ultrasound', '["normal","benign"]', '["a","b"]', '/data/busi', 'folders', 'CC BY 4.0', 'Al-Dhabyani 2020', 'f1', 1, 0, 2, '["expert"]', '[]');
INSERT INTO sample VALUES (1, 1, 0, 'train/normal/zero', 'train', 'train/normal/zero.png', 0, 'normal', '', '', '');
INSERT INTO sample VALUES (2, 1, 1, 'test/benign/one', 'test', 'test/benign/one.png', 1, 'benign', '', '', '');
INSERT INTO sample VALUES (3, 1, 2, 'test/normal/two', 'test', 'test/normal/two.png', 0, 'normal', '', '', '');
INSERT INTO star VALUES ('busi', 'test/benign/one');
INSERT INTO tag VALUES ('busi', 'test/normal/two', 'blurred');
INSERT INTO note VALUES ('busi', 'test/benign/one', 'Verschattung am Rand');
INSERT INTO model VALUES ('expert', '/models/expert', 'clip', 1, 'CLIP', 'ultrasound', 'MIT', 1000, 2000, 32, 'm1');
INSERT INTO run VALUES (1, 'first', 'running', '{}', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '', '');
INSERT INTO cell VALUES (1, 1, 'expert', 'busi', 'ots', 'running', 2, 0, 2, '', 'k', '{}');
INSERT INTO prediction VALUES (1, 'test/benign/one', 1, 1, x'0000803e0000403f', '', '', 'ok', '', 1.5);
INSERT INTO prediction VALUES (1, 'test/normal/two', 0, 0, x'0000403f0000803e', '', '', 'ok', '', 1.5);
INSERT INTO metric VALUES (1, 'auroc', 'strict', 0.875, 0.75, 1.0, 2, 'percentile', 1000, 42, '');
PRAGMA application_id = 1447841104;
PRAGMA user_version = 1;
