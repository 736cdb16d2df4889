#include "core/audit/overview.h"

#include "core/audit/text_statistics.h"
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/imaging/contrast.h"
#include "core/imaging/transform.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <set>
#include <unordered_set>

namespace vlm::audit {

namespace {

using Numbers = std::vector<std::uint32_t>; // of samples

constexpr std::array kSplits{data::Split::Train, data::Split::Validation, data::Split::Test};
/// Attribute with the positive findings of a sample, separated by ';'; '?' in front of an uncertain one.
constexpr std::string_view kFindings = "findings";

/// `count` of them, always the same for a seed, in their order.
Numbers drawn(Numbers from, std::size_t count, std::uint64_t seed, std::string_view purpose)
{
    PhiloxStream random(deriveSeed(seed, purpose), 0);
    for (std::size_t i = 0; i < std::min(count, from.size()); ++i)
        std::swap(from[i], from[i + random.below(static_cast<std::uint32_t>(from.size() - i))]);
    if (from.size() > count)
        from.resize(count);
    std::ranges::sort(from);
    return from;
}

std::vector<std::string> pieces(std::string_view list)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(';', at), list.size());
        if (end > at)
            out.emplace_back(list.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

SplitOverview splitOverview(const data::Dataset& dataset, data::Split split)
{
    const data::DatasetInfo& info = dataset.info();
    SplitOverview out{.split = split};
    std::unordered_set<std::string_view> images;
    std::unordered_set<std::string_view> clusters;
    std::array<std::int64_t, 4> types{};
    for (const std::string& name : info.classes)
        out.labels.push_back({.name = name});
    for (const data::Sample& sample : dataset.samples()) {
        if (sample.split != split)
            continue;
        ++out.samples;
        images.insert(sample.image);
        clusters.insert(sample.cluster);
        if (sample.label >= 0)
            ++out.labels.at(static_cast<std::size_t>(sample.label)).count;
        ++types[static_cast<std::size_t>(sample.answerType)];
    }
    out.images = static_cast<std::int64_t>(images.size());
    out.clusters = static_cast<std::int64_t>(clusters.size());
    for (std::size_t i = 1; i < types.size(); ++i)
        if (types[i] > 0)
            out.answerTypes.push_back(
                {.name = std::string(data::name(static_cast<data::AnswerType>(i))), .count = types[i]});
    std::int64_t least = 0;
    std::int64_t most = 0;
    for (const Bar& bar : out.labels) {
        if (bar.count > 0)
            least = least == 0 ? bar.count : std::min(least, bar.count);
        most = std::max(most, bar.count);
    }
    if (least > 0)
        out.imbalance = static_cast<double>(most) / static_cast<double>(least);
    return out;
}

/// Which of the names occur together, set by set; names are numbered as they are met.
class Sets {
public:
    void add(std::string_view name)
    {
        auto known = m_numbers.find(name);
        if (known == m_numbers.end())
            known = m_numbers.emplace(std::string(name), static_cast<std::uint32_t>(m_numbers.size())).first;
        if (std::ranges::find(m_members, known->second) == m_members.end())
            m_members.push_back(known->second);
    }
    /// What is added from now on belongs to the next set. @return size of the one that ended
    std::size_t end()
    {
        for (const std::uint32_t a : m_members)
            for (const std::uint32_t b : m_members)
                ++m_pairs[{a, b}];
        const std::size_t size = m_members.size();
        m_members.clear();
        return size;
    }
    [[nodiscard]] Cooccurrence together() const
    {
        Cooccurrence out;
        std::vector<std::size_t> place(m_numbers.size());
        for (const auto& [name, number] : m_numbers) {
            place[number] = out.names.size();
            out.names.push_back(name);
        }
        out.counts.assign(place.size() * place.size(), 0);
        for (const auto& [pair, count] : m_pairs)
            out.counts[place[pair.first] * place.size() + place[pair.second]] = count;
        return out;
    }

private:
    std::map<std::string, std::uint32_t, std::less<>> m_numbers;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> m_pairs;
    std::vector<std::uint32_t> m_members; // of the set that is being filled
};

/// Findings of several labels a sample, else answer types that meet on one image.
void addCooccurrence(const data::Dataset& dataset, const ImageTable& table, Overview& out)
{
    Sets sets;
    std::map<std::int64_t, std::int64_t> sizes;
    const auto labelled = [](const data::Sample& sample) { return sample.attributes.contains(kFindings); };
    if (std::ranges::any_of(dataset.samples(), labelled)) {
        out.positivesUnit = "findings";
        for (const data::Sample& sample : dataset.samples()) {
            if (const auto it = sample.attributes.find(kFindings); it != sample.attributes.end())
                for (const std::string& finding : pieces(it->second))
                    if (!finding.starts_with('?'))
                        sets.add(finding);
            ++sizes[static_cast<std::int64_t>(sets.end())];
        }
    } else if (dataset.info().task == data::Task::Vqa) {
        out.positivesUnit = "questions";
        std::vector<std::uint8_t> types(table.images.size()); // a bit each
        std::vector<std::int64_t> questions(table.images.size());
        for (std::size_t s = 0; s < table.ofSample.size(); ++s) {
            ++questions[table.ofSample[s]];
            types[table.ofSample[s]]
                |= static_cast<std::uint8_t>(1U << static_cast<int>(dataset.samples()[s].answerType));
        }
        for (std::size_t i = 0; i < types.size(); ++i) {
            for (const auto type : {data::AnswerType::Open, data::AnswerType::Closed, data::AnswerType::MultipleChoice})
                if ((types[i] >> static_cast<int>(type) & 1U) != 0)
                    sets.add(data::name(type));
            sets.end();
            ++sizes[questions[i]];
        }
    } else {
        return;
    }
    if (Cooccurrence together = sets.together(); together.names.size() > 1)
        out.cooccurrence = std::move(together);
    for (const auto& [size, count] : sizes)
        out.positivesPerImage.push_back({.name = std::to_string(size), .count = count});
}

void addSizes(const ImageTable& table, Overview& out)
{
    std::vector<double> widths;
    std::vector<double> heights;
    std::vector<double> aspects;
    std::vector<std::string> names;
    for (const ImageFacts& facts : table.facts) {
        if (!facts.fault.empty())
            continue;
        widths.push_back(facts.width);
        heights.push_back(facts.height);
        aspects.push_back(static_cast<double>(facts.width) / facts.height);
        names.push_back(std::to_string(facts.width) + " x " + std::to_string(facts.height));
    }
    out.sizes.push_back(distributionOf(VLM_TR("overview", "width"), "px", std::move(widths)));
    out.sizes.push_back(distributionOf(VLM_TR("overview", "height"), "px", std::move(heights)));
    out.sizes.push_back(distributionOf(VLM_TR("overview", "width / height"), "", std::move(aspects)));
    out.commonSizes = ranked(names, 10);
}

struct Group {
    std::string name;
    Numbers samples;
};

/// All samples, then each split and each label that occurs.
std::vector<Group> groupsOf(const data::Dataset& dataset)
{
    std::vector<Group> groups{{.name = "all", .samples = {}}};
    for (const data::Split split : kSplits)
        groups.push_back({.name = std::string(data::name(split)), .samples = {}});
    for (const std::string& name : dataset.info().classes)
        groups.push_back({.name = name, .samples = {}});
    std::unordered_set<std::string_view> images;
    const auto samples = dataset.samples();
    for (std::uint32_t s = 0; s < samples.size(); ++s) {
        if (!images.insert(samples[s].image).second && dataset.info().task != data::Task::Diagnosis)
            continue; // one question of an image stands for it
        groups[0].samples.push_back(s);
        groups[1 + static_cast<std::size_t>(samples[s].split)].samples.push_back(s);
        if (samples[s].label >= 0)
            groups[4 + static_cast<std::size_t>(samples[s].label)].samples.push_back(s);
    }
    std::erase_if(groups, [](const Group& group) { return group.samples.empty(); });
    return groups;
}

void addIntensities(
    const data::Dataset& dataset, const ImageTable& table, const OverviewOptions& options, Overview& out)
{
    using Histogram = std::array<std::int64_t, 256>;
    std::vector<Group> groups = groupsOf(dataset);
    std::map<std::uint32_t, Histogram> read; // by sample
    std::vector<Numbers> chosen;
    for (const Group& group : groups) {
        chosen.push_back(drawn(group.samples, options.histogramImages, options.seed, "histogram/" + group.name));
        for (const std::uint32_t s : chosen.back())
            if (table.facts[table.ofSample[s]].fault.empty())
                read.emplace(s, Histogram{});
    }
    std::vector<std::pair<const std::uint32_t, Histogram>*> work;
    for (auto& entry : read)
        work.push_back(&entry);
    parallelFor(
        work.size(), 4, options.progress.threads, options.progress.stop, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                for (const std::uint8_t value : imaging::toGrey(dataset.load(dataset.samples()[work[i]->first])).pixels)
                    ++work[i]->second[value];
        });
    for (std::size_t g = 0; g < groups.size(); ++g) {
        Intensity intensity{.group = groups[g].name};
        for (const std::uint32_t s : chosen[g])
            if (const auto it = read.find(s); it != read.end()) {
                ++intensity.images;
                for (std::size_t i = 0; i < 256; ++i)
                    intensity.histogram[i] += it->second[i];
            }
        std::vector<double> means;
        std::vector<double> deviations;
        for (const std::uint32_t s : groups[g].samples)
            if (const ImageFacts& facts = table.facts[table.ofSample[s]]; facts.fault.empty()) {
                means.push_back(static_cast<double>(facts.mean));
                deviations.push_back(static_cast<double>(facts.deviation));
            }
        intensity.means = distributionOf(VLM_TR("overview", "mean"), "grey level", std::move(means));
        intensity.deviations
            = distributionOf(VLM_TR("overview", "standard deviation"), "grey level", std::move(deviations));
        out.intensities.push_back(std::move(intensity));
    }
}

void addFacets(const data::Dataset& dataset, Overview& out)
{
    std::map<std::string, std::map<std::string, std::vector<std::int64_t>, std::less<>>, std::less<>> fields;
    const std::size_t classes = dataset.info().classes.size();
    for (const data::Sample& sample : dataset.samples())
        for (const auto& [field, value] : sample.attributes) {
            if (field == kFindings)
                continue;
            auto known = fields.find(field);
            if (known == fields.end())
                known = fields.try_emplace(std::string(field)).first;
            auto counted = known->second.find(value);
            if (counted == known->second.end())
                counted = known->second.try_emplace(std::string(value)).first;
            auto& counts = counted->second;
            counts.resize(classes + 1);
            ++counts[classes];
            if (sample.label >= 0)
                ++counts[static_cast<std::size_t>(sample.label)];
        }
    for (const auto& [field, values] : fields) {
        std::vector<std::pair<std::string, std::vector<std::int64_t>>> sorted(values.begin(), values.end());
        std::ranges::stable_sort(
            sorted, [](const auto& a, const auto& b) { return a.second.back() > b.second.back(); });
        Facet facet{.name = field};
        constexpr std::size_t most = 20; // a field of free values tells little
        for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i) {
            facet.values.push_back({.name = sorted[i].first, .count = sorted[i].second.back()});
            if (classes > 0) {
                sorted[i].second.pop_back();
                facet.byLabel.push_back(std::move(sorted[i].second));
            }
        }
        out.facets.push_back(std::move(facet));
    }
}

