#pragma once

#include <string>
#include <string_view>

namespace vlm::remote {

/// Whether a data set's terms let it be passed to another party.
struct Restriction {
    bool forbidden = false; ///< only with a permission
    std::string text{}; ///< what the terms say, in a sentence or two; empty: nothing is known against it
};

/// By well-known names and by words of the licence. No legal advice: silence is no permission.
[[nodiscard]] Restriction restrictionOf(std::string_view id, std::string_view title, std::string_view licence);

}
