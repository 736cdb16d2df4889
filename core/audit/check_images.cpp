#include "core/audit/checks.h"
#include "core/audit/near_duplicates.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace vlm::audit {

namespace {

/// The samples of each image, by the number of the first image with the same pixels.
class SamplesByIdentity {
public:
    explicit SamplesByIdentity(const Evidence& evidence)
        : m_begins(evidence.table.images.size() + 1, 0)
        , m_samples(evidence.dataset.samples().size())
    {
        for (std::uint32_t s = 0; s < m_samples.size(); ++s)
            ++m_begins[evidence.identityOf(s) + 1];
        std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
        std::vector<std::uint32_t> next(m_begins.begin(), m_begins.end() - 1);
        for (std::uint32_t s = 0; s < m_samples.size(); ++s)
            m_samples[next[evidence.identityOf(s)]++] = s;
    }
    [[nodiscard]] std::uint32_t images() const { return static_cast<std::uint32_t>(m_begins.size() - 1); }
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t image) const
    {
        return std::span(m_samples).subspan(m_begins[image], m_begins[image + 1] - m_begins[image]);
    }

private:
    std::vector<std::uint32_t> m_begins;
    std::vector<std::uint32_t> m_samples;
};

/// Images of several samples; the others share nothing.
std::vector<SharedGroup> sharedImages(const Evidence& evidence, const SamplesByIdentity& byIdentity)
{
    std::vector<SharedGroup> groups;
    const auto samples = evidence.dataset.samples();
    for (std::uint32_t image = 0; image < byIdentity.images(); ++image) {
        const std::span<const std::uint32_t> members = byIdentity.of(image);
        if (members.size() < 2)
            continue;
        SharedGroup group{.samples = {members.begin(), members.end()}};
        std::array<std::set<std::uint32_t>, 3> names;
        for (const std::uint32_t s : members) {
            ++group.bySplit[static_cast<std::size_t>(samples[s].split)];
            names[static_cast<std::size_t>(samples[s].split)].insert(evidence.table.ofSample[s]);
        }
        for (std::size_t i = 0; i < names.size(); ++i)
            group.units[i] = static_cast<std::int64_t>(names[i].size());
        groups.push_back(std::move(group));
    }
    return groups;
}

void checkExact(const Evidence& evidence, const SamplesByIdentity& byIdentity, Findings& out)
{
    std::vector<std::uint32_t> files(evidence.identity.size(), 0);
    for (const std::uint32_t first : evidence.identity)
        ++files[first];
    Finding finding{
        .kind = "exact-duplicates", .severity = Severity::Warning, .title = VLM_TR("audit", "Identical images")};
    std::size_t images = 0;
    std::vector<std::uint32_t> involved;
    for (std::uint32_t i = 0; i < byIdentity.images(); ++i) {
        if (files[i] < 2)
            continue;
        images += files[i];
        std::vector<std::string> ids;
        for (const std::uint32_t s : byIdentity.of(i)) {
            ids.push_back(evidence.dataset.samples()[s].id);
            involved.push_back(s);
        }
        finding.groups.push_back(std::move(ids));
    }
    if (finding.groups.empty())
        return;
    std::ranges::sort(involved);
    for (const std::uint32_t s : involved)
        finding.samples.push_back(evidence.dataset.samples()[s].id);
    finding.sentence = counted(images, "image has", "images have") + " a twin with the same pixels under another name ("
        + counted(finding.groups.size(), "group", "groups") + ", "
        + counted(images - finding.groups.size(), "image", "images") + " more than needed).";
    finding.numbers = {{"images", static_cast<double>(images)}, {"groups", static_cast<double>(finding.groups.size())},
        {"redundant", static_cast<double>(images - finding.groups.size())}};
    out.push_back(std::move(finding));
}

double cosine(std::span<const float> a, std::span<const float> b)
{
    double dot = 0;
    double x = 0;
    double y = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        dot += static_cast<double>(a[i]) * b[i];
        x += static_cast<double>(a[i]) * a[i];
        y += static_cast<double>(b[i]) * b[i];
    }
    return x > 0 && y > 0 ? dot / std::sqrt(x * y) : 0.0;
}

// Below this standard deviation an image is all but one grey; its hashes say nothing.
constexpr float kBlank = 2.0F;

/// Near pairs as groups of two (or more) samples.
std::vector<SharedGroup> nearGroups(const Evidence& evidence, const SamplesByIdentity& byIdentity,
    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, bool across)
{
    std::vector<SharedGroup> groups;
    for (const auto& [a, b] : pairs) {
        SharedGroup group;
        for (const std::uint32_t image : {a, b})
            for (const std::uint32_t s : byIdentity.of(image)) {
                group.samples.push_back(s);
                ++group.bySplit[static_cast<std::size_t>(evidence.dataset.samples()[s].split)];
            }
        std::ranges::sort(group.samples);
        if ((group.splits() > 1) == across)
            groups.push_back(std::move(group));
    }
    return groups;
}

