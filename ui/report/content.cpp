#include "ui/report/content.h"

#include <algorithm>
#include <map>
#include <optional>

#include <QCoreApplication>

#include "core/base/error.h"
#include "core/metrics/evaluate.h"
#include "core/report/assumptions.h"
#include "core/report/facts.h"
#include "core/report/prose.h"
#include "core/report/snapshot.h"
#include "core/report/tables.h"
#include "core/rq/matching.h"
#include "core/rq/published.h"
#include "core/science/curves.h"
#include "core/science/pair_statistics.h"
#include "core/science/pairwise.h"
#include "core/science/project_study.h"
#include "ui/figures/from_modes.h"
#include "ui/figures/from_overlay.h"
#include "ui/figures/from_pairs.h"
#include "ui/figures/from_predictions.h"
#include "ui/figures/from_results.h"
#include "ui/figures/from_science.h"
#include "ui/figures/table.h"

namespace vlm::report_ui {
namespace {

using report::Item;
using report::Kind;

constexpr std::size_t kMostCurves = 8;
constexpr std::size_t kBins = 15;
constexpr std::size_t kMostKept = 200;

QString words(const char* text)
{
    return QCoreApplication::translate("report", text);
}

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> out;
    for (const QString& line : qt(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        out.push_back(line.toStdString());
    return out;
}

std::string metricOf(const Item& item)
{
    return item.parameter("metric", "auroc");
}

metrics::Convention conventionOf(const Item& item)
{
    return metrics::conventionFromName(item.parameter("convention", "strict"));
}

rq::Question questionOf(const Item& item)
{
    const std::string word = item.parameter("question", "RQ2");
    for (const rq::Question question : {rq::Question::Rq1, rq::Question::Rq2, rq::Question::Rq3})
        if (rq::name(question) == word)
            return question;
    throw Error(ErrorKind::Data, "unknown question '" + word + "'; known: RQ1, RQ2, RQ3");
}

[[noreturn]] void nothing(const std::string& why)
{
    throw Error(ErrorKind::Data, why);
}

QString captionOf(const figures::Figure& figure)
{
    return std::visit([](const auto& spec) { return spec.caption; }, figure);
}

Content shown(const Item& item, figures::Figure figure)
{
    if (item.asTable)
        return figures::tableOf(figure);
    return figure;
}

figures::Figure studyFigure(const Item& item, const rq::Study& study, std::span<const rq::Gap> gaps)
{
    const rq::Assumptions assumptions = report::assumptionsFrom(item.parameter("assumptions"));
    if (item.kind == Kind::Gaps) {
        figures::GapSpec spec = figures::gapsFigure(study, gaps, assumptions).spec;
        if (spec.rows.empty())
            nothing("no gap is defined: a gap needs a generalist and a specialist of one family on one data set");
        return spec;
    }
    if (item.kind == Kind::Forest)
        return figures::studyForest(study, assumptions, item.parameter("dataset"));
    figures::BarsSpec spec = figures::bestFigure(study, assumptions, questionOf(item));
    if (spec.groups.empty())
        nothing("there is nothing to compare for " + item.parameter("question", "RQ2"));
    return spec;
}

rq::Scope scopeOf(const Item& item)
{
    return item.parameter("scope") == "global" ? rq::Scope::Global : rq::Scope::Family;
}

stats::BootstrapOptions drawing()
{
    stats::BootstrapOptions options;
    options.threads = 1;
    return options;
}

figures::Estimate estimateOf(double value, double lower, double upper, std::int64_t n, const std::string& note)
{
    figures::Estimate out{.n = n, .reason = figures::noteText(note)};
    if (value == value) {
        out.value = value;
        if (lower == lower && upper == upper) {
            out.lower = lower;
            out.upper = upper;
        }
    }
    return out;
}

}

ContentMaker::ContentMaker(const store::Reader& reader, std::filesystem::path project, report::Environment environment,
    std::shared_ptr<ContentCache> cache)
    : m_reader(reader)
    , m_project(std::move(project))
    , m_environment(std::move(environment))
    , m_cells(reader)
    , m_cache(std::move(cache))
{
}

Content ContentMaker::make(const Item& item)
{
    const bool computed = item.form() == report::Form::Figure || item.kind == Kind::Tests || item.kind == Kind::Pair
        || item.kind == Kind::Modes;
    if (!m_cache || !computed)
        return made(item);
    std::string key = std::string(report::name(item.kind)) + (item.asTable ? "\ntable" : "");
    for (const auto& [name, value] : item.parameters)
        key += "\n" + name + "=" + value;
    key += "\n" + report::digestOf(item, m_reader);
    {
        const std::lock_guard lock(m_cache->mutex);
        if (const auto known = m_cache->kept.find(key); known != m_cache->kept.end())
            return known->second;
    }
    Content out = made(item);
    const std::lock_guard lock(m_cache->mutex);
    if (m_cache->kept.size() >= kMostKept)
        m_cache->kept.clear();
    m_cache->kept.emplace(key, out);
    return out;
}

Content ContentMaker::made(const Item& item)
{
    switch (item.kind) {
    case Kind::Heatmap:
    case Kind::Results:
    case Kind::Cost:
        return resultsContent(item);
    case Kind::Gaps:
    case Kind::Best:
    case Kind::Forest:
        return studyContent(item);
    case Kind::Roc:
    case Kind::PrecisionRecall:
    case Kind::Calibration:
    case Kind::Confusion:
    case Kind::Tests:
        return projectScience(item);
    case Kind::Pair:
        return pairContent(item);
    case Kind::Conventions:
        return conventionsContent(item);
    case Kind::Modes:
        return modesContent(item);
    case Kind::Snapshot:
        return report::tableOfSnapshot(item.text);
    case Kind::Datasets:
        return report::datasetsTable(m_reader);
    case Kind::Models:
        return report::modelsTable(m_reader);
    case Kind::Claims:
        return report::claimsTable();
    case Kind::Dataset:
        return report::datasetTable(m_reader, item.parameter("dataset"), m_project / "cache");
    case Kind::Limits:
        return Prose{report::limitsText(m_reader, m_project / "cache")};
    case Kind::Methods:
        return Prose{report::methodsText(m_reader, m_environment)};
    case Kind::Text:
        return Prose{item.text};
    case Kind::Sample:
        break;
    }
    return sampleContent(item);
}

Content ContentMaker::resultsContent(const Item& item)
{
    if (item.kind != Kind::Heatmap) {
        const report::Basis basis = report::basisOf(item, m_reader);
        if (basis.results.empty())
            nothing(item.kind == Kind::Cost && item.parameter("metric").empty()
                    ? "there is no finished result"
                    : "there is no finished result of metric " + metricOf(item));
        return item.kind == Kind::Cost ? figures::costTable(report::costTable(basis)) : report::resultsTable(basis);
    }
    const figures::HeatmapChoice choice{.metric = metricOf(item),
        .convention = item.parameter("convention", "strict"),
        .modes = lines(item.parameter("modes"))};
    if (const std::string study = item.parameter("study"); !study.empty()) {
        figures::ResultsHeatmap map = figures::publishedHeatmap(rq::publishedStudy(study), choice.modes);
        if (map.spec.columns.empty())
            map = figures::publishedHeatmap(rq::publishedStudy(study), {});
        return shown(item, std::move(map.spec));
    }
    const auto results = m_reader.results(choice.metric, choice.convention);
    const auto datasets = m_reader.datasets();
    figures::ResultsHeatmap map = figures::heatmapOf(results, datasets, choice);
    if (map.spec.rows.empty())
        nothing("there is no result of metric " + choice.metric + " in these modes");
    if (item.parameter("published") == "beside")
        if (const rq::Study* study = rq::studyOfMetric(choice.metric, conventionOf(item)))
            figures::addPublished(map, results, datasets, *study);
    return shown(item, std::move(map.spec));
}

Content ContentMaker::studyContent(const Item& item)
{
    const rq::Assumptions assumptions = report::assumptionsFrom(item.parameter("assumptions"));
    if (const std::string id = item.parameter("study"); !id.empty()) {
        const rq::Study& study = rq::publishedStudy(id);
        return shown(item, studyFigure(item, study, rq::gaps(study, assumptions, scopeOf(item))));
    }
    const science::ProjectStudy own = science::studyOf(m_reader, metricOf(item), conventionOf(item));
    if (own.study.scores.empty())
        nothing("there is no finished result of metric " + metricOf(item));
    std::vector<rq::Gap> gaps;
    if (item.kind == Kind::Gaps) {
        gaps = rq::gaps(own.study, assumptions, scopeOf(item));
        science::addIntervals(gaps, own, assumptions, m_cells, drawing());
    }
    return shown(item, studyFigure(item, own.study, gaps));
}

store::ResultRow ContentMaker::cellOf(const Item& item) const
{
    for (store::ResultRow& row : m_reader.results(metricOf(item), item.parameter("convention", "strict")))
        if (row.cell.model == item.parameter("model") && row.cell.dataset == item.parameter("dataset")
            && row.cell.mode == item.parameter("mode"))
            return std::move(row);
    nothing("there is no result of " + item.parameter("model") + " on " + item.parameter("dataset") + ", mode "
        + item.parameter("mode"));
}

Content ContentMaker::projectScience(const Item& item)
{
    const metrics::Convention convention = conventionOf(item);
    const science::ProjectStudy own = science::studyOf(m_reader, metricOf(item), convention);
    const std::string dataset = item.parameter("dataset");
    const std::string mode = item.parameter("mode", "ots");
    const QString about = QStringLiteral("%1, %2").arg(qt(dataset), figures::studyModeTitle(mode));
    if (item.kind == Kind::Calibration || item.kind == Kind::Confusion) {
        const store::ResultRow row = cellOf(item);
        const figures::Role role = figures::roleOf(own.study.model(row.cell.model));
        const QString subject = words("%1 on %2").arg(qt(row.cell.model), about);
        if (item.kind == Kind::Calibration)
            return shown(item,
                figures::reliabilityFigure(
                    subject, role, science::reliability(m_cells.table(row.cell), kBins, convention, drawing())));
        const auto known = m_reader.dataset(dataset);
        if (!known || known->classes.empty())
            nothing("a confusion matrix needs a data set with classes");
        figures::ConfusionSpec spec = figures::confusionOf(m_reader.predictions(row.cell.id), *known);
        spec.title = words("Confusion, %1").arg(subject);
        spec.role = role;
        return shown(item, std::move(spec));
    }
    if (item.kind == Kind::Tests) {
        std::vector<const science::CellTable*> tables;
        for (const rq::StudyModel& model : own.study.models)
            if (const store::ResultRow* row = own.result(model.name, dataset, mode))
                tables.push_back(&m_cells.table(row->cell));
        if (tables.size() < 2)
            nothing("a paired test needs two models on " + dataset + ", mode " + mode);
        const auto pairs = science::compareAll(tables, metrics::metricById(metricOf(item)), convention, drawing());
        if (item.asTable)
            return figures::testsTable(about, pairs);
        return figures::Figure(figures::testsFigure(own.study, about, pairs));
    }
    const auto kind = item.kind == Kind::Roc ? science::CurveKind::Roc : science::CurveKind::PrecisionRecall;
    const auto positive = static_cast<std::size_t>(std::max(0, std::atoi(item.parameter("class", "1").c_str())));
    std::vector<figures::NamedCurve> curves;
    for (const store::ResultRow& row : own.results)
        if (row.cell.dataset == dataset && row.cell.mode == mode && curves.size() < kMostCurves
            && (item.parameter("model").empty() || row.cell.model == item.parameter("model")))
            curves.push_back({qt(row.cell.model), figures::roleOf(own.study.model(row.cell.model)),
                science::bandedCurve(m_cells.table(row.cell), kind, positive, convention, drawing())});
    if (curves.empty())
        nothing("there is no result on " + dataset + ", mode " + mode);
    const auto known = m_reader.dataset(dataset);
    const QString subject = known && known->classes.size() > 2 && positive < known->classes.size()
        ? words("%1, %2 against the rest").arg(about, qt(known->classes[positive]))
        : about;
    return shown(item, figures::curvesFigure(kind, subject, curves));
}

Content ContentMaker::pairContent(const Item& item)
{
    const auto side = [&](const std::string& suffix) {
        Item one = item;
        one.parameters["model"] = item.parameter("model_" + suffix);
        one.parameters["mode"] = item.parameter("mode_" + suffix);
        return cellOf(one).cell;
    };
    const science::PairSettings settings{.convention = conventionOf(item),
        .margin = qt(item.parameter("margin", "0.02")).toDouble(),
        .replicates = static_cast<std::size_t>(qt(item.parameter("replicates", "2000")).toUInt())};
    const science::PairStatistics pair = science::pairStatistics(
        m_cells.table(side("a")), m_cells.table(side("b")), metrics::metricById(metricOf(item)), settings);
    if (!pair.refused.empty())
        nothing(pair.refused);
    const QString dataset = qt(item.parameter("dataset"));
    if (item.asTable)
        return figures::pairTable(dataset, pair);
    return figures::Figure(figures::pairFigure(dataset, pair));
}

Content ContentMaker::conventionsContent(const Item& item)
{
    const store::CellRow cell = cellOf(item).cell;
    std::map<std::string, figures::ConventionRow> found;
    std::map<std::string, bool> scored;
    const auto sideOf = [&](const std::string& metric, bool strict) -> figures::Estimate& {
        figures::ConventionRow& row = found[metric];
        row.metric = metric;
        return strict ? row.strict : row.medvlmbench;
    };
    for (const store::MetricRow& row : m_reader.metrics(cell.id)) {
        sideOf(row.metric, row.convention == "strict") = estimateOf(
            row.value, row.lower.value_or(stats::kUndefined), row.upper.value_or(stats::kUndefined), row.n, row.note);
        scored[row.convention] = true;
    }
    for (const metrics::Convention convention : {metrics::Convention::Strict, metrics::Convention::MedVlmBench}) {
        if (scored[std::string(metrics::name(convention))])
            continue;
        const metrics::EvaluateOptions options{
            .settings = {.convention = convention}, .replicates = 1000, .threads = 1};
        for (const metrics::MetricValue& value : metrics::evaluate(m_cells.table(cell).predictions, options)) {
            const stats::Estimate& e = value.estimate;
            sideOf(std::string(value.metric->id), convention == metrics::Convention::Strict)
                = estimateOf(e.value, e.lower, e.upper, static_cast<std::int64_t>(e.n), e.note);
        }
    }
    std::vector<figures::ConventionRow> rows;
    for (const metrics::Metric* metric : metrics::allMetricEntries())
        if (const auto row = found.find(std::string(metric->id)); row != found.end())
            if (row->second.strict.value || row->second.medvlmbench.value)
                rows.push_back(row->second);
    const QString about
        = words("%1 on %2, %3").arg(qt(cell.model), qt(cell.dataset), figures::studyModeTitle(cell.mode));
    if (item.asTable)
        return figures::conventionsTable(about, rows);
    return figures::Figure(figures::conventionsFigure(about, rows));
}

std::string ContentMaker::facts(const Item& item, const Content& content) const
{
    if (item.form() == report::Form::Prose || item.kind == Kind::Claims)
        return {};
    const report::Basis basis = report::basisOf(item, m_reader);
    std::string own;
    if (const auto* figure = std::get_if<figures::Figure>(&content))
        own = captionOf(*figure).toStdString();
    if (item.kind == Kind::Models)
        return report::modelSentence(basis);
    if (item.kind == Kind::Sample || item.kind == Kind::Datasets || item.kind == Kind::Dataset
        || (item.kind == Kind::Cost && item.parameter("metric").empty()))
        return report::dataSentence(basis);
    if (item.kind == Kind::Snapshot) {
        const std::string made = item.parameter("made");
        const std::string data = report::dataSentence(basis);
        const std::string when = made.empty() ? made : words("As it was on %1.").arg(qt(made)).toStdString();
        return when.empty() ? data : data.empty() ? when : when + " " + data;
    }
    if (item.kind == Kind::Heatmap && !own.empty()) // it says metric, n, intervals and data already
        return own;
    const std::string stored = report::factsOf(basis);
    return own.empty() ? stored : stored.empty() ? own : own + " " + stored;
}

std::vector<std::string> ContentMaker::complete(report::Report& report)
{
    std::vector<std::string> left;
    std::vector<Item> kept;
    for (Item& item : report.items) {
        try {
            if (item.facts.empty() && item.form() != report::Form::Prose)
                report::refresh(item, facts(item, make(item)), report::digestOf(item, m_reader));
            kept.push_back(std::move(item));
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::Cancelled)
                throw;
            left.push_back(item.title + ": " + error.what());
        }
    }
    report.items = std::move(kept);
    return left;
}

const exporting::Table* tableIn(const Content& content)
{
    return std::get_if<exporting::Table>(&content);
}

}
