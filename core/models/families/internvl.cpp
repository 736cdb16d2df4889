#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/blocks/decoder_config.h"
#include "core/models/blocks/projector.h"
#include "core/models/encoder.h"
#include "core/models/generative.h"
#include "core/models/generative_golden.h"
#include "core/models/model.h"
#include "core/tensor/rotary.h"

// InternVL 3 as OpenGVLab publishes it for transformers ("-hf"): tiles of the image through InternViT, 2 x 2 neighbours
// joined, a two-layer projector, Qwen2 or Llama.
// Zhu et al. 2025; transformers models/internvl/modeling_internvl.py@v5.17.0
namespace vlm::models {
namespace {

struct VisionConfig {
    std::int64_t width = 0, mlpWidth = 0, layers = 0, heads = 0, imageSize = 0, patchSize = 0, channels = 3;
    double eps = 1e-6;
    bool rms = false;
    bool bias = false;
    bool queryKeyNorm = false;
    bool meanPooling = true;
    bool positions = true;
    tensor::Activation activation = tensor::Activation::Gelu;
};

VisionConfig visionConfig(const ConfigReader& config)
{
    return {.width = config.integer("hidden_size", 1024),
        .mlpWidth = config.integer("intermediate_size", 4096),
        .layers = config.integer("num_hidden_layers", 24),
        .heads = config.integer("num_attention_heads", 16),
        .imageSize = config.side("image_size", 448),
        .patchSize = config.side("patch_size", 14),
        .channels = config.integer("num_channels", 3),
        .eps = config.number("layer_norm_eps", 1e-6),
        .rms = config.text("norm_type", "layer_norm") == "rms_norm",
        .bias = config.flag("attention_bias", false),
        .queryKeyNorm = config.flag("use_qk_norm", false),
        .meanPooling = config.flag("use_mean_pooling", true),
        .positions = config.flag("use_absolute_position_embeddings", true),
        .activation = tensor::activation(config.text("hidden_act", "gelu"))};
}

/// InternViT: pre-norm transformer with a class token and a learned scale on each branch.
class Vision {
public:
    Vision(const tensor::Weights& w, const VisionConfig& config)
        : m_config(config)
    {
        const std::int64_t width = config.width;
        const std::int64_t side = config.imageSize / config.patchSize;
        const tensor::Weights embeddings = w / "embeddings";
        m_patches = conv2d(embeddings / "patch_embeddings" / "projection", config.channels, width, config.patchSize,
            config.patchSize, 0, tensor::Bias::Yes);
        m_class = (embeddings / "cls_token").get({1, 1, width});
        if (config.positions)
            m_positions = (embeddings / "position_embeddings").get({1, 1 + side * side, width});
        (embeddings / "mask_token").skip(); // of pre-training
        for (std::int64_t i = 0; i < config.layers; ++i)
            m_layers.push_back(layer(w / "encoder" / "layer" / i));
        if (!config.meanPooling)
            m_norm = layerNorm(w / "layernorm", width, config.eps);
    }

    /// @param pixels [tiles, 3, side, side]  @return output of each layer, [tiles, 1 + patches, width]
    std::vector<at::Tensor> operator()(const at::Tensor& pixels) const
    {
        const at::Tensor patches = m_patches(pixels).flatten(2).transpose(1, 2);
        at::Tensor x = at::cat({m_class.expand({patches.size(0), -1, -1}), patches}, 1);
        if (m_positions.defined())
            x = x + m_positions;
        std::vector<at::Tensor> states;
        for (const Layer& l : m_layers) {
            x = x + l.scale1 * attend(l, l.norm1(x));
            x = x + l.scale2 * l.fc2(tensor::apply(m_config.activation, l.fc1(l.norm2(x))));
            states.push_back(x);
        }
        if (!m_config.meanPooling)
            states.back() = m_norm(states.back());
        return states;
    }

private:
    struct Norm {
        tensor::LayerNorm layer;
        tensor::RmsNorm rms;
        at::Tensor operator()(const at::Tensor& x) const { return rms.weight.defined() ? rms(x) : layer(x); }
    };
    struct Layer {
        Norm norm1, norm2;
        tensor::Linear q, k, v, out, fc1, fc2;
        tensor::RmsNorm queryNorm, keyNorm;
        at::Tensor scale1, scale2; // [width]
    };

    Norm norm(const tensor::Weights& w) const
    {
        if (m_config.rms)
            return {.layer = {}, .rms = {.weight = (w / "weight").get({m_config.width}), .eps = m_config.eps}};
        return {.layer = layerNorm(w, m_config.width, m_config.eps), .rms = {}};
    }

    Layer layer(const tensor::Weights& w) const
    {
        const std::int64_t width = m_config.width;
        const tensor::Bias bias = m_config.bias ? tensor::Bias::Yes : tensor::Bias::No;
        const tensor::Weights attention = w / "attention";
        Layer made{.norm1 = norm(w / "layernorm_before"),
            .norm2 = norm(w / "layernorm_after"),
            .q = linear(attention / "q_proj", width, width, bias),
            .k = linear(attention / "k_proj", width, width, bias),
            .v = linear(attention / "v_proj", width, width, bias),
            .out = linear(attention / "projection_layer", width, width),
            .fc1 = linear(w / "mlp" / "fc1", width, m_config.mlpWidth),
            .fc2 = linear(w / "mlp" / "fc2", m_config.mlpWidth, width),
            .queryNorm = {},
            .keyNorm = {},
            .scale1 = (w / "lambda_1").get({width}),
            .scale2 = (w / "lambda_2").get({width})};
        if (m_config.queryKeyNorm) {
            made.queryNorm = {.weight = (attention / "q_norm" / "weight").get({width})};
            made.keyNorm = {.weight = (attention / "k_norm" / "weight").get({width})};
        }
        return made;
    }

