#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace vlm::data {

/// The `dataset.json` beside the data: what a user or a publisher states about a data set.
/// Keys, all optional: id, title, importer, task, modality, classes, prompts, licence, citation, in_domain_for,
/// settings (importer settings, texts).
struct Manifest {
    std::string importer;
    ImportOptions options; // id and settings, texts of the other keys among them
    std::vector<std::string> inDomainFor; // model ids
};

/// Nothing when there is no dataset.json in the folder (of the file). @throws Error Data for a bad one, naming the key
std::optional<Manifest> findManifest(const std::filesystem::path& path);

}
