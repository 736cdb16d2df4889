#pragma once

namespace vlm::runs {
class Cell;
}

namespace vlm::workflow {

/// CLIP-Adapter, Tip-Adapter(-F) or CoOp, by the cell's mode, on features from the cache or the model.
/// @throws Error as training::FeatureAdapter
void runFeatureMethod(runs::Cell& cell);

}
