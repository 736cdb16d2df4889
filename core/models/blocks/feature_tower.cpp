#include "core/models/blocks/feature_tower.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace vlm::models {

FeatureTower::FeatureTower(const tensor::Weights& w, const ConfigReader& config, FeatureChoice choice)
    : m_choice(std::move(choice))
    , m_isClip((w.either({"vision_model", ""}) / "embeddings" / "class_embedding").exists())
{
    if (m_isClip) {
        const ClipVisionConfig clip = clipVisionConfig(config);
        m_clip = ClipVision(w, clip);
        m_imageSize = clip.imageSize;
        m_width = clip.encoder.width;
    } else {
        SiglipVisionConfig siglip = siglipVisionConfig(config);
        siglip.head = siglip.head && (w.either({"vision_model", ""}) / "head").any();
        m_siglip = SiglipVision(w, siglip);
        m_imageSize = siglip.imageSize;
        m_width = siglip.encoder.width;
    }
}

std::int64_t FeatureTower::width() const
{
    return m_width * static_cast<std::int64_t>(m_choice.layers.size());
}

at::Tensor FeatureTower::operator()(const at::Tensor& pixels) const
{
    std::vector<at::Tensor> states;
    if (m_isClip)
        (void)m_clip(pixels, &states);
    else
        (void)m_siglip(pixels, &states);
    std::vector<at::Tensor> chosen;
    const auto count = static_cast<std::int64_t>(states.size()) + 1; // with the embeddings
    for (const std::int64_t layer : m_choice.layers) {
        const std::int64_t index = layer < 0 ? count + layer : layer;
        if (index < 1 || index >= count)
            throw Error(ErrorKind::Checkpoint,
                "config.json: vision_feature_layer " + std::to_string(layer) + "; the tower has "
                    + std::to_string(count - 1) + " layers");
        const at::Tensor& state = states[static_cast<std::size_t>(index - 1)];
        chosen.push_back(m_isClip && !m_choice.withClass ? state.slice(1, 1) : state);
    }
    return chosen.size() == 1 ? chosen.front() : at::cat(chosen, -1);
}

ConfigReader clipConfigFromWeights(const tensor::Weights& w)
{
    constexpr std::int64_t kHeadWidth = 64;
    const tensor::Weights root = w.either({"vision_model", ""});
    const auto patch = (root / "embeddings" / "patch_embedding" / "weight").shape(); // [width, 3, patch, patch]
    const auto positions = (root / "embeddings" / "position_embedding" / "weight").shape();
    const auto mlp = (root / "encoder" / "layers" / 0 / "mlp" / "fc1" / "weight").shape();
    if (patch.size() != 4 || positions.size() != 2 || mlp.size() != 2)
        throw Error(ErrorKind::Checkpoint, w.path() + " is no CLIP vision tower, and no config.json describes it");
    const auto side = static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(positions[0] - 1))));
    return {nlohmann::json{{"hidden_size", patch[0]}, {"patch_size", patch[3]}, {"image_size", side * patch[3]},
                {"intermediate_size", mlp[0]}, {"num_hidden_layers", (root / "encoder" / "layers").count()},
                {"num_attention_heads", patch[0] / kHeadWidth}},
        w.path()};
}

}
