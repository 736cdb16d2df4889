#include "core/base/files.h"
#include "core/checkpoint/part.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

namespace vlm::checkpoint {
namespace {

// Wide elements first, so that every tensor is aligned to its own element size; then by name, for stable files.
std::vector<const TensorView*> inFileOrder(std::span<const TensorView> tensors)
{
    std::vector<const TensorView*> order;
    for (const TensorView& tensor : tensors)
        order.push_back(&tensor);
    std::ranges::sort(order, [](const TensorView* a, const TensorView* b) {
        const std::size_t wideA = size(a->dtype);
        const std::size_t wideB = size(b->dtype);
        return wideA != wideB ? wideA > wideB : a->name < b->name;
    });
    return order;
}

}

void writeSafetensors(const std::filesystem::path& file, std::span<const TensorView> tensors,
    const std::map<std::string, std::string>& metadata)
{
    const auto order = inFileOrder(tensors);
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::set<std::string_view> names;
    std::uint64_t at = 0;
    for (const TensorView* tensor : order) {
        const auto bytes = byteCount(tensor->shape, tensor->dtype);
        VLM_ASSERT(bytes && *bytes == tensor->bytes.size(), "a tensor's bytes match its shape and type");
        VLM_ASSERT(names.insert(tensor->name).second && tensor->name != "__metadata__", "tensor names are unique");
        header[tensor->name]
            = {{"dtype", name(tensor->dtype)}, {"shape", tensor->shape}, {"data_offsets", {at, at + *bytes}}};
        at += *bytes;
    }
    std::string json = header.dump();
    json.resize((json.size() + 7) / 8 * 8, ' ');

    std::string content;
    content.reserve(8 + json.size() + at);
    const std::uint64_t headerSize = json.size();
    content.append(reinterpret_cast<const char*>(&headerSize), sizeof headerSize);
    content += json;
    for (const TensorView* tensor : order)
        content.append(reinterpret_cast<const char*>(tensor->bytes.data()), tensor->bytes.size());
    writeFileAtomically(file, content);
}

}
