#include "core/audit/checks.h"

#include <algorithm>
#include <vector>

namespace vlm::audit {

namespace {

constexpr std::array kSplitNames{std::string_view("train"), std::string_view("validation"), std::string_view("test")};

}

std::string normalised(std::string_view text)
{
    std::string words;
    bool gap = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
        if (kept && gap && !words.empty())
            words += ' ';
        gap = !kept;
        if (kept)
            words += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

Evidence gather(const data::Dataset& dataset, const ImageTable& table, bool imagesRead)
{
    Evidence evidence{.dataset = dataset, .table = table, .imagesRead = imagesRead};
    std::vector<std::uint32_t> seen;
    for (std::uint32_t i = 0; i < table.images.size(); ++i) {
        evidence.identity.push_back(i);
        if (imagesRead && table.facts[i].fault.empty())
            seen.push_back(i);
    }
    std::ranges::stable_sort(seen, {}, [&table](std::uint32_t i) { return table.facts[i].pixels; });
    for (std::size_t i = 1; i < seen.size(); ++i)
        if (table.facts[seen[i]].pixels == table.facts[seen[i - 1]].pixels)
            evidence.identity[seen[i]] = evidence.identity[seen[i - 1]];
    if (dataset.info().task != data::Task::Vqa)
        return evidence;
    for (const data::Sample& sample : dataset.samples()) {
        evidence.questions.push_back(normalised(sample.question));
        evidence.answers.push_back(normalised(sample.answer));
    }
    return evidence;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many)
{
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

int SharedGroup::splits() const
{
    return static_cast<int>(std::ranges::count_if(bySplit, [](std::int64_t n) { return n > 0; }));
}

std::optional<Finding> overlapFinding(const Evidence& evidence, std::string kind, std::string title,
    std::string_view what, std::string_view whats, const std::vector<SharedGroup>& groups)
{
    const auto samples = evidence.dataset.samples();
    Finding finding{.kind = std::move(kind), .severity = Severity::Warning, .title = std::move(title)};
    std::array<std::array<std::size_t, 3>, 3> shared{};
    std::vector<std::uint32_t> involved;
    std::vector<std::uint32_t> leaked;
    std::size_t count = 0;
    std::int64_t tests = 0;
    for (const data::Sample& sample : samples)
        tests += sample.split == data::Split::Test;
    for (const SharedGroup& group : groups) {
        if (group.splits() < 2)
            continue;
        const std::size_t last = group.bySplit[2] > 0 ? 2 : 1;
        count += static_cast<std::size_t>(group.units[last]);
        std::vector<std::string> ids;
        for (const std::uint32_t s : group.samples) {
            ids.push_back(samples[s].id);
            involved.push_back(s);
            if (samples[s].split == data::Split::Test)
                leaked.push_back(s);
        }
        finding.groups.push_back(std::move(ids));
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = a + 1; b < 3; ++b)
                if (group.bySplit[a] > 0 && group.bySplit[b] > 0)
                    shared[a][b] += static_cast<std::size_t>(group.units[b]);
    }
    if (count == 0)
        return std::nullopt;
    const auto distinct = [](std::vector<std::uint32_t>& list) {
        std::ranges::sort(list);
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    distinct(involved);
    distinct(leaked);
    for (const std::uint32_t s : involved)
        finding.samples.push_back(samples[s].id);
    for (const std::uint32_t s : leaked)
        finding.leaked.push_back(samples[s].id);
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = a + 1; b < 3; ++b) {
            finding.numbers[std::string(kSplitNames[a]) + "_" + std::string(kSplitNames[b])]
                = static_cast<double>(shared[a][b]);
            if (shared[a][b] == 0)
                continue;
            std::string first(kSplitNames[a]);
            first[0] = static_cast<char>(first[0] - 'a' + 'A');
            finding.sentence += (finding.sentence.empty() ? "" : " ") + first + " and " + std::string(kSplitNames[b])
                + " share " + counted(shared[a][b], what, whats) + ".";
        }
    if (!leaked.empty()) {
        finding.severity = Severity::Problem;
        finding.sentence += " " + std::to_string(leaked.size()) + " of "
            + counted(static_cast<std::size_t>(tests), "test sample is", "test samples are")
            + " affected; results on them may be too good.";
    }
    finding.numbers[std::string(whats)] = static_cast<double>(count);
    finding.numbers["samples"] = static_cast<double>(involved.size());
    finding.numbers["test_samples"] = static_cast<double>(leaked.size());
    return finding;
}

}
