#pragma once

#include "core/rq/study.h"

#include <filesystem>
#include <vector>

namespace vlm::rq {

/// The published study: diagnosis (Appendix D.1 and the authors' CSV), question answering by judge score, F1 and
/// closed accuracy. Read-only. @param folder holds studies.json, in_domain.json and published/
/// @throws Error Data naming the file
std::vector<Study> readPublished(const std::filesystem::path& folder);

/// The bundled one, read once from dataDirectory()/reference. @throws Error Data
const std::vector<Study>& published();
/// @throws Error Config naming the known ids
const Study& publishedStudy(std::string_view id);
/// The bundled in-domain tables. @throws Error Data
std::vector<InDomainTable> publishedInDomainTables();

}
