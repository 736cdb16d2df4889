#pragma once

namespace vlm::runs {
class Cell;
}

namespace vlm::workflow {

/// Low-rank adaptation of one cell's encoder on its training split, the epoch chosen on the validation split, then
/// predictions of the test split. Goes on from the last finished epoch. The adapter is kept in the project folder.
/// @throws Error as training::ImageLora::fit
void runLora(runs::Cell& cell);

}
