#include "core/workflow/retrieval.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/runs/feature_cache.h"
#include "core/runs/keys.h"
#include "core/runs/prefetch.h"

namespace vlm::workflow {
namespace {

constexpr std::size_t kBatch = 32;
constexpr std::size_t kTextBatch = 64;

/// What the text of a sample is, by the task; empty where there is none.
std::string textOf(const data::DatasetInfo& info, const data::Sample& sample)
{
    switch (info.task) {
    case data::Task::Caption:
        return sample.answer;
    case data::Task::Diagnosis:
        return sample.label >= 0 && static_cast<std::size_t>(sample.label) < info.prompts.size()
            ? info.prompts[static_cast<std::size_t>(sample.label)]
            : std::string();
    case data::Task::Vqa:
        break;
    }
    return {};
}

/// Takes out the images without a feature and counts the others anew.
void keep(RetrievalSet& set, const std::vector<bool>& readable)
{
    RetrievalSet out = set;
    out.images.clear();
    for (RetrievalSet::Text& text : out.texts)
        text.images.clear();
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        if (!readable[i])
            continue;
        for (const std::size_t text : set.images[i].texts)
            out.texts[text].images.push_back(out.images.size());
        out.images.push_back(std::move(set.images[i]));
    }
    std::vector<std::size_t> place(out.texts.size(), 0);
    std::size_t next = 0;
    for (std::size_t i = 0; i < out.texts.size(); ++i)
        if (!out.texts[i].images.empty())
            place[i] = next++;
    std::erase_if(out.texts, [](const RetrievalSet::Text& text) { return text.images.empty(); });
    for (RetrievalSet::Image& image : out.images)
        for (std::size_t& text : image.texts)
            text = place[text];
    set = std::move(out);
}

/// Probability that a random order of `gallery` entries has one of `right` among its first k.
double chanceOfHit(std::size_t gallery, std::size_t right, std::size_t k)
{
    double miss = 1.0;
    for (std::size_t i = 0; i < k; ++i) {
        if (gallery - i <= right)
            return 1.0;
        miss *= 1.0 - static_cast<double>(right) / static_cast<double>(gallery - i);
    }
    return 1.0 - miss;
}

double skewnessOf(std::span<const std::uint32_t> counts)
{
    const auto n = static_cast<double>(counts.size());
    const double mean = std::accumulate(counts.begin(), counts.end(), 0.0) / n;
    double second = 0.0;
    double third = 0.0;
    for (const std::uint32_t count : counts) {
        const double off = static_cast<double>(count) - mean;
        second += off * off / n;
        third += off * off * off / n;
    }
    return second > 0.0 ? third / std::pow(second, 1.5) : 0.0;
}

}

std::size_t RetrievalSet::queries(SearchDirection direction) const
{
    return direction == SearchDirection::TextToImage ? texts.size() : texts.empty() ? 0 : images.size();
}

std::size_t RetrievalSet::gallery(SearchDirection direction) const
{
    return direction == SearchDirection::TextToImage ? images.size() : texts.size();
}

const std::vector<std::size_t>& RetrievalSet::positives(SearchDirection direction, std::size_t query) const
{
    return direction == SearchDirection::TextToImage ? texts.at(query).images : images.at(query).texts;
}

RetrievalSet retrievalSet(const data::Dataset& dataset, std::size_t limit)
{
    const auto samples = dataset.samples();
    const bool tests = std::ranges::any_of(samples, [](const auto& s) { return s.split == data::Split::Test; });
    RetrievalSet set;
    set.classPrompts = dataset.info().task == data::Task::Diagnosis;
    std::unordered_map<std::string, std::size_t> images;
    std::unordered_map<std::string, std::size_t> texts;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const data::Sample& sample = samples[i];
        if (sample.image.empty() || (tests && sample.split != data::Split::Test))
            continue;
        std::string key;
        try {
            key = hashText(dataset.imageKey(sample));
        } catch (const Error& error) {
            if (set.unreadable++ == 0)
                set.firstProblem = error.what();
            continue;
        }
        const std::string said = textOf(dataset.info(), sample);
        if (dataset.info().task != data::Task::Vqa && said.empty())
            continue;
        const bool fresh = !images.contains(key);
        if (fresh && set.images.size() >= limit) {
            ++set.leftOut;
            continue;
        }
        const std::size_t image = images.emplace(key, set.images.size()).first->second;
        if (fresh)
            set.images.push_back({.sample = i, .key = key});
        if (said.empty())
            continue;
        const auto [text, firstOfText] = texts.emplace(said, set.texts.size());
        if (firstOfText)
            set.texts.push_back({.text = said});
        std::vector<std::size_t>& of = set.images[image].texts;
        if (std::ranges::find(of, text->second) == of.end()) {
            of.push_back(text->second);
            set.texts[text->second].images.push_back(image);
        }
    }
    return set;
}

