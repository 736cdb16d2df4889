#include <array>

#include <nlohmann/json.hpp>

#include "core/models/blocks/decoder_config.h"
#include "core/models/blocks/fused_vit.h"
#include "core/models/blocks/projector.h"
#include "core/models/blocks/qformer.h"
#include "core/models/encoder.h"
#include "core/models/generative.h"
#include "core/models/generative_golden.h"
#include "core/models/model.h"

// XrayGPT, MiniGPT-4's architecture: EVA vision transformer, Q-Former and a linear layer in one pickled file, Vicuna in
// a folder of its own.
// Thawkar et al. 2023; mbzuai-oryx/XrayGPT xraygpt/models/mini_gpt4.py@main
namespace vlm::models {
namespace {

constexpr double kVisionEps = 1e-6; // eva_vit.py: partial(nn.LayerNorm, eps=1e-6)

struct Layout {
    ConfigReader root;
    std::filesystem::path checkpoint, language;

    explicit Layout(const std::filesystem::path& folder)
        : root(ConfigReader::fromFile(folder / "config.json"))
        , checkpoint(folder / std::filesystem::path(root.text("checkpoint", "xraygpt_pretrained.pth")).filename())
        , language(folder / std::filesystem::path(root.text("llm", "llm")).filename())
    {
    }
    [[nodiscard]] ConfigReader languageConfig() const { return ConfigReader::fromFile(language / "config.json"); }
};

struct Model {
    std::shared_ptr<const tensor::Decoder> decoder;
    FusedVit vision;
    tensor::LayerNorm visionNorm;
    QFormer qformer;
    at::Tensor queries; // [1, queries, width]
    tensor::Linear projection;
    std::vector<tensor::AdaptableLinear> linears, visionLinears, projectorLinears;
    at::Device device = at::kCPU;

    at::Tensor query(const at::Tensor& states) const
    {
        return qformer(queries.expand({states.size(0), -1, -1}), queries.size(1), {}, states);
    }
};

Model loadModel(const Layout& layout, const tensor::WeightOptions& options)
{
    const tensor::Weights w(checkpoint::Checkpoint::open(layout.checkpoint), options);
    const tensor::Weights language(checkpoint::Checkpoint::open(layout.language), options, multimodalName);
    const ConfigReader languageConfig = layout.languageConfig();
    tensor::DecoderConfig decoder = decoderConfig(languageConfig);
    decoder.tied = tiedOutput({languageConfig}, language / "lm_head");
    // eva_clip_g has 16 heads of 88
    const std::int64_t heads = layout.root.integer("vit_heads", 16);
    FusedVitConfig vision = fusedVitFromShapes(w / "visual_encoder", heads, kVisionEps);
    vision.finalNorm = false;
    QFormerConfig qformer = qformerConfig(layout.root.child("qformer"));
    qformer.encoderWidth = vision.encoder.width;
    const std::int64_t width = qformer.encoder.width;
    const std::vector<std::int64_t> queries = (w / "query_tokens").shape();
    Model model{.decoder = makeLlamaDecoder(language / "language_model", language / "lm_head", decoder),
        .vision = FusedVit(w / "visual_encoder", vision),
        .visionNorm = layerNorm(w / "ln_vision", vision.encoder.width, kVisionEps),
        .qformer = QFormer(w / "Qformer" / "bert", qformer, "embeddings.LayerNorm"),
        .queries = (w / "query_tokens").get({1, queries.at(1), width}),
        .projection = linear(w / "llama_proj", width, decoder.width),
        .linears = (language / "language_model").linears(),
        .visionLinears = (w / "visual_encoder").linears(),
        .projectorLinears = (w / "llama_proj").linears(),
        .device = options.device};
    w.expectAllUsed();
    language.expectAllUsed();
    return model;
}

nlohmann::json blipProcessor(std::int64_t imageSize)
{
    // xraygpt/processors/blip_processors.py: Blip2ImageEvalProcessor
    return {{"image_processor_type", "BlipImageProcessor"}, {"do_resize", true},
        {"size", {{"height", imageSize}, {"width", imageSize}}}, {"resample", 3}, {"do_normalize", true},
        {"image_mean", {0.48145466, 0.4578275, 0.40821073}}, {"image_std", {0.26862954, 0.26130258, 0.27577711}}};
}

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder) == "xraygpt";
}

ModelInfo describeXrayGpt(const std::filesystem::path& folder)
{
    const Layout layout(folder);
    const std::array files{
        checkpoint::Checkpoint::open(layout.checkpoint), checkpoint::Checkpoint::open(layout.language)};
    return describeCheckpoint("xraygpt", folder, files, layout.root.side("image_size", 224), 0);
}

std::unique_ptr<Generator> loadXrayGpt(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Layout layout(folder);
    const auto model = std::make_shared<const Model>(loadModel(layout, weightOptions(options)));
    const auto pixels = std::make_shared<const imaging::ImageProcessor>(
        imageProcessor(folder, blipProcessor(layout.root.side("image_size", 224))));
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(layout.language);
    return makeGenerator({.info = describeXrayGpt(folder),
        .tokenizer = tokenizer,
        .prompt = promptStyle(folder, "xraygpt"),
        .imageToken = {},
        .decoder = model->decoder,
        .encodeImage = [model, pixels](const imaging::Image& image) -> ImageFeatures {
            const at::Tensor x = pixelTensor(pixels->process(image), model->device);
            return {.tokens = model->projection(model->query(model->visionNorm(model->vision(x)))).flatten(0, 1)};
        },
        .stop = stopRule(layout.language, {layout.languageConfig()}, tokenizer),
        .stopTexts = {"###"},
        .linears = model->linears,
        .visionLinears = model->visionLinears,
        .projectorLinears = model->projectorLinears,
        .device = model->device});
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const Layout layout(folder);
    const Model model = loadModel(layout, {});
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(layout.language);
    Golden golden(folder);
    golden.checkTokenizer(tokenizer);
    ImageFeatures features;
    {
        const c10::NoGradGuard noGrad;
        const at::Tensor states = model.visionNorm(model.vision(golden.given("pixel_values")));
        golden.check("vision_last_hidden_state", states);
        const at::Tensor queried = model.query(states);
        golden.check("qformer_output", queried);
        features.tokens = model.projection(queried);
        golden.check("image_features", features.tokens);
        features.tokens = features.tokens.flatten(0, 1);
    }
    const GenerativeCheck check{.decoder = *model.decoder,
        .tokenizer = tokenizer,
        .stop = stopRule(layout.language, {layout.languageConfig()}, tokenizer),
        .assemble =
            [&](std::vector<std::int64_t> ids) {
                return assemble(*model.decoder, std::move(ids), features, model.device);
            },
        .linears = model.linears};
    const std::string prompt = golden.settings().at("prompt");
    const std::string question = golden.settings().at("question");
    checkGeneration(
        golden, check, promptIds(tokenizer, {.prompt = prompt}, {}, question, features.tokens.size(0)), kImageSlot);
    checkTuning(golden, check, kImageSlot);
    return golden.finish();
}

}

namespace entries {
extern constinit const Family xraygpt{.id = "xraygpt",
    .title = "XrayGPT",
    .kind = FamilyKind::Generative,
    .source = "Thawkar et al. 2023; mbzuai-oryx/XrayGPT xraygpt/models/mini_gpt4.py@main",
    .recognises = &recognises,
    .describe = &describeXrayGpt,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadXrayGpt};
}

}
