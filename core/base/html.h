#pragma once

#include <string>
#include <string_view>

namespace vlm {

/// Text for the inside of an element or of a quoted attribute; control characters but tab and line end are dropped.
std::string escapeHtml(std::string_view text);

}
