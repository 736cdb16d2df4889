#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/models/blocks/siglip_vision.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"
#include "core/tensor/runtime.h"

// SigLIP as Hugging Face publishes it (google/siglip-*, google/siglip2-* with fixed size, google/medsiglip-448).
// Zhai et al. 2023; transformers src/transformers/models/siglip/modeling_siglip.py@v5.17.0
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[]
    = {"text_model.embeddings.token_embedding.weight", "vision_model.embeddings.patch_embedding.weight"};

struct TextConfig {
    TransformerConfig encoder;
    std::int64_t vocabulary = 0;
    std::int64_t positions = 0;
    std::int64_t projection = 0;
    std::int64_t padId = 1;
};

TextConfig textConfig(const ConfigReader& config)
{
    const std::int64_t width = config.integer("hidden_size", 768);
    return {.encoder = {.width = width,
                .mlpWidth = config.integer("intermediate_size", 3072),
                .layers = config.integer("num_hidden_layers", 12),
                .heads = config.integer("num_attention_heads", 12),
                .eps = config.number("layer_norm_eps", 1e-6),
                .activation = tensor::activation(config.text("hidden_act", "gelu_pytorch_tanh"))},
        .vocabulary = config.integer("vocab_size", 32000),
        .positions = config.integer("max_position_embeddings", 64),
        .projection = config.integer("projection_size", width),
        .padId = config.integer("pad_token_id", 1)};
}

/// Keys: embeddings.{token_embedding, position_embedding}, encoder.layers.N, final_layer_norm, head.
/// SiglipTextTransformer
class Text {
public:
    Text() = default;
    Text(const tensor::Weights& w, const TextConfig& config)
        : m_tokens(embedding(w / "embeddings" / "token_embedding", config.vocabulary, config.encoder.width))
        , m_positions(embedding(w / "embeddings" / "position_embedding", config.positions, config.encoder.width))
        , m_encoder(w / "encoder", config.encoder)
        , m_norm(layerNorm(w / "final_layer_norm", config.encoder.width, config.encoder.eps))
        , m_head(linear(w / "head", config.encoder.width, config.projection))
    {
    }

    /// [texts, projection]: the last position of texts padded to one length. Nothing is masked: the model was trained
    /// to read its padding.
    at::Tensor operator()(const at::Tensor& ids) const
    {
        const at::Tensor x = m_tokens(ids) + m_positions.weight.slice(0, 0, ids.size(1));
        return m_head(m_norm(m_encoder(x)).select(1, -1));
    }

private:
    tensor::Embedding m_tokens, m_positions;
    PreNormEncoder m_encoder;
    tensor::LayerNorm m_norm;
    tensor::Linear m_head;
};

struct Config {
    TextConfig text;
    SiglipVisionConfig vision;
};

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader config = ConfigReader::fromFile(folder / "config.json");
    return {
        .text = textConfig(config.child("text_config")), .vision = siglipVisionConfig(config.child("vision_config"))};
}

struct Model {
    Text text;
    SiglipVision vision;
    double logitScale = 1.0;
    double logitBias = 0.0;
    std::vector<tensor::AdaptableLinear> linears, textLinears;

    Model(const tensor::Weights& w, const Config& config)
        : text(w / "text_model", config.text)
        , vision(w / "vision_model", config.vision)
        , logitScale(std::exp((w / "logit_scale").scalar()))
        , logitBias((w / "logit_bias").scalar())
        , linears((w / "vision_model").linears())
        , textLinears((w / "text_model").linears())
    {
        w.expectAllUsed();
    }
};

TextInput textInput(const std::filesystem::path& folder, const Config& config)
{
    return TextInput::fromFolder(
        folder, {.maxLength = config.text.positions, .padding = text::Padding::MaxLength, .padId = config.text.padId});
}

nlohmann::json siglipProcessor(std::int64_t imageSize)
{
    // google/siglip-base-patch16-224 preprocessor_config.json; 3 is PIL's bicubic
    return {{"image_processor_type", "SiglipImageProcessor"}, {"do_resize", true},
        {"size", {{"height", imageSize}, {"width", imageSize}}}, {"resample", 3}, {"do_normalize", true},
        {"image_mean", {0.5, 0.5, 0.5}}, {"image_std", {0.5, 0.5, 0.5}}};
}

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder) == "siglip";
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    return describeCheckpoint("siglip", folder, std::array{checkpoint::Checkpoint::open(folder)},
        config.vision.imageSize, config.vision.encoder.width);
}

std::unique_ptr<ImageTextEncoder> loadFolder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Config config = readConfig(folder);
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
    const tensor::Weights weights = namedWeights(checkpoint, kRequired, weightOptions(options));
    const auto model = std::make_shared<const Model>(weights, config);
    return makeEncoder({.info = describeFolder(folder),
        .processor = imageProcessor(folder, siglipProcessor(config.vision.imageSize)),
        .text = textInput(folder, config),
        .imageFeatures = [model](const at::Tensor& x) { return model->vision(x).pooled; },
        .textFeatures = [model](const TokenBatch& batch) { return model->text(batch.ids); },
        .linears = model->linears,
        .textLinears = model->textLinears,
        .trainable = weights.trainable(),
        .logitScale = model->logitScale,
        .logitBias = model->logitBias,
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
            const at::Tensor images = tensor::normalised(vision.pooled);
            const at::Tensor texts = tensor::normalised(model.text(tokens.ids));
            golden.check("image_embeds", images);
            golden.check("text_embeds", texts);
            golden.check("logits_per_image", at::matmul(images, texts.t()) * model.logitScale + model.logitBias);
        }
        golden.checkLora(model.linears, [&] { return model.vision(pixels).pooled; });
    });
}

}

namespace entries {
extern constinit const Family siglip{.id = "siglip",
    .title = "SigLIP",
    .kind = FamilyKind::Contrastive,
    .source = "Zhai et al. 2023; transformers models/siglip/modeling_siglip.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = &loadFolder,
    .verify = &verify};
}

}
