#pragma once

namespace vlm::runs {
class Cell;
}

namespace vlm::workflow {

/// Fine-tuning of one cell's generator on the training questions (or reports), then answers to the test questions by
/// the adapter as it was saved. Goes on from the last saved state; an adapter of the same model, data, seed and
/// options is taken from the project folder.
/// @throws Error as training::AnswerLora::fit
void runAnswerLora(runs::Cell& cell);

}
