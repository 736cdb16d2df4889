#include <array>

#include <nlohmann/json.hpp>

#include "core/models/blocks/swin.h"
#include "core/models/encoder.h"
#include "core/models/golden.h"
#include "core/models/named_weights.h"

// Swin transformer alone, MedCLIP's image tower. Liu et al. 2021; transformers models/swin/modeling_swin.py@v5.17.0
namespace vlm::models {
namespace {

constexpr std::string_view kRequired[] = {"embeddings.patch_embeddings.projection.weight", "embeddings.norm.weight"};

SwinConfig readConfig(const std::filesystem::path& folder)
{
    return swinConfig(ConfigReader::fromFile(folder / "config.json"));
}

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder) == "swin";
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    const SwinConfig config = readConfig(folder);
    return describeCheckpoint(
        "swin", folder, std::array{checkpoint::Checkpoint::open(folder)}, config.imageSize, config.lastWidth());
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    const SwinConfig config = readConfig(folder);
    return verifyFiles(folder, [&](Golden& golden, const checkpoint::Checkpoint& checkpoint) {
        const c10::NoGradGuard noGrad;
        const tensor::Weights root = namedWeights(checkpoint, kRequired);
        const Swin model(root.either({"swin", ""}), config);
        (root / "classifier").skip(); // SwinForImageClassification
        root.expectAllUsed();
        std::vector<at::Tensor> states;
        const Swin::Output output = model(golden.given("pixel_values"), &states);
        golden.checkTrace("hidden_states", states);
        golden.check("last_hidden_state", output.last);
        golden.check("pooler_output", output.pooled);
    });
}

}

namespace entries {
extern constinit const Family swin{.id = "swin",
    .title = "Swin",
    .kind = FamilyKind::Encoder,
    .source = "Liu et al. 2021; transformers models/swin/modeling_swin.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = nullptr,
    .verify = &verify};
}

}
