#include "core/runs/splits.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "core/base/random.h"

namespace vlm::runs {
namespace {

constexpr double kHeldOutShare = 0.15;

template <class T> void shuffle(std::vector<T>& values, std::uint64_t seed, std::string_view purpose)
{
    PhiloxStream stream(deriveSeed(seed, purpose), 0);
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[stream.below(static_cast<std::uint32_t>(i))]);
}

Samples labelled(const data::Dataset& dataset, data::Split split)
{
    Samples samples = data::samplesOf(dataset, split);
    std::erase_if(samples, [](const data::Sample* sample) { return sample->label < 0; });
    return samples;
}

const std::string& clusterOf(const data::Sample& sample)
{
    return sample.cluster.empty() ? sample.id : sample.cluster;
}

}

Samples evaluationOrder(const data::Dataset& dataset, std::int64_t limit, std::uint64_t seed)
{
    Samples samples = data::samplesOf(dataset, data::Split::Test);
    shuffle(samples, seed, "evaluation order");
    if (limit > 0 && static_cast<std::size_t>(limit) < samples.size())
        samples.resize(static_cast<std::size_t>(limit));
    return samples;
}

FittingSamples fittingSamples(const data::Dataset& dataset, std::uint64_t seed)
{
    FittingSamples out{
        .train = labelled(dataset, data::Split::Train), .validation = labelled(dataset, data::Split::Validation)};
    if (!out.validation.empty() || out.train.empty())
        return out;
    out.heldOut = true;
    std::set<std::string> unique;
    for (const data::Sample* sample : out.train)
        unique.insert(clusterOf(*sample));
    std::vector<std::string> clusters(unique.begin(), unique.end());
    shuffle(clusters, seed, "validation split");
    clusters.resize(static_cast<std::size_t>(static_cast<double>(clusters.size()) * kHeldOutShare + 0.5));
    const std::set<std::string> chosen(clusters.begin(), clusters.end());
    const auto kept = std::stable_partition(out.train.begin(), out.train.end(),
        [&](const data::Sample* sample) { return !chosen.contains(clusterOf(*sample)); });
    out.validation.assign(kept, out.train.end());
    out.train.erase(kept, out.train.end());
    return out;
}

}
