#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/archive/zip_writer.h"
#include "core/report/environment.h"
#include "core/store/project.h"

namespace vlm::report {

/// Told the share done and what is being done.
using BundleProgress = std::function<void(double share, const std::string& what)>;

struct BundleOptions {
    std::filesystem::path file{}; ///< to write
    Environment environment{};
    std::string created{}; ///< timestamp()
    /// What else goes in: report, figures, tables, command lines.
    std::vector<archive::ZipContent> extras{};
    BundleProgress progress{};
    std::stop_token stop{};
};

/// How bundles and reports name a sample: the same in one project, another in every other one.
std::string samplePseudonym(const std::string& dataset, const std::string& sample);

struct BundleSummary {
    std::size_t files = 0;
    std::size_t cells = 0; ///< with predictions
    std::vector<std::string> left{}; ///< cells without predictions, and why
};

/// Packs what others need to check a study: configurations, seeds, fingerprints of models and data, predictions,
/// metrics, environment, and `extras`. Neither images nor names of files, patients or folders go in; samples are named
/// by the project's pseudonyms. Every file is listed with its SHA-256, and the archive ends with the SHA-256 of all
/// bytes before.
/// @throws Error Data: nothing is finished, the file cannot be written; Cancelled
BundleSummary createBundle(const store::Reader& reader, const BundleOptions& options);

/// One thing that was looked at.
struct BundleFinding {
    std::string where{}; ///< a file of the bundle, or "archive"
    std::string what{}; ///< in a sentence
};

struct BundleCheck {
    std::string program{}; ///< that made it
    std::string created{};
    std::size_t files = 0; ///< whose SHA-256 was compared
    std::size_t cells = 0; ///< whose metrics were computed again
    std::size_t numbers = 0; ///< values and interval ends compared
    double largestDifference = 0;
    std::vector<BundleFinding> wrong{}; ///< what differs; empty: all is as it should be
    std::vector<BundleFinding> skipped{}; ///< what could not be checked, and why

    bool good() const { return wrong.empty(); }
};

enum class Recompute { Values, ValuesAndIntervals };

struct VerifyOptions {
    Recompute recompute = Recompute::ValuesAndIntervals;
    BundleProgress progress{};
    std::stop_token stop{};
};

/// Looks at every byte, every hash and every metric. What is damaged is a finding, not an exception.
/// @throws Error Data only if the file cannot be read at all; Cancelled
BundleCheck verifyBundle(const std::filesystem::path& file, const VerifyOptions& options = {});

/// Numbers further apart than this differ.
inline constexpr double kSameNumber = 1e-12;

}
