#include "ui/figures/from_results.h"

#include <algorithm>
#include <map>
#include <set>

#include <QCoreApplication>

#include "core/metrics/metric.h"
#include "core/science/project_study.h"
#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}
QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

// Least to most adapted.
constexpr const char* kModes[]
    = {"ots", "lp", "tip-adapter", "tip-adapter-f", "clip-adapter", "coop", "lora", "wise-ft", "ft", "sft"};

std::vector<std::string> modesOf(std::span<const store::ResultRow> results, const HeatmapChoice& choice)
{
    if (!choice.modes.empty())
        return choice.modes;
    std::set<std::string> found;
    for (const store::ResultRow& row : results)
        found.insert(row.cell.mode);
    std::vector<std::string> out;
    for (const char* mode : kModes)
        if (found.erase(mode) > 0)
            out.emplace_back(mode);
    out.insert(out.end(), found.begin(), found.end());
    return out;
}

struct Model {
    std::string id;
    bool specialist = false;
    std::string pairing;
    auto key() const { return std::tuple(specialist, pairing, id); }
};

std::vector<Model> modelsOf(std::span<const store::ResultRow> results)
{
    std::map<std::string, Model> found;
    for (const store::ResultRow& row : results)
        found[row.cell.model] = {row.cell.model, row.specialist, row.pairing};
    std::vector<Model> out;
    for (const auto& [id, model] : found)
        out.push_back(model);
    std::sort(out.begin(), out.end(), [](const Model& a, const Model& b) { return a.key() < b.key(); });
    return out;
}

bool running(store::State state)
{
    using store::State;
    return state == State::Running || state == State::Loading || state == State::Pausing || state == State::Paused
        || state == State::Cancelling;
}

QString reasonOf(const store::ResultRow& row)
{
    using store::State;
    if (row.metric && !row.metric->note.empty())
        return qt(row.metric->note);
    switch (row.cell.state) {
    case State::Queued:
        return words("Waiting in the queue.");
    case State::Failed:
        return words("Failed: %1").arg(qt(row.cell.error));
    case State::Cancelled:
        return words("Cancelled after %1 of %2 samples.").arg(countText(row.cell.done), countText(row.cell.total));
    case State::Interrupted:
        return words("Interrupted after %1 of %2 samples; resume it on the Runs page.")
            .arg(countText(row.cell.done), countText(row.cell.total));
    case State::Done:
        return words("This metric was not computed for this run.");
    default:
        return words("Running: %1 of %2 samples.").arg(countText(row.cell.done), countText(row.cell.total));
    }
}

Estimate estimateOf(const store::ResultRow& row)
{
    Estimate out;
    out.reason = reasonOf(row);
    if (!row.metric || row.metric->value != row.metric->value)
        return out;
    out.value = row.metric->value;
    out.lower = row.metric->lower;
    out.upper = row.metric->upper;
    out.n = row.metric->n;
    out.reason = qt(row.metric->note);
    return out;
}

/// Smallest and largest as text: "624", "56 to 1,811".
QString rangeText(const std::set<std::int64_t>& values)
{
    if (values.empty())
        return {};
    if (values.size() == 1)
        return countText(*values.begin());
    return words("%1 to %2").arg(countText(*values.begin()), countText(*values.rbegin()));
}

QString captionOf(std::span<const store::ResultRow> shown, const metrics::Metric& metric, const HeatmapChoice& choice,
    std::span<const store::DatasetRow> datasets)
{
    std::set<std::int64_t> counts;
    std::set<std::int64_t> replicates;
    std::set<std::int64_t> seeds;
    std::set<std::string> methods;
    std::set<std::string> used;
    for (const store::ResultRow& row : shown) {
        if (!row.metric)
            continue;
        counts.insert(row.metric->n);
        used.insert(row.cell.dataset);
        if (!row.metric->lower)
            continue;
        replicates.insert(row.metric->replicates);
        seeds.insert(row.metric->seed);
        methods.insert(row.metric->method);
    }
    QStringList parts;
    const auto signature = metrics::signature(metrics::conventionFromName(choice.convention));
    parts << QStringLiteral("%1 (%2).")
                 .arg(QString::fromUtf8(metric.title.data(), static_cast<qsizetype>(metric.title.size())),
                     QString::fromUtf8(signature.data(), static_cast<qsizetype>(signature.size())));
    if (!counts.empty())
        parts << words("n = %1 test samples.").arg(rangeText(counts));
    if (!methods.empty()) {
        QStringList names;
        for (const std::string& method : methods)
            names << methodTitle(method);
        parts << words("Brackets: 95% interval, %1, B = %2, seed %3.")
                     .arg(names.join(QStringLiteral(", ")), rangeText(replicates), rangeText(seeds));
    }
    QStringList hashes;
    for (const store::DatasetRow& dataset : datasets)
        if (used.contains(dataset.id) && !dataset.fingerprint.empty())
            hashes << qt(dataset.fingerprint.substr(0, 8));
    if (!hashes.isEmpty())
        parts << words("Data %1.").arg(hashes.join(QStringLiteral(", ")));
    return parts.join(QLatin1Char(' '));
}

}

