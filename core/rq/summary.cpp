#include "core/rq/summary.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vlm::rq {
namespace {

using ByDataset = std::map<std::string, std::vector<const Gap*>>;

double meanOf(const ByDataset& groups, const std::string& without)
{
    double sum = 0;
    double count = 0;
    for (const auto& [dataset, members] : groups) {
        for (const Gap* gap : members) {
            sum += dataset == without ? 0 : gap->value;
            count += dataset == without ? 0 : 1;
        }
    }
    return count > 0 ? sum / count : stats::kUndefined;
}

double replicate(const std::vector<const std::vector<const Gap*>*>& groups, PhiloxStream& random)
{
    double sum = 0;
    double count = 0;
    for (std::size_t k = 0; k < groups.size(); ++k) {
        for (const Gap* gap : *groups[random.below(static_cast<std::uint32_t>(groups.size()))]) {
            const double error = gap->estimate.standardError;
            sum += gap->value + (std::isnan(error) ? 0.0 : error * random.normal());
            count += 1;
        }
    }
    return sum / count;
}

}

GapSummary summarise(std::span<const Gap> gaps, Question question, const stats::BootstrapOptions& options)
{
    GapSummary out{.question = question};
    ByDataset byDataset;
    bool errorsKnown = true;
    for (const Gap& gap : gaps) {
        if (gap.question != question || !gap.defined())
            continue;
        byDataset[gap.dataset].push_back(&gap);
        ++out.gaps;
        out.positive += gap.value > 0;
        errorsKnown = errorsKnown && !std::isnan(gap.estimate.standardError);
    }
    if (byDataset.empty()) {
        out.mean.note = VLM_TR("Note", "no gap of this question is defined");
        return out;
    }
    const double mean = meanOf(byDataset, {});
    for (const auto& [dataset, members] : byDataset)
        out.leaveOneOut.emplace_back(dataset, meanOf(byDataset, dataset));
    out.mean.value = mean;
    if (byDataset.size() > 1) {
        std::vector<const std::vector<const Gap*>*> groups;
        for (const auto& [dataset, members] : byDataset)
            groups.push_back(&members);
        std::vector<double> values;
        for (std::size_t r = 0; r < options.replicates; ++r) {
            PhiloxStream random(options.seed, r);
            values.push_back(replicate(groups, random));
        }
        out.mean = stats::percentileEstimate(mean, values, options.level);
        out.mean.seed = options.seed;
        out.mean.note = errorsKnown
            ? VLM_TR("Note", "few data sets: the interval says how far the mean rests on their choice")
            : VLM_TR("Note", "only the data sets are resampled; the gaps' own errors are not known");
    } else {
        out.mean.note = VLM_TR("Note", "one data set: nothing can be said about others");
    }
    out.mean.n = out.gaps;
    out.mean.clusters = byDataset.size();
    return out;
}

}
