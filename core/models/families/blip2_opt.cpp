#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/models/blocks/decoder_config.h"
#include "core/models/blocks/fused_vit.h"
#include "core/models/blocks/qformer.h"
#include "core/models/encoder.h"
#include "core/models/generative.h"
#include "core/models/generative_golden.h"
#include "core/models/model.h"

// BLIP-2 with OPT (Salesforce/blip2-opt-*): the Q-Former's queries stand before the prompt.
// Li et al. 2023; transformers models/blip_2/modeling_blip_2.py@v5.17.0 Blip2ForConditionalGeneration
namespace vlm::models {
namespace {

struct Config {
    FusedVitConfig vision;
    QFormerConfig qformer;
    ConfigReader root, text;
    std::int64_t queries = 32;
    std::int64_t imageId = 0;
};

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader root = ConfigReader::fromFile(folder / "config.json");
    return {.vision = blip2VisionConfig(root.child("vision_config")),
        .qformer = qformerConfig(root.child("qformer_config")),
        .root = root,
        .text = root.child("text_config"),
        .queries = root.integer("num_query_tokens", 32),
        .imageId = root.integer("image_token_index", root.integer("image_token_id", 50265))};
}

tensor::OptConfig optConfig(const ConfigReader& config)
{
    const std::int64_t width = config.integer("hidden_size", 768);
    return {.vocabulary = config.integer("vocab_size", 50272),
        .width = width,
        .embeddingWidth = config.integer("word_embed_proj_dim", width),
        .mlpWidth = config.integer("ffn_dim", 3072),
        .layers = config.integer("num_hidden_layers", 12),
        .heads = config.integer("num_attention_heads", 12),
        .positions = config.integer("max_position_embeddings", 2048),
        .activation = tensor::activation(config.text("activation_function", "relu")),
        .preNorm = config.flag("do_layer_norm_before", true),
        .bias = config.flag("enable_bias", true) ? tensor::Bias::Yes : tensor::Bias::No};
}

struct Model {
    std::shared_ptr<const tensor::Decoder> decoder;
    FusedVit vision;
    QFormer qformer;
    at::Tensor queries; // [1, queries, width]
    tensor::Linear projection;
    std::vector<tensor::AdaptableLinear> linears, visionLinears, projectorLinears;
    at::Device device = at::kCPU;

    /// [batch, queries, width of the Q-Former]
    at::Tensor query(const at::Tensor& states) const
    {
        return qformer(queries.expand({states.size(0), -1, -1}), queries.size(1), {}, states);
    }
};

Model loadModel(const std::filesystem::path& folder, const Config& config, const tensor::WeightOptions& options)
{
    const tensor::Weights w(checkpoint::Checkpoint::open(folder), options, [](std::string_view name) {
        const std::string_view newer = "model."; // of transformers since 4.52
        return std::string(name.starts_with(newer) ? name.substr(newer.size()) : name);
    });
    const tensor::OptConfig opt = optConfig(config.text);
    const tensor::Weights language = w / "language_model";
    const std::int64_t width = config.qformer.encoder.width;
    Model model{.decoder = makeOptDecoder(language.either({"model.decoder", "decoder"}), language / "lm_head", opt),
        .vision = FusedVit(w / "vision_model", config.vision),
        .qformer = QFormer(w / "qformer", config.qformer),
        .queries = (w / "query_tokens").get({1, config.queries, width}),
        .projection = linear(w / "language_projection", width, opt.embeddingWidth),
        .linears = language.linears(),
        .visionLinears = (w / "vision_model").linears(),
        .projectorLinears = (w / "language_projection").linears(),
        .device = options.device};
    w.expectAllUsed();
    return model;
}

nlohmann::json blipProcessor(std::int64_t imageSize)
{
    // Salesforce/blip2-opt-2.7b preprocessor_config.json; 3 is PIL's bicubic
    return {{"image_processor_type", "BlipImageProcessor"}, {"do_resize", true},
        {"size", {{"height", imageSize}, {"width", imageSize}}}, {"resample", 3}, {"do_normalize", true},
        {"image_mean", {0.48145466, 0.4578275, 0.40821073}}, {"image_std", {0.26862954, 0.26130258, 0.27577711}}};
}

bool recognises(const std::filesystem::path& folder)
{
    const std::vector<std::string> classes = architectures(folder);
    return modelType(folder) == "blip-2" && std::ranges::find(classes, "Blip2ForImageTextRetrieval") == classes.end()
        && ConfigReader::fromFile(folder / "config.json").child("text_config").text("model_type", "opt") == "opt";
}

ModelInfo describeBlip2(const std::filesystem::path& folder)
{
    return describeCheckpoint(
        "blip2_opt", folder, std::array{checkpoint::Checkpoint::open(folder)}, readConfig(folder).vision.imageSize, 0);
}

std::unique_ptr<Generator> loadBlip2(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Config config = readConfig(folder);
    const auto model = std::make_shared<const Model>(loadModel(folder, config, weightOptions(options)));
    const auto pixels = std::make_shared<const imaging::ImageProcessor>(
        imageProcessor(folder, blipProcessor(config.vision.imageSize)));
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(folder);
    return makeGenerator({.info = describeBlip2(folder),
        .tokenizer = tokenizer,
        .prompt = promptStyle(folder, "blip2"),
        .imageToken = {},
        .decoder = model->decoder,
        .encodeImage = [model, pixels](const imaging::Image& image) -> ImageFeatures {
            const at::Tensor x = pixelTensor(pixels->process(image), model->device);
            return {.tokens = model->projection(model->query(model->vision(x))).flatten(0, 1)};
        },
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
    (void)golden.given("attention_mask"); // all ones
    ImageFeatures features;
    {
        const c10::NoGradGuard noGrad;
        const at::Tensor states = model.vision(golden.given("pixel_values"));
        golden.check("vision_last_hidden_state", states);
        const at::Tensor queried = model.query(states);
        golden.check("qformer_output", queried);
        features.tokens = model.projection(queried).flatten(0, 1);
    }
    const GenerativeCheck check{.decoder = *model.decoder,
        .tokenizer = tokenizer,
        .stop = stopRule(folder, {config.root, config.text}, tokenizer),
        .assemble =
            [&](std::vector<std::int64_t> ids) {
                return assemble(*model.decoder, std::move(ids), features, model.device);
            },
        .linears = model.linears};
    checkGeneration(golden, check, goldenIds(golden, "input_ids", config.imageId), config.imageId);
    checkTuning(golden, check, config.imageId);
    return golden.finish();
}

}

namespace entries {
extern constinit const Family blip2_opt{.id = "blip2_opt",
    .title = "BLIP-2 (OPT)",
    .kind = FamilyKind::Generative,
    .source = "Li et al. 2023; transformers models/blip_2/modeling_blip_2.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeBlip2,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadBlip2};
}

}
