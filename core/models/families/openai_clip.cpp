#include <array>
#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/models/blocks/pre_norm_encoder.h"
#include "core/models/blocks/resnet.h"
#include "core/models/blocks/text_pooling.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"
#include "core/tensor/runtime.h"

// CLIP in OpenAI's own layout, ViT and ResNet: the .pt files of openai/CLIP (TorchScript), CheXzero's state dicts, and
// open_clip's CLIP. Radford et al. 2021; openai/CLIP clip/model.py; mlfoundations/open_clip model.py@v2.24
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[]
    = {"token_embedding.weight", "visual.conv1.weight", "text_projection", "ln_final.weight"};

constexpr std::int64_t kHeadWidth = 64; // model.py build_model: width // 64
constexpr double kEps = 1e-5; // torch.nn.LayerNorm
constexpr std::string_view kScalars[] = {"input_resolution", "context_length", "vocab_size"}; // of TorchScript files

/// What does not show in the weights.
struct Settings {
    std::int64_t textHeads = 0; // 0: 64 columns a head
    std::int64_t visionHeads = 0; // likewise
    tensor::Activation activation = tensor::Activation::QuickGelu;
};

/// open_clip writes a config; OpenAI and CheXzero don't.
Settings readSettings(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "open_clip_config.json";
    if (!std::filesystem::is_regular_file(file))
        return {};
    const ConfigReader config = ConfigReader::fromFile(file).child("model_cfg");
    return {.textHeads = config.child("text_cfg").integer("heads", 0),
        .visionHeads = 0,
        .activation = config.flag("quick_gelu", false) ? tensor::Activation::QuickGelu : tensor::Activation::Gelu};
}

/// Keys: resblocks.N.{attn.{in_proj_weight, in_proj_bias, out_proj}, ln_1, ln_2, mlp.{c_fc, c_proj}}
class Transformer {
public:
    Transformer() = default;
    Transformer(const tensor::Weights& w, std::int64_t width, std::int64_t heads, tensor::Activation activation)
        : m_heads(heads > 0 ? heads : width / kHeadWidth)
        , m_activation(activation)
    {
        const tensor::Weights blocks = w / "resblocks";
        const std::int64_t count = blocks.count();
        for (std::int64_t i = 0; i < count; ++i) {
            const tensor::Weights block = blocks / i;
            const tensor::Weights attention = block / "attn";
            const std::int64_t hidden = (block / "mlp" / "c_fc" / "weight").shape().at(0);
            m_blocks.push_back({.norm1 = layerNorm(block / "ln_1", width, kEps),
                .norm2 = layerNorm(block / "ln_2", width, kEps),
                .qkv = tensor::fixedLinear((attention / "in_proj_weight").getMatrix({3 * width, width}),
                    (attention / "in_proj_bias").getMatrix({3 * width})),
                .out = multiheadOutput(attention / "out_proj", width),
                .fc1 = linear(block / "mlp" / "c_fc", width, hidden),
                .fc2 = linear(block / "mlp" / "c_proj", hidden, width)});
        }
    }

    at::Tensor operator()(at::Tensor x, const at::Tensor& mask = {}) const
    {
        for (const Block& block : m_blocks) {
            const auto qkv = block.qkv(block.norm1(x).to(block.qkv.dtype())).chunk(3, -1);
            x = x + block.out(tensor::multiHeadAttention(qkv[0], qkv[1], qkv[2], m_heads, mask));
            x = x + block.fc2(tensor::apply(m_activation, block.fc1(block.norm2(x).to(block.fc1.dtype()))));
        }
        return x;
    }

private:
    struct Block {
        tensor::LayerNorm norm1, norm2;
        tensor::Linear qkv, out, fc1, fc2;
    };
    std::vector<Block> m_blocks;
    std::int64_t m_heads = 1;
    tensor::Activation m_activation = tensor::Activation::QuickGelu;
};

