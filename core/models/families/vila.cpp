#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/blocks/decoder_config.h"
#include "core/models/blocks/feature_tower.h"
#include "core/models/blocks/projector.h"
#include "core/models/encoder.h"
#include "core/models/generative.h"
#include "core/models/generative_golden.h"
#include "core/models/model.h"

// VILA: a vision tower, a projector that joins neighbouring patches, a causal language model, each in its own folder.
// Lin et al. 2024; NVlabs/VILA llava/model@253d0a9
namespace vlm::models {
namespace {

/// The folder of a part: config.json names it, or it has the published name.
std::filesystem::path partFolder(const std::filesystem::path& folder, const char* key, const char* published)
{
    const ConfigReader config = ConfigReader::fromFile(folder / "config.json");
    const auto found = config.json().find(key);
    if (found != config.json().end() && found->is_string()) {
        const std::filesystem::path name = std::filesystem::path(found->get<std::string>()).filename();
        if (std::filesystem::is_directory(folder / name))
            return folder / name;
    }
    return folder / published;
}

struct Layout {
    std::filesystem::path language, vision, projector;
    ConfigReader root;

    explicit Layout(const std::filesystem::path& folder)
        : language(partFolder(folder, "llm_cfg", "llm"))
        , vision(partFolder(folder, "vision_tower_cfg", "vision_tower"))
        , projector(partFolder(folder, "mm_projector_cfg", "mm_projector"))
        , root(ConfigReader::fromFile(folder / "config.json"))
    {
    }
    [[nodiscard]] ConfigReader languageConfig() const { return ConfigReader::fromFile(language / "config.json"); }
    [[nodiscard]] ConfigReader visionConfig() const
    {
        const ConfigReader config = ConfigReader::fromFile(vision / "config.json");
        return config.has("vision_config") ? config.child("vision_config") : config;
    }
    [[nodiscard]] std::string projectorType() const
    {
        const std::filesystem::path file = projector / "config.json";
        const std::string above = root.text("mm_projector_type", "linear");
        return std::filesystem::exists(file) ? ConfigReader::fromFile(file).text("mm_projector_type", above) : above;
    }
    /// The published DownSampleBlock leaves the joined tokens column by column (its successors, "…_fix", row by row);
    /// those checkpoints carry the parts' configs in their own. A layout that names its parts' folders joins by rows.
    [[nodiscard]] TokenOrder order(const std::string& type) const
    {
        const bool embedded = root.json().contains("llm_cfg") && root.json().at("llm_cfg").is_object();
        return embedded && !type.ends_with("_fix") ? TokenOrder::Columns : TokenOrder::Rows;
    }
};

bool recognises(const std::filesystem::path& folder)
{
    if (!std::filesystem::exists(folder / "config.json"))
        return false;
    const Layout layout(folder);
    return std::filesystem::exists(layout.language / "config.json")
        && std::filesystem::exists(layout.vision / "config.json") && std::filesystem::is_directory(layout.projector);
}

/// Joins neighbourhoods, then alternates LayerNorm and linear layers; each module at its place in an nn.Sequential.
class Projector {
public:
    Projector(const tensor::Weights& w, const std::string& type, TokenOrder order, std::int64_t in, std::int64_t out)
        : m_order(order)
    {
        constexpr double kEps = 1e-5;
        if (type == "mlp_downsample" || type == "mlp_downsample_2x2_fix") {
            m_side = 2;
            m_norm = layerNorm(w / 1, 4 * in, kEps);
            m_mlp.layers = {linear(w / 2, 4 * in, out), linear(w / 4, out, out)};
        } else if (type == "mlp_downsample_3x3_fix") {
            m_side = 3;
            m_norm = layerNorm(w / 1, 9 * in, kEps);
            m_mlp.layers = {linear(w / 2, 9 * in, 3 * in)};
            m_innerNorm = layerNorm(w / 4, 3 * in, kEps);
            m_inner.layers = {linear(w / 5, 3 * in, out), linear(w / 7, out, out)};
        } else {
            m_mlp = mlpProjector(w, type, in, out);
        }
    }

