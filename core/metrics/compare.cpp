#include "core/metrics/compare.h"
#include "core/base/error.h"
#include "core/metrics/diagnosis.h"
#include "core/stats/caveats.h"
#include "core/stats/distributions.h"
#include "core/stats/multiplicity.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace vlm::metrics {
namespace {

void requireSameCases(const Predictions& a, const Predictions& b)
{
    const auto refuse = [](std::string_view what) {
        throw Error(ErrorKind::Data, fmt::format("the two models cannot be compared: {} differ", what));
    };
    if (a.index() != b.index())
        refuse("the tasks");
    if (rowCount(a) != rowCount(b))
        refuse("the numbers of cases");
    if (const auto* x = std::get_if<DiagnosisPredictions>(&a)) {
        const auto& y = std::get<DiagnosisPredictions>(b);
        if (x->labels != y.labels || x->classes != y.classes)
            refuse("the labels");
    } else if (const auto* v = std::get_if<VqaPredictions>(&a)) {
        const auto& w = std::get<VqaPredictions>(b);
        for (std::size_t i = 0; i < v->size(); ++i) {
            if (v->items[i].answer != w.items[i].answer || v->items[i].type != w.items[i].type)
                refuse("the questions");
        }
    } else if (const auto* r = std::get_if<RetrievalPredictions>(&a)) {
        if (r->positives != std::get<RetrievalPredictions>(b).positives)
            refuse("the queries");
    }
}

stats::BootstrapOptions bootstrapOptions(const EvaluateOptions& options)
{
    stats::BootstrapOptions out;
    out.replicates = std::max<std::size_t>(options.replicates, 1);
    out.seed = options.seed;
    out.level = options.level;
    out.method = stats::IntervalMethod::Bca;
    out.threads = options.threads;
    out.stop = options.stop;
    return out;
}

/// Rows of `b` where marked, of `a` elsewhere.
DiagnosisPredictions swapped(
    const DiagnosisPredictions& a, const DiagnosisPredictions& b, std::span<const std::uint8_t> useB)
{
    DiagnosisPredictions out = a;
    const std::size_t width = a.size() == 0 ? 0 : a.scores.size() / a.size();
    for (std::size_t i = 0; i < useB.size(); ++i) {
        if (!useB[i])
            continue;
        std::copy_n(b.scores.begin() + static_cast<std::ptrdiff_t>(i * width), width,
            out.scores.begin() + static_cast<std::ptrdiff_t>(i * width));
        if (!out.predicted.empty())
            out.predicted[i] = b.predicted[i];
    }
    return out;
}

/// Values of single rows of a metric that is a mean over rows; NaN for rows that it is not about.
std::vector<double> rowValues(const stats::Statistic& statistic, std::size_t rows)
{
    std::vector<double> values(rows);
    std::vector<std::uint16_t> weights(rows, 0);
    for (std::size_t i = 0; i < rows; ++i) {
        weights[i] = 1;
        values[i] = statistic(weights);
        weights[i] = 0;
    }
    return values;
}

struct Pairing {
    const Metric& metric;
    const MetricSettings& settings;
    const Predictions& a;
    const Predictions& b;
    stats::Clusters clusters;
    stats::BootstrapOptions bootstrap;
};

void addMeanTest(PairComparison& out, const Pairing& pairing, const stats::Statistic& a, const stats::Statistic& b)
{
    const std::size_t rows = rowCount(pairing.a);
    const std::vector<double> left = rowValues(a, rows);
    const std::vector<double> right = rowValues(b, rows);
    std::vector<double> x, y;
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < rows; ++i) {
        if (std::isnan(left[i]) || std::isnan(right[i]))
            continue;
        x.push_back(left[i]);
        y.push_back(right[i]);
        ids.push_back(static_cast<std::int64_t>(pairing.clusters.unitOf(i)));
    }
    const stats::TestResult test = stats::meanRandomisationTest(x, y, stats::Clusters(ids), pairing.bootstrap);
    out.tests.push_back({"randomisation", test.midP, {}});
}

