#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/models/model.h"

namespace vlm::cards {

/// One file that a checkpoint folder needs, or the files that may stand for one another.
struct FileNeed {
    std::string role; // "weights", "tokenizer", "config", "preprocessing", "vision tower", …
    std::vector<std::string> anyOf; // paths relative to the folder, the preferred first; '/' at the end: a folder
    bool optional = false;
};

/// A model of the benchmark as its authors publish it: resources/models/<id>.json.
struct PublishedModel {
    std::string id;
    std::string title;
    std::string family; // id of the model catalogue; empty for models that are not run from files
    std::string kind; // contrastive, generative, remote; unpublished: there are no weights to download
    bool specialist = false;
    std::string pairing; // family of the RQ comparison
    std::string hub;
    std::int64_t parameters = 0; // 0: not published
    int imageSize = 0; // 0: any size
    std::string modality; // what it was trained on
    std::string preprocessing;
    std::string licence;
    std::string citation;
    std::string note;
    std::vector<FileNeed> files;
    std::vector<std::string> inDomain; // data sets of the benchmark
    int order = 0;
};

/// All of resources/models, by `order`. @throws Error Config naming file and key
std::vector<PublishedModel> publishedModels();

/// @throws Error Config listing the known ids
PublishedModel publishedModel(std::string_view id);

/// The published model that a checkpoint is: same family, parameters within 1 %; among several the one whose id or last
/// part of the hub name the folder has. None when that leaves none or several.
std::optional<PublishedModel> identify(const models::ModelInfo& info);

}