Ranking ranked(std::span<const float> scores, std::span<const std::size_t> positives, std::size_t k)
{
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    std::vector<bool> right(scores.size(), false);
    for (const std::size_t item : positives)
        right.at(item) = true;
    Ranking out;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Hit hit{.item = order[i], .rank = i + 1, .score = scores[order[i]], .correct = right[order[i]]};
        if (i < k)
            out.top.push_back(hit);
        if (hit.correct)
            out.correct.push_back(hit);
    }
    return out;
}

bool Hubness::isHub(std::size_t item) const
{
    return k > 0 && item < counts.size() && counts[item] > kHubFactor * expected && counts[item] > k;
}

Retrieval::Retrieval(std::shared_ptr<const data::Dataset> dataset, std::unique_ptr<models::ImageTextEncoder> encoder,
    const Options& options)
    : m_dataset(std::move(dataset))
    , m_encoder(std::move(encoder))
    , m_set(retrievalSet(*m_dataset))
{
    if (m_set.images.empty())
        throw Error(ErrorKind::Image,
            m_set.firstProblem.empty()
                ? fmt::format("{} has no images that could be searched", m_dataset->info().id)
                : fmt::format("no image of {} can be read: {}", m_dataset->info().id, m_set.firstProblem));
    encodeImages(options);
    Matrix texts;
    for (std::size_t first = 0; first < m_set.texts.size(); first += kTextBatch) {
        std::vector<std::string> batch;
        for (std::size_t i = first; i < std::min(m_set.texts.size(), first + kTextBatch); ++i)
            batch.push_back(m_set.texts[i].text);
        const Matrix part = m_encoder->encodeTexts(batch, options.stop);
        texts.rows += part.rows;
        texts.cols = part.cols;
        texts.values.insert(texts.values.end(), part.values.begin(), part.values.end());
    }
    if (texts.rows > 0)
        m_scores = scored(texts);
}

void Retrieval::encodeImages(const Options& options)
{
    const auto quiet = [](const std::string&) {};
    std::optional<runs::FeatureCache> ofRuns;
    std::optional<runs::FeatureCache> own;
    if (!options.cache.empty()) {
        const std::string identity = runs::featureIdentity(options.fingerprint, options.precision);
        ofRuns.emplace(options.cache / identity, identity, quiet);
        const std::string ours = Hasher().add("search/v1").add(identity).hex();
        own.emplace(options.cache / ours, ours, quiet);
    }
    const auto known = [&](const std::string& key) -> std::span<const float> {
        if (!ofRuns)
            return {};
        const auto row = ofRuns->find(key);
        return row.empty() ? own->find(key) : row;
    };
    const std::size_t count = m_set.images.size();
    const auto dim = static_cast<std::size_t>(m_encoder->info().featureDim);
    m_images = Matrix(count, dim);
    std::vector<bool> readable(count, false);
    std::vector<std::vector<std::size_t>> batches;
    for (std::size_t i = 0; i < count; ++i) {
        if (const auto row = known(m_set.images[i].key); row.size() == dim) {
            std::ranges::copy(row, m_images.row(i).begin());
            readable[i] = true;
            ++m_fromCache;
            continue;
        }
        if (batches.empty() || batches.back().size() == kBatch)
            batches.emplace_back();
        batches.back().push_back(i);
    }
    std::size_t done = m_fromCache;
    if (options.progress)
        options.progress(done, count);
    if (!batches.empty()) {
        const auto samples = m_dataset->samples();
        runs::Prefetch prefetch(
            batches,
            [&](std::size_t i) { return m_encoder->preprocess(m_dataset->load(samples[m_set.images[i].sample])); },
            std::max(1U, options.threads));
        for (const std::vector<std::size_t>& batch : batches) {
            std::vector<runs::Prepared> prepared = prefetch.next(options.stop);
            std::vector<imaging::Pixels> pixels;
            std::vector<std::size_t> images;
            for (std::size_t i = 0; i < batch.size(); ++i) {
                if (prepared[i].error.empty()) {
                    pixels.push_back(std::move(prepared[i].pixels));
                    images.push_back(batch[i]);
                } else if (m_set.unreadable++ == 0) {
                    m_set.firstProblem = prepared[i].error;
                }
            }
            if (!pixels.empty()) {
                const Matrix features = m_encoder->encodeImages(pixels, options.stop);
                for (std::size_t i = 0; i < images.size(); ++i) {
                    std::ranges::copy(features.row(i), m_images.row(images[i]).begin());
                    readable[images[i]] = true;
                    if (own)
                        own->add(m_set.images[images[i]].key, features.row(i));
                }
            }
            done += batch.size();
            if (options.progress)
                options.progress(done, count);
        }
    }
    if (std::ranges::find(readable, true) == readable.end())
        throw Error(
            ErrorKind::Image, fmt::format("no image of {} can be read: {}", m_dataset->info().id, m_set.firstProblem));
    if (std::ranges::find(readable, false) == readable.end())
        return;
    Matrix kept(static_cast<std::size_t>(std::ranges::count(readable, true)), dim);
    for (std::size_t i = 0, at = 0; i < count; ++i)
        if (readable[i])
            std::ranges::copy(m_images.row(i), kept.row(at++).begin());
    m_images = std::move(kept);
    keep(m_set, readable);
}

