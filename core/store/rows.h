#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vlm::store {

using Id = std::int64_t;

struct DatasetRow {
    std::string id{};
    std::string title{};
    std::string task{}; // "diagnosis", "vqa", "caption"
    std::string modality{};
    std::vector<std::string> classes{};
    std::vector<std::string> prompts{};
    std::string path{};
    std::string importer{};
    std::string licence{};
    std::string citation{};
    std::string fingerprint{};
    std::array<std::int64_t, 3> counts{}; // train, validation, test
    std::vector<std::string> inDomainFor{}; // model ids
    std::vector<std::string> warnings{};
};

struct SampleRow {
    Id ordinal = 0; // position in the data set, from 0
    std::string dataset{};
    std::string id{};
    std::string split{};
    std::string image{};
    int label = -1;
    std::string labelText{};
    std::string question{};
    std::string answer{};
    std::string answerType{};
    std::string cluster{};
    bool starred = false;
    std::vector<std::string> tags{};
    std::string note{};
};

struct ModelRow {
    std::string id{};
    std::string folder{};
    std::string family{};
    bool specialist = false;
    std::string pairing{}; // family of the RQ comparison: "CLIP", "SigLIP"
    std::string modality{}; // what it was trained on
    std::string licence{};
    std::int64_t parameters = 0;
    std::int64_t weightBytes = 0;
    int imageSize = 0;
    std::string fingerprint{};
};

enum class State { Queued, Loading, Running, Pausing, Paused, Cancelling, Cancelled, Failed, Interrupted, Done };
std::string_view name(State state); // lower-case word, also what the database holds
State stateFromName(std::string_view text);

struct RunRow {
    Id id = 0;
    std::string name{};
    State state = State::Queued;
    std::string config{}; // JSON of config::RunConfig
    std::string created{}; // ISO 8601 UTC
    std::string started{};
    std::string finished{};
    std::string error{};
    std::int64_t done = 0; // samples over all cells
    std::int64_t total = 0;
};

struct CellRow {
    Id id = 0;
    Id run = 0;
    std::string model{};
    std::string dataset{};
    std::string mode{}; // "ots", "lp", "lora"
    State state = State::Queued;
    std::int64_t done = 0;
    std::int64_t failed = 0;
    std::int64_t total = 0;
    std::string error{};
    std::string key{}; // hash of all that decides the result
    std::string details{}; // JSON: chosen lambda, validation curve, timings, peak memory, …
};

/// How a generated answer came about.
struct GenerationRow {
    std::string promptTemplate{}; // as sent, with {image} and {question}; stored once for all that share it
    std::string question{}; // what took the place of {question}; stored once as well
    std::string raw{}; // text as decoded, before trimming; empty: as PredictionRow::text
    std::optional<double> yes{}; // probability that the answer begins with a spelling of "yes"; none: unknown
    std::optional<double> no{}; // … of "no"
    std::int64_t promptTokens = 0; // the image's included; 0: unknown
    std::int64_t newTokens = 0; // the end token included
    std::optional<double> meanLogProbability{}; // of the new tokens, natural logarithm
    bool finished = true; // false: cut at the greatest length

    /// The prompt as the model got it; "<image>" stands for the image.
    std::string prompt() const;
};

struct PredictionRow {
    Id cell = 0;
    std::string sample{}; // sample id
    int label = -1;
    int predicted = -1;
    std::vector<float> scores{}; // per class, probabilities
    std::string answer{}; // reference text (VQA)
    std::string text{}; // model's text (VQA)
    std::string status = "ok"; // "ok", "failed" or "refused" by a content policy
    std::string error{};
    double latencyMs = 0.0;
    std::optional<GenerationRow> generation{}; // of generated answers since schema 3
};

/// A metric never comes without n, interval and method.
struct MetricRow {
    Id cell = 0;
    std::string metric{}; // id in the metric catalogue
    std::string convention{};
    double value = 0.0;
    std::optional<double> lower{};
    std::optional<double> upper{};
    std::int64_t n = 0;
    std::string method{}; // "percentile bootstrap", …
    int replicates = 0;
    std::int64_t seed = 0;
    std::string note{}; // why there is no value or interval, in a sentence
};

/// Newest finished (or newest at all) cell of a model x data set x mode with one metric: a square of the heatmap.
struct ResultRow {
    CellRow cell{};
    std::optional<MetricRow> metric{};
    bool specialist = false;
    bool inDomain = false;
    std::string pairing{};
};

/// What one model said about a sample.
struct SampleAnswer {
    CellRow cell{};
    bool specialist = false;
    PredictionRow prediction{};
};

/// Which samples to list, in SQL terms; empty members do not restrict.
struct SampleQuery {
    std::string dataset{};
    std::string split{};
    std::optional<int> label{};
    std::string answerType{};
    std::string text{}; // words; full-text over id, question, answer, label text, note
    std::string tag{};
    bool starredOnly = false;
    std::vector<std::string> ids{}; // exactly these samples; empty: all
    std::string filter{}; // a line of the filter language (filter.h), besides all that stands here
    std::optional<Id> cell{}; // join with this cell's predictions …
    std::optional<bool> correct{}; // … and keep right or wrong ones
    std::optional<int> predicted{};
    std::optional<Id> otherCell{}; // and with those of a second cell …
    std::optional<bool> otherCorrect{}; // … and keep what that got right or wrong
    std::string orderBy = "ordinal"; // see orderClause() in sample_filter.h
    bool descending = false;
};

/// A note of the project.
struct NoteRow {
    std::string dataset{};
    std::string sample{};
    std::string text{};
    bool known = false; // the sample is in the project now; a note outlives its data set
};

struct FacetCount {
    std::string value{};
    std::int64_t count = 0;
};

}
