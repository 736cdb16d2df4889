#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/models/blocks/clip_vision.h"
#include "core/models/blocks/text_pooling.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"
#include "core/tensor/runtime.h"

// CLIP as Hugging Face publishes it (openai/clip-vit-*, PubMedCLIP, PLIP, laion/CLIP-*).
// Radford et al. 2021; transformers src/transformers/models/clip/modeling_clip.py@v5.17.0
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[]
    = {"text_model.embeddings.token_embedding.weight", "vision_model.embeddings.patch_embedding.weight"};

struct TextConfig {
    TransformerConfig encoder;
    std::int64_t vocabulary = 0;
    std::int64_t positions = 0;
    std::int64_t eosId = 0;
};

/// transformers before 4.23 wrote the values that count into "<name>_config_dict". CLIPConfig.__init__
ConfigReader towerConfig(const ConfigReader& config, const std::string& name)
{
    return config.has(name + "_config_dict") ? config.child(name + "_config_dict") : config.child(name + "_config");
}

TextConfig textConfig(const ConfigReader& config)
{
    return {.encoder = {.width = config.integer("hidden_size", 512),
                .mlpWidth = config.integer("intermediate_size", 2048),
                .layers = config.integer("num_hidden_layers", 12),
                .heads = config.integer("num_attention_heads", 8),
                .eps = config.number("layer_norm_eps", 1e-5),
                .activation = tensor::activation(config.text("hidden_act", "quick_gelu"))},
        .vocabulary = config.integer("vocab_size", 49408),
        .positions = config.integer("max_position_embeddings", 77),
        .eosId = config.integer("eos_token_id", 49407)};
}

/// Keys: embeddings.{token_embedding, position_embedding}, encoder.layers.N, final_layer_norm. CLIPTextTransformer
class Text {
public:
    Text() = default;
    Text(const tensor::Weights& w, const TextConfig& config)
        : m_config(config)
        , m_tokens(embedding(w / "embeddings" / "token_embedding", config.vocabulary, config.encoder.width))
        , m_positions(embedding(w / "embeddings" / "position_embedding", config.positions, config.encoder.width))
        , m_encoder(w / "encoder", config.encoder)
        , m_norm(layerNorm(w / "final_layer_norm", config.encoder.width, config.encoder.eps))
    {
    }

    /// [texts, width]: the state at the end-of-text token. Padding stands behind it, so the causal mask hides it.
    at::Tensor operator()(const at::Tensor& ids) const
    {
        const std::int64_t length = ids.size(1);
        const at::Tensor x = m_tokens(ids) + m_positions.weight.slice(0, 0, length);
        const at::Tensor hidden = m_norm(m_encoder(x, tensor::causalMask(length, ids.device())));
        // Configs of 2021 say eos_token_id 2 and mean the largest id, which is the end of text.
        constexpr std::int64_t kLegacyEos = 2;
        const at::Tensor ends
            = m_config.eosId == kLegacyEos ? ids.argmax(-1) : (ids == m_config.eosId).to(at::kInt).argmax(-1);
        return statesAt(hidden, ends);
    }

private:
    TextConfig m_config;
    tensor::Embedding m_tokens, m_positions;
    PreNormEncoder m_encoder;
    tensor::LayerNorm m_norm;
};

struct Config {
    TextConfig text;
    ClipVisionConfig vision;
    std::int64_t projection = 512;
};

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader config = ConfigReader::fromFile(folder / "config.json");
    return {.text = textConfig(towerConfig(config, "text")),
        .vision = clipVisionConfig(towerConfig(config, "vision")),
        .projection = config.integer("projection_dim", 512)};
}

struct Model {
    Text text;
    ClipVision vision;
    tensor::Linear textProjection, visualProjection;
    double logitScale = 1.0;
    std::vector<tensor::AdaptableLinear> linears, textLinears;

    Model(const tensor::Weights& w, const Config& config)
        : text(w / "text_model", config.text)
        , vision(w / "vision_model", config.vision)
        , textProjection(linear(w / "text_projection", config.text.encoder.width, config.projection, tensor::Bias::No))
        , visualProjection(
              linear(w / "visual_projection", config.vision.encoder.width, config.projection, tensor::Bias::No))
        , logitScale(std::exp((w / "logit_scale").scalar()))
        , linears((w / "vision_model").linears())
        , textLinears((w / "text_model").linears())
    {
        w.expectAllUsed();
    }
};

TextInput textInput(const std::filesystem::path& folder, const Config& config)
{
    // The published tokenizers pad with <|endoftext|> or 0; neither reaches the pooled state.
    const std::int64_t eos = config.text.eosId == 2 ? config.text.vocabulary - 1 : config.text.eosId;
    return TextInput::fromFolder(
        folder, {.maxLength = config.text.positions, .padding = text::Padding::Longest, .padId = eos});
}

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder) == "clip";
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    return describeCheckpoint(
        "clip", folder, std::array{checkpoint::Checkpoint::open(folder)}, config.vision.imageSize, config.projection);
}

std::unique_ptr<ImageTextEncoder> loadFolder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Config config = readConfig(folder);
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
    const tensor::Weights weights = namedWeights(checkpoint, kRequired, weightOptions(options));
    const auto model = std::make_shared<const Model>(weights, config);
    return makeEncoder({.info = describeFolder(folder),
        .processor = imageProcessor(folder, clipProcessor(config.vision.imageSize)),
        .text = textInput(folder, config),
        .imageFeatures = [model](const at::Tensor& x) { return model->visualProjection(model->vision(x).pooled); },
        .textFeatures = [model](const TokenBatch& batch) { return model->textProjection(model->text(batch.ids)); },
        .linears = model->linears,
        .textLinears = model->textLinears,
        .trainable = weights.trainable(),
        .logitScale = model->logitScale,
        .device = weights.options().device,
        .halfPixels = storedInHalf(checkpoint)});
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    return verifyFiles(folder, [&](Golden& golden, const checkpoint::Checkpoint& checkpoint) {
        const Model model(namedWeights(checkpoint, kRequired), config);
        const at::Tensor pixels = golden.given("pixel_values");
        const TokenBatch tokens = golden.checkTokens(textInput(folder, config));
        {
            const c10::NoGradGuard noGrad;
            std::vector<at::Tensor> layers;
            const VisionOutput vision = model.vision(pixels, &layers);
            golden.checkTrace("vision.layer_output", layers);
            golden.check("vision.last_hidden_state", vision.last);
            golden.check("vision.pooler_output", vision.pooled);
            const at::Tensor images = tensor::normalised(model.visualProjection(vision.pooled));
            const at::Tensor texts = tensor::normalised(model.textProjection(model.text(tokens.ids)));
            golden.check("image_embeds", images);
            golden.check("text_embeds", texts);
            golden.check("logits_per_image", at::matmul(images, texts.t()) * model.logitScale);
        }
        golden.checkLora(model.linears, [&] { return model.vision(pixels).pooled; });
    });
}

}

namespace entries {
extern constinit const Family clip{.id = "clip",
    .title = "CLIP",
    .kind = FamilyKind::Contrastive,
    .source = "Radford et al. 2021; transformers models/clip/modeling_clip.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = &loadFolder,
    .verify = &verify};
}

}