/// A matrix stored as [in, out].
tensor::Linear transposed(const tensor::Weights& w)
{
    return tensor::fixedLinear(w.getMatrix(w.shape()).t().contiguous());
}

/// Keys: conv1, class_embedding, positional_embedding, ln_pre, transformer, ln_post, proj
class VisionTransformer {
public:
    VisionTransformer(const tensor::Weights& w, const Settings& settings)
    {
        const std::vector<std::int64_t> patch = (w / "conv1" / "weight").shape();
        const std::vector<std::int64_t> positions = (w / "positional_embedding").shape();
        const std::int64_t width = patch.at(0);
        m_patches = conv2d(w / "conv1", patch.at(1), width, patch.at(2), patch.at(2), 0, tensor::Bias::No);
        m_class = (w / "class_embedding").get({width});
        m_positions = (w / "positional_embedding").get({positions.at(0), width});
        m_preNorm = layerNorm(w / "ln_pre", width, kEps);
        m_transformer = Transformer(w / "transformer", width, settings.visionHeads, settings.activation);
        m_postNorm = layerNorm(w / "ln_post", width, kEps);
        m_projection = transposed(w / "proj");
        m_imageSize = std::lround(std::sqrt(static_cast<double>(positions.at(0) - 1))) * patch.at(2);
    }

    at::Tensor operator()(const at::Tensor& pixels) const
    {
        const at::Tensor patches = m_patches(pixels).flatten(2).transpose(1, 2); // [batch, patches, width]
        const at::Tensor classToken = m_class.expand({patches.size(0), 1, -1});
        const at::Tensor x = m_transformer(m_preNorm(at::cat({classToken, patches}, 1) + m_positions));
        return m_projection(m_postNorm(x.select(1, 0)));
    }

    [[nodiscard]] std::int64_t imageSize() const { return m_imageSize; }
    [[nodiscard]] std::int64_t outputWidth() const { return m_projection.weight.size(0); }

private:
    tensor::Conv2d m_patches;
    at::Tensor m_class, m_positions;
    tensor::LayerNorm m_preNorm, m_postNorm;
    Transformer m_transformer;
    tensor::Linear m_projection;
    std::int64_t m_imageSize = 0;
};

/// Keys: token_embedding, positional_embedding, transformer, ln_final, text_projection
class Text {
public:
    Text(const tensor::Weights& w, const Settings& settings)
    {
        const std::vector<std::int64_t> tokens = (w / "token_embedding" / "weight").shape();
        const std::int64_t width = tokens.at(1);
        m_tokens = embedding(w / "token_embedding", tokens.at(0), width);
        m_positions = (w / "positional_embedding").get({(w / "positional_embedding").shape().at(0), width});
        m_transformer = Transformer(w / "transformer", width, settings.textHeads, settings.activation);
        m_norm = layerNorm(w / "ln_final", width, kEps);
        m_projection = transposed(w / "text_projection");
    }

    /// [texts, dim]: the state at the largest id, which is the end of text. encode_text
    at::Tensor operator()(const at::Tensor& ids) const
    {
        const std::int64_t length = ids.size(1);
        const at::Tensor x = m_tokens(ids) + m_positions.slice(0, 0, length);
        const at::Tensor hidden = m_norm(m_transformer(x, tensor::causalMask(length, ids.device())));
        return m_projection(statesAt(hidden, ids.argmax(-1)));
    }

    [[nodiscard]] std::int64_t context() const { return m_positions.size(0); }

private:
    tensor::Embedding m_tokens;
    at::Tensor m_positions; // [context, width]
    Transformer m_transformer;
    tensor::LayerNorm m_norm;
    tensor::Linear m_projection;
};

struct Model {
    std::optional<VisionTransformer> vit;
    std::optional<ModifiedResNet> resnet;
    std::optional<Text> text;
    double logitScale = 1.0;
    std::vector<tensor::AdaptableLinear> linears, textLinears;

