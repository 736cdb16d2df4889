#include "core/runs/feasibility.h"

namespace vlm::runs {
namespace {

constexpr std::size_t kTrain = 0;
constexpr std::size_t kTest = 2;

}

std::string whyImpossible(
    const store::DatasetRow& dataset, config::Mode mode, models::FamilyKind kind, const Sources& sources)
{
    if (dataset.counts[kTest] == 0)
        return dataset.id + " has no test samples";
    const bool answers = kind == models::FamilyKind::Generative && sources.generator;
    if (dataset.task != "diagnosis") {
        if (!answers)
            return dataset.id + (dataset.task == "vqa" ? " asks questions" : " asks for reports")
                + "; this model classifies images and cannot answer";
        if (mode != config::Mode::OffTheShelf && mode != config::Mode::Lora)
            return "models that answer questions are used as they are or tuned by lora; "
                + std::string(config::name(mode)) + " is for encoders";
        if (mode == config::Mode::Lora && dataset.counts[kTrain] == 0)
            return dataset.id + " has no training samples";
        return mode == config::Mode::Lora && !sources.adapt
            ? "this program was built without training; models that answer questions can only be used as they are"
            : "";
    }
    if (kind == models::FamilyKind::Generative)
        return dataset.id + " is classified by encoders; this model answers questions";
    if (dataset.classes.size() < 2)
        return dataset.id + " names fewer than two classes";
    if (mode == config::Mode::OffTheShelf)
        return dataset.prompts.size() == dataset.classes.size()
            ? std::string()
            : dataset.id + " needs one zero-shot prompt for each of its " + std::to_string(dataset.classes.size())
                + " classes; it has " + std::to_string(dataset.prompts.size());
    if (dataset.counts[kTrain] == 0)
        return dataset.id + " has no training samples";
    if (mode != config::Mode::LinearProbe && !sources.adapt)
        return "this program was built without training; of the adaptations, only a linear probe is available";
    return {};
}

}
