#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/decoding/file_format.h"

namespace vlm::decoding {

/// Why a file of this format ends too early or is of a variant that would be decoded wrongly, in a clause; empty if
/// neither. Decoding libraries fill what is missing with grey and report success, so this is asked first.
std::string whyIncomplete(std::span<const std::byte> bytes, Format format);

}
