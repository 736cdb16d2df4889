#pragma once

#include "core/text/pre_tokenizers.h"
#include "core/text/regex.h"

#include <span>
#include <string_view>
#include <vector>

namespace vlm::text {

/// What becomes of the delimiters; the names are tokenizer.json's.
enum class SplitBehaviour { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

/// Whether the matches are the delimiters or the text between them.
enum class Matches { AsFound, Inverted };

/// The code points for which `matches` holds, one range each.
[[nodiscard]] std::vector<Range> findAll(std::string_view text, bool (*matches)(char32_t));

/// Appends the parts of `piece` to `out`; empty parts vanish. Source: tokenizer/normalizer.rs NormalizedString::split.
void split(const Piece& piece, std::span<const Range> found, SplitBehaviour behaviour, Matches matches,
    std::vector<Piece>& out);

}
