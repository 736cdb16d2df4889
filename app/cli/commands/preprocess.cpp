#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "core/decoding/decode.h"
#include "core/imaging/processor.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

struct Options {
    std::string model;
    std::string image;
    std::string out;
};

/// What is written: the names and shapes that the reference's processor of this family returns.
class Tensors {
public:
    void add(std::string name, std::vector<std::int64_t> shape, std::vector<float> values)
    {
        const std::vector<float>& kept = m_floats.emplace_back(std::move(values));
        put(std::move(name), checkpoint::DType::F32, std::move(shape), std::as_bytes(std::span(kept)));
    }
    void add(std::string name, std::vector<std::int64_t> shape, std::vector<std::int64_t> values)
    {
        const std::vector<std::int64_t>& kept = m_integers.emplace_back(std::move(values));
        put(std::move(name), checkpoint::DType::I64, std::move(shape), std::as_bytes(std::span(kept)));
    }
    [[nodiscard]] const std::vector<checkpoint::TensorView>& all() const { return m_tensors; }

private:
    void put(
        std::string name, checkpoint::DType dtype, std::vector<std::int64_t> shape, std::span<const std::byte> bytes)
    {
        m_tensors.push_back({.name = std::move(name), .dtype = dtype, .shape = std::move(shape), .bytes = bytes});
    }

    std::deque<std::vector<float>> m_floats; // their addresses stay
    std::deque<std::vector<std::int64_t>> m_integers;
    std::vector<checkpoint::TensorView> m_tensors;
};

/// Qwen-VL: pixel_values [patches, channels * temporal * patch²] in merge order, image_grid_thw [1, 3] in patches.
void addPatches(Tensors& tensors, imaging::Patches patches)
{
    const std::vector<std::int64_t> shape{
        static_cast<std::int64_t>(patches.values.rows), static_cast<std::int64_t>(patches.values.cols)};
    tensors.add("pixel_values", shape, std::move(patches.values.values));
    tensors.add("image_grid_thw", {1, 3}, std::vector<std::int64_t>{patches.gridT, patches.gridH, patches.gridW});
}

/// pixel_values [views, channels, height, width]
void addViews(Tensors& tensors, const std::vector<imaging::Pixels>& views, const std::string& image)
{
    const imaging::Pixels& first = views.front();
    std::vector<float> values;
    for (const imaging::Pixels& view : views) {
        if (view.height != first.height || view.width != first.width)
            throw Error(ErrorKind::Image, image + ": its views differ in size and do not fit one tensor");
        values.insert(values.end(), view.values.begin(), view.values.end());
    }
    tensors.add("pixel_values", {static_cast<std::int64_t>(views.size()), first.channels, first.height, first.width},
        std::move(values));
}

int preprocess(const Options& options, const Context& context)
{
    const imaging::ImageProcessor processor = imaging::ImageProcessor::fromFolder(options.model);
    const imaging::Image image = decoding::decode(options.image);
    Tensors tensors;
    if (processor.settings().patches)
        addPatches(tensors, processor.processPatches(image));
    else
        addViews(tensors, processor.processViews(image), options.image);
    checkpoint::writeSafetensors(options.out, tensors.all());
    const checkpoint::TensorView& pixels = tensors.all().front();
    if (context.json) {
        nlohmann::json document{{"out", options.out}, {"name", pixels.name}, {"shape", pixels.shape}};
        for (const checkpoint::TensorView& tensor : tensors.all())
            document["tensors"][tensor.name] = tensor.shape;
        context.out << document.dump() << '\n';
        return 0;
    }
    for (const checkpoint::TensorView& tensor : tensors.all())
        context.out << fmt::format("{} [{}] written to {}\n", tensor.name, fmt::join(tensor.shape, ", "), options.out);
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.add_option("--model", options->model, "Checkpoint folder with a preprocessor_config.json")->required();
    app.add_option("image", options->image, "Image file")->required();
    app.add_option("--out", options->out, "safetensors file to write")->required();
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return preprocess(*options, c); }; });
}

}

namespace entries {
extern constinit const Command preprocess{
    .name = "preprocess", .summary = "Write the exact tensor that a model sees", .declare = &declare};
}
}
