#include <array>

#include <nlohmann/json.hpp>

#include "core/models/blocks/fused_vit.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"

// timm's vision transformer alone, BiomedCLIP's image tower; published without a config file.
// Dosovitskiy et al. 2021; timm models/vision_transformer.py@v1.0
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[]
    = {"cls_token", "pos_embed", "patch_embed.proj.weight", "blocks.0.attn.qkv.weight"};

constexpr double kEps = 1e-6; // VisionTransformer's norm_layer

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder).empty() && hasTensors(folder, kRequired);
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const checkpoint::Checkpoint checkpoint = checkpoint::Checkpoint::open(folder);
    const FusedVitConfig config = fusedVitFromShapes(namedWeights(checkpoint, kRequired), 1, kEps);
    return describeCheckpoint("timm_vit", folder, std::array{checkpoint}, config.imageSize, config.encoder.width);
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    return verifyFiles(folder, [&](Golden& golden, const checkpoint::Checkpoint& checkpoint) {
        const c10::NoGradGuard noGrad;
        const tensor::Weights root = namedWeights(checkpoint, kRequired);
        const std::int64_t heads = golden.settings().value("config", nlohmann::json::object()).value("num_heads", 0);
        const FusedVit model(root, fusedVitFromShapes(root, heads, kEps));
        (root / "head").skip(); // the classifier
        root.expectAllUsed();
        const at::Tensor states = model(golden.given("pixel_values"));
        golden.check("forward_features", states);
        golden.check("output", states.select(1, 0));
    });
}

}

namespace entries {
extern constinit const Family timm_vit{.id = "timm_vit",
    .title = "ViT (timm)",
    .kind = FamilyKind::Encoder,
    .source = "Dosovitskiy et al. 2021; timm models/vision_transformer.py@v1.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = nullptr,
    .verify = &verify};
}

}
