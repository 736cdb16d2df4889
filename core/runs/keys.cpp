#include "core/runs/keys.h"

#include "core/base/hash.h"

namespace vlm::runs {

std::string cellKey(const CellIdentity& identity, const config::RunConfig& config)
{
    nlohmann::json evaluation = config::toJson(config.evaluation);
    evaluation.erase("threads");
    evaluation.erase("batch_size");
    Hasher hasher;
    hasher.add("cell/v1").add(identity.modelFingerprint).add(identity.dataset.fingerprint);
    hasher.add(identity.dataset.task).add(config::name(identity.mode)).add(evaluation.dump());
    for (const auto* texts : {&identity.dataset.classes, &identity.dataset.prompts}) {
        hasher.add(texts->size());
        for (const std::string& text : *texts)
            hasher.add(text);
    }
    if (identity.mode != config::Mode::OffTheShelf)
        hasher.add(config::toJson(config.linearProbe).dump());
    if (identity.mode == config::Mode::Lora)
        hasher.add(config::toJson(config.lora).dump());
    return hasher.hex();
}

std::string featureIdentity(const std::string& modelFingerprint, const config::EvaluationOptions& options)
{
    return Hasher().add("features/v1").add(modelFingerprint).add(options.precision).hex();
}

}
