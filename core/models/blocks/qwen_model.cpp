#include "core/models/blocks/qwen_model.h"

#include <array>

#include <nlohmann/json.hpp>

#include "core/models/blocks/decoder_config.h"
#include "core/models/blocks/projector.h"
#include "core/models/encoder.h"
#include "core/models/generative_golden.h"
#include "core/tensor/runtime.h"

namespace vlm::models {
namespace {

struct Config {
    ConfigReader root, text;
    std::int64_t imageId = 0;
};

/// transformers before 4.52 wrote the language model's keys into the root.
Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader root = ConfigReader::fromFile(folder / "config.json");
    return {.root = root,
        .text = root.child("text_config").has("hidden_size") ? root.child("text_config") : root,
        .imageId = root.integer("image_token_id", 151655)};
}

struct Model {
    std::shared_ptr<const tensor::Decoder> decoder;
    QwenVisionConfig visionConfig;
    QwenVision vision;
    std::vector<tensor::AdaptableLinear> linears, visionLinears, projectorLinears;
    at::Device device = at::kCPU;

    ImageFeatures features(const at::Tensor& patches, const PatchGrid& grid) const
    {
        const std::int64_t merge = visionConfig.merge;
        return {.tokens = vision(patches, grid), .grid = {grid.frames, grid.rows / merge, grid.columns / merge}};
    }

    Sequence sequence(std::vector<std::int64_t> ids, const ImageFeatures& image) const
    {
        Sequence made = assemble(*decoder, std::move(ids), image, device);
        const MultimodalPositions found
            = multimodalPositions(made.ids, {.frames = image.grid[0], .rows = image.grid[1], .columns = image.grid[2]});
        made.rotary = found.positions.to(device);
        made.nextRotary = found.next;
        return made;
    }
};

Model loadModel(QwenVersion version, const std::filesystem::path& folder, const Config& config,
    const tensor::WeightOptions& options)
{
    const tensor::Weights weights(checkpoint::Checkpoint::open(folder), options,
        [](std::string_view name) { return name.starts_with("visual.") ? std::string(name) : multimodalName(name); });
    tensor::DecoderConfig decoder = decoderConfig(config.text, "qwen2_vl");
    decoder.tied = tiedOutput({config.root, config.text}, weights / "lm_head");
    const ConfigReader vision = config.root.child("vision_config");
    const QwenVisionConfig visionConfig = version == QwenVersion::Qwen2 ? qwen2VisionConfig(vision, decoder.width)
                                                                        : qwen25VisionConfig(vision, decoder.width);
    Model model{.decoder = makeLlamaDecoder(weights / "language_model", weights / "lm_head", decoder),
        .visionConfig = visionConfig,
        .vision = QwenVision(weights / "visual", visionConfig),
        .linears = (weights / "language_model").linears(),
        .visionLinears = {},
        .projectorLinears = (weights / "visual" / "merger").linears(),
        .device = options.device};
    for (const tensor::AdaptableLinear& linear : (weights / "visual").linears()) {
        if (!linear.name.starts_with("merger."))
            model.visionLinears.push_back(linear);
    }
    weights.expectAllUsed();
    return model;
}

nlohmann::json qwenProcessor(const QwenVisionConfig& config)
{
    // Qwen/Qwen2-VL-7B-Instruct preprocessor_config.json
    return {{"image_processor_type", "Qwen2VLImageProcessor"}, {"min_pixels", 3136}, {"max_pixels", 12845056},
        {"patch_size", config.patch}, {"merge_size", config.merge}, {"temporal_patch_size", config.temporal},
        {"resample", 3}, {"image_mean", {0.48145466, 0.4578275, 0.40821073}},
        {"image_std", {0.26862954, 0.26130258, 0.27577711}}};
}

}

ModelInfo describeQwen(std::string_view family, const std::filesystem::path& folder)
{
    return describeCheckpoint(family, folder, std::array{checkpoint::Checkpoint::open(folder)}, 0, 0);
}

std::unique_ptr<Generator> loadQwen(
    std::string_view family, QwenVersion version, const std::filesystem::path& folder, const LoadOptions& options)
{
    const Config config = readConfig(folder);
    const auto model = std::make_shared<const Model>(loadModel(version, folder, config, weightOptions(options)));
    const auto pixels
        = std::make_shared<const imaging::ImageProcessor>(imageProcessor(folder, qwenProcessor(model->visionConfig)));
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(folder);
    return makeGenerator({.info = describeQwen(family, folder),
        .tokenizer = tokenizer,
        .prompt = promptStyle(folder, "qwen2_vl"),
        .imageToken = tokenizer.tokenOf(static_cast<int>(config.imageId)).value_or(""),
        .decoder = model->decoder,
        .encodeImage =
            [model, pixels](const imaging::Image& image) {
                const imaging::Patches patches = pixels->processPatches(image);
                return model->features(tensor::toTensor(patches.values).to(model->device),
                    {.frames = patches.gridT, .rows = patches.gridH, .columns = patches.gridW});
            },
        .assemble = [model](std::vector<std::int64_t> ids,
                        const ImageFeatures& image) { return model->sequence(std::move(ids), image); },
        .stop = stopRule(folder, {config.root, config.text}, tokenizer),
        .linears = model->linears,
        .visionLinears = model->visionLinears,
        .projectorLinears = model->projectorLinears,
        .device = model->device});
}

std::vector<TensorCheck> verifyQwen(QwenVersion version, const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    const Model model = loadModel(version, folder, config, {});
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(folder);
    Golden golden(folder);
    golden.checkTokenizer(tokenizer);
    for (const char* given : {"attention_mask", "mm_token_type_ids"}) { // all ones; ones at the image
        if (golden.has(given))
            (void)golden.given(given);
    }
    ImageFeatures features;
    {
        const c10::NoGradGuard noGrad;
        const at::Tensor grid = golden.given("image_grid_thw").to(at::kCPU).flatten().contiguous();
        const auto* sides = grid.data_ptr<std::int64_t>();
        features
            = model.features(golden.given("pixel_values"), {.frames = sides[0], .rows = sides[1], .columns = sides[2]});
        golden.check("image_features", features.tokens);
    }
    const std::vector<std::int64_t> ids = goldenIds(golden, "input_ids", config.imageId);
    const Sequence prompt = model.sequence(ids, features);
    golden.check("position_ids", prompt.rotary);
    golden.check("rope_delta",
        at::full({1, 1}, prompt.nextRotary - static_cast<std::int64_t>(ids.size()), at::TensorOptions(at::kLong)));
    const GenerativeCheck check{.decoder = *model.decoder,
        .tokenizer = tokenizer,
        .stop = stopRule(folder, {config.root, config.text}, tokenizer),
        .assemble = [&](std::vector<std::int64_t> list) { return model.sequence(std::move(list), features); },
        .linears = model.linears};
    checkGeneration(golden, check, ids, config.imageId);
    checkTuning(golden, check, config.imageId);
    return golden.finish();
}

}
