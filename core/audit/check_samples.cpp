#include "core/audit/checks.h"
#include "core/base/error.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <utility>

namespace vlm::audit {

namespace {

constexpr std::array kSplits{data::Split::Train, data::Split::Validation, data::Split::Test};

/// Groups of two samples and more with the same key, in order of first appearance; samples without one are in none.
/// Most keys belong to one sample, so keys are kept only where their hash occurs again.
template <class KeyOf> std::vector<SharedGroup> grouped(const Evidence& evidence, KeyOf&& keyOf)
{
    const auto samples = evidence.dataset.samples();
    std::vector<std::pair<std::size_t, std::uint32_t>> hashes;
    for (std::uint32_t s = 0; s < samples.size(); ++s)
        if (const std::string key = keyOf(s); !key.empty())
            hashes.emplace_back(std::hash<std::string>()(key), s);
    std::ranges::sort(hashes);
    std::vector<SharedGroup> groups;
    for (std::size_t begin = 0; begin < hashes.size();) {
        std::size_t end = begin + 1;
        while (end < hashes.size() && hashes[end].first == hashes[begin].first)
            ++end;
        std::map<std::string, SharedGroup> byKey;
        for (std::size_t i = begin; i < end && end - begin > 1; ++i) {
            const std::uint32_t s = hashes[i].second;
            SharedGroup& group = byKey[keyOf(s)];
            group.samples.push_back(s);
            ++group.bySplit[static_cast<std::size_t>(samples[s].split)];
        }
        for (auto& [key, group] : byKey)
            if (group.samples.size() > 1)
                groups.push_back(std::move(group));
        begin = end;
    }
    std::ranges::sort(groups, {}, [](const SharedGroup& group) { return group.samples.front(); });
    return groups;
}

/// Groups whose members differ in `valueOf`.
template <class ValueOf>
void conflict(const Evidence& evidence, const std::vector<SharedGroup>& groups, Finding finding, std::string_view one,
    std::string_view many, ValueOf&& valueOf, Findings& out)
{
    std::vector<std::uint32_t> involved;
    const auto samples = evidence.dataset.samples();
    for (const SharedGroup& group : groups) {
        std::set<std::string> values;
        for (const std::uint32_t s : group.samples)
            values.insert(valueOf(s));
        if (values.size() < 2)
            continue;
        std::vector<std::string> ids;
        for (const std::uint32_t s : group.samples) {
            ids.push_back(samples[s].id);
            finding.reasons[samples[s].id] = valueOf(s);
            involved.push_back(s);
        }
        finding.groups.push_back(std::move(ids));
    }
    if (involved.empty())
        return;
    std::ranges::sort(involved);
    for (const std::uint32_t s : involved) {
        finding.samples.push_back(samples[s].id);
        if (samples[s].split == data::Split::Test)
            finding.leaked.push_back(samples[s].id);
    }
    finding.sentence = counted(finding.groups.size(), one, many) + " (" + counted(involved.size(), "sample", "samples")
        + ", " + std::to_string(finding.leaked.size()) + " of the test split).";
    if (!finding.leaked.empty())
        finding.severity = Severity::Problem;
    finding.numbers
        = {{"groups", static_cast<double>(finding.groups.size())}, {"samples", static_cast<double>(involved.size())},
            {"test_samples", static_cast<double>(finding.leaked.size())}};
    out.push_back(std::move(finding));
}

std::string percent(std::int64_t part, std::int64_t whole)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f",
        whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return std::string(text.data()) + " %";
}

/// Per split "train: a 12 (30.0 %), b 28 (70.0 %)".
template <class NameOf>
Finding mix(const Evidence& evidence, Finding finding, std::span<const std::string> names, NameOf&& indexOf)
{
    for (const data::Split split : kSplits) {
        std::vector<std::int64_t> counts(names.size(), 0);
        std::int64_t total = 0;
        for (const data::Sample& sample : evidence.dataset.samples())
            if (sample.split == split) {
                if (const int index = indexOf(sample); index >= 0) {
                    ++counts[static_cast<std::size_t>(index)];
                    ++total;
                }
            }
        if (total == 0)
            continue;
        std::string list;
        for (std::size_t i = 0; i < names.size(); ++i) {
            finding.numbers[std::string(data::name(split)) + "/" + names[i]] = static_cast<double>(counts[i]);
            if (counts[i] > 0)
                list += (list.empty() ? "" : ", ") + names[i] + " " + std::to_string(counts[i]) + " ("
                    + percent(counts[i], total) + ")";
        }
        finding.sentence += (finding.sentence.empty() ? "" : " ") + std::string(data::name(split)) + ": " + list + ".";
        const auto [least, most] = std::ranges::minmax(counts);
        if (names.size() > 1 && least == 0 && split != data::Split::Validation)
            finding.severity = Severity::Warning;
        if (least > 0)
            finding.numbers[std::string(data::name(split)) + "_imbalance"]
                = static_cast<double>(most) / static_cast<double>(least);
    }
    return finding;
}

}

