#pragma once

#include <chrono>
#include <deque>
#include <vector>

#include "core/metrics/vqa_scores.h"
#include "core/runs/cell.h"
#include "core/runs/events.h"

namespace vlm::runs {

/// Questions of one image together, so that the image is prepared once; in order of evaluation.
std::vector<Samples> byImage(const Samples& samples);

/// 1 if the answer is accepted, so that right and wrong can be listed as for classes.
int accepted(const data::Sample& sample, const store::PredictionRow& row, metrics::Convention convention);

/// Sends the last answers on, rarely enough for eyes.
class LiveAnswers {
public:
    explicit LiveAnswers(Cell& cell)
        : m_cell(cell)
    {
    }

    void add(const data::Sample& sample, const store::PredictionRow& row);
    void maybeSend();

private:
    Cell& m_cell;
    std::deque<LiveAnswer> m_given;
    std::chrono::steady_clock::time_point m_next{};
};

}
