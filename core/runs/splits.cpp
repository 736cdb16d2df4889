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

Samples answered(const data::Dataset& dataset, data::Split split)
{
    Samples samples = data::samplesOf(dataset, split);
    std::erase_if(samples, [](const data::Sample* sample) { return sample->answer.empty(); });
    return samples;
}

const data::SharedText& clusterOf(const data::Sample& sample)
{
    return sample.cluster.empty() ? sample.id : sample.cluster;
}

/// Moves a share of the training clusters to the validation samples.
void holdOut(FittingSamples& samples, std::uint64_t seed, double share)
{
    if (samples.train.empty())
        return;
    samples.heldOut = true;
    std::set<std::string> unique;
    for (const data::Sample* sample : samples.train)
        unique.insert(clusterOf(*sample));
    std::vector<std::string> clusters(unique.begin(), unique.end());
    shuffle(clusters, seed, "validation split");
    clusters.resize(static_cast<std::size_t>(static_cast<double>(clusters.size()) * share + 0.5));
    const std::set<std::string> chosen(clusters.begin(), clusters.end());
    const auto kept = std::stable_partition(samples.train.begin(), samples.train.end(),
        [&](const data::Sample* sample) { return !chosen.contains(clusterOf(*sample)); });
    samples.validation.assign(kept, samples.train.end());
    samples.train.erase(kept, samples.train.end());
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
    if (out.validation.empty())
        holdOut(out, seed, kHeldOutShare);
    return out;
}

FittingSamples answeredSamples(const data::Dataset& dataset, std::uint64_t seed, double heldOutShare)
{
    FittingSamples out{
        .train = answered(dataset, data::Split::Train), .validation = answered(dataset, data::Split::Validation)};
    if (heldOutShare <= 0.0)
        out.validation.clear();
    else if (out.validation.empty())
        holdOut(out, seed, heldOutShare);
    return out;
}

}
