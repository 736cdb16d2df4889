#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/report/report.h"
#include "core/store/project.h"

namespace vlm::report {

/// The stored numbers that an item rests on.
struct Basis {
    std::vector<store::ResultRow> results{}; ///< finished cells with the item's metric
    std::vector<store::DatasetRow> datasets{}; ///< those of the results, or all for tables of the project
    std::vector<store::ModelRow> models{}; ///< of Kind::Models only
};

/// Empty for items about nothing stored (notes, the published study).
Basis basisOf(const Item& item, const store::Reader& reader);

/// Changes with every number, fingerprint or count behind the item; empty where there is none to change.
std::string digestOf(const Item& item, const store::Reader& reader);
std::string digestOf(const Basis& basis);

/// "AUROC (strict/v1); n = 624 (pneumoniamnist); 95% intervals: percentile bootstrap, B = 1,000, seed 42; data hash
/// pneumoniamnist 4f21f565." Empty for an empty basis.
std::string factsOf(const Basis& basis);
/// Only the data hashes.
std::string dataSentence(const Basis& basis);
/// "Model hashes: ...", empty where there are none.
std::string modelSentence(const Basis& basis);

/// Whether the numbers behind the item are others than when it was last refreshed.
bool isStale(const Item& item, const store::Reader& reader);

/// Gives the item new facts and digest. Facts that the caption holds word for word are replaced there; a caption
/// without them is left alone.
void refresh(Item& item, std::string facts, std::string digest);

/// 1234567 as "1,234,567".
std::string grouped(std::int64_t count);

/// Characters of a hash that are printed.
inline constexpr std::size_t kHashPrefix = 8;

}
