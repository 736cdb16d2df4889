#include "core/models/blocks/projector.h"

#include <cmath>

#include "core/base/error.h"

namespace vlm::models {
namespace {

bool takePrefix(std::string_view& name, std::string_view prefix)
{
    if (!name.starts_with(prefix))
        return false;
    name.remove_prefix(prefix.size());
    return true;
}

}

at::Tensor MlpProjector::operator()(at::Tensor x) const
{
    for (std::size_t i = 0; i < layers.size(); ++i)
        x = layers[i](i == 0 ? x : tensor::apply(activation, x));
    return x;
}

MlpProjector mlpProjector(const tensor::Weights& w, const std::string& type, std::int64_t in, std::int64_t out)
{
    if (type == "linear")
        return {.layers = {linear(w, in, out)}};
    const std::string_view middle(type);
    if (!middle.starts_with("mlp") || !middle.ends_with("x_gelu") || middle.size() != 10 || middle[3] < '1'
        || middle[3] > '9')
        throw Error(ErrorKind::Checkpoint,
            "config.json: mm_projector_type '" + type + "' is unknown; known are linear, mlp1x_gelu, mlp2x_gelu, …");
    MlpProjector projector;
    for (std::int64_t i = 0; i < middle[3] - '0'; ++i)
        projector.layers.push_back(linear(w / (2 * i), i == 0 ? in : out, out));
    return projector;
}

at::Tensor joinNeighbours(const at::Tensor& x, std::int64_t side, TokenOrder order)
{
    const auto grid = static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(x.size(1)))));
    const std::int64_t missing = (side - grid % side) % side;
    const std::int64_t joined = (grid + missing) / side;
    at::Tensor square = x.reshape({x.size(0), grid, grid, x.size(2)});
    if (missing > 0)
        square = at::constant_pad_nd(square, {0, 0, 0, missing, 0, missing}, 0);
    // [batch, row, inner row, column, inner column, width]
    square = square.reshape({x.size(0), joined, side, joined, side, x.size(2)});
    square = order == TokenOrder::Rows ? square.permute({0, 1, 3, 2, 4, 5}) : square.permute({0, 3, 1, 2, 4, 5});
    return square.reshape({x.size(0), joined * joined, side * side * x.size(2)});
}

std::string multimodalName(std::string_view name)
{
    if (takePrefix(name, "language_model.model.") || takePrefix(name, "model.language_model."))
        return "language_model." + std::string(name);
    if (takePrefix(name, "language_model.lm_head."))
        return "lm_head." + std::string(name);
    if (takePrefix(name, "model.vision_tower.vision_tower."))
        return "vision_tower." + std::string(name);
    if (takePrefix(name, "model.mm_projector."))
        return "mm_projector." + std::string(name);
    for (const std::string_view part : {"model.vision_tower.", "model.multi_modal_projector.", "model.visual."}) {
        if (name.starts_with(part))
            return std::string(name.substr(std::string_view("model.").size()));
    }
    if (takePrefix(name, "model."))
        return "language_model." + std::string(name);
    return std::string(name);
}

}
