#pragma once

namespace vlm::runs {
class Cell;
}

namespace vlm::workflow {

enum class Mixing { TrainedWeights, ChosenOnValidation };

/// Fine-tuning of the image tower; with mixing it is WiSE-FT, whose curve goes into the details. The state of training
/// is shared by both, so that the second one only goes on from the end of the first.
/// @throws Error as training::FineTuning::fit
void runFineTuning(runs::Cell& cell, Mixing mixing);

}
