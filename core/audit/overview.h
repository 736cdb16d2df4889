#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/audit/image_facts.h"
#include "core/data/dataset.h"

namespace vlm::audit {

struct Bar {
    std::string name{};
    std::int64_t count = 0;
};

/// A quantity over samples or images: summary and histogram.
struct Distribution {
    std::string name{}; // "question length"
    std::string unit{}; // "words", "px", "grey level"
    std::int64_t n = 0;
    double mean = 0.0;
    double deviation = 0.0; // sample standard deviation
    std::array<double, 5> quantiles{}; // 0, 25, 50, 75, 100 % (linear)
    std::vector<double> edges{}; // bins + 1
    std::vector<std::int64_t> counts{};
};

struct SplitOverview {
    data::Split split = data::Split::Test;
    std::int64_t samples = 0;
    std::int64_t images = 0;
    std::int64_t clusters = 0;
    std::vector<Bar> labels{}; // in class order; empty without labels
    std::vector<Bar> answerTypes{};
    double imbalance = 0.0; // largest class / smallest class that occurs; 0 without labels
};

/// How often two labels (or, for questions, two answer types on one image) come together; symmetric.
struct Cooccurrence {
    std::vector<std::string> names{};
    std::vector<std::int64_t> counts{}; // [n, n]; the diagonal is the label's own frequency
};

/// A metadata field ("view", "sex", "manufacturer") and how its values meet the labels.
struct Facet {
    std::string name{};
    std::vector<Bar> values{}; // most frequent first
    std::vector<std::vector<std::int64_t>> byLabel{}; // [values][classes]; empty without labels
};

/// Grey levels of a group of images (a split, a label): pooled histogram and per-image summaries.
struct Intensity {
    std::string group{};
    std::int64_t images = 0; // behind the histogram
    std::array<std::int64_t, 256> histogram{};
    Distribution means{};
    Distribution deviations{};
};

struct Mosaic {
    std::string title{}; // class or split
    std::vector<std::string> samples{}; // ids, drawn with the seed
};

/// One preprocessing variant of the example image.
struct Variant {
    std::string name{}; // "raw", "CLAHE", …
    std::string parameters{}; // "clip limit 2, 8 x 8 tiles"
    imaging::Image image{};
    std::array<std::int64_t, 256> histogram{};
    double mean = 0.0;
    double deviation = 0.0;
    double entropy = 0.0;
};

struct PreprocessingSettings {
    double clipLimit = 2.0;
    int tiles = 8; // across and down
    double sigma = 1.0; // of the 5 x 5 Gaussian
};

/// raw, CLAHE, Gaussian + CLAHE, normalised (minimum to 0, maximum to 255), on grey levels at the image's own size.
std::vector<Variant> preprocessingVariants(const imaging::Image& image, const PreprocessingSettings& settings = {});

struct OverviewOptions {
    std::filesystem::path cache{}; // as for audit(): both share what was read
    std::size_t histogramImages = 512; // a group at most, drawn with the seed
    std::size_t mosaicImages = 12;
    std::uint64_t seed = 42;
    PreprocessingSettings preprocessing{};
    Progress progress{};
};

struct Overview {
    std::string dataset{};
    std::string title{};
    std::string task{};
    std::string modality{};
    std::string licence{};
    std::string citation{};
    std::string fingerprint{};
    std::vector<std::string> warnings{};
    std::vector<std::string> classes{};
    std::int64_t samples = 0;
    std::int64_t images = 0;
    std::int64_t clusters = 0;
    std::int64_t broken = 0;
    std::uint64_t seed = 0;
    std::vector<SplitOverview> splits{};
    std::optional<Cooccurrence> cooccurrence{};
    std::vector<Bar> positivesPerImage{}; // labels or questions an image
    std::string positivesUnit{}; // "findings", "questions"
    std::vector<Distribution> sizes{}; // width, height, aspect
    std::vector<Bar> commonSizes{}; // "28 x 28", the ten most frequent
    std::vector<Intensity> intensities{}; // all, then one a split and one a label
    std::vector<Facet> facets{};
    std::vector<Bar> firstWords{}; // of questions, the twenty most frequent
    std::vector<Bar> answers{}; // the twenty most frequent
    std::vector<Bar> terms{}; // of reports or answers without stop words, the thirty most frequent
    std::vector<Distribution> lengths{}; // question, answer, report, in words
    std::vector<Mosaic> mosaics{};
    std::string exampleSample{}; // behind the variants
    std::vector<Variant> variants{};
};

/// @throws Error Cancelled, Data
Overview overview(const data::Dataset& dataset, const OverviewOptions& options = {});

/// Without pictures.
nlohmann::json toJson(const Overview& overview);

/// One HTML file with inline pictures that loads nothing from anywhere.
/// @param dataset for the mosaics' pictures
std::string toHtml(const Overview& overview, const data::Dataset& dataset);

}
