#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/blocks/fused_vit.h"
#include "core/models/blocks/qformer.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"
#include "core/tensor/runtime.h"

// BLIP-2 for image-text retrieval (Salesforce/blip2-itm-vit-g): Q-Former with contrastive and matching heads.
// Li et al. 2023; transformers models/blip_2/modeling_blip_2.py@v5.17.0 Blip2ForImageTextRetrieval
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[] = {"query_tokens", "vision_projection.weight"};

struct Config {
    FusedVitConfig vision;
    QFormerConfig qformer;
    std::int64_t queries = 32;
    std::int64_t projection = 256;
};

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader config = ConfigReader::fromFile(folder / "config.json");
    Config read{.vision = blip2VisionConfig(config.child("vision_config")),
        .qformer = qformerConfig(config.child("qformer_config")),
        .queries = config.integer("num_query_tokens", 32),
        .projection = config.integer("image_text_hidden_size", 256)};
    read.qformer.encoderWidth = read.vision.encoder.width; // Blip2Config sets it so
    return read;
}

/// Keys: vision_model, query_tokens, embeddings, qformer, vision_projection, text_projection, itm_head
struct Model {
    Config config;
    FusedVit vision;
    at::Tensor queryTokens; // [1, queries, width]
    tensor::Embedding words, positions;
    QFormer qformer;
    tensor::Linear visionProjection, textProjection, matchHead;
    std::vector<tensor::AdaptableLinear> linears, textLinears;

    Model(const tensor::Weights& w, const Config& c)
        : config(c)
        , vision(w / "vision_model", c.vision)
        , queryTokens((w / "query_tokens").get({1, c.queries, c.qformer.encoder.width}))
        , words(embedding(w / "embeddings" / "word_embeddings", c.qformer.vocabulary, c.qformer.encoder.width))
        , positions(embedding(w / "embeddings" / "position_embeddings", c.qformer.positions, c.qformer.encoder.width))
        , qformer(w / "qformer", c.qformer)
        , visionProjection(linear(w / "vision_projection", c.qformer.encoder.width, c.projection))
        , textProjection(linear(w / "text_projection", c.qformer.encoder.width, c.projection))
        , matchHead(linear(w / "itm_head", c.qformer.encoder.width, 2))
        , linears((w / "vision_model").linears())
        , textLinears((w / "qformer").linears())
    {
        w.expectAllUsed();
    }

    /// [batch, queries, projection], rows of norm 1
    [[nodiscard]] at::Tensor image(const at::Tensor& states) const
    {
        const at::Tensor queries = queryTokens.expand({states.size(0), -1, -1});
        return tensor::normalised(visionProjection(qformer(queries, config.queries, {}, states)));
    }

    [[nodiscard]] at::Tensor texts(const TokenBatch& batch) const
    {
        return textProjection(qformer(embed(batch.ids), 0, batch.mask, {}).select(1, 0));
    }

    /// [pairs, 2]: not matching, matching; the mean over queries
    [[nodiscard]] at::Tensor match(const at::Tensor& states, const TokenBatch& batch) const
    {
        const at::Tensor queries = queryTokens.expand({states.size(0), -1, -1});
        const at::Tensor seen = at::ones({states.size(0), config.queries}, batch.mask.options());
        const at::Tensor joint
            = qformer(at::cat({queries, embed(batch.ids)}, 1), config.queries, at::cat({seen, batch.mask}, 1), states);
        return matchHead(joint.slice(1, 0, config.queries)).mean(1);
    }

    [[nodiscard]] at::Tensor embed(const at::Tensor& ids) const
    {
        return words(ids) + positions.weight.slice(0, 0, ids.size(1));
    }

    /// One row an image: the projected queries, which texts are compared with, then the class token of the vision
    /// tower, which the reference's linear probe takes.
    [[nodiscard]] at::Tensor features(const at::Tensor& pixels) const
    {
        const at::Tensor states = vision(pixels);
        return at::cat({image(states).flatten(1), states.select(1, 0)}, 1);
    }
    [[nodiscard]] std::int64_t featureDim() const
    {
        return config.queries * config.projection + config.vision.encoder.width;
    }
};

