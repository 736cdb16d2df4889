#pragma once

namespace vlm::runs {
class Cell;
}

namespace vlm::workflow {

/// Adapts a cell's model to the training split in the way of the cell's mode, chooses on the validation split only, and
/// predicts the test split. @throws Error as the training in question
void runAdaptation(runs::Cell& cell);

}
