#include "core/base/files.h"
#include "core/checkpoint/part.h"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace vlm::checkpoint {
namespace {

using ShardMap = std::map<std::string, std::set<std::string>>; // shard -> tensors

ShardMap readWeightMap(const std::filesystem::path& index)
{
    const nlohmann::json json = readJson(index);
    const auto map = json.is_object() ? json.find("weight_map") : json.end();
    if (!json.is_object() || map == json.end() || !map->is_object() || map->empty())
        refuse(index, "has no \"weight_map\" object");
    ShardMap shards;
    for (const auto& [tensor, shard] : map->items()) {
        if (!shard.is_string())
            refuse(index, "names no file for tensor \"" + tensor + "\"");
        shards[shard.get<std::string>()].insert(tensor);
    }
    return shards;
}

void checkShardName(const std::string& shard, const std::filesystem::path& index)
{
    const std::filesystem::path path(shard);
    if (shard.empty() || path.has_parent_path() || path.is_absolute() || shard == "." || shard == ".."
        || path.extension() == ".json" || shard.find('\\') != std::string::npos
        || shard.find('\0') != std::string::npos)
        refuse(index, "names the shard \"" + shard + "\", which is not the plain name of a weight file");
}

}

Part readSharded(const std::filesystem::path& index)
{
    const ShardMap shards = readWeightMap(index);
    Part all{.files = {index}};
    for (const auto& [shard, names] : shards) {
        checkShardName(shard, index);
        const std::filesystem::path file = index.parent_path() / shard;
        if (!std::filesystem::is_regular_file(file))
            refuse(index,
                "names the shard " + shard + ", which is missing (" + std::to_string(shards.size()) + " expected)");
        Part part = readFilePart(file);
        std::set<std::string_view> present;
        for (const TensorView& tensor : part.tensors)
            present.insert(tensor.name);
        for (const std::string& name : names) {
            if (!present.contains(name))
                refuse(index, "places tensor \"" + name + "\" in " + shard + ", which does not have it");
        }
        for (TensorView& tensor : part.tensors) {
            if (names.contains(tensor.name))
                all.tensors.push_back(std::move(tensor));
            else
                refuse(index, "does not name tensor \"" + tensor.name + "\" of " + shard + " for that shard");
        }
        all.metadata.merge(part.metadata);
        std::ranges::move(part.files, std::back_inserter(all.files));
        std::ranges::move(part.keep, std::back_inserter(all.keep));
    }
    return all;
}

}
