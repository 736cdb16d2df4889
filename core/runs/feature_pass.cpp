#include "core/runs/feature_pass.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/runs/prefetch.h"

namespace vlm::runs {
namespace {

/// One different image and who uses it.
struct Item {
    std::string key;
    std::string error; // why it has no key
    Samples users;
};

using Group = std::vector<Item>;

std::vector<Group> grouped(const data::Dataset& dataset, const Samples& samples, std::size_t batchSize)
{
    std::vector<Item> items;
    std::unordered_map<std::string, std::size_t> known;
    for (const data::Sample* sample : samples) {
        Item item{.key = {}, .error = {}, .users = {sample}};
        try {
            item.key = guard(ErrorKind::Image, sample->image, [&] { return hashText(dataset.imageKey(*sample)); });
        } catch (const Error& error) {
            item.error = error.what();
            items.push_back(std::move(item));
            continue;
        }
        const auto [it, fresh] = known.emplace(item.key, items.size());
        if (fresh)
            items.push_back(std::move(item));
        else
            items[it->second].users.push_back(sample);
    }
    std::vector<Group> groups;
    for (std::size_t first = 0; first < items.size(); first += batchSize) {
        const std::size_t last = std::min(items.size(), first + batchSize);
        groups.emplace_back(std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(first)),
            std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(last)));
    }
    return groups;
}

/// Runs the model on what could be decoded; fills the cache, and the errors of what could not.
double encode(Cell& cell, Group& group, std::vector<Prepared> prepared)
{
    FeatureCache& cache = cell.session().features(cell.model());
    std::vector<imaging::Pixels> pixels;
    std::vector<const Item*> encoded;
    for (std::size_t i = 0, at = 0; i < group.size(); ++i) {
        if (!group[i].error.empty())
            continue;
        Prepared& one = prepared[at++];
        if (!one.error.empty()) {
            group[i].error = std::move(one.error);
            continue;
        }
        pixels.push_back(std::move(one.pixels));
        encoded.push_back(&group[i]);
    }
    if (pixels.empty())
        return 0.0;
    const auto start = std::chrono::steady_clock::now();
    const Matrix features = cell.session().encoder(cell.model()).encodeImages(pixels, cell.session().control().token());
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    VLM_ASSERT(features.rows == pixels.size(), "an encoder gives one row an image");
    for (std::size_t i = 0; i < encoded.size(); ++i)
        cache.add(encoded[i]->key, features.row(i));
    return ms / static_cast<double>(pixels.size());
}

FeatureBatch gathered(const FeatureCache& cache, const Group& group)
{
    FeatureBatch batch;
    std::size_t columns = 0;
    for (const Item& item : group) {
        columns = std::max(columns, item.error.empty() ? cache.find(item.key).size() : 0);
        batch.samples.insert(batch.samples.end(), item.users.begin(), item.users.end());
        batch.errors.insert(batch.errors.end(), item.users.size(), item.error);
    }
    batch.features = Matrix(batch.samples.size(), columns);
    std::size_t row = 0;
    for (const Item& item : group)
        for (std::size_t user = 0; user < item.users.size(); ++user, ++row)
            if (item.error.empty())
                std::ranges::copy(cache.find(item.key), batch.features.row(row).begin());
    return batch;
}

}

void forEachBatch(Cell& cell, const Samples& samples, const std::string& phase,
    const std::function<bool(const data::Sample&)>& wanted, const std::function<void(FeatureBatch&)>& use)
{
    Session& session = cell.session();
    const data::Dataset& dataset = cell.dataset();
    FeatureCache& cache = session.features(cell.model());
    std::vector<Group> groups = grouped(dataset, samples, static_cast<std::size_t>(cell.options().batchSize));
    std::erase_if(groups, [&](const Group& group) {
        return std::ranges::none_of(group, [&](const Item& item) {
            return std::ranges::any_of(item.users, [&](const data::Sample* sample) { return wanted(*sample); });
        });
    });

    // A batch with a row missing is encoded whole: its composition, hence rounding, never depends on what is cached.
    std::vector<bool> cached;
    std::vector<std::vector<std::size_t>> toPrepare;
    Samples images;
    std::int64_t total = 0;
    for (const Group& group : groups) {
        cached.push_back(std::ranges::all_of(
            group, [&](const Item& item) { return !item.error.empty() || cache.contains(item.key); }));
        std::vector<std::size_t> indices;
        for (const Item& item : group) {
            total += static_cast<std::int64_t>(item.users.size());
            if (!cached.back() && item.error.empty()) {
                indices.push_back(images.size());
                images.push_back(item.users.front());
            }
        }
        if (!cached.back())
            toPrepare.push_back(std::move(indices));
    }
    std::optional<Prefetch> prefetch;
    if (!toPrepare.empty()) {
        const models::ImageTextEncoder& encoder = session.encoder(cell.model());
        prefetch.emplace(
            std::move(toPrepare), [&](std::size_t i) { return encoder.preprocess(dataset.load(*images[i])); },
            session.threads());
    }

    const std::stop_token stop = session.control().token();
    session.emitter().begin(cell.row().id, phase, total);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        session.control().checkpoint();
        const double latency = cached[i] ? 0.0 : encode(cell, groups[i], prefetch->next(stop));
        FeatureBatch batch = gathered(cache, groups[i]);
        batch.latencyMs = latency;
        use(batch);
        session.emitter().advance(static_cast<std::int64_t>(batch.samples.size()), !cached[i]);
    }
}

}
