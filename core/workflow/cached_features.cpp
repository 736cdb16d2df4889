#include "core/workflow/cached_features.h"

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/config/run_config.h"
#include "core/runs/feature_cache.h"
#include "core/runs/keys.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace vlm::workflow {
namespace {

std::string keyOf(const data::Dataset& dataset, const data::Sample& sample)
{
    try {
        return hashText(dataset.imageKey(sample));
    } catch (const Error&) { // the image is gone
        return {};
    }
}

/// Of a spread of at most 256 samples.
std::size_t covered(const runs::FeatureCache& cache, const data::Dataset& dataset)
{
    const auto samples = dataset.samples();
    const std::size_t step = std::max<std::size_t>(1, samples.size() / 256);
    std::size_t count = 0;
    for (std::size_t i = 0; i < samples.size(); i += step)
        count += cache.contains(keyOf(dataset, samples[i]));
    return count;
}

}

CachedFeatures cachedFeatures(const store::Project& project, const data::Dataset& dataset)
{
    const std::filesystem::path folder = project.cacheFolder() / "features";
    CachedFeatures best;
    std::size_t most = 0;
    for (const store::ModelRow& model : project.reader().models())
        for (const std::string_view precision : config::EvaluationOptions::precisions()) {
            const std::string identity = runs::featureIdentity(model.fingerprint, precision);
            std::error_code absent;
            if (!std::filesystem::is_directory(folder / identity, absent))
                continue;
            auto cache = std::make_shared<runs::FeatureCache>(folder, identity, [](const std::string&) {});
            const std::size_t count = covered(*cache, dataset);
            if (count <= most)
                continue;
            most = count;
            best.model = model.id;
            best.find = [cache, &dataset](const data::Sample& sample) { return cache->find(keyOf(dataset, sample)); };
        }
    return best;
}

}