void addClassTests(PairComparison& out, const Pairing& pairing)
{
    const auto& a = std::get<DiagnosisPredictions>(pairing.a);
    const auto& b = std::get<DiagnosisPredictions>(pairing.b);
    const bool twoClassAuroc = pairing.metric.id == "auroc" && a.classes == 2;
    const std::size_t cases = pairing.clusters.count();
    if (twoClassAuroc) {
        const std::size_t positive = pairing.settings.positiveClass;
        const std::vector<std::vector<double>> scores{classScores(a, positive), classScores(b, positive)};
        const std::vector<std::uint8_t> labels = isClass(a, positive);
        out.tests.push_back({"delong", stats::delongTest(stats::delong(labels, scores, pairing.clusters), 0, 1).p,
            std::string(stats::testCaveat(stats::PairedTest::Delong, cases))});
        const auto test
            = stats::aurocRandomisationTest(labels, scores[0], scores[1], pairing.clusters, pairing.bootstrap);
        out.tests.push_back(
            {"randomisation", test.p, std::string(stats::testCaveat(stats::PairedTest::Randomisation, cases))});
        return;
    }
    if (pairing.metric.id == "accuracy" && pairing.clusters.trivial()) {
        std::vector<std::uint8_t> correctA, correctB;
        const auto chosenA = predictedClasses(a);
        const auto chosenB = predictedClasses(b);
        for (std::size_t i = 0; i < a.size(); ++i) {
            correctA.push_back(chosenA[i] == a.labels[i]);
            correctB.push_back(chosenB[i] == b.labels[i]);
        }
        const stats::McNemar test = stats::mcNemar(correctA, correctB);
        out.tests.push_back({"mcnemar-mid-p", test.midP, {}});
        out.tests.push_back(
            {"mcnemar-exact", test.p, std::string(stats::testCaveat(stats::PairedTest::McNemarExact, cases))});
        return;
    }
    if (a.scores.size() != b.scores.size() || a.predicted.empty() != b.predicted.empty())
        return; // one of them has only classes: rows cannot be exchanged
    const std::vector<std::uint16_t> ones(a.size(), 1);
    const auto value = [&](const DiagnosisPredictions& table) {
        const Prepared prepared = pairing.metric.prepare(table, pairing.settings);
        return prepared.undefined.empty() ? prepared.statistic(ones) : stats::kUndefined;
    };
    const auto test = stats::randomisationTest(
        [&](std::span<const std::uint8_t> useB) { return value(swapped(a, b, useB)) - value(swapped(b, a, useB)); },
        pairing.clusters, pairing.bootstrap);
    out.tests.push_back({"randomisation", test.midP, {}});
}

}

PairComparison compare(const Predictions& a, const Predictions& b, const CompareOptions& options)
{
    requireSameCases(a, b);
    EvaluateOptions evaluation = options.evaluation;
    evaluation.metrics = {options.metric};
    PairComparison out{.a = evaluate(a, evaluation).front(), .b = evaluate(b, evaluation).front()};
    const Metric& metric = *out.a.metric;
    const Prepared left = metric.prepare(a, evaluation.settings);
    const Prepared right = metric.prepare(b, evaluation.settings);
    if (!left.undefined.empty() || !right.undefined.empty()) {
        out.difference.note = left.undefined.empty() ? right.undefined : left.undefined;
        return out;
    }
    const auto& ids = clusterIds(a);
    const Pairing pairing{metric, evaluation.settings, a, b,
        ids.empty() ? stats::Clusters(rowCount(a)) : stats::Clusters(std::span<const std::int64_t>(ids)),
        bootstrapOptions(evaluation)};
    out.difference = stats::pairedDifference(left.statistic, right.statistic, pairing.clusters, pairing.bootstrap);
    if (metric.task == Task::Diagnosis)
        addClassTests(out, pairing);
    else if (metric.task != Task::MultiLabel && metric.id != "median_rank")
        addMeanTest(out, pairing, left.statistic, right.statistic);
    if (out.difference.standardError > 0) {
        out.equivalence = stats::equivalence(out.difference.value, out.difference.standardError, options.margin);
        out.minimumDetectable
            = (stats::normalQuantile(0.975) + stats::normalQuantile(0.8)) * out.difference.standardError;
    }
    return out;
}

FamilyComparison compareAll(std::span<const Predictions* const> models, const CompareOptions& options)
{
    FamilyComparison out;
    std::vector<double> p;
    for (std::size_t a = 0; a < models.size(); ++a) {
        for (std::size_t b = a + 1; b < models.size(); ++b) {
            out.pairs.push_back({.a = a, .b = b, .result = compare(*models[a], *models[b], options)});
            const auto& tests = out.pairs.back().result.tests;
            p.push_back(tests.empty() ? stats::kUndefined : tests.front().p);
        }
    }
    const std::vector<double> holm = stats::holm(p);
    const std::vector<double> bh = stats::benjaminiHochberg(p);
    for (std::size_t i = 0; i < out.pairs.size(); ++i) {
        out.pairs[i].holm = holm[i];
        out.pairs[i].benjaminiHochberg = bh[i];
    }
    return out;
}

}
