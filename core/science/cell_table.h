#pragma once

#include "core/metrics/metric.h"
#include "core/stats/bootstrap.h"
#include "core/store/project.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::science {

/// The stored predictions of one cell as the engine scores them, with the samples they are about.
struct CellTable {
    store::CellRow cell{};
    store::DatasetRow dataset{};
    std::vector<std::string> samples{}; ///< [n] ids in sample order
    metrics::Predictions predictions{}; ///< [n] rows in the same order; clusters numbered by first appearance
};

/// Rows without a label or scores are left out of diagnosis tables; failed answers count as wrong.
/// @throws Error Store, Data if the data set is gone or nothing can be scored
CellTable readCell(const store::Reader& reader, const store::CellRow& cell);

/// Why the two cannot be compared case by case, in a sentence; empty if they can.
std::string whyUnpaired(const CellTable& a, const CellTable& b);

/// Units to resample: clusters in the strict convention, single rows in the benchmark's.
stats::Clusters clustersOf(const CellTable& table, metrics::Convention convention);
/// Stream and rule for degenerate resamples of a convention.
stats::BootstrapOptions optionsFor(metrics::Convention convention, stats::BootstrapOptions options);

/// Cells of a project, each read once. Not for several threads.
class CellCache {
public:
    explicit CellCache(const store::Reader& reader)
        : m_reader(reader)
    {
    }
    const CellTable& table(const store::CellRow& cell);

private:
    const store::Reader& m_reader;
    std::map<store::Id, std::unique_ptr<CellTable>> m_tables;
};

}
