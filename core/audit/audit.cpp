#include "core/audit/audit.h"

#include "core/audit/checks.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/process_memory.h"

#include <algorithm>
#include <system_error>
#include <unordered_set>

#include <nlohmann/json.hpp>

namespace vlm::audit {

namespace {

constexpr std::size_t kManyImages = 10'000; // whose checks leave megabytes of freed memory

std::array<SplitCounts, 3> countSplits(const data::Dataset& dataset, const ImageTable& table)
{
    std::array<SplitCounts, 3> counts{};
    const auto samples = dataset.samples();
    for (std::size_t split = 0; split < counts.size(); ++split) {
        std::vector<bool> images(table.images.size());
        std::unordered_set<std::string_view> clusters;
        for (std::size_t s = 0; s < samples.size(); ++s) {
            if (static_cast<std::size_t>(samples[s].split) != split)
                continue;
            ++counts[split].samples;
            images[table.ofSample[s]] = true;
            clusters.insert(samples[s].cluster);
        }
        counts[split].images = std::ranges::count(images, true);
        counts[split].clusters = static_cast<std::int64_t>(clusters.size());
    }
    return counts;
}

std::filesystem::path reportFile(const std::filesystem::path& cache, std::string_view fingerprint, int nearBits)
{
    return cache / (std::string(fingerprint) + "." + std::to_string(nearBits) + ".json");
}

/// What the import had to say belongs to what is wrong with a set.
void noteImport(const data::DatasetInfo& info, Findings& out)
{
    if (info.warnings.empty())
        return;
    Finding finding{.kind = "import-notes",
        .severity = info.rejects.empty() ? Severity::Note : Severity::Warning,
        .title = VLM_TR("audit", "What the import found")};
    for (const std::string& warning : info.warnings)
        finding.sentence += (finding.sentence.empty() ? "" : " ") + warning;
    finding.numbers = {
        {"notes", static_cast<double>(info.warnings.size())}, {"left_out", static_cast<double>(info.rejects.size())}};
    out.push_back(std::move(finding));
}

/// The images' names alone: what can be told without opening a file.
ImageTable namesOnly(const data::Dataset& dataset)
{
    ImageTable table;
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (const data::Sample& sample : dataset.samples()) {
        const auto [it, fresh] = known.emplace(sample.image, static_cast<std::uint32_t>(table.images.size()));
        if (fresh)
            table.images.push_back(sample.image);
        table.ofSample.push_back(it->second);
    }
    table.facts.resize(table.images.size());
    return table;
}

}

std::string_view name(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Warning:
        return "warning";
    case Severity::Problem:
        return "problem";
    }
    return "";
}

Report audit(const data::Dataset& dataset, const AuditOptions& options)
{
    if (options.nearBits < 0 || options.nearBits > 8)
        throw Error(ErrorKind::Config,
            "the threshold of near duplicates is " + std::to_string(options.nearBits) + " bits; expected 0 to 8");
    if (dataset.samples().size() > kManyImages)
        releaseFreedMemory(); // what opening it has left, so that it does not add to what is needed now
    const ImageTable table
        = options.readImages ? lookAtImages(dataset, options.cache, options.progress) : namesOnly(dataset);
    const Evidence evidence = gather(dataset, table, options.readImages);
    Report report{.dataset = dataset.info().id,
        .title = dataset.info().title,
        .fingerprint = dataset.info().fingerprint,
        .splits = countSplits(dataset, table),
        .images = static_cast<std::int64_t>(table.images.size()),
        .broken = std::ranges::count_if(table.facts, [](const ImageFacts& f) { return !f.fault.empty(); }),
        .nearBits = options.nearBits,
        .imagesRead = options.readImages};
    checkImages(evidence, report.findings);
    if (options.readImages) {
        checkNear(evidence, options, report.findings);
        checkFiles(evidence, report.findings);
    }
    checkPatients(evidence, report.findings);
    checkConflicts(evidence, report.findings);
    checkQuestions(evidence, report.findings);
    checkBalance(evidence, report.findings);
    noteImport(dataset.info(), report.findings);
    throwIfStopped(options.progress.stop);
    std::ranges::stable_sort(
        report.findings, [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    if (options.readImages && !options.cache.empty()) {
        std::error_code error;
        std::filesystem::create_directories(options.cache, error);
        writeFileAtomically(reportFile(options.cache, report.fingerprint, options.nearBits), toJson(report).dump());
    }
    if (table.images.size() > kManyImages)
        releaseFreedMemory();
    return report;
}

std::filesystem::path cacheFolder(const std::filesystem::path& projectCache)
{
    return projectCache / "audit";
}

std::optional<Report> cachedReport(const std::filesystem::path& cache, std::string_view fingerprint, int nearBits)
{
    const std::filesystem::path file = reportFile(cache, fingerprint, nearBits);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return std::nullopt;
    try {
        return reportFromJson(readJson(file));
    } catch (const Error&) { // of an older version or damaged: it is made again
        return std::nullopt;
    }
}

std::set<std::string> leakedSamples(const Report& report, std::span<const std::string> kinds)
{
    const auto wanted = [kinds](const std::string& kind) {
        return kinds.empty() ? std::ranges::find(kLeakKinds, kind) != kLeakKinds.end()
                             : std::ranges::find(kinds, kind) != kinds.end();
    };
    std::set<std::string> samples;
    for (const Finding& finding : report.findings)
        if (wanted(finding.kind))
            samples.insert(finding.leaked.begin(), finding.leaked.end());
    return samples;
}

}
