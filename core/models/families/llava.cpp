#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/models/blocks/decoder_config.h"
#include "core/models/blocks/feature_tower.h"
#include "core/models/blocks/projector.h"
#include "core/models/encoder.h"
#include "core/models/generative.h"
#include "core/models/generative_golden.h"
#include "core/models/model.h"

// LLaVA: CLIP or SigLIP tower, MLP projector, causal language model; as llava-hf publishes it and as the authors do
// (LLaVA-1.5, LLaVA-Med), with the tower inside or in a folder of its own.
// Liu et al. 2023; transformers models/llava/modeling_llava.py@v5.17.0; haotian-liu/LLaVA llava/model@c121f04
namespace vlm::models {
namespace {

struct Config {
    bool original = false;
    ConfigReader root;
    ConfigReader text;
    ConfigReader vision; // empty: in the tower's own folder or read off its weights
    std::string textKind;
    std::filesystem::path towerFolder; // empty: the tower is in the checkpoint
    FeatureChoice features;
    std::int64_t imageId = 0; // of ids that stand for the image in the reference's lists
};

bool isOriginal(const std::filesystem::path& folder)
{
    for (const std::string& name : architectures(folder)) {
        if (name == "LlavaLlamaForCausalLM" || name == "LlavaMistralForCausalLM" || name == "LlavaQwenForCausalLM")
            return !std::filesystem::is_directory(folder / "llm"); // VILA has folders
    }
    return false;
}

bool recognises(const std::filesystem::path& folder)
{
    if (isOriginal(folder))
        return true;
    return modelType(folder) == "llava" && !std::filesystem::is_directory(folder / "llm");
}

/// The folder that `mm_vision_tower` means: a path, or a published name whose folder lies in or beside the model's.
std::filesystem::path towerFolder(const std::filesystem::path& folder, const std::string& name)
{
    const std::filesystem::path last = std::filesystem::path(name).filename();
    for (const std::filesystem::path& candidate :
        {folder / name, folder / last, std::filesystem::absolute(folder).parent_path() / last}) {
        if (!name.empty() && std::filesystem::is_directory(candidate))
            return candidate;
    }
    return {};
}

ConfigReader visionOf(const ConfigReader& config)
{
    return config.has("vision_config") ? config.child("vision_config") : config;
}

Config originalConfig(const std::filesystem::path& folder, const ConfigReader& root)
{
    const std::string architecture = architectures(folder).front();
    Config config{.original = true,
        .root = root,
        .text = root,
        .vision = root.child("vision_config"),
        .textKind = architecture == "LlavaMistralForCausalLM" ? "mistral"
            : architecture == "LlavaQwenForCausalLM"          ? "qwen2"
                                                              : "llama",
        .towerFolder = towerFolder(folder, root.text("mm_vision_tower", "")),
        .features = {.layers = {root.integer("mm_vision_select_layer", -2)},
            .withClass = root.text("mm_vision_select_feature", "patch") == "cls_patch"}};
    if (!config.towerFolder.empty() && std::filesystem::exists(config.towerFolder / "config.json"))
        config.vision = visionOf(ConfigReader::fromFile(config.towerFolder / "config.json"));
    return config;
}

Config readConfig(const std::filesystem::path& folder)
{
    const ConfigReader root = ConfigReader::fromFile(folder / "config.json");
    if (isOriginal(folder))
        return originalConfig(folder, root);
    const ConfigReader text = root.child("text_config");
    const bool oneLayer
        = !root.json().contains("vision_feature_layer") || root.json().at("vision_feature_layer").is_number_integer();
    return {.root = root,
        .text = text,
        .vision = root.child("vision_config"),
        .textKind = text.text("model_type", "llama"),
        .towerFolder = {},
        .features = {.layers = oneLayer ? std::vector{root.integer("vision_feature_layer", -2)}
                                        : root.integers("vision_feature_layer", {}),
            .withClass = root.text("vision_feature_select_strategy", "default") == "full"},
        .imageId = root.integer("image_token_id", root.integer("image_token_index", 32000))};
}

MlpProjector projector(const tensor::Weights& w, const Config& config, std::int64_t in, std::int64_t out)
{
    if (config.original)
        return mlpProjector(w / "mm_projector", config.root.text("mm_projector_type", "linear"), in, out);
    const tensor::Weights root = w / "multi_modal_projector";
    const tensor::Bias bias
        = config.root.flag("multimodal_projector_bias", true) ? tensor::Bias::Yes : tensor::Bias::No;
    return {.layers = {linear(root / "linear_1", in, out, bias), linear(root / "linear_2", out, out, bias)},
        .activation = tensor::activation(config.root.text("projector_hidden_act", "gelu"))};
}

struct Model {
    std::shared_ptr<const tensor::Decoder> decoder;
    std::unique_ptr<const FeatureTower> tower;
    MlpProjector projector;
    std::vector<tensor::AdaptableLinear> linears, visionLinears, projectorLinears;
    at::Device device = at::kCPU;

