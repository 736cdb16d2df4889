#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/audit.h"

namespace vlm::audit {

/// What every check looks at.
struct Evidence {
    const data::Dataset& dataset;
    const ImageTable& table;
    bool imagesRead = true;
    std::vector<std::uint32_t> identity{}; // [images] number of the first image with the same pixels
    std::vector<std::string> questions{}; // [samples] normalised; empty where there is none
    std::vector<std::string> answers{};

    [[nodiscard]] std::uint32_t identityOf(std::size_t sample) const { return identity[table.ofSample[sample]]; }
};

Evidence gather(const data::Dataset& dataset, const ImageTable& table, bool imagesRead);

/// Lower case, letters and digits of any script kept, everything else one space.
std::string normalised(std::string_view text);

using Findings = std::vector<Finding>;
void checkImages(const Evidence& evidence, Findings& out); // image-overlap, exact-duplicates
/// @param features may be empty
void checkNear(const Evidence& evidence, const AuditOptions& options, Findings& out); // near-overlap, near-duplicates
void checkPatients(const Evidence& evidence, Findings& out); // patient-overlap
void checkConflicts(const Evidence& evidence, Findings& out); // label-conflict, answer-conflict
void checkQuestions(const Evidence& evidence, Findings& out); // question-leak, text-leak
void checkBalance(const Evidence& evidence, Findings& out); // class-balance, answer-types
void checkFiles(const Evidence& evidence, Findings& out); // broken, blank, sizes

/// "1 image", "203 images"
std::string counted(std::size_t n, std::string_view one, std::string_view many);

/// Groups of samples by a key, with the splits that each touches.
struct SharedGroup {
    std::vector<std::uint32_t> samples{};
    std::array<std::int64_t, 3> bySplit{};
    std::array<std::int64_t, 3> units{1, 1, 1}; // things counted in each split: images by name

    [[nodiscard]] int splits() const;
};
/// Turns groups that lie in several splits into a finding; nothing if there are none.
/// What two splits share is counted in the later one (test, else validation).
/// @param what "image", @param whats "images"
std::optional<Finding> overlapFinding(const Evidence& evidence, std::string kind, std::string title,
    std::string_view what, std::string_view whats, const std::vector<SharedGroup>& groups);

}
