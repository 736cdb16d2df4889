#include <algorithm>
#include <cctype>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/blocks/decoder_config.h"
#include "core/models/blocks/projector.h"
#include "core/models/blocks/siglip_vision.h"
#include "core/models/encoder.h"
#include "core/models/generative.h"
#include "core/models/generative_golden.h"
#include "core/models/model.h"
#include "core/tensor/rotary.h"

// Gemma 3 and MedGemma: SigLIP, average pooling to a fixed number of tokens, a decoder with windowed and full layers
// in which the tokens of an image see each other both ways.
// Gemma Team 2025; transformers models/gemma3/modeling_gemma3.py@v5.17.0
namespace vlm::models {
namespace {

struct Config {
    ConfigReader root, text, vision;
    std::int64_t imageTokens = 256;
    std::int64_t imageId = 0;
};

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader root = ConfigReader::fromFile(folder / "config.json");
    return {.root = root,
        .text = root.child("text_config"),
        .vision = root.child("vision_config"),
        .imageTokens = root.integer("mm_tokens_per_image", 256),
        .imageId = root.integer("image_token_index", root.integer("image_token_id", 262144))};
}

struct Model {
    std::shared_ptr<const tensor::Decoder> decoder;
    SiglipVisionConfig visionConfig;
    SiglipVision vision;
    std::int64_t imageTokens = 0;
    tensor::RmsNorm norm; // of pooled states
    at::Tensor projection; // [vision width, width]
    std::vector<tensor::AdaptableLinear> linears, visionLinears, projectorLinears;
    at::Device device = at::kCPU;

    /// @param pixels [views, 3, side, side]  @return [views · imageTokens, width]
    ImageFeatures features(const at::Tensor& pixels) const
    {
        const at::Tensor states = vision(pixels).last; // [views, patches, width]
        const std::int64_t grid = visionConfig.imageSize / visionConfig.patchSize;
        const auto side = static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(imageTokens))));
        const at::Tensor plane = states.transpose(1, 2).reshape({states.size(0), states.size(2), grid, grid});
        const std::int64_t kernel = grid / side;
        const at::Tensor pooled = at::avg_pool2d(plane, {kernel, kernel}, {kernel, kernel}).flatten(2).transpose(1, 2);
        return {.tokens = at::matmul(norm(pooled), projection).flatten(0, 1)};
    }

    /// Each view's tokens are a group of their own.
    Sequence sequence(std::vector<std::int64_t> ids, const ImageFeatures& image) const
    {
        Sequence made = assemble(*decoder, std::move(ids), image, device);
        std::vector<std::int64_t> groups;
        std::int64_t group = -1;
        for (std::size_t i = 0; i < made.ids.size(); ++i) {
            const bool slot = made.ids[i] == kImageSlot;
            if (slot && (i == 0 || made.ids[i - 1] != kImageSlot))
                ++group;
            groups.push_back(slot ? group : -1);
        }
        made.group = at::tensor(groups, at::kLong).to(device).unsqueeze(0);
        return made;
    }
};

Model loadModel(const std::filesystem::path& folder, const Config& config, const tensor::WeightOptions& options)
{
    const tensor::Weights weights(checkpoint::Checkpoint::open(folder), options, multimodalName);
    tensor::DecoderConfig decoder = decoderConfig(config.text, "gemma3_text");
    decoder.tied = !(weights / "lm_head").any();
    SiglipVisionConfig vision = siglipVisionConfig(config.vision);
    vision.head = false;
    const tensor::Weights projector = weights / "multi_modal_projector";
    const std::int64_t width = vision.encoder.width;
    Model model{.decoder = makeLlamaDecoder(weights / "language_model", weights / "lm_head", decoder),
        .visionConfig = vision,
        .vision = SiglipVision(weights / "vision_tower", vision),
        .imageTokens = config.imageTokens,
        .norm = {.weight = (projector / "mm_soft_emb_norm" / "weight").get({width}) + 1.0, .eps = vision.encoder.eps},
        .projection = (projector / "mm_input_projection_weight").get({width, decoder.width}),
        .linears = (weights / "language_model").linears(),
        .visionLinears = (weights / "vision_tower").linears(),
        .projectorLinears = projector.linears(),
        .device = options.device};
    weights.expectAllUsed();
    return model;
}

nlohmann::json gemmaProcessor(std::int64_t side)
{
    // google/gemma-3-4b-it preprocessor_config.json; 2 is PIL's bilinear
    return {{"image_processor_type", "Gemma3ImageProcessor"}, {"size", {{"height", side}, {"width", side}}},
        {"resample", 2}, {"image_mean", {0.5, 0.5, 0.5}}, {"image_std", {0.5, 0.5, 0.5}}};
}

/// MedGemma has Gemma 3's config; only its name tells that it expects a system text.
std::string_view chatTemplate(const std::filesystem::path& folder)
{
    std::string name = std::filesystem::absolute(folder).lexically_normal().string();
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name.find("medgemma") == std::string::npos ? "gemma3" : "medgemma";
}

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder) == "gemma3";
}

ModelInfo describeGemma(const std::filesystem::path& folder)
{
    const std::vector files{checkpoint::Checkpoint::open(folder)};
    return describeCheckpoint("gemma3", folder, files, readConfig(folder).vision.side("image_size", 224), 0);
}

std::unique_ptr<Generator> loadGemma(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Config config = readConfig(folder);
    const auto model = std::make_shared<const Model>(loadModel(folder, config, weightOptions(options)));
    const auto pixels = std::make_shared<const imaging::ImageProcessor>(
        imageProcessor(folder, gemmaProcessor(model->visionConfig.imageSize)));
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(folder);
    return makeGenerator({.info = describeGemma(folder),
        .tokenizer = tokenizer,
        .prompt = promptStyle(folder, chatTemplate(folder)),
        .imageToken = tokenizer.tokenOf(static_cast<int>(config.imageId)).value_or(""),
        .decoder = model->decoder,
        .encodeImage =
            [model, pixels](const imaging::Image& image) {
                return model->features(pixelTensor(pixels->process(image), model->device));
            },
        .assemble = [model](std::vector<std::int64_t> ids,
                        const ImageFeatures& image) { return model->sequence(std::move(ids), image); },
        .stop = stopRule(folder, {config.root, config.text}, tokenizer),
        .linears = model->linears,
        .visionLinears = model->visionLinears,
        .projectorLinears = model->projectorLinears,
        .device = model->device});
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    const Model model = loadModel(folder, config, {});
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(folder);
    Golden golden(folder);
    golden.checkTokenizer(tokenizer);
    for (const char* given : {"attention_mask", "token_type_ids"}) // all ones; ones at the image
        (void)golden.given(given);
    ImageFeatures features;
    {
        const c10::NoGradGuard noGrad;
        features = model.features(golden.given("pixel_values"));
        golden.check("image_features", features.tokens);
    }
    const GenerativeCheck check{.decoder = *model.decoder,
        .tokenizer = tokenizer,
        .stop = stopRule(folder, {config.root, config.text}, tokenizer),
        .assemble = [&](std::vector<std::int64_t> ids) { return model.sequence(std::move(ids), features); },
        .linears = model.linears};
    checkGeneration(golden, check, goldenIds(golden, "input_ids", config.imageId), config.imageId);
    checkTuning(golden, check, config.imageId);
    return golden.finish();
}

}

namespace entries {
extern constinit const Family gemma3{.id = "gemma3",
    .title = "Gemma 3",
    .kind = FamilyKind::Generative,
    .source = "Gemma Team 2025; transformers models/gemma3/modeling_gemma3.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeGemma,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadGemma};
}

}
