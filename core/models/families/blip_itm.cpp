#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/models/blocks/bert.h"
#include "core/models/blocks/fused_vit.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"
#include "core/tensor/runtime.h"

// BLIP for image-text retrieval (Salesforce/blip-itm-*): contrastive features and a matching head.
// Li et al. 2022; transformers models/blip/modeling_blip.py@v5.17.0 BlipForImageTextRetrieval
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[] = {"vision_proj.weight", "text_encoder.embeddings.word_embeddings.weight"};

struct Config {
    FusedVitConfig vision;
    BertConfig text;
    std::int64_t projection = 256;
};

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader config = ConfigReader::fromFile(folder / "config.json");
    const ConfigReader text = config.child("text_config");
    Config read{.vision = blipVisionConfig(config.child("vision_config")),
        .text = bertConfig(text),
        .projection = config.integer("image_text_hidden_size", 256)};
    // BlipTextConfig differs from BertConfig in these
    read.text.encoder.heads = text.integer("num_attention_heads", 8);
    read.text.vocabulary = text.integer("vocab_size", 30524);
    read.text.types = 0;
    read.text.crossWidth = read.vision.encoder.width; // BlipConfig sets encoder_hidden_size to it
    return read;
}

/// Keys: vision_model, text_encoder, vision_proj, text_proj, itm_head
struct Model {
    FusedVit vision;
    Bert text;
    tensor::Linear visionProjection, textProjection, matchHead;
    std::vector<tensor::AdaptableLinear> linears, textLinears;

    Model(const tensor::Weights& w, const Config& config)
        : vision(w / "vision_model", config.vision)
        , text(w / "text_encoder", config.text)
        , visionProjection(linear(w / "vision_proj", config.vision.encoder.width, config.projection))
        , textProjection(linear(w / "text_proj", config.text.encoder.width, config.projection))
        , matchHead(linear(w / "itm_head", config.text.encoder.width, 2))
        , linears((w / "vision_model").linears())
        , textLinears((w / "text_encoder").linears())
    {
        constexpr std::string_view kUnused[] = {"logit_scale"}; // a parameter of BlipModel that retrieval leaves alone
        w.expectAllUsed(kUnused);
    }

    [[nodiscard]] at::Tensor image(const at::Tensor& states) const { return visionProjection(states.select(1, 0)); }
    [[nodiscard]] at::Tensor texts(const TokenBatch& batch) const
    {
        return textProjection(text(batch.ids, batch.mask).select(1, 0));
    }
    /// [pairs, 2]: not matching, matching
    [[nodiscard]] at::Tensor match(const at::Tensor& states, const TokenBatch& batch) const
    {
        return matchHead(text(batch.ids, batch.mask, nullptr, {.states = states, .mask = {}}).select(1, 0));
    }
};

TextInput textInput(const std::filesystem::path& folder, const Config& config)
{
    return TextInput::fromFolder(folder, {.maxLength = config.text.positions, .padId = 0});
}

nlohmann::json blipProcessor(std::int64_t imageSize)
{
    // Salesforce/blip-itm-base-coco preprocessor_config.json; 3 is PIL's bicubic
    return {{"image_processor_type", "BlipImageProcessor"}, {"do_resize", true},
        {"size", {{"height", imageSize}, {"width", imageSize}}}, {"resample", 3}, {"do_normalize", true},
        {"image_mean", {0.48145466, 0.4578275, 0.40821073}}, {"image_std", {0.26862954, 0.26130258, 0.27577711}}};
}

bool recognises(const std::filesystem::path& folder)
{
    const std::vector<std::string> classes = architectures(folder);
    return modelType(folder) == "blip" && std::ranges::find(classes, "BlipForImageTextRetrieval") != classes.end();
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    return describeCheckpoint("blip_itm", folder, std::array{checkpoint::Checkpoint::open(folder)},
        config.vision.imageSize, config.projection);
}

std::unique_ptr<ImageTextEncoder> loadFolder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Config config = readConfig(folder);
    const tensor::Weights weights
        = namedWeights(checkpoint::Checkpoint::open(folder), kRequired, weightOptions(options));
    const auto model = std::make_shared<const Model>(weights, config);
    return makeEncoder({.info = describeFolder(folder),
        .processor = imageProcessor(folder, blipProcessor(config.vision.imageSize)),
        .text = textInput(folder, config),
        .imageFeatures = [model](const at::Tensor& x) { return model->image(model->vision(x)); },
        .textFeatures = [model](const TokenBatch& batch) { return model->texts(batch); },
        .linears = model->linears,
        .textLinears = model->textLinears,
        .trainable = weights.trainable(),
        .device = weights.options().device});
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    return verifyFiles(folder, [&](Golden& golden, const checkpoint::Checkpoint& checkpoint) {
        const c10::NoGradGuard noGrad;
        const Model model(namedWeights(checkpoint, kRequired), config);
        const TokenBatch tokens = golden.checkTokens(textInput(folder, config));
        const at::Tensor states = model.vision(golden.given("pixel_values"));
        const at::Tensor images = tensor::normalised(model.image(states));
        const at::Tensor texts = tensor::normalised(model.texts(tokens));
        golden.check("itc_score", at::matmul(images, texts.t()));
        golden.check("itm_score", model.match(states, tokens));
    });
}

}

namespace entries {
extern constinit const Family blip_itm{.id = "blip_itm",
    .title = "BLIP (image-text retrieval)",
    .kind = FamilyKind::Contrastive,
    .source = "Li et al. 2022; transformers models/blip/modeling_blip.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = &loadFolder,
    .verify = &verify};
}

}
