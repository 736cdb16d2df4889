#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/adaptation/linear_probe.h"
#include "core/runs/cell.h"

namespace vlm::runs {

/// Which columns of the image features.
enum class Columns { Probe, All };

/// Features of samples; those whose image failed are left out of `samples`.
struct Collected {
    Samples samples{};
    Matrix features{};
    std::vector<std::pair<const data::Sample*, std::string>> failed{};
};

/// From the cache or the model. @throws Error Cancelled, Tensor, Store
Collected collect(Cell& cell, const Samples& samples, const std::string& phase, Columns columns = Columns::Probe);

/// The same with labels, and a warning about samples that are left out.
adaptation::FeatureSet featureSet(Cell& cell, Collected collected, const char* split);

/// Journals class probabilities of collected test samples, and those that failed.
void journal(Cell& cell, const Collected& test, const Matrix& probabilities);

}
