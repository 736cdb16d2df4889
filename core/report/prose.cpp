#include "core/report/prose.h"

#include "core/audit/audit.h"
#include "core/metrics/metric.h"
#include "core/report/facts.h"
#include "core/report/tables.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::report {
namespace {

using nlohmann::json;

std::string joined(const std::set<std::string>& parts)
{
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string counted(std::size_t count, const char* what)
{
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

const std::map<std::string, std::string>& modeTexts()
{
    static const std::map<std::string, std::string> texts{
        {"ots",
            "**Off the shelf**: as published. Classes are chosen by the similarity of the image with each class's "
            "prompt; questions are answered with the family's own prompt."},
        {"lp",
            "**Linear probe**: logistic regression on frozen image features; its L2 penalty is chosen on the "
            "validation split and sealed before the test split is looked at."},
        {"lora", "**LoRA**: low-rank factors trained on the training split; the epoch is chosen on validation."},
        {"clip-adapter", "**CLIP-Adapter**: a small residual network on the image features, trained."},
        {"tip-adapter", "**Tip-Adapter**: a cache of training features, not trained."},
        {"tip-adapter-f", "**Tip-Adapter-F**: a cache of training features, trained."},
        {"coop", "**CoOp**: learned context in front of the class names."},
        {"ft", "**Fine-tuned**: all weights of the image tower trained."},
        {"wise-ft", "**WiSE-FT**: published and fine-tuned weights averaged; the share is chosen on validation."},
    };
    return texts;
}

/// What the runs' stored configurations say.
struct RunFacts {
    std::set<std::string> precisions{};
    std::set<std::string> batches{};
    std::set<std::string> limits{};
    std::set<std::string> days{};
};

RunFacts runFacts(const store::Reader& reader, const std::set<store::Id>& runs)
{
    RunFacts out;
    for (const store::Id id : runs) {
        const auto run = reader.run(id);
        if (!run)
            continue;
        out.days.insert(run->created.substr(0, 10));
        const json config = json::parse(run->config, nullptr, false);
        if (!config.is_object() || !config.contains("evaluation") || !config["evaluation"].is_object())
            continue;
        const json& evaluation = config["evaluation"];
        if (evaluation.contains("precision") && evaluation["precision"].is_string())
            out.precisions.insert(evaluation["precision"].get<std::string>());
        if (evaluation.contains("batch_size"))
            out.batches.insert(evaluation["batch_size"].dump());
        if (evaluation.contains("max_samples") && evaluation["max_samples"] != 0)
            out.limits.insert(evaluation["max_samples"].dump());
    }
    return out;
}

}

std::vector<store::CellRow> newestCells(const store::Reader& reader)
{
    std::vector<store::CellRow> out;
    for (store::ResultRow& row : reader.results("accuracy", "strict"))
        if (row.cell.state == store::State::Done)
            out.push_back(std::move(row.cell));
    return out;
}

std::string methodsText(const store::Reader& reader, const Environment& environment)
{
    std::set<std::string> models;
    std::set<std::string> datasets;
    std::set<std::string> modes;
    std::set<std::string> signatures;
    std::set<std::string> intervals;
    std::set<store::Id> runs;
    for (const store::CellRow& cell : newestCells(reader)) {
        models.insert(cell.model);
        datasets.insert(cell.dataset);
        modes.insert(cell.mode);
        runs.insert(cell.run);
        for (const store::MetricRow& metric : reader.metrics(cell.id)) {
            signatures.insert(std::string(metrics::signature(metrics::conventionFromName(metric.convention))));
            if (metric.lower)
                intervals.insert(fmt::format("{}, seed {}", metric.method, metric.seed));
        }
    }
    std::string out = fmt::format("{} evaluated on {} with {} (LibTorch {}). Every number is computed from stored "
                                  "predictions of single test samples.\n\n",
        counted(models.size(), "model") + (models.size() == 1 ? " was" : " were"), counted(datasets.size(), "data set"),
        environment.program, environment.libtorch);
    for (const auto& [mode, text] : modeTexts())
        if (modes.contains(mode))
            out += "- " + text + "\n";
    out += "\n**Scoring.** Convention " + (signatures.empty() ? std::string("strict/v1") : joined(signatures))
        + ". Strict uses the definitions of the literature; medvlmbench reproduces the published benchmark's "
          "behaviour, "
          "quirks included.\n\n";
    if (!intervals.empty())
        out += "**Intervals.** 95%, " + joined(intervals)
            + ". Under the strict convention samples of one patient, study or image are drawn together. Paired "
              "comparisons draw the same samples for both sides; p values of a table are corrected by Holm.\n\n";
    const RunFacts facts = runFacts(reader, runs);
    if (!facts.precisions.empty())
        out += "**Arithmetic.** " + joined(facts.precisions) + ", batches of " + joined(facts.batches) + ".\n\n";
    if (!facts.limits.empty())
        out += "**Only a part of the test split** was used in some runs: at most " + joined(facts.limits)
            + " samples.\n\n";
    if (!facts.days.empty())
        out += "**Runs.** " + std::to_string(runs.size()) + ", made on " + joined(facts.days) + " (UTC).\n\n";
    out += fmt::format("**Machine of this report.** {}, {} threads, {:.1f} GB of memory, {}{}.\n",
        environment.processor, environment.threads, static_cast<double>(environment.memoryBytes) / 1e9,
        environment.system, environment.accelerator.empty() ? "" : ", " + environment.accelerator);
    return out;
}

std::string limitsText(const store::Reader& reader, const std::filesystem::path& cache)
{
    std::string out = "- " + noticeText() + "\n";
    std::set<std::string> used;
    std::int64_t failed = 0;
    std::int64_t samples = 0;
    for (const store::CellRow& cell : newestCells(reader)) {
        used.insert(cell.dataset);
        failed += cell.failed;
        samples += cell.done + cell.failed;
    }
    out += "- Intervals describe the choice of test samples. They do not cover another training seed, another "
           "hospital or another prompt.\n";
    constexpr std::int64_t kSmall = 200;
    for (const store::DatasetRow& dataset : reader.datasets()) {
        if (!used.contains(dataset.id))
            continue;
        if (dataset.counts[2] > 0 && dataset.counts[2] < kSmall)
            out += fmt::format("- {} has only {} test samples; its intervals are wide and approximate.\n",
                dataset.title, dataset.counts[2]);
        const auto report = audit::cachedReport(audit::cacheFolder(cache), dataset.fingerprint);
        if (!report) {
            out += fmt::format("- {} was not audited for copies and leaks between its splits.\n", dataset.title);
            continue;
        }
        if (const auto leaked = audit::leakedSamples(*report); !leaked.empty())
            out += fmt::format("- The audit of {} casts doubt on {} test samples that training data may have given "
                               "away; results on them may be too good.\n",
                dataset.title, leaked.size());
    }
    if (failed > 0)
        out += fmt::format("- {} of {} predictions failed; such answers count as wrong, such images are left out.\n",
            grouped(failed), grouped(samples));
    out += "- Choosing the best model on the test split is optimistic. Many comparisons were made; p values are "
           "corrected within a table, not between tables.\n";
    return out;
}

std::string noticeText()
{
    return "For research use only. Not for clinical use, not a medical device.";
}

}