    at::Tensor attend(const Layer& l, const at::Tensor& x) const
    {
        at::Tensor q = l.q(x);
        at::Tensor k = l.k(x);
        if (m_config.queryKeyNorm) {
            q = l.queryNorm(q);
            k = l.keyNorm(k);
        }
        return l.out(tensor::multiHeadAttention(q, k, l.v(x), m_config.heads));
    }

    VisionConfig m_config;
    tensor::Conv2d m_patches;
    at::Tensor m_class, m_positions;
    std::vector<Layer> m_layers;
    tensor::LayerNorm m_norm;
};

struct Config {
    ConfigReader root, text, vision;
    std::int64_t imageId = 0;
    std::int64_t layer = -1;
    std::int64_t join = 2;
};

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader root = ConfigReader::fromFile(folder / "config.json");
    return {.root = root,
        .text = root.child("text_config"),
        .vision = root.child("vision_config"),
        .imageId = root.integer("image_token_id", root.integer("image_token_index", 151667)),
        .layer = root.integer("vision_feature_layer", -1),
        .join = std::llround(1.0 / root.number("downsample_ratio", 0.5))};
}

struct Model {
    std::shared_ptr<const tensor::Decoder> decoder;
    Vision vision;
    std::int64_t layer = -1;
    std::int64_t join = 2;
    tensor::LayerNorm norm;
    MlpProjector projector;
    std::vector<tensor::AdaptableLinear> linears, visionLinears, projectorLinears;
    at::Device device = at::kCPU;

    /// @param pixels [tiles, 3, side, side]  @return [tiles · tokens, width]
    ImageFeatures features(const at::Tensor& pixels) const
    {
        const std::vector<at::Tensor> states = vision(pixels);
        const auto count = static_cast<std::int64_t>(states.size());
        const std::int64_t index = layer < 0 ? count + layer : layer - 1; // hidden_states[0] are the embeddings
        if (index < 0 || index >= count)
            throw Error(ErrorKind::Checkpoint, "config.json: vision_feature_layer is not a layer of the tower");
        const at::Tensor patches = states[static_cast<std::size_t>(index)].slice(1, 1); // without the class token
        return {.tokens = projector(norm(joinNeighbours(patches, join))).flatten(0, 1)};
    }
};

Model loadModel(const std::filesystem::path& folder, const Config& config, const tensor::WeightOptions& options)
{
    constexpr double kEps = 1e-5;
    const tensor::Weights weights(checkpoint::Checkpoint::open(folder), options, multimodalName);
    tensor::DecoderConfig decoder = decoderConfig(config.text);
    decoder.tied = tiedOutput({config.root, config.text}, weights / "lm_head");
    const VisionConfig vision = visionConfig(config.vision);
    const tensor::Weights projector = weights / "multi_modal_projector";
    const std::int64_t joined = vision.width * config.join * config.join;
    Model model{.decoder = makeLlamaDecoder(weights / "language_model", weights / "lm_head", decoder),
        .vision = Vision(weights / "vision_tower", vision),
        .layer = config.layer,
        .join = config.join,
        .norm = layerNorm(projector / "layer_norm", joined, kEps),
        .projector = {.layers = {linear(projector / "linear_1", joined, decoder.width),
                          linear(projector / "linear_2", decoder.width, decoder.width)},
            .activation = tensor::activation(config.root.text("projector_hidden_act", "gelu"))},
        .linears = (weights / "language_model").linears(),
        .visionLinears = (weights / "vision_tower").linears(),
        .projectorLinears = projector.linears(),
        .device = options.device};
    weights.expectAllUsed();
    return model;
}

nlohmann::json internProcessor(std::int64_t side)
{
    // OpenGVLab/InternVL3-8B-hf preprocessor_config.json
    return {{"image_processor_type", "GotOcr2ImageProcessor"}, {"size", {{"height", side}, {"width", side}}},
        {"crop_to_patches", true}, {"min_patches", 1}, {"max_patches", 12}, {"resample", 3},
        {"image_mean", {0.485, 0.456, 0.406}}, {"image_std", {0.229, 0.224, 0.225}}};
}

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder) == "internvl";
}

ModelInfo describeIntern(const std::filesystem::path& folder)
{
    return describeCheckpoint("internvl", folder, std::array{checkpoint::Checkpoint::open(folder)},
        readConfig(folder).vision.side("image_size", 448), 0);
}

std::unique_ptr<Generator> loadIntern(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Config config = readConfig(folder);
    const auto model = std::make_shared<const Model>(loadModel(folder, config, weightOptions(options)));
    const auto pixels = std::make_shared<const imaging::ImageProcessor>(
        imageProcessor(folder, internProcessor(config.vision.side("image_size", 448))));
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(folder);
    return makeGenerator({.info = describeIntern(folder),
        .tokenizer = tokenizer,
        .prompt = promptStyle(folder, "internvl"),
        .imageToken = tokenizer.tokenOf(static_cast<int>(config.imageId)).value_or(""),
        .decoder = model->decoder,
        .encodeImage =
            [model, pixels](const imaging::Image& image) {
                std::vector<at::Tensor> tiles;
                for (const imaging::Pixels& view : pixels->processViews(image))
                    tiles.push_back(pixelTensor(view, model->device));
                return model->features(at::cat(tiles));
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
        features = model.features(golden.given("pixel_values"));
        golden.check("image_features", features.tokens);
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
extern constinit const Family internvl{.id = "internvl",
    .title = "InternVL 3",
    .kind = FamilyKind::Generative,
    .source = "Zhu et al. 2025; transformers models/internvl/modeling_internvl.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeIntern,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadIntern};
}

}
