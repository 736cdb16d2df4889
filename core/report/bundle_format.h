#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/metrics/predictions.h"

/// What the writer and the checker of bundles agree on.
namespace vlm::report::format {

inline constexpr std::string_view kName = "medvlm-bundle/1";
inline constexpr const char* kManifest = "manifest.sha256";
inline constexpr const char* kDescription = "bundle.json";
inline constexpr std::string_view kSeal = "sha256:"; // and 64 digits: the archive's comment, its last bytes
inline constexpr std::size_t kSealSize = 71;

/// Lower-case hex.
std::string sha256Hex(std::string_view bytes);

/// A header line and one line a row. @param names pseudonyms of the samples [n]
std::string predictionLines(const metrics::Predictions& predictions, const std::vector<std::string>& names);
/// @throws Error Data naming the line
metrics::Predictions predictionsFrom(std::string_view lines, const std::string& file);

}
