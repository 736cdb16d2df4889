#include "core/audit/image_facts.h"

#include "core/audit/facts_journal.h"
#include "core/audit/perceptual_hash.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/imaging/transform.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <string_view>

namespace vlm::audit {

namespace {

constexpr std::size_t kGrain = 16;
constexpr std::chrono::milliseconds kReportEvery{50};

std::uint64_t hexWord(std::string_view digits)
{
    std::uint64_t word = 0;
    for (const char c : digits)
        word = word << 4 | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    return word;
}

struct Levels {
    std::array<std::int64_t, 256> counts{};
    std::int64_t total = 0;

    [[nodiscard]] float percentile(double share) const
    {
        const auto wanted = static_cast<std::int64_t>(std::ceil(share * static_cast<double>(total)));
        std::int64_t seen = 0;
        for (std::size_t level = 0; level < counts.size(); ++level)
            if ((seen += counts[level]) >= std::max<std::int64_t>(wanted, 1))
                return static_cast<float>(level);
        return 255.0F;
    }
};

void describeLevels(const imaging::Image& grey, ImageFacts& facts)
{
    Levels levels;
    for (const std::uint8_t value : grey.pixels)
        ++levels.counts[value];
    levels.total = static_cast<std::int64_t>(grey.pixels.size());
    const auto n = static_cast<double>(levels.total);
    double sum = 0;
    double squares = 0;
    double entropy = 0;
    for (std::size_t level = 0; level < levels.counts.size(); ++level) {
        const auto count = static_cast<double>(levels.counts[level]);
        const auto value = static_cast<double>(level);
        sum += count * value;
        squares += count * value * value;
        if (count > 0)
            entropy -= count / n * std::log2(count / n);
    }
    const double mean = sum / n;
    facts.mean = static_cast<float>(mean);
    facts.deviation = static_cast<float>(std::sqrt(std::max(0.0, squares / n - mean * mean)));
    facts.low = levels.percentile(0.01);
    facts.high = levels.percentile(0.99);
    facts.entropy = static_cast<float>(entropy);
    facts.saturated = static_cast<float>(static_cast<double>(levels.counts[0] + levels.counts[255]) / n);
}

bool isColoured(const imaging::Image& image)
{
    if (image.channels != 3)
        return false;
    for (std::size_t i = 0; i + 2 < image.pixels.size(); i += 3)
        if (image.pixels[i] != image.pixels[i + 1] || image.pixels[i] != image.pixels[i + 2])
            return true;
    return false;
}

ImageFacts factsOf(const imaging::Image& image)
{
    ImageFacts facts;
    facts.width = image.width;
    facts.height = image.height;
    const std::string hash = Hasher()
                                 .add(static_cast<std::uint64_t>(image.width))
                                 .add(static_cast<std::uint64_t>(image.height))
                                 .add(static_cast<std::uint64_t>(image.channels))
                                 .add(std::as_bytes(std::span(image.pixels)))
                                 .hex();
    facts.pixels = {hexWord(std::string_view(hash).substr(0, 16)), hexWord(std::string_view(hash).substr(16))};
    facts.coloured = isColoured(image);
    const imaging::Image grey = imaging::toGrey(image);
    describeLevels(grey, facts);
    facts.perceptual = dctHash(grey);
    facts.gradient = gradientHash(grey);
    return facts;
}

/// One look at one image; the border behind which a bad file is a fact, not an error.
ImageFacts lookAt(const data::Dataset& dataset, const data::Sample& sample)
{
    ImageFacts facts;
    try {
        facts = guard(ErrorKind::Image, sample.image, [&] { return factsOf(dataset.load(sample)); });
    } catch (const Error& error) {
        facts.fault = error.what();
    }
    return facts;
}

/// What the file was when it was looked at; 0 when it is gone.
std::uint64_t keyOf(const data::Dataset& dataset, const data::Sample& sample)
{
    try {
        return hexWord(std::string_view(dataset.imageKey(sample)).substr(0, 16)) | 1;
    } catch (const Error&) {
        return 0;
    }
}

/// Passes progress on, not too often.
class Meter {
public:
    Meter(const Progress& progress, std::size_t done, std::size_t total)
        : m_progress(progress)
        , m_done(done)
        , m_total(total)
    {
        tell(done);
    }
    void advance()
    {
        const std::size_t done = ++m_done;
        if (!m_progress.report)
            return;
        const auto now = std::chrono::steady_clock::now();
        const std::unique_lock lock(m_mutex, std::try_to_lock);
        if (!lock || (done < m_total && now < m_next))
            return;
        m_next = now + kReportEvery;
        tell(done);
    }

private:
    void tell(std::size_t done) const
    {
        if (m_progress.report)
            m_progress.report(done, m_total);
    }

    const Progress& m_progress;
    std::atomic<std::size_t> m_done;
    std::size_t m_total;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_next{};
};

}

ImageTable lookAtImages(const data::Dataset& dataset, const std::filesystem::path& cache, const Progress& progress)
{
    ImageTable table;
    std::vector<const data::Sample*> first; // sample behind each image
    {
        std::unordered_map<std::string_view, std::uint32_t> known;
        known.reserve(dataset.samples().size());
        for (const data::Sample& sample : dataset.samples()) {
            const auto [it, fresh] = known.emplace(sample.image, static_cast<std::uint32_t>(first.size()));
            if (fresh)
                first.push_back(&sample);
            table.ofSample.push_back(it->second);
        }
    }
    for (const data::Sample* sample : first)
        table.images.push_back(sample->image);
    table.facts.resize(first.size());

    std::vector<std::uint64_t> keys(first.size());
    parallelFor(first.size(), 256, progress.threads, progress.stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            keys[i] = keyOf(dataset, *first[i]);
    });
    std::vector<char> done(first.size(), 0);
    FactsJournal journal(cache.empty() ? cache : cache / (dataset.info().fingerprint + ".facts"));
    journal.read([&](std::uint32_t image, std::uint64_t key, ImageFacts facts) {
        if (image < first.size() && key == keys[image] && key != 0) {
            table.facts[image] = std::move(facts);
            done[image] = 1;
        }
    });
    std::vector<std::uint32_t> open;
    for (std::size_t i = 0; i < first.size(); ++i)
        if (done[i] == 0)
            open.push_back(static_cast<std::uint32_t>(i));

    Meter meter(progress, first.size() - open.size(), first.size());
    std::mutex mutex;
    parallelFor(open.size(), kGrain, progress.threads, progress.stop, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            throwIfStopped(progress.stop);
            const std::uint32_t image = open[i];
            table.facts[image] = lookAt(dataset, *first[image]);
            meter.advance();
        }
        const std::scoped_lock lock(mutex);
        for (std::size_t i = begin; i < end; ++i)
            journal.add(open[i], keys[open[i]], table.facts[open[i]]);
    });
    journal.flush();
    return table;
}

}
