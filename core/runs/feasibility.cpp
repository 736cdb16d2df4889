#include "core/runs/feasibility.h"

namespace vlm::runs {
namespace {

constexpr std::size_t kTrain = 0;
constexpr std::size_t kTest = 2;

}

std::string whyImpossible(const store::DatasetRow& dataset, config::Mode mode, const Sources& sources)
{
    if (dataset.counts[kTest] == 0)
        return dataset.id + " has no test samples";
    if (dataset.task != "diagnosis")
        return dataset.id + " is a data set of questions or reports; it cannot be classified";
    if (dataset.classes.size() < 2)
        return dataset.id + " names fewer than two classes";
    if (mode == config::Mode::OffTheShelf)
        return dataset.prompts.size() == dataset.classes.size()
            ? std::string()
            : dataset.id + " needs one zero-shot prompt for each of its " + std::to_string(dataset.classes.size())
                + " classes; it has " + std::to_string(dataset.prompts.size());
    if (dataset.counts[kTrain] == 0)
        return dataset.id + " has no training samples";
    if (mode == config::Mode::Lora && !sources.lora)
        return "this program was built without training; low-rank adaptation is not available";
    return {};
}

}
