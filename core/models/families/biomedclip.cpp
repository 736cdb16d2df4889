#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/models/blocks/bert.h"
#include "core/models/blocks/fused_vit.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"
#include "core/tensor/runtime.h"

// open_clip's CustomTextCLIP with a timm vision transformer and a BERT, as BiomedCLIP is published.
// Zhang et al. 2023; mlfoundations/open_clip model.py, timm_model.py, hf_model.py@v2.24
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[] = {"visual.trunk.cls_token", "visual.head.proj.weight", "text.proj.0.weight",
    "text.transformer.embeddings.word_embeddings.weight"};

constexpr double kVisionEps = 1e-6; // timm VisionTransformer

/// Heads leave no trace in the weights; 0: 64 columns a head, as in BiomedCLIP.
struct Settings {
    std::int64_t visionHeads = 0;
    std::int64_t textHeads = 0;
    std::int64_t context = 256;
};

Settings readSettings(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "open_clip_config.json";
    if (!std::filesystem::is_regular_file(file))
        return {};
    const ConfigReader config = ConfigReader::fromFile(file).child("model_cfg");
    return {.visionHeads = config.child("vision_cfg").integer("heads", 0),
        .textHeads = config.child("text_cfg").integer("heads", 0),
        .context = config.child("text_cfg").integer("context_length", 256)};
}

std::vector<std::int64_t> matrixShape(const tensor::Weights& w)
{
    return (w / "weight").shape();
}

/// A bias-free linear layer whose size the checkpoint says.
tensor::Linear sized(const tensor::Weights& w)
{
    const std::vector<std::int64_t> shape = matrixShape(w);
    return linear(w, shape.at(1), shape.at(0), tensor::Bias::IfPresent);
}

/// Keys: visual.trunk (timm), visual.head.proj, text.transformer (BERT), text.proj.{0,2}, logit_scale
struct Model {
    FusedVitConfig visionConfig;
    FusedVit vision;
    tensor::Linear visionHead;
    Bert text;
    tensor::Linear textHead1, textHead2; // with GELU between them
    double logitScale = 1.0;
    std::vector<tensor::AdaptableLinear> linears, textLinears;

    Model(const tensor::Weights& w, const Settings& settings)
        : visionConfig(fusedVitFromShapes(w / "visual" / "trunk", settings.visionHeads, kVisionEps))
        , vision(w / "visual" / "trunk", visionConfig)
        , visionHead(sized(w / "visual" / "head" / "proj"))
        , text(w / "text" / "transformer", bertFromShapes(w / "text" / "transformer", settings.textHeads))
        , textHead1(sized(w / "text" / "proj" / 0))
        , textHead2(sized(w / "text" / "proj" / 2))
        , logitScale(std::exp((w / "logit_scale").scalar()))
        , linears((w / "visual").linears())
        , textLinears((w / "text").linears())
    {
        (w / "text" / "transformer" / "pooler").skip(); // open_clip pools the class token itself
        w.expectAllUsed();
    }

    [[nodiscard]] at::Tensor image(const at::Tensor& pixels) const { return visionHead(vision(pixels).select(1, 0)); }
    [[nodiscard]] at::Tensor texts(const TokenBatch& batch) const
    {
        return textHead2(at::gelu(textHead1(text(batch.ids, batch.mask).select(1, 0))));
    }
    [[nodiscard]] std::int64_t outputWidth() const { return visionHead.weight.size(0); }
};

TextInput textInput(const std::filesystem::path& folder, const Settings& settings)
{
    return TextInput::fromFolder(folder, {.maxLength = settings.context, .padId = 0});
}

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder).empty() && hasTensors(folder, kRequired);
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
    const tensor::Weights w = namedWeights(checkpoint, kRequired);
    return describeCheckpoint("biomedclip", folder, std::array{checkpoint},
        fusedVitFromShapes(w / "visual" / "trunk", 1, kVisionEps).imageSize,
        matrixShape(w / "visual" / "head" / "proj").at(0));
}

std::unique_ptr<ImageTextEncoder> loadFolder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Settings settings = readSettings(folder);
    const tensor::Weights weights
        = namedWeights(checkpoint::Checkpoint::open(folder), kRequired, weightOptions(options));
    const auto model = std::make_shared<const Model>(weights, settings);
    return makeEncoder({.info = describeFolder(folder),
        .processor = imageProcessor(folder, clipProcessor(model->visionConfig.imageSize)),
        .text = textInput(folder, settings),
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
        Settings settings = readSettings(folder);
        settings.visionHeads = golden.settings().value("heads", settings.visionHeads);
        settings.textHeads = golden.settings().value("heads", settings.textHeads);
        const Model model(namedWeights(checkpoint, kRequired), settings);
        const TokenBatch tokens = golden.checkTokens(textInput(folder, settings));
        const at::Tensor images = tensor::normalised(model.image(golden.given("pixel_values")));
        const at::Tensor texts = tensor::normalised(model.texts(tokens));
        golden.check("image_embeds", images);
        golden.check("text_embeds", texts);
        golden.check("logits_per_image", at::matmul(images, texts.t()) * model.logitScale);
    });
}

}

namespace entries {
extern constinit const Family biomedclip{.id = "biomedclip",
    .title = "BiomedCLIP",
    .kind = FamilyKind::Contrastive,
    .source = "Zhang et al. 2023; mlfoundations/open_clip model.py@v2.24",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = &loadFolder,
    .verify = &verify};
}

}