/// Logits without the model's scale and bias, which change no order: a cosine in most families.
Matrix Retrieval::scored(const Matrix& texts) const
{
    Matrix out = m_encoder->logits(m_images, texts);
    const float scale = m_encoder->logitScale();
    const float bias = m_encoder->logitBias();
    for (float& value : out.values)
        value = scale > 0.0F ? (value - bias) / scale : value;
    if (std::ranges::any_of(out.values, [](float value) { return !std::isfinite(value); }))
        throw Error(ErrorKind::Tensor, "the model's scores are not numbers");
    return out;
}

std::vector<float> Retrieval::scores(SearchDirection direction, std::size_t query) const
{
    if (direction == SearchDirection::ImageToText) {
        const auto row = m_scores.row(query);
        return {row.begin(), row.end()};
    }
    std::vector<float> out(m_scores.rows);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = m_scores(i, query);
    return out;
}

std::vector<float> Retrieval::scores(const std::string& text, std::stop_token stop)
{
    return scored(m_encoder->encodeTexts(std::span(&text, 1), std::move(stop))).values;
}

RetrievalSummary Retrieval::summary(SearchDirection direction, std::size_t replicates, std::stop_token stop) const
{
    RetrievalSummary out{.queries = m_set.queries(direction), .gallery = m_set.gallery(direction)};
    if (out.queries == 0 || out.gallery == 0)
        return out;
    metrics::RetrievalPredictions table{.gallery = out.gallery};
    std::unordered_map<std::string, std::int64_t> clusters;
    for (std::size_t query = 0; query < out.queries; ++query) {
        const std::vector<float> row = scores(direction, query);
        table.similarity.insert(table.similarity.end(), row.begin(), row.end());
        table.positives.push_back(m_set.positives(direction, query));
        if (direction == SearchDirection::ImageToText) {
            const data::Sample& sample = m_dataset->samples()[m_set.images[query].sample];
            const std::string& cluster = sample.cluster.empty() ? sample.id : sample.cluster;
            table.clusters.push_back(clusters.emplace(cluster, std::ssize(clusters)).first->second);
        }
    }
    out.hubs.k = out.queries < kHubQueries ? 0 : std::clamp<std::size_t>(out.gallery / 10, 1, 10);
    if (out.hubs.k > 0) {
        out.hubs.counts.assign(out.gallery, 0);
        for (std::size_t query = 0; query < out.queries; ++query)
            for (const Hit& hit : ranked(scores(direction, query), {}, out.hubs.k).top)
                ++out.hubs.counts[hit.item];
        out.hubs.expected = static_cast<double>(out.hubs.k * out.queries) / static_cast<double>(out.gallery);
        out.hubs.skewness = skewnessOf(out.hubs.counts);
    }
    metrics::EvaluateOptions options{.replicates = replicates, .stop = std::move(stop)};
    std::vector<std::size_t> cutoffs;
    for (const std::size_t k : {1, 5, 10})
        if (k < out.gallery) {
            options.metrics.push_back(fmt::format("recall_at_{}", k));
            cutoffs.push_back(k);
        }
    options.metrics.insert(options.metrics.end(), {"mrr", "median_rank"});
    const std::vector<std::vector<std::size_t>> positives = table.positives;
    out.values = metrics::evaluate(table, options);
    for (std::size_t i = 0; i < out.values.size(); ++i) {
        double chance = std::numeric_limits<double>::quiet_NaN();
        for (const std::size_t k : cutoffs)
            if (out.values[i].metric->id == fmt::format("recall_at_{}", k)) {
                chance = 0.0;
                for (const auto& right : positives)
                    chance += chanceOfHit(out.gallery, right.size(), k) / static_cast<double>(out.queries);
            }
        out.chance.push_back(chance);
    }
    return out;
}

}
