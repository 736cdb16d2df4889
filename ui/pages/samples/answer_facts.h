#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/data/dataset.h"
#include "core/metrics/text/matches.h"
#include "core/metrics/vqa_scores.h"
#include "core/store/project.h"

namespace vlm::ui {

class DatasetPool;

/// Everything that is shown of one prediction.
struct AnswerFacts {
    store::SampleRow sample;
    store::DatasetRow dataset;
    store::CellRow cell;
    std::optional<store::PredictionRow> prediction;

    struct Scored {
        metrics::VqaItem item;
        std::array<metrics::VqaScore, 2> scores; // strict, MedVlmBench
        std::vector<metrics::WordMark> reply; // words of the answer that the reference has
        std::vector<metrics::WordMark> reference; // words of the reference that the answer has
    };
    std::optional<Scored> scored; // of answered questions

    struct Other {
        store::SampleAnswer answer;
        std::vector<metrics::WordMark> reply;
    };
    std::vector<Other> others; // what other models and modes said of the sample
    bool complete = false; // false: only what the list knew

    bool asksQuestion() const { return !sample.question.empty() || dataset.task == "vqa" || dataset.task == "caption"; }
};

/// The metrics' view of a stored sample; from its row where its data set cannot be opened.
data::Sample scoredSample(DatasetPool& pool, const store::DatasetRow& dataset, const store::SampleRow& sample);

/// Reads and scores off the GUI thread. @throws Error Store
AnswerFacts readAnswerFacts(const store::Reader& reader, DatasetPool& pool, const store::CellRow& cell,
    const store::DatasetRow& dataset, const store::SampleRow& sample);

}
