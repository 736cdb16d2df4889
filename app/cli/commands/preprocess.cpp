#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "core/decoding/decode.h"
#include "core/imaging/processor.h"

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

struct Options {
    std::string model;
    std::string image;
    std::string out;
};

int preprocess(const Options& options, const Context& context)
{
    const imaging::ImageProcessor processor = imaging::ImageProcessor::fromFolder(options.model);
    const std::vector<imaging::Pixels> views = processor.processViews(decoding::decode(options.image));
    const imaging::Pixels& first = views.front();
    std::vector<float> values;
    for (const imaging::Pixels& view : views) {
        if (view.height != first.height || view.width != first.width)
            throw Error(ErrorKind::Image, options.image + ": its views differ in size and do not fit one tensor");
        values.insert(values.end(), view.values.begin(), view.values.end());
    }
    checkpoint::TensorView tensor{.name = "pixel_values",
        .dtype = checkpoint::DType::F32,
        .shape = {static_cast<std::int64_t>(views.size()), first.channels, first.height, first.width},
        .bytes = std::as_bytes(std::span(values))};
    checkpoint::writeSafetensors(options.out, std::span(&tensor, 1));
    if (context.json)
        context.out << nlohmann::json{{"out", options.out}, {"name", tensor.name}, {"shape", tensor.shape}}.dump()
                    << '\n';
    else
        context.out << "pixel_values [" << tensor.shape[0] << ", " << tensor.shape[1] << ", " << tensor.shape[2] << ", "
                    << tensor.shape[3] << "] written to " << options.out << '\n';
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
