#include <array>
#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/blocks/bert.h"
#include "core/models/blocks/resnet.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"
#include "core/tensor/runtime.h"

// PMC-CLIP as published: three pickled files, image encoder, text encoder and text projection.
// Lin et al. 2023; WeixiongLin/PMC-CLIP src/pmc_clip/model/pmc_clip.py
namespace vlm::models {
namespace {

constexpr const char* kImageFile = "image_encoder(resnet50).pth";
constexpr const char* kTextFile = "text_encoder.pth";
constexpr const char* kProjectionFile = "text_projection_layer.pth";
constexpr std::string_view kRequiredOfImages[] = {"conv1.weight", "attnpool.positional_embedding"};
constexpr std::string_view kRequiredOfTexts[] = {"embeddings.word_embeddings.weight"};

struct Settings {
    std::int64_t imageHeads = 8; // of the attention pooling: the demonstration's ModifiedResNet(heads=8)
    std::int64_t textHeads = 0; // 0: 64 columns a head
    double logScale = 4.4292; // published with the files
};

Settings readSettings(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "config.json";
    if (!std::filesystem::is_regular_file(file))
        return {};
    const ConfigReader config = ConfigReader::fromFile(file);
    return {.imageHeads = config.integer("image_heads", 8),
        .textHeads = config.child("text_config").integer("num_attention_heads", 0),
        .logScale = config.number("logit_scale", 4.4292)};
}

struct Files {
    checkpoint::Checkpoint image, text, projection;
};

Files openFiles(const std::filesystem::path& folder)
{
    return {.image = checkpoint::Checkpoint::open(folder / kImageFile),
        .text = checkpoint::Checkpoint::open(folder / kTextFile),
        .projection = checkpoint::Checkpoint::open(folder / kProjectionFile)};
}

/// The projection file holds one bare matrix [width, dim], which the reader names.
std::string projectionName(const checkpoint::Checkpoint& projection)
{
    if (projection.tensors().size() != 1)
        throw Error(ErrorKind::Checkpoint,
            projection.files().front().string() + ": expected one matrix, found "
                + std::to_string(projection.tensors().size()) + " tensors");
    return projection.tensors().front().name;
}

struct Model {
    ModifiedResNet vision;
    Bert text;
    tensor::Linear textProjection;
    std::vector<tensor::AdaptableLinear> linears, textLinears;
    tensor::Trainable trainable;

    Model(const Files& files, const Settings& settings, const tensor::WeightOptions& options)
    {
        const tensor::Weights image = namedWeights(files.image, kRequiredOfImages, options);
        const tensor::Weights texts = namedWeights(files.text, kRequiredOfTexts, options);
        const tensor::Weights projection(files.projection, options);
        vision = ModifiedResNet(image, settings.imageHeads);
        text = Bert(texts, bertFromShapes(texts, settings.textHeads));
        const tensor::Weights matrix = projection / projectionName(files.projection);
        textProjection = tensor::fixedLinear(matrix.getMatrix(matrix.shape()).t().contiguous());
        linears = image.linears();
        textLinears = texts.linears();
        trainable = image.trainable();
        const tensor::Trainable ofTexts = texts.trainable();
        trainable.parameters.insert(trainable.parameters.end(), ofTexts.parameters.begin(), ofTexts.parameters.end());
        trainable.embeddings = ofTexts.embeddings;
        (texts / "pooler").skip(); // the [CLS] state is projected as it is
        image.expectAllUsed();
        texts.expectAllUsed();
    }

    [[nodiscard]] at::Tensor texts(const TokenBatch& batch) const
    {
        return textProjection(text(batch.ids, batch.mask).select(1, 0));
    }
};

TextInput textInput(const std::filesystem::path& folder)
{
    return TextInput::fromFolder(folder, {.maxLength = 77, .padding = text::Padding::Longest, .padId = 0});
}

bool recognises(const std::filesystem::path& folder)
{
    return std::filesystem::is_regular_file(folder / kImageFile) && std::filesystem::is_regular_file(folder / kTextFile)
        && std::filesystem::is_regular_file(folder / kProjectionFile);
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const Files files = openFiles(folder);
    const ModifiedResNet vision(namedWeights(files.image, kRequiredOfImages), readSettings(folder).imageHeads);
    return describeCheckpoint("pmcclip", folder, std::array{files.image, files.text, files.projection},
        vision.imageSize(), vision.outputWidth());
}

std::unique_ptr<ImageTextEncoder> loadFolder(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Settings settings = readSettings(folder);
    const tensor::WeightOptions weights = weightOptions(options);
    const auto model = std::make_shared<const Model>(openFiles(folder), settings, weights);
    return makeEncoder({.info = describeFolder(folder),
        .processor = imageProcessor(folder, clipProcessor(model->vision.imageSize())),
        .text = textInput(folder),
        .imageFeatures = [model](const at::Tensor& x) { return model->vision(x); },
        .textFeatures = [model](const TokenBatch& batch) { return model->texts(batch); },
        .linears = model->linears,
        .textLinears = model->textLinears,
        .trainable = model->trainable,
        .logitScale = std::exp(settings.logScale),
        .device = weights.device});
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const c10::NoGradGuard noGrad;
    const Settings settings = readSettings(folder);
    const Model model(openFiles(folder), settings, {});
    Golden golden(folder);
    const TokenBatch tokens = golden.checkTokens(textInput(folder));
    const at::Tensor images = tensor::normalised(model.vision(golden.given("pixel_values")));
    const at::Tensor texts = tensor::normalised(model.texts(tokens));
    golden.check("image_embeds", images);
    golden.check("text_embeds", texts);
    golden.check("logits_per_image", at::matmul(images, texts.t()) * std::exp(settings.logScale));
    return golden.finish();
}

}

namespace entries {
extern constinit const Family pmcclip{.id = "pmcclip",
    .title = "PMC-CLIP",
    .kind = FamilyKind::Contrastive,
    .source = "Lin et al. 2023; WeixiongLin/PMC-CLIP src/pmc_clip/model/pmc_clip.py",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = &loadFolder,
    .verify = &verify};
}

}