void addTexts(const data::Dataset& dataset, Overview& out)
{
    const data::Task task = dataset.info().task;
    if (task == data::Task::Diagnosis)
        return;
    std::vector<std::string> first;
    std::vector<std::string> answers;
    std::vector<std::string_view> texts;
    std::vector<double> questionWords;
    std::vector<double> answerWords;
    for (const data::Sample& sample : dataset.samples()) {
        texts.push_back(sample.answer);
        answerWords.push_back(static_cast<double>(wordCount(sample.answer)));
        if (task != data::Task::Vqa)
            continue;
        questionWords.push_back(static_cast<double>(wordCount(sample.question)));
        std::string word = sample.question.substr(0, sample.question.view().find_first_of(" ,?"));
        std::ranges::transform(
            word, word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        first.push_back(std::move(word));
        answers.push_back(sample.answer);
    }
    out.terms = rankedTerms(texts, 30);
    if (task == data::Task::Vqa) {
        out.firstWords = ranked(first, 20);
        out.answers = ranked(answers, 20);
        out.lengths.push_back(distributionOf(VLM_TR("overview", "question length"), "words", std::move(questionWords)));
        out.lengths.push_back(distributionOf(VLM_TR("overview", "answer length"), "words", std::move(answerWords)));
    } else {
        out.lengths.push_back(distributionOf(VLM_TR("overview", "report length"), "words", std::move(answerWords)));
    }
}

void addMosaics(const data::Dataset& dataset, const ImageTable& table, const OverviewOptions& options, Overview& out)
{
    const bool labels = !dataset.info().classes.empty();
    for (Group& group : groupsOf(dataset)) {
        const bool isClass = std::ranges::find(dataset.info().classes, group.name) != dataset.info().classes.end();
        if (group.name == "all" || isClass != labels)
            continue;
        std::erase_if(group.samples, [&](std::uint32_t s) { return !table.facts[table.ofSample[s]].fault.empty(); });
        Mosaic mosaic{.title = group.name};
        for (const std::uint32_t s : drawn(group.samples, options.mosaicImages, options.seed, "mosaic/" + group.name))
            mosaic.samples.push_back(dataset.samples()[s].id);
        if (!mosaic.samples.empty())
            out.mosaics.push_back(std::move(mosaic));
    }
}

void addVariants(const data::Dataset& dataset, const ImageTable& table, const OverviewOptions& options, Overview& out)
{
    Numbers readable;
    for (std::uint32_t s = 0; s < table.ofSample.size(); ++s)
        if (const ImageFacts& facts = table.facts[table.ofSample[s]]; facts.fault.empty() && facts.deviation > 2)
            readable.push_back(s);
    if (readable.empty())
        return;
    const data::Sample& sample
        = dataset.samples()[drawn(std::move(readable), 1, options.seed, "preprocessing").front()];
    out.exampleSample = sample.id;
    out.variants = preprocessingVariants(dataset.load(sample), options.preprocessing);
}

Variant variantOf(std::string name, std::string parameters, imaging::Image image)
{
    Variant v{.name = std::move(name), .parameters = std::move(parameters), .image = std::move(image)};
    double sum = 0;
    double squares = 0;
    for (const std::uint8_t value : v.image.pixels) {
        ++v.histogram[value];
        sum += value;
        squares += static_cast<double>(value) * value;
    }
    const auto n = static_cast<double>(v.image.pixels.size());
    v.mean = sum / n;
    v.deviation = std::sqrt(std::max(0.0, squares / n - v.mean * v.mean));
    for (const std::int64_t count : v.histogram)
        if (count > 0)
            v.entropy -= static_cast<double>(count) / n * std::log2(static_cast<double>(count) / n);
    return v;
}

std::string plain(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

}

std::vector<Variant> preprocessingVariants(const imaging::Image& image, const PreprocessingSettings& settings)
{
    const imaging::Image grey = imaging::toGrey(image);
    const std::string tiles = std::to_string(settings.tiles) + " x " + std::to_string(settings.tiles) + " tiles";
    const std::string clahe = "clip limit " + plain(settings.clipLimit) + ", " + tiles;
    std::vector<Variant> variants;
    variants.push_back(variantOf(VLM_TR("overview", "raw"), VLM_TR("overview", "grey levels as decoded"), grey));
    variants.push_back(
        variantOf(VLM_TR("overview", "CLAHE"), clahe, imaging::equalised(grey, settings.clipLimit, settings.tiles)));
    variants.push_back(
        variantOf(VLM_TR("overview", "Gaussian + CLAHE"), "5 x 5, sigma " + plain(settings.sigma) + "; " + clahe,
            imaging::equalised(imaging::blurred(grey, settings.sigma), settings.clipLimit, settings.tiles)));
    variants.push_back(variantOf(VLM_TR("overview", "normalised"),
        VLM_TR("overview", "smallest level to 0, largest to 255"), imaging::stretched(grey)));
    return variants;
}

Overview overview(const data::Dataset& dataset, const OverviewOptions& options)
{
    const ImageTable table = lookAtImages(dataset, options.cache, options.progress);
    const data::DatasetInfo& info = dataset.info();
    Overview out{.dataset = info.id,
        .title = info.title,
        .task = std::string(data::name(info.task)),
        .modality = info.modality,
        .licence = info.licence,
        .citation = info.citation,
        .fingerprint = info.fingerprint,
        .warnings = info.warnings,
        .classes = info.classes,
        .samples = static_cast<std::int64_t>(dataset.samples().size()),
        .images = static_cast<std::int64_t>(table.images.size()),
        .broken = std::ranges::count_if(table.facts, [](const ImageFacts& f) { return !f.fault.empty(); }),
        .seed = options.seed};
    std::unordered_set<std::string_view> clusters;
    for (const data::Sample& sample : dataset.samples())
        clusters.insert(sample.cluster);
    out.clusters = static_cast<std::int64_t>(clusters.size());
    for (const data::Split split : kSplits)
        if (SplitOverview one = splitOverview(dataset, split); one.samples > 0)
            out.splits.push_back(std::move(one));
    addCooccurrence(dataset, table, out);
    addSizes(table, out);
    addIntensities(dataset, table, options, out);
    addFacets(dataset, out);
    addTexts(dataset, out);
    addMosaics(dataset, table, options, out);
    addVariants(dataset, table, options, out);
    return out;
}

}
