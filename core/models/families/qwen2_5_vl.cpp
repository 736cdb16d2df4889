#include "core/models/blocks/qwen_model.h"
#include "core/models/config_reader.h"

// Qwen2.5-VL and what is tuned from it (Lingshu). Bai et al. 2025;
// transformers models/qwen2_5_vl/modeling_qwen2_5_vl.py@v5.17.0
namespace vlm::models {
namespace {

constexpr std::string_view kId = "qwen2_5_vl";

bool recognises(const std::filesystem::path& folder)
{
    return modelType(folder) == kId;
}

ModelInfo describeFolder(const std::filesystem::path& folder)
{
    return describeQwen(kId, folder);
}

std::unique_ptr<Generator> loadFolder(const std::filesystem::path& folder, const LoadOptions& options)
{
    return loadQwen(kId, QwenVersion::Qwen25, folder, options);
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    return verifyQwen(QwenVersion::Qwen25, folder);
}

}

namespace entries {
extern constinit const Family qwen2_5_vl{.id = kId,
    .title = "Qwen2.5-VL",
    .kind = FamilyKind::Generative,
    .source = "Bai et al. 2025; transformers models/qwen2_5_vl/modeling_qwen2_5_vl.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadFolder};
}

}
