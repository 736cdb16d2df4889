#include "core/rq/modes.h"

#include <set>

namespace vlm::rq {

std::vector<std::string> knownModes()
{
    return {"ots", "lp", "tip-adapter", "tip-adapter-f", "clip-adapter", "coop", "lora", "wise-ft", "ft", "sft"};
}

std::vector<std::string> modesOf(const Study& study, std::string_view dataset, std::string_view model)
{
    std::set<std::string> found;
    for (const Score& score : study.scores)
        if ((dataset.empty() || score.dataset == dataset) && (model.empty() || score.model == model))
            found.insert(score.mode);
    std::vector<std::string> out;
    for (const std::string& mode : knownModes())
        if (found.erase(mode) > 0)
            out.push_back(mode);
    out.insert(out.end(), found.begin(), found.end());
    return out;
}

}