std::string thresholdText(int bits)
{
    return " Near means: both 64-bit hashes (DCT and gradient) differ in at most " + std::to_string(bits) + " bits.";
}

/// Names and contents need not count the same: one picture may have two names, and a name may be in both splits.
void countTestImages(const Evidence& evidence, const std::vector<SharedGroup>& groups, Finding& finding)
{
    constexpr auto test = static_cast<std::size_t>(data::Split::Test);
    const auto samples = evidence.dataset.samples();
    std::vector<char> inTest(evidence.table.images.size(), 0);
    std::vector<char> elsewhere(evidence.table.images.size(), 0);
    for (std::uint32_t s = 0; s < samples.size(); ++s)
        (samples[s].split == data::Split::Test ? inTest : elsewhere)[evidence.table.ofSample[s]] = 1;
    std::size_t all = 0;
    std::size_t byName = 0;
    for (std::size_t i = 0; i < inTest.size(); ++i) {
        all += inTest[i] != 0;
        byName += inTest[i] != 0 && elsewhere[i] != 0;
    }
    std::int64_t names = 0;
    std::size_t contents = 0;
    for (const SharedGroup& group : groups)
        if (group.splits() > 1 && group.bySplit[test] > 0) {
            names += group.units[test];
            ++contents;
        }
    finding.numbers["test_images"] = static_cast<double>(all);
    finding.numbers["shared_test_images"] = static_cast<double>(names);
    finding.numbers["same_name"] = static_cast<double>(byName);
    finding.numbers["contents"] = static_cast<double>(contents);
    if (contents == 0)
        return;
    finding.sentence += " That is " + std::to_string(names) + " of the "
        + counted(all, "image of the test split", "images of the test split") + ": " + std::to_string(byName)
        + " under the same name in another split, "
        + counted(contents, evidence.imagesRead ? "distinct content" : "distinct name",
            evidence.imagesRead ? "distinct contents" : "distinct names")
        + ".";
}

}

void checkImages(const Evidence& evidence, Findings& out)
{
    const SamplesByIdentity byIdentity(evidence);
    const std::vector<SharedGroup> groups = sharedImages(evidence, byIdentity);
    if (auto finding = overlapFinding(
            evidence, "image-overlap", VLM_TR("audit", "Images in more than one split"), "image", "images", groups)) {
        countTestImages(evidence, groups, *finding);
        out.push_back(std::move(*finding));
    }
    if (evidence.imagesRead)
        checkExact(evidence, byIdentity, out);
}

void checkNear(const Evidence& evidence, const AuditOptions& options, Findings& out)
{
    std::vector<HashPair> hashes;
    std::vector<std::uint32_t> images;
    for (std::uint32_t i = 0; i < evidence.identity.size(); ++i) {
        const ImageFacts& facts = evidence.table.facts[i];
        if (evidence.identity[i] != i || !facts.fault.empty() || facts.deviation < kBlank)
            continue;
        hashes.push_back({facts.perceptual, facts.gradient});
        images.push_back(i);
    }
    auto pairs = nearPairs(hashes, options.nearBits, options.progress.stop);
    for (auto& [a, b] : pairs) {
        a = images[a];
        b = images[b];
    }
    if (pairs.empty())
        return;
    const SamplesByIdentity byIdentity(evidence);
    std::string opinion;
    std::size_t asked = 0;
    std::size_t agreed = 0;
    if (options.features) {
        const auto featuresOf = [&](std::uint32_t image) {
            return options.features(evidence.dataset.samples()[byIdentity.of(image).front()]);
        };
        for (const auto& [a, b] : pairs) {
            const auto x = featuresOf(a);
            const auto y = featuresOf(b);
            if (x.empty() || x.size() != y.size())
                continue;
            ++asked;
            agreed += cosine(x, y) >= kSameCosine;
        }
        if (asked > 0)
            opinion = " Embeddings call " + std::to_string(agreed) + " of " + std::to_string(asked)
                + " pairs the same (cosine at least 0.99).";
    }
    const std::string tail = thresholdText(options.nearBits) + opinion;
    if (auto finding
        = overlapFinding(evidence, "near-overlap", VLM_TR("audit", "Nearly the same image in more than one split"),
            "pair of near duplicates", "pairs of near duplicates", nearGroups(evidence, byIdentity, pairs, true))) {
        // The hashes may be wrong, so this is never more than a warning.
        finding->severity = Severity::Warning;
        finding->sentence += tail;
        finding->numbers["pairs"] = finding->numbers.at("pairs of near duplicates");
        finding->numbers.erase("pairs of near duplicates");
        if (asked > 0) {
            finding->numbers["embedding_asked"] = static_cast<double>(asked);
            finding->numbers["embedding_agreed"] = static_cast<double>(agreed);
        }
        out.push_back(std::move(*finding));
    }
    const std::vector<SharedGroup> within = nearGroups(evidence, byIdentity, pairs, false);
    if (within.empty())
        return;
    Finding finding{.kind = "near-duplicates",
        .severity = Severity::Note,
        .title = VLM_TR("audit", "Nearly the same images"),
        .sentence = counted(within.size(), "pair of images of one split is", "pairs of images of one split are")
            + " near duplicates." + tail};
    std::vector<std::uint32_t> involved;
    for (const SharedGroup& group : within) {
        std::vector<std::string> ids;
        for (const std::uint32_t s : group.samples)
            ids.push_back(evidence.dataset.samples()[s].id);
        finding.groups.push_back(std::move(ids));
        involved.insert(involved.end(), group.samples.begin(), group.samples.end());
    }
    std::ranges::sort(involved);
    involved.erase(std::unique(involved.begin(), involved.end()), involved.end());
    for (const std::uint32_t s : involved)
        finding.samples.push_back(evidence.dataset.samples()[s].id);
    finding.numbers
        = {{"pairs", static_cast<double>(within.size())}, {"samples", static_cast<double>(finding.samples.size())}};
    out.push_back(std::move(finding));
}

