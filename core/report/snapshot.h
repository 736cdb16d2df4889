#pragma once

#include <string>

#include "core/export/table.h"

namespace vlm::report {

/// A table as it stands, for the text of Kind::Snapshot: what a judge said or a search found is not computed again for
/// a report. JSON.
std::string snapshotText(const exporting::Table& table);
/// @throws Error Data if the text is none of snapshotText()
exporting::Table tableOfSnapshot(const std::string& text);

}
