#include "core/models/blocks/qwen_model.h"
#include "core/models/config_reader.h"

// Qwen2-VL. Wang et al. 2024; transformers models/qwen2_vl/modeling_qwen2_vl.py@v5.17.0
namespace vlm::models {
namespace {

constexpr std::string_view kId = "qwen2_vl";

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
    return loadQwen(kId, QwenVersion::Qwen2, folder, options);
}

std::vector<TensorCheck> verify(const std::filesystem::path& folder)
{
    return verifyQwen(QwenVersion::Qwen2, folder);
}

}

namespace entries {
extern constinit const Family qwen2_vl{.id = kId,
    .title = "Qwen2-VL",
    .kind = FamilyKind::Generative,
    .source = "Wang et al. 2024; transformers models/qwen2_vl/modeling_qwen2_vl.py@v5.17.0",
    .recognises = &recognises,
    .describe = &describeFolder,
    .loadEncoder = nullptr,
    .verify = &verify,
    .loadGenerator = &loadFolder};
}

}