void checkPatients(const Evidence& evidence, Findings& out)
{
    const auto groups = grouped(evidence, [&](std::uint32_t s) {
        const data::Sample& sample = evidence.dataset.samples()[s];
        return sample.cluster == sample.image ? std::string() : sample.cluster.str();
    });
    if (auto finding
        = overlapFinding(evidence, "patient-overlap", VLM_TR("audit", "Patients or studies in more than one split"),
            "patient or study", "patients or studies", groups)) {
        finding->numbers["patients"] = finding->numbers.at("patients or studies");
        finding->numbers.erase("patients or studies");
        out.push_back(std::move(*finding));
    }
}

void checkConflicts(const Evidence& evidence, Findings& out)
{
    const auto samples = evidence.dataset.samples();
    const auto& classes = evidence.dataset.info().classes;
    if (evidence.dataset.info().task == data::Task::Diagnosis)
        conflict(
            evidence,
            grouped(evidence,
                [&](std::uint32_t s) {
                    return samples[s].label < 0 ? std::string() : std::to_string(evidence.identityOf(s));
                }),
            {.kind = "label-conflict",
                .severity = Severity::Warning,
                .title = VLM_TR("audit", "The same image with different labels")},
            "image has more than one label", "images have more than one label",
            [&](std::uint32_t s) { return classes[static_cast<std::size_t>(samples[s].label)]; }, out);
    if (evidence.dataset.info().task == data::Task::Vqa)
        conflict(
            evidence,
            grouped(evidence,
                [&](std::uint32_t s) { return std::to_string(evidence.identityOf(s)) + "\n" + evidence.questions[s]; }),
            {.kind = "answer-conflict",
                .severity = Severity::Warning,
                .title = VLM_TR("audit", "The same question on the same image with different answers")},
            "question on one image has more than one answer", "questions on one image have more than one answer",
            [&](std::uint32_t s) { return evidence.answers[s]; }, out);
}

void checkQuestions(const Evidence& evidence, Findings& out)
{
    if (evidence.questions.empty())
        return;
    if (auto finding = overlapFinding(evidence, "question-leak",
            VLM_TR("audit", "The same question on the same image in more than one split"), "question with its image",
            "questions with their image", grouped(evidence, [&](std::uint32_t s) {
                return std::to_string(evidence.identityOf(s)) + "\n" + evidence.questions[s];
            }))) {
        finding->numbers["questions"] = finding->numbers.at("questions with their image");
        finding->numbers.erase("questions with their image");
        out.push_back(std::move(*finding));
    }
    if (auto finding
        = overlapFinding(evidence, "text-leak", VLM_TR("audit", "The same question and answer in more than one split"),
            "question-answer pair", "question-answer pairs",
            grouped(evidence, [&](std::uint32_t s) { return evidence.questions[s] + "\n" + evidence.answers[s]; }))) {
        // Usual in visual question answering; it tells how far a model gets that looks at no image.
        finding->severity = Severity::Note;
        finding->sentence += " A model could answer these without looking at the image.";
        finding->numbers["pairs"] = finding->numbers.at("question-answer pairs");
        finding->numbers.erase("question-answer pairs");
        out.push_back(std::move(*finding));
    }
}

void checkBalance(const Evidence& evidence, Findings& out)
{
    const data::DatasetInfo& info = evidence.dataset.info();
    if (info.task == data::Task::Diagnosis)
        out.push_back(mix(evidence, {.kind = "class-balance", .title = VLM_TR("audit", "Classes of each split")},
            info.classes, [](const data::Sample& s) { return s.label; }));
    if (info.task == data::Task::Vqa) {
        const std::vector<std::string> names{"open", "closed", "multiple-choice"};
        Finding finding
            = mix(evidence, {.kind = "answer-types", .title = VLM_TR("audit", "Answer types of each split")}, names,
                [](const data::Sample& s) { return static_cast<int>(s.answerType) - 1; });
        finding.severity = Severity::Note;
        out.push_back(std::move(finding));
    }
}

}