void checkFiles(const Evidence& evidence, Findings& out)
{
    Finding broken{
        .kind = "broken", .severity = Severity::Problem, .title = VLM_TR("audit", "Images that cannot be read")};
    Finding blank{.kind = "blank", .severity = Severity::Warning, .title = VLM_TR("audit", "Images of one grey level")};
    Finding sizes{.kind = "sizes", .severity = Severity::Note, .title = VLM_TR("audit", "Images of unusual size")};
    std::vector<double> areas;
    std::size_t brokenImages = 0;
    for (const ImageFacts& facts : evidence.table.facts) {
        brokenImages += !facts.fault.empty();
        if (facts.fault.empty())
            areas.push_back(static_cast<double>(facts.width) * facts.height);
    }
    double median = 0;
    if (!areas.empty()) {
        const auto middle = areas.begin() + static_cast<std::ptrdiff_t>(areas.size() / 2);
        std::nth_element(areas.begin(), middle, areas.end());
        median = *middle;
    }
    const auto samples = evidence.dataset.samples();
    for (std::size_t s = 0; s < samples.size(); ++s) {
        const ImageFacts& facts = evidence.table.facts[evidence.table.ofSample[s]];
        if (!facts.fault.empty()) {
            broken.samples.push_back(samples[s].id);
            broken.reasons[samples[s].id] = facts.fault;
            continue;
        }
        const double area = static_cast<double>(facts.width) * facts.height;
        if (facts.deviation < kBlank)
            blank.samples.push_back(samples[s].id);
        if (area > 4 * median || area * 4 < median) {
            sizes.samples.push_back(samples[s].id);
            sizes.reasons[samples[s].id] = std::to_string(facts.width) + " x " + std::to_string(facts.height);
        }
    }
    if (!broken.samples.empty()) {
        broken.sentence = counted(brokenImages, "image", "images") + " behind "
            + counted(broken.samples.size(), "sample", "samples")
            + " cannot be decoded; first: " + broken.reasons.at(broken.samples.front());
        broken.numbers
            = {{"images", static_cast<double>(brokenImages)}, {"samples", static_cast<double>(broken.samples.size())}};
        out.push_back(std::move(broken));
    }
    if (!blank.samples.empty()) {
        blank.sentence = counted(blank.samples.size(), "sample shows", "samples show")
            + " all but one grey level (standard deviation below 2).";
        blank.numbers = {{"samples", static_cast<double>(blank.samples.size())}};
        out.push_back(std::move(blank));
    }
    if (!sizes.samples.empty()) {
        sizes.sentence = counted(sizes.samples.size(), "sample has", "samples have")
            + " more than four times, or less than a quarter of, the median number of pixels ("
            + std::to_string(static_cast<std::int64_t>(median)) + ").";
        sizes.numbers = {{"samples", static_cast<double>(sizes.samples.size())}, {"median_pixels", median}};
        out.push_back(std::move(sizes));
    }
}

}
