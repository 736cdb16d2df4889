#pragma once

#include <span>
#include <string>

#include "core/export/table.h"
#include "core/store/rows.h"

namespace vlm::exporting {

/// What an exported prediction is about.
struct PredictionSource {
    store::CellRow cell{};
    store::DatasetRow dataset{};
    store::ModelRow model{};
    std::span<const store::PredictionRow> predictions{};
    std::span<const store::SampleRow> samples{}; // of the data set, any order; images and questions are taken from them
};

/// One line a sample: id, split's image, label, prediction, a probability a class, status, error; with generated
/// answers also the prompt as sent, the text as decoded, probabilities of yes and no, tokens and whether the answer was
/// cut.
Table predictionsTable(const PredictionSource& source);

/// predictions.json of the MedVLMBench reference: for diagnosis three parallel arrays (true_label, pred_label,
/// pred_score: column 1), for questions a list of records; failed samples keep their record with status and error.
std::string medvlmbenchPredictions(const PredictionSource& source);

/// results.csv of the MedVLMBench reference: one row. @param metrics of the cell, "medvlmbench" preferred
std::string medvlmbenchResults(const PredictionSource& source, std::span<const store::MetricRow> metrics);

}
