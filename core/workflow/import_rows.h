#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/metrics/import/import.h"
#include "core/store/project.h"

namespace vlm::workflow {

/// Where the rows of a file belong in a data set of the project.
struct Alignment {
    std::vector<std::string> samples; // [rows] sample ids
    std::vector<int> classes; // [classes of the file] index in the data set's classes; empty without classes
    std::size_t width = 0; // classes of the data set
};

/// "diagnosis" (also for findings), "vqa" or "retrieval".
std::string taskWord(const metrics::ImportedTable& table);

/// The file's ids, made unique: a repeated one gets "#2", "#3", …; row numbers where a file has one id for all.
std::vector<std::string> sampleIds(const metrics::ImportedTable& table);

/// Class names of a table; numbers where the file does not name them.
std::vector<std::string> classNames(const metrics::ImportedTable& table);

/// A data set of what the file says: ids, labels, questions and answers, all in the test split, without images.
std::unique_ptr<data::Dataset> datasetOf(const std::string& id, const metrics::ImportedTable& table);

/// Rows of a table as samples of the data set that datasetOf() makes of it.
Alignment ownAlignment(const metrics::ImportedTable& table);

/// Rows of a table as samples of a known data set: by id, or by position where no id is known and there are as many
/// rows as test samples. Labels and reference answers must be the same.
/// @throws Error Data naming the first row that does not fit
Alignment align(const store::Reader& reader, const store::DatasetRow& dataset, const metrics::ImportedTable& table);

/// Predictions of a cell, in the data set's classes. Findings: present and unknown ones are the answer's text.
std::vector<store::PredictionRow> predictionRows(
    store::Id cell, const metrics::ImportedTable& table, const Alignment& alignment);

}
