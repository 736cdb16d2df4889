#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/models/blocks/bert.h"
#include "core/models/blocks/resnet.h"
#include "core/models/blocks/swin.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"
#include "core/tensor/runtime.h"

// MedCLIP with its Swin or its ResNet-50 image tower and Bio_ClinicalBERT.
// Wang et al. 2022; RyanWangZf/MedCLIP medclip/modeling_medclip.py, dataset.py
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[]
    = {"text_model.projection_head.weight", "text_model.model.embeddings.word_embeddings.weight"};

constexpr std::int64_t kContext = 77; // MedCLIPProcessor, texts longer are cut
constexpr double kLargestLogScale = 4.6052; // MedCLIPModel.compute_logits clamps to [0, log 100]
constexpr std::int64_t kImageSize = 224;

/// What does not show in the weights; the published zip files hold no config.
struct Settings {
    std::int64_t textHeads = 0; // 0: 64 columns a head
    std::int64_t imageSize = kImageSize;
};

Settings readSettings(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "config.json";
    if (!std::filesystem::is_regular_file(file))
        return {};
    const ConfigReader config = ConfigReader::fromFile(file);
    return {.textHeads = config.child("text_config").integer("num_attention_heads", 0),
        .imageSize = config.child("vision_config").side("image_size", kImageSize)};
}

/// A linear layer whose size the checkpoint says; older checkpoints have a bias.
tensor::Linear projection(const tensor::Weights& w)
{
    const std::vector<std::int64_t> shape = (w / "weight").shape();
    return linear(w, shape.at(1), shape.at(0), tensor::Bias::IfPresent);
}

/// Keys: vision_model.model (Swin) and vision_model.projection_head, or vision_model.model (ResNet with fc);
/// text_model.model (BERT), text_model.projection_head, logit_scale
struct Model {
    std::optional<Swin> swin;
    std::optional<ResNet> resnet;
    std::optional<tensor::Linear> visionProjection; // after Swin only
    Bert text;
    tensor::Linear textProjection;
    double logitScale = 1.0;
    std::vector<tensor::AdaptableLinear> linears, textLinears;

    Model(const tensor::Weights& w, const Settings& settings)
        : text(w / "text_model" / "model", bertFromShapes(w / "text_model" / "model", settings.textHeads))
        , textProjection(projection(w / "text_model" / "projection_head"))
        , logitScale(std::exp(std::clamp((w / "logit_scale").scalar(), 0.0, kLargestLogScale)))
    {
        const tensor::Weights vision = w / "vision_model";
        if ((vision / "model" / "fc").any()) {
            resnet.emplace(vision / "model");
        } else {
            SwinConfig config = swinFromShapes(vision / "model");
            config.imageSize = settings.imageSize;
            swin.emplace(vision / "model", config);
            visionProjection = projection(vision / "projection_head");
        }
        linears = vision.linears();
        textLinears = (w / "text_model").linears();
        (w / "text_model" / "model" / "pooler").skip(); // encode_text takes hidden states
        w.expectAllUsed();
    }

    /// [batch, dim], rows of norm 1 as encode_image gives
    [[nodiscard]] at::Tensor image(const at::Tensor& pixels) const
    {
        return tensor::normalised(swin ? (*visionProjection)((*swin)(pixels).pooled) : (*resnet)(pixels));
    }

    /// The mean over all positions, padding included, of hidden states 1, 2 and the last. MedCLIPTextModel.forward
    [[nodiscard]] at::Tensor texts(const TokenBatch& batch) const
    {
        std::vector<at::Tensor> states;
        text(batch.ids, batch.mask, &states);
        const at::Tensor three = at::stack({states.at(1), states.at(2), states.back()}, 1); // [texts, 3, tokens, width]
        return tensor::normalised(textProjection(three.mean(2).mean(1)));
    }

    [[nodiscard]] std::int64_t outputWidth() const { return textProjection.weight.size(0); }
};

TextInput textInput(const std::filesystem::path& folder)
{
    return TextInput::fromFolder(folder, {.maxLength = kContext, .padding = text::Padding::Longest, .padId = 0});
}

/// MedCLIPFeatureExtractor: grey, padded with black to a square of at least the image size, bicubic, one mean.
imaging::ImageProcessor processor(const std::filesystem::path& folder, std::int64_t imageSize)
{
    if (auto found = imaging::ImageProcessor::findIn(folder))
        return *std::move(found);
    constexpr double kMean = 0.5862785803043838; // medclip/constants.py IMG_MEAN, IMG_STD
    constexpr double kDeviation = 0.27950088968644304;
    const int side = static_cast<int>(imageSize);
    imaging::ProcessorSettings settings;
    settings.type = "medclip";
    settings.size.kind = imaging::SizeRule::Kind::Exact;
    settings.size.width = side;
    settings.size.height = side;
    settings.padding = imaging::Padding::SquareBlack;
    settings.paddingMinimum = side;
    settings.grey = true;
    settings.mean.fill(kMean);
    settings.deviation.fill(kDeviation);
    return imaging::ImageProcessor(settings);
}

bool recognises(const std::filesystem::path& folder)
{
    const std::string type = modelType(folder);
    return type == "medclip" || (type.empty() && hasTensors(folder, kRequired));
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
    const tensor::Weights w = namedWeights(checkpoint, kRequired);
    return describeCheckpoint("medclip", folder, std::array{checkpoint}, readSettings(folder).imageSize,
        (w / "text_model" / "projection_head" / "weight").shape().at(0));
}

std::unique_ptr<ImageTextEncoder> loadFolder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Settings settings = readSettings(folder);
    const tensor::Weights weights
        = namedWeights(checkpoint::Checkpoint::open(folder), kRequired, weightOptions(options));
    const auto model = std::make_shared<const Model>(weights, settings);
    return makeEncoder({.info = describeFolder(folder),
        .processor = processor(folder, settings.imageSize),
        .text = textInput(folder),
        .imageFeatures = [model](const at::Tensor& x) { return model->image(x); },
        .textFeatures = [model](const TokenBatch& batch) { return model->texts(batch); },
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
        const Model model(namedWeights(checkpoint, kRequired), readSettings(folder));
        const TokenBatch tokens = golden.checkTokens(textInput(folder));
        const at::Tensor images = model.image(golden.given("pixel_values"));
        const at::Tensor texts = model.texts(tokens);
        golden.check("image_embeds", images);
        golden.check("text_embeds", texts);
        golden.check("logits_per_image", at::matmul(images, texts.t()) * model.logitScale);
    });
}

}

namespace entries {
extern constinit const Family medclip{.id = "medclip",
    .title = "MedCLIP",
    .kind = FamilyKind::Contrastive,
    .source = "Wang et al. 2022; RyanWangZf/MedCLIP medclip/modeling_medclip.py",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = &loadFolder,
    .verify = &verify};
}

}
