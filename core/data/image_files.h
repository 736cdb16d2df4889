#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/draft.h"

namespace vlm::data {

/// Size of a file that is not there.
constexpr std::uintmax_t kMissingFile = std::numeric_limits<std::uintmax_t>::max();

/// "scan.dcm" of "scan.dcm#frame/3"
std::string_view fileNameOf(const Sample& sample);

/// Every image file of the draft once, sorted, with its size, and with its content's hash where all of them together
/// have at most 256 MiB. Each is opened once; tells how far it is and stops when asked.
/// @throws Error Cancelled
std::vector<FileRecord> lookAtFiles(const Draft& draft, const ImportOptions& options);

/// Looks below the root for the files that are missing: one of the same name in another case, with another image
/// format's ending, or in another folder or an archive is taken where no other comes into question. The samples then
/// name it, with a warning. @return how many were found
std::size_t findElsewhere(Draft& draft, const std::vector<FileRecord>& files);

/// Deals with files that are missing as the setting "missing" says: "refuse" (default), "skip" leaves their samples
/// out, "keep" keeps them without an image. A set none of whose images is there is kept for its texts and labels
/// unless "skip" is said. What was left out or stays without an image is listed among the rejects and warned of.
/// @throws Error Data with their number and the first of them
void settleMissing(Draft& draft, std::vector<FileRecord>& files, const ImportOptions& options);

}