/// The best cosine over the queries, unscaled.
Matrix retrievalLogits(const Config& config, const Matrix& images, const Matrix& texts)
{
    const c10::NoGradGuard noGrad;
    const std::int64_t columns = config.queries * config.projection;
    if (static_cast<std::int64_t>(texts.cols) != config.projection || static_cast<std::int64_t>(images.cols) < columns)
        throw Error(ErrorKind::Tensor,
            "image features of " + std::to_string(images.cols) + " columns and text features of "
                + std::to_string(texts.cols) + " are not of this model");
    const auto rows = static_cast<std::int64_t>(images.rows);
    const at::Tensor queries
        = tensor::toTensor(images).slice(1, 0, columns).reshape({rows, config.queries, config.projection});
    const at::Tensor cosines = at::matmul(queries, tensor::normalised(tensor::toTensor(texts)).t());
    return tensor::toMatrix(std::get<0>(cosines.max(1)));
}

/// The class token's columns.
Matrix classToken(const Config& config, const Matrix& images)
{
    const auto skip = static_cast<std::size_t>(config.queries * config.projection);
    Matrix probe(images.rows, static_cast<std::size_t>(config.vision.encoder.width));
    for (std::size_t i = 0; i < images.rows; ++i)
        std::ranges::copy(images.row(i).subspan(skip, probe.cols), probe.row(i).begin());
    return probe;
}

TextInput textInput(const std::filesystem::path& folder, const Config& config)
{
    return TextInput::fromFolder(folder, {.maxLength = config.qformer.positions, .padId = 0});
}

nlohmann::json blipProcessor(std::int64_t imageSize)
{
    // Salesforce/blip2-itm-vit-g preprocessor_config.json; 3 is PIL's bicubic
    return {{"image_processor_type", "BlipImageProcessor"}, {"do_resize", true},
        {"size", {{"height", imageSize}, {"width", imageSize}}}, {"resample", 3}, {"do_normalize", true},
        {"image_mean", {0.48145466, 0.4578275, 0.40821073}}, {"image_std", {0.26862954, 0.26130258, 0.27577711}}};
}

bool recognises(const std::filesystem::path& folder)
{
    const std::vector<std::string> classes = architectures(folder);
    return modelType(folder) == "blip-2" && std::ranges::find(classes, "Blip2ForImageTextRetrieval") != classes.end();
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    return describeCheckpoint("blip2_itm", folder, std::array{checkpoint::Checkpoint::open(folder)},
        config.vision.imageSize, config.queries * config.projection + config.vision.encoder.width);
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
        .imageFeatures = [model](const at::Tensor& x) { return model->features(x); },
        .textFeatures = [model](const TokenBatch& batch) { return model->texts(batch); },
        .linears = model->linears,
        .textLinears = model->textLinears,
        .trainable = weights.trainable(),
        .device = weights.options().device,
        .logits
        = [config](const Matrix& images, const Matrix& texts) { return retrievalLogits(config, images, texts); },
        .probeFeatures = [config](const Matrix& images) { return classToken(config, images); }});
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    return verifyFiles(folder, [&](Golden& golden, const checkpoint::Checkpoint& checkpoint) {
        const c10::NoGradGuard noGrad;
        const Model model(namedWeights(checkpoint, kRequired), config);
        const TokenBatch tokens = golden.checkTokens(textInput(folder, config));
        const at::Tensor pixels = golden.given("pixel_values");
        const at::Tensor states = model.vision(pixels);
        const at::Tensor texts = model.texts(tokens);
        golden.check("image_embeds", model.image(states));
        golden.check("text_embeds", tensor::normalised(texts));
        const Matrix logits
            = retrievalLogits(config, tensor::toMatrix(model.features(pixels)), tensor::toMatrix(texts));
        golden.check("itc_logits", tensor::toTensor(logits));
        golden.check("itm_logits", model.match(states, tokens));
    });
}

}

namespace entries {
extern constinit const Family blip2_itm{.id = "blip2_itm",
    .title = "BLIP-2 (image-text retrieval)",
    .kind = FamilyKind::Contrastive,
    .source = "Li et al. 2023; transformers models/blip_2/modeling_blip_2.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = &loadFolder,
    .verify = &verify};
}

}
