#include "ui/pages/models/modules.h"

#include "core/checkpoint/checkpoint.h"

#include <algorithm>
#include <string_view>

namespace vlm::ui {
namespace {

ModuleNode& child(ModuleNode& parent, std::string_view name)
{
    const auto found = std::ranges::find(parent.children, name, &ModuleNode::name);
    if (found != parent.children.end())
        return *found;
    parent.children.push_back({.name = std::string(name)});
    return parent.children.back();
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const std::int64_t side : shape)
        text += (text.empty() ? "" : " × ") + std::to_string(side);
    return text.empty() ? "1" : text;
}

void insert(ModuleNode& root, const checkpoint::TensorView& tensor)
{
    std::int64_t count = 1;
    for (const std::int64_t side : tensor.shape)
        count *= side;
    ModuleNode* node = &root;
    node->parameters += count;
    std::string_view rest = tensor.name;
    while (!rest.empty()) {
        const std::size_t dot = rest.find('.');
        node = &child(*node, rest.substr(0, dot));
        node->parameters += count;
        rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
    }
    node->shape = shapeText(tensor.shape);
    node->dtype = checkpoint::name(tensor.dtype);
    node->matrix = tensor.shape.size() == 2 && tensor.name.ends_with("weight");
    node->role = models::layerRole(tensor.name);
}

/// Layers 2 and 10 in the order of their numbers.
bool before(const ModuleNode& a, const ModuleNode& b)
{
    const auto number = [](const std::string& text) {
        return !text.empty() && text.size() < 10
            && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (number(a.name) && number(b.name))
        return std::stol(a.name) < std::stol(b.name);
    return a.name < b.name;
}

void sort(ModuleNode& node)
{
    std::ranges::sort(node.children, before);
    for (ModuleNode& below : node.children)
        sort(below);
}

}

ModuleNode readModules(const std::filesystem::path& folder)
{
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
    ModuleNode root;
    for (const checkpoint::TensorView& tensor : checkpoint.tensors())
        insert(root, tensor);
    sort(root);
    return root;
}

}
