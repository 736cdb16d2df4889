#include "core/runs/keys.h"

#include "core/base/hash.h"
#include "core/config/precision.h"
#include "core/remote/remote_model.h"
#include "core/runs/decoding.h"

namespace vlm::runs {

std::string cellKey(const CellIdentity& identity, const config::RunConfig& config)
{
    nlohmann::json evaluation = config::toJson(config.evaluation);
    evaluation.erase("threads");
    evaluation.erase("batch_size");
    evaluation.erase("training_precision");
    evaluation["precision"]
        = identity.remote ? "float32" : config::precisionOf(config, identity.mode, identity.dataset.task);
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
        if (identity.mode == config::Mode::Lora) {
            config::AnswerLoraOptions options = config.answerLora;
            options.basePrecision = config::AnswerLoraOptions().basePrecision; // said above
            add(options);
        }
        if (!identity.decoding.empty())
            hasher.add(identity.decoding);
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

CellIdentity cellIdentity(const std::string& modelFingerprint, const store::DatasetRow& dataset, config::Mode mode,
    const config::ModelRef& model, const config::RunConfig& config)
{
    CellIdentity identity{.modelFingerprint = modelFingerprint,
        .dataset = dataset,
        .mode = mode,
        .remote = remote::isRemote(model.folder)};
    if (dataset.task != "diagnosis" && !identity.remote)
        identity.decoding = decodingIdentity(config.decoding, model.folder);
    return identity;
}

std::string featureIdentity(const std::string& modelFingerprint, std::string_view precision)
{
    return Hasher().add("features/v1").add(modelFingerprint).add(precision).hex();
}

}