QString modeTitle(const std::string& mode)
{
    if (mode == "ots")
        return words("Off-the-shelf");
    if (mode == "lp")
        return words("Linear probe");
    if (mode == "lora")
        return words("LoRA");
    if (mode == "clip-adapter")
        return words("CLIP-Adapter");
    if (mode == "tip-adapter")
        return words("Tip-Adapter");
    if (mode == "tip-adapter-f")
        return words("Tip-Adapter-F");
    if (mode == "coop")
        return words("CoOp");
    if (mode == "ft")
        return words("Fine-tuning");
    if (mode == "wise-ft")
        return words("WiSE-FT");
    return qt(mode);
}

QString methodTitle(const std::string& method)
{
    if (method == "percentile")
        return words("percentile bootstrap");
    if (method == "bca")
        return words("BCa bootstrap");
    if (method == "delong-logit")
        return words("DeLong on the logit scale");
    return qt(method);
}

QString metricTitle(const std::string& metric)
{
    const metrics::Metric& entry = metrics::metricById(metric);
    const QString title = QCoreApplication::translate("Metric", std::string(entry.title).c_str());
    return formatOf(metric).shift == 2 ? title + QStringLiteral(" (%)") : title;
}

NumberFormat formatOf(const std::string& metric)
{
    const metrics::Metric& entry = metrics::metricById(metric);
    const bool share = entry.lowest >= -1.0 && entry.highest <= 1.0;
    return share ? NumberFormat{} : NumberFormat{.shift = 0, .decimals = 2};
}

ResultsHeatmap heatmapOf(
    std::span<const store::ResultRow> results, std::span<const store::DatasetRow> datasets, const HeatmapChoice& choice)
{
    const metrics::Metric& metric = metrics::metricById(choice.metric);
    std::map<std::tuple<std::string, std::string, std::string>, int> index;
    std::vector<store::ResultRow> shown;
    const std::vector<std::string> modes = modesOf(results, choice);
    ResultsHeatmap out;
    std::set<std::string> tasks;
    for (const store::DatasetRow& dataset : datasets)
        if (science::fits(dataset, metric))
            tasks.insert(dataset.id);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const store::CellRow& cell = results[i].cell;
        if (!tasks.contains(cell.dataset) || std::find(modes.begin(), modes.end(), cell.mode) == modes.end())
            continue;
        index[{cell.model, cell.dataset, cell.mode}] = static_cast<int>(i);
        shown.push_back(results[i]);
    }
    HeatmapSpec& spec = out.spec;
    spec.metric = metricTitle(choice.metric);
    spec.title = modes.size() == 1 ? QStringLiteral("%1, %2").arg(spec.metric, modeTitle(modes.front())) : spec.metric;
    spec.format = formatOf(choice.metric);
    spec.higherIsBetter = metric.better == metrics::Better::Higher;
    spec.low = choice.metric == "auroc" ? 0.5 : metric.lowest; // chance is the lightest shade
    spec.high = metric.highest;
    spec.caption = captionOf(shown, metric, choice, datasets);

    for (const std::string& mode : modes)
        for (const store::DatasetRow& dataset : datasets) {
            std::set<std::int64_t> counts;
            bool any = false;
            for (const store::ResultRow& row : shown) {
                if (row.cell.dataset != dataset.id || row.cell.mode != mode)
                    continue;
                any = true;
                if (row.metric)
                    counts.insert(row.metric->n);
            }
            if (!any)
                continue;
            const QString range = rangeText(counts);
            spec.columns.push_back({.name = qt(dataset.title.empty() ? dataset.id : dataset.title),
                .detail = range.isEmpty() ? QString() : QStringLiteral("n = ") + range,
                .group = modes.size() > 1 ? modeTitle(mode) : QString()});
            out.columns.emplace_back(dataset.id, mode);
        }
    for (const Model& model : modelsOf(shown)) {
        spec.rows.push_back({.name = qt(model.id), .role = model.specialist ? Role::Specialist : Role::Generalist});
        out.models.push_back(model.id);
    }
    for (const std::string& model : out.models)
        for (const auto& [dataset, mode] : out.columns) {
            const auto found = index.find({model, dataset, mode});
            HeatmapCell cell;
            cell.estimate.reason = words("Not run yet.");
            if (found != index.end()) {
                const store::ResultRow& row = results[static_cast<std::size_t>(found->second)];
                cell.estimate = estimateOf(row);
                cell.inDomain = row.inDomain;
                cell.interim = running(row.cell.state) && cell.estimate.value.has_value();
            }
            spec.cells.push_back(cell);
            out.sources.push_back(found == index.end() ? -1 : found->second);
        }
    return out;
}

}
