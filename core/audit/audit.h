#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/audit/image_facts.h"
#include "core/data/dataset.h"

namespace vlm::audit {

enum class Severity : std::uint8_t { Note, Warning, Problem };
std::string_view name(Severity severity); // "note", "warning", "problem"

/// One thing the audit found; its samples are the slice to look at.
struct Finding {
    /// "image-overlap", "near-overlap", "patient-overlap", "question-leak", "text-leak", "exact-duplicates",
    /// "near-duplicates", "label-conflict", "answer-conflict", "class-balance", "answer-types", "sizes", "blank",
    /// "broken", "import-notes"
    std::string kind{};
    Severity severity = Severity::Note;
    std::string title{}; // "Images in more than one split"
    std::string sentence{}; // with its numbers
    std::vector<std::string> samples{}; // ids in data set order
    std::vector<std::vector<std::string>> groups{}; // what belongs together (duplicates), ids; may be empty
    std::map<std::string, double> numbers{}; // "images": 203, …
    std::map<std::string, std::string> reasons{}; // sample id: why it is here
    std::vector<std::string> leaked{}; // test samples whose results this finding casts doubt on
};

struct SplitCounts {
    std::int64_t samples = 0;
    std::int64_t images = 0; // distinct by name
    std::int64_t clusters = 0; // patients, studies or images
};

struct Report {
    std::string dataset{};
    std::string title{};
    std::string fingerprint{};
    std::array<SplitCounts, 3> splits{}; // train, validation, test; measured
    std::int64_t images = 0;
    std::int64_t broken = 0;
    int nearBits = 0; // threshold the report was made with
    bool imagesRead = true; // false: texts and labels only
    std::vector<Finding> findings{}; // most severe first
};

struct AuditOptions {
    std::filesystem::path cache{}; // cacheFolder() of a project; empty: nothing is kept
    /// Two images are near duplicates when both hashes differ in at most this many of their 64 bits, 0 to 8.
    int nearBits = 4;
    bool readImages = true;
    /// Feature vector of a sample's image, empty where there is none: a second opinion on near duplicates.
    std::function<std::span<const float>(const data::Sample&)> features{};
    Progress progress{};
};

/// Cosine above which features call two images the same.
constexpr double kSameCosine = 0.99;

/// @throws Error Cancelled (what was read stays in the cache), Config for a bad threshold
Report audit(const data::Dataset& dataset, const AuditOptions& options = {});

/// `<project cache>/audit`
std::filesystem::path cacheFolder(const std::filesystem::path& projectCache);
/// The report of an earlier audit() of the same content with the same threshold and images read.
std::optional<Report> cachedReport(const std::filesystem::path& cache, std::string_view fingerprint, int nearBits = 4);

/// Test samples that any finding of these kinds casts doubt on; no kinds: of all leak kinds (kLeakKinds).
std::set<std::string> leakedSamples(const Report& report, std::span<const std::string> kinds = {});
inline constexpr std::array<std::string_view, 4> kLeakKinds{
    "image-overlap", "near-overlap", "patient-overlap", "question-leak"};

nlohmann::json toJson(const Report& report);
/// @throws Error Data naming the fault
Report reportFromJson(const nlohmann::json& in);

}
