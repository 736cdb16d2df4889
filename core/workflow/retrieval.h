#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/data/dataset.h"
#include "core/metrics/evaluate.h"
#include "core/models/model.h"

namespace vlm::workflow {

enum class SearchDirection { TextToImage, ImageToText };

/// What a data set offers for searching: its different test images (all, where it has no test split) and the different
/// texts that belong to them. Identical texts are one text, so every image with such a report is a right answer to it.
/// Classes lend their prompts; questions are no description of an image and lend nothing.
struct RetrievalSet {
    struct Image {
        std::size_t sample = 0; // position in the data set
        std::string key{}; // of its content
        std::vector<std::size_t> texts{}; // that belong to it
    };
    struct Text {
        std::string text{};
        std::vector<std::size_t> images{}; // that belong to it
    };
    std::vector<Image> images{};
    std::vector<Text> texts{};
    bool classPrompts = false; // many images are right for each text
    std::size_t leftOut = 0; // different images beyond the limit
    std::size_t unreadable = 0; // images without content key, or that could not be decoded
    std::string firstProblem{}; // of the unreadable ones

    std::size_t queries(SearchDirection direction) const;
    std::size_t gallery(SearchDirection direction) const;
    const std::vector<std::size_t>& positives(SearchDirection direction, std::size_t query) const;
};

inline constexpr std::size_t kMostRetrievalImages = 5000;
RetrievalSet retrievalSet(const data::Dataset& dataset, std::size_t limit = kMostRetrievalImages);

/// One entry of a ranking.
struct Hit {
    std::size_t item = 0; // in the gallery
    std::size_t rank = 0; // from 1; ties keep the gallery's order
    float score = 0.0F;
    bool correct = false;
};

struct Ranking {
    std::vector<Hit> top{};
    std::vector<Hit> correct{}; // every right entry, best first; empty for free texts
};
/// @param scores one an entry of the gallery  @param positives gallery entries that are right
Ranking ranked(std::span<const float> scores, std::span<const std::size_t> positives, std::size_t k);

/// How often each entry of a gallery stands among the first k of all queries. A hub stands there whatever is asked.
struct Hubness {
    std::size_t k = 0; // 0: too few queries to say
    std::vector<std::uint32_t> counts{}; // [gallery]
    double expected = 0.0; // of an even spread
    double skewness = 0.0; // of the counts; above 1 is usually called hubbed

    bool isHub(std::size_t item) const;
};
inline constexpr std::size_t kHubQueries = 20; // fewer say nothing
inline constexpr double kHubFactor = 3.0; // times the expected count

struct RetrievalSummary {
    std::vector<metrics::MetricValue> values{}; // Recall@K for each K below the gallery, MRR, median rank
    std::vector<double> chance{}; // [values] of a random order; NaN where not given
    std::size_t queries = 0;
    std::size_t gallery = 0;
    Hubness hubs{};
};

/// A data set made searchable by one model. Not thread-safe.
class Retrieval {
public:
    struct Options {
        std::filesystem::path cache{}; // the project's features folder; empty: nothing is kept
        std::string fingerprint{}; // of the model
        std::string precision = "float32"; // that the encoder was loaded with
        unsigned threads = 0;
        std::function<void(std::size_t done, std::size_t total)> progress{};
        std::stop_token stop{};
    };
    /// Takes features that runs left in the cache and encodes the rest, which is kept beside theirs: a run's features
    /// must not depend on what was searched before. @throws Error Image when nothing can be read; Tensor; Cancelled
    Retrieval(std::shared_ptr<const data::Dataset> dataset, std::unique_ptr<models::ImageTextEncoder> encoder,
        const Options& options);

    const RetrievalSet& set() const { return m_set; }
    const data::Dataset& dataset() const { return *m_dataset; }
    std::size_t fromCache() const { return m_fromCache; }

    /// Scores of one query against its gallery: cosines, or what the model's own head says.
    std::vector<float> scores(SearchDirection direction, std::size_t query) const;
    /// Scores of any text against the images.
    std::vector<float> scores(const std::string& text, std::stop_token stop);

    /// Empty without texts. @param replicates of the bootstrap, over patients where the data set knows them
    RetrievalSummary summary(SearchDirection direction, std::size_t replicates, std::stop_token stop) const;

private:
    void encodeImages(const Options& options);
    Matrix scored(const Matrix& texts) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::unique_ptr<models::ImageTextEncoder> m_encoder;
    RetrievalSet m_set;
    Matrix m_images; // [images, featureDim]
    Matrix m_scores; // [images, texts]
    std::size_t m_fromCache = 0;
};

}
