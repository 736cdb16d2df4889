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
    const auto add = [&](const auto& options) { hasher.add(config::toJson(options).dump()); };
    if (identity.dataset.task != "diagnosis") { // models that answer
        if (identity.mode == config::Mode::Lora)
            add(config.answerLora);
        return hasher.hex();
    }
    switch (identity.mode) {
    case config::Mode::OffTheShelf:
        break;
    case config::Mode::LinearProbe:
        add(config.linearProbe);
        break;
    case config::Mode::Lora:
        add(config.linearProbe); // the head may start as the probe
        add(config.lora);
        break;
    case config::Mode::ClipAdapter:
        add(config.clipAdapter);
        break;
    case config::Mode::TipAdapter:
    case config::Mode::TipAdapterF:
        add(config.tipAdapter);
        break;
    case config::Mode::Coop:
        add(config.coop);
        break;
    case config::Mode::FineTune:
    case config::Mode::WiseFt:
        add(config.linearProbe);
        add(config.fineTune);
        break;
    }
    return hasher.hex();
}

std::string featureIdentity(const std::string& modelFingerprint, const config::EvaluationOptions& options)
{
    return Hasher().add("features/v1").add(modelFingerprint).add(options.precision).hex();
}

}