    at::Tensor operator()(const at::Tensor& x) const
    {
        if (m_side == 1)
            return m_mlp(x);
        const at::Tensor y = m_mlp(m_norm(joinNeighbours(x, m_side, m_order)));
        return m_inner.layers.empty() ? y : m_inner(m_innerNorm(at::gelu(y)));
    }

private:
    TokenOrder m_order;
    std::int64_t m_side = 1;
    tensor::LayerNorm m_norm, m_innerNorm;
    MlpProjector m_mlp, m_inner;
};

struct Model {
    std::shared_ptr<const tensor::Decoder> decoder;
    FeatureTower tower;
    Projector projector;
    std::vector<tensor::AdaptableLinear> linears, visionLinears, projectorLinears;
    at::Device device;
};

/// Layers of a part that lies in a folder of its own, by the path that they have in the whole model.
std::vector<tensor::AdaptableLinear> layersOf(const tensor::Weights& weights, const std::string& part)
{
    std::vector<tensor::AdaptableLinear> linears = weights.linears();
    for (tensor::AdaptableLinear& linear : linears)
        linear.path = part + "." + linear.path;
    return linears;
}

Model loadModel(const Layout& layout, const tensor::WeightOptions& options)
{
    const ConfigReader language = layout.languageConfig();
    const tensor::Weights decoder(checkpoint::Checkpoint::open(layout.language), options, multimodalName);
    const tensor::Weights vision(checkpoint::Checkpoint::open(layout.vision), options);
    const tensor::Weights projector(checkpoint::Checkpoint::open(layout.projector), options);
    tensor::DecoderConfig config = decoderConfig(language);
    config.tied = tiedOutput({language}, decoder / "lm_head");
    for (const char* other : {"text_model", "logit_scale", "logit_bias"})
        (vision / other).skip();
    FeatureTower tower(vision.either({"vision_tower", "vision_model", ""}), layout.visionConfig(),
        {.layers = {layout.root.integer("mm_vision_select_layer", -2)},
            .withClass = layout.root.text("mm_vision_select_feature", "cls_patch") == "cls_patch"});
    const std::string type = layout.projectorType();
    Projector joined(projector / "layers", type, layout.order(type), tower.width(), config.width);
    Model model{.decoder = makeLlamaDecoder(decoder / "language_model", decoder / "lm_head", config),
        .tower = std::move(tower),
        .projector = std::move(joined),
        .linears = (decoder / "language_model").linears(),
        .visionLinears = layersOf(vision, "vision_tower"),
        .projectorLinears = layersOf(projector, "mm_projector"),
        .device = options.device};
    for (const tensor::Weights* weights : {&decoder, &vision, &projector})
        weights->expectAllUsed();
    return model;
}

nlohmann::json siglipSettings(std::int64_t side)
{
    return {{"image_processor_type", "SiglipImageProcessor"}, {"size", {{"height", side}, {"width", side}}},
        {"resample", 3}, {"image_mean", {0.5, 0.5, 0.5}}, {"image_std", {0.5, 0.5, 0.5}}};
}

/// Id of the published chat template; the repaired projectors came with NVILA.
std::string_view chatTemplate(const Layout& layout)
{
    if (!layout.languageConfig().text("model_type", "llama").starts_with("qwen"))
        return "vicuna_v1";
    return layout.projectorType().ends_with("_fix") ? "nvila" : "vila";
}

ModelInfo describeVila(const std::filesystem::path& folder)
{
    const Layout layout(folder);
    std::vector<checkpoint::Checkpoint> files;
    for (const auto& part : {layout.language, layout.vision, layout.projector})
        files.push_back(checkpoint::Checkpoint::open(part));
    return describeCheckpoint("vila", folder, files, layout.visionConfig().side("image_size", 384), 0);
}

std::unique_ptr<Generator> loadVila(const std::filesystem::path& folder, const LoadOptions& options)
{
    const Layout layout(folder);
    const auto model = std::make_shared<const Model>(loadModel(layout, weightOptions(options)));
    const std::int64_t side = model->tower.imageSize();
    const auto pixels = std::make_shared<const imaging::ImageProcessor>(
        imageProcessor(layout.vision, model->tower.isClip() ? clipProcessor(side) : siglipSettings(side)));
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(layout.language);
    return makeGenerator({.info = describeVila(folder),
        .tokenizer = tokenizer,
        .prompt = promptStyle(folder, chatTemplate(layout)),
        .imageToken = {},
        .decoder = model->decoder,
        .encodeImage = [model, pixels](const imaging::Image& image) -> ImageFeatures {
            const at::Tensor x = pixelTensor(pixels->process(image), model->device);
            return {.tokens = model->projector(model->tower(x)).flatten(0, 1)};
        },
        .stop = stopRule(layout.language, {layout.languageConfig()}, tokenizer),
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
        const at::Tensor states = model.tower(golden.given("pixel_values"));
        golden.check("vision_features", states);
        features.tokens = model.projector(states);
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
extern constinit const Family vila{.id = "vila",
    .title = "VILA",
    .kind = FamilyKind::Generative,
    .source = "Lin et al. 2024; NVlabs/VILA llava/model@253d0a9",
    .recognises = &recognises,
    .describe = &describeVila,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadVila};
}

}
