#include "core/science/pairwise.h"
#include "core/base/error.h"
#include "core/science/exchange.h"
#include "core/stats/caveats.h"
#include "core/stats/multiplicity.h"
#include "core/stats/paired.h"

namespace vlm::science {
namespace {

void testDelong(PairedComparison& out, const CellTable& a, const CellTable& b, const stats::Clusters& clusters)
{
    const stats::TestResult test = delongOf(a, b, clusters);
    out.difference = {.value = test.estimate,
        .lower = test.lower,
        .upper = test.upper,
        .standardError = test.standardError,
        .n = test.n,
        .clusters = clusters.count(),
        .note = test.note.empty() ? VLM_TR("Note", "normal interval from DeLong's covariance") : test.note};
    out.p = test.p;
    out.test = "DeLong";
    out.caveat = stats::testCaveat(stats::PairedTest::Delong, clusters.count());
}

}

PairedComparison compareCells(const CellTable& a, const CellTable& b, const metrics::Metric& metric,
    metrics::Convention convention, const stats::BootstrapOptions& options)
{
    PairedComparison out{.a = a.cell, .b = b.cell};
    out.refused = whyUnpaired(a, b);
    if (!out.refused.empty())
        return out;
    const metrics::Prepared first = metric.prepare(a.predictions, {.convention = convention});
    const metrics::Prepared second = metric.prepare(b.predictions, {.convention = convention});
    for (const metrics::Prepared* side : {&first, &second}) {
        if (!side->statistic) {
            out.refused = side->undefined;
            return out;
        }
    }
    const stats::Clusters clusters = clustersOf(a, convention);
    const auto* table = std::get_if<metrics::DiagnosisPredictions>(&a.predictions);
    if (table != nullptr && table->classes == 2 && metric.id == "auroc") {
        testDelong(out, a, b, clusters);
        return out;
    }
    out.difference
        = stats::pairedDifference(first.statistic, second.statistic, clusters, optionsFor(convention, options));
    if (metric.id == "accuracy" && clusters.count() == clusters.rows()) {
        out.p = stats::mcNemar(correctRows(a), correctRows(b)).midP;
        out.test = "McNemar, mid-p";
        out.caveat = stats::testCaveat(stats::PairedTest::McNemarMidP, a.samples.size());
        return out;
    }
    out.p = exchangeTest(a, b, metric, convention, clusters, options, {first.statistic, second.statistic});
    out.test = "randomisation";
    out.caveat = stats::testCaveat(stats::PairedTest::Randomisation, clusters.count());
    return out;
}

std::vector<PairedComparison> compareAll(const std::vector<const CellTable*>& cells, const metrics::Metric& metric,
    metrics::Convention convention, const stats::BootstrapOptions& options)
{
    std::vector<PairedComparison> out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        for (std::size_t j = i + 1; j < cells.size(); ++j)
            out.push_back(compareCells(*cells[i], *cells[j], metric, convention, options));
    }
    std::vector<double> p;
    for (const PairedComparison& comparison : out)
        p.push_back(comparison.p);
    const std::vector<double> corrected = stats::holm(p);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i].holm = corrected[i];
    return out;
}

}