    /// @param pixels [batch, 3, side, side]  @return [batch · tokens, width]
    ImageFeatures features(const at::Tensor& pixels) const
    {
        return {.tokens = projector((*tower)(pixels)).flatten(0, 1), .grid = {}};
    }
};

std::unique_ptr<const FeatureTower> loadTower(const Config& config, const tensor::Weights& weights,
    const tensor::WeightOptions& options, std::vector<tensor::AdaptableLinear>& linears)
{
    const tensor::Weights inside = weights / "vision_tower";
    if (inside.any() || config.towerFolder.empty()) {
        const ConfigReader vision
            = config.original && !config.vision.has("hidden_size") ? clipConfigFromWeights(inside) : config.vision;
        auto tower = std::make_unique<FeatureTower>(inside, vision, config.features);
        linears = inside.linears();
        return tower;
    }
    const tensor::Weights own(checkpoint::Checkpoint::open(config.towerFolder), options);
    for (const char* other : {"text_model", "text_projection", "visual_projection", "logit_scale", "logit_bias"})
        (own / other).skip(); // of the contrastive model that the tower was published with
    auto tower = std::make_unique<FeatureTower>(own, config.vision, config.features);
    own.expectAllUsed();
    linears = own.linears();
    return tower;
}

enum class Frequencies { Exact, AsConverted };

Model loadModel(const std::filesystem::path& folder, const Config& config, const tensor::WeightOptions& options,
    Frequencies frequencies = Frequencies::Exact)
{
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
    const tensor::Weights weights(checkpoint, options, multimodalName);
    tensor::DecoderConfig decoder = decoderConfig(config.text, config.textKind);
    decoder.rope.rounded = frequencies == Frequencies::AsConverted
        && std::ranges::all_of(checkpoint.tensors(),
            [](const checkpoint::TensorView& one) { return one.dtype == checkpoint::DType::BF16; });
    decoder.tied = tiedOutput({config.root, config.text}, weights / "lm_head");
    Model model{.decoder = makeLlamaDecoder(weights / "language_model", weights / "lm_head", decoder),
        .tower = {},
        .projector = {},
        .linears = (weights / "language_model").linears(),
        .visionLinears = {},
        .projectorLinears = {},
        .device = options.device};
    model.tower = loadTower(config, weights, options, model.visionLinears);
    model.projector = projector(weights, config, model.tower->width(), decoder.width);
    model.projectorLinears = (weights / (config.original ? "mm_projector" : "multi_modal_projector")).linears();
    weights.expectAllUsed();
    return model;
}

/// The tower's CLIP processor; the authors' checkpoints also pad to a square in the mean colour.
imaging::ImageProcessor processor(const std::filesystem::path& folder, const Config& config, std::int64_t imageSize)
{
    if (!config.original)
        return imageProcessor(folder, clipProcessor(imageSize));
    nlohmann::json settings = clipProcessor(imageSize);
    for (const std::filesystem::path& place : {config.towerFolder, folder}) {
        if (!place.empty() && std::filesystem::exists(place / "preprocessor_config.json")) {
            settings = readJson(place / "preprocessor_config.json");
            break;
        }
    }
    if (config.root.text("image_aspect_ratio", "square") == "pad") {
        settings["image_processor_type"] = "LlavaImageProcessor";
        settings["do_pad"] = true;
    }
    return imaging::ImageProcessor::fromJson(settings);
}

/// Id of the published chat template.
std::string_view chatTemplate(const Config& config)
{
    if (config.textKind == "mistral")
        return "mistral_instruct";
    if (config.textKind.starts_with("qwen"))
        return "vila";
    return config.original ? "vicuna_v1" : "llava_hf";
}

std::int64_t imageSizeOf(const Config& config)
{
    return config.vision.side("image_size", 336);
}

ModelInfo describeLlava(const std::filesystem::path& folder)
{
    const Config config = readConfig(folder);
    std::vector<checkpoint::Checkpoint> files{checkpoint::Checkpoint::open(folder)};
    if (!config.towerFolder.empty())
        files.push_back(checkpoint::Checkpoint::open(config.towerFolder));
    return describeCheckpoint("llava", folder, files, imageSizeOf(config), 0);
}

std::unique_ptr<Generator> loadLlava(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Config config = readConfig(folder);
    const auto model = std::make_shared<const Model>(loadModel(folder, config, weightOptions(options)));
    const auto pixels
        = std::make_shared<const imaging::ImageProcessor>(processor(folder, config, model->tower->imageSize()));
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(folder);
    return makeGenerator({.info = describeLlava(folder),
        .tokenizer = tokenizer,
        .prompt = promptStyle(folder, chatTemplate(config)),
        .imageToken
        = config.original ? std::string() : tokenizer.tokenOf(static_cast<int>(config.imageId)).value_or(""),
        .decoder = model->decoder,
        .encodeImage =
            [model, pixels](const imaging::Image& image) {
                return model->features(pixelTensor(pixels->process(image), model->device));
            },
        .encodeImages =
            [model, pixels](std::span<const ImageQuestions> images) {
                std::vector<at::Tensor> batch;
                for (const ImageQuestions& one : images)
                    batch.push_back(pixelTensor(pixels->process(*one.image), model->device));
                const at::Tensor tokens = model->features(at::cat(batch, 0)).tokens;
                std::vector<ImageFeatures> features;
                for (const at::Tensor& one : tokens.chunk(static_cast<std::int64_t>(images.size()), 0))
                    features.push_back({.tokens = one, .grid = {}});
                return features;
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
    // The reference's bfloat16 weights were made by converting the whole module, its rotary frequencies included.
    const Model model = loadModel(folder, config, {}, Frequencies::AsConverted);
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
    // The authors' configs do not name an image token: the reference's lists have the tokenizer's.
    const std::int64_t imageId = config.original ? tokenizer.special().image.value_or(-200) : config.imageId;
    const std::vector<std::int64_t> ids = goldenIds(golden, "input_ids", imageId);
    std::string prompt = golden.settings().at("prompt");
    prompt.replace(prompt.find("<image>"), 7, "{image}");
    const std::string imageToken = tokenizer.tokenOf(static_cast<int>(imageId)).value_or("");
    golden.checkText("input_ids",
        promptIds(tokenizer, {.prompt = prompt}, imageToken, "", features.tokens.size(0)) == ids,
        "the prompt is tokenised differently");
    const GenerativeCheck check{.decoder = *model.decoder,
        .tokenizer = tokenizer,
        .stop = stopRule(folder, {config.root, config.text}, tokenizer),
        .assemble =
            [&](std::vector<std::int64_t> list) {
                return assemble(*model.decoder, std::move(list), features, model.device);
            },
        .linears = model.linears};
    checkGeneration(golden, check, ids, imageId);
    checkTuning(golden, check, imageId);
    return golden.finish();
}

}

namespace entries {
extern constinit const Family llava{.id = "llava",
    .title = "LLaVA",
    .kind = FamilyKind::Generative,
    .source = "Liu et al. 2023; transformers models/llava/modeling_llava.py@v5.17.0; haotian-liu/LLaVA@c121f04",
    .recognises = &recognises,
    .describe = &describeLlava,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadLlava};
}

}