    Model(const tensor::Weights& w, const Settings& settings)
    {
        const tensor::Weights visual = w / "visual";
        if ((visual / "attnpool").any())
            resnet.emplace(visual, settings.visionHeads);
        else
            vit.emplace(visual, settings);
        linears = visual.linears();
        text.emplace(w, settings);
        textLinears = (w / "transformer").linears();
        logitScale = std::exp((w / "logit_scale").scalar());
        w.expectAllUsed(kScalars);
    }

    [[nodiscard]] at::Tensor image(const at::Tensor& pixels) const { return vit ? (*vit)(pixels) : (*resnet)(pixels); }
    [[nodiscard]] std::int64_t imageSize() const { return vit ? vit->imageSize() : resnet->imageSize(); }
    [[nodiscard]] std::int64_t outputWidth() const { return vit ? vit->outputWidth() : resnet->outputWidth(); }
};

TextInput textInput(const std::filesystem::path& folder, std::int64_t context)
{
    // clip.tokenize: 77 ids, zeros behind the end of text
    return TextInput::fromFolder(folder, {.maxLength = context, .padding = text::Padding::MaxLength, .padId = 0});
}

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder).empty() && hasTensors(folder, kRequired);
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
    const Model model(namedWeights(checkpoint, kRequired), readSettings(folder));
    return describeCheckpoint("openai_clip", folder, std::array{checkpoint}, model.imageSize(), model.outputWidth());
}

/// CheXzero's checkpoints have CLIP's layout and their own preparation; only the authors' file names tell
/// ("best_64_5e-05_original_22000_0.864.pt"). A preprocessor_config.json beside the weights decides instead.
bool isCheXzero(const std::filesystem::path& folder)
{
    if (std::filesystem::exists(folder / "preprocessor_config.json"))
        return false;
    const std::string file = checkpoint::Checkpoint::open(folder).files().front().filename().string();
    return file.starts_with("best_") && file.find("_original_") != std::string::npos;
}

std::unique_ptr<ImageTextEncoder> loadFolder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const tensor::Weights weights
        = namedWeights(checkpoint::Checkpoint::open(folder), kRequired, weightOptions(options));
    const auto model = std::make_shared<const Model>(weights, readSettings(folder));
    return makeEncoder({.info = describeFolder(folder),
        .processor = isCheXzero(folder) ? imaging::ImageProcessor(imaging::cheXzeroSettings())
                                        : imageProcessor(folder, clipProcessor(model->imageSize())),
        .text = textInput(folder, model->text->context()),
        .imageFeatures = [model](const at::Tensor& x) { return model->image(x); },
        .textFeatures = [model](const TokenBatch& batch) { return (*model->text)(batch.ids); },
        .linears = model->linears,
        .textLinears = model->textLinears,
        .trainable = weights.trainable(),
        .logitScale = model->logitScale,
        .device = weights.options().device});
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    return verifyFiles(folder, [&](Golden& golden, const checkpoint::Checkpoint& checkpoint) {
        const c10::NoGradGuard noGrad;
        Settings settings = readSettings(folder);
        settings.textHeads = golden.settings().value("text_heads", settings.textHeads);
        settings.visionHeads = golden.settings().value("vision_heads", settings.visionHeads);
        const Model model(namedWeights(checkpoint, kRequired), settings);
        const TokenBatch tokens = golden.checkTokens(textInput(folder, model.text->context()));
        const at::Tensor images = model.image(golden.given("pixel_values"));
        const at::Tensor texts = (*model.text)(tokens.ids);
        golden.check("image_features", images);
        golden.check("text_features", texts);
        golden.check("logits_per_image",
            at::matmul(tensor::normalised(images), tensor::normalised(texts).t()) * model.logitScale);
    });
}

}

namespace entries {
extern constinit const Family openai_clip{.id = "openai_clip",
    .title = "CLIP (OpenAI layout)",
    .kind = FamilyKind::Contrastive,
    .source = "Radford et al. 2021; openai/CLIP clip/model.py",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = &loadFolder,
    .verify = &verify};
}

}
