#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "core/data/dataset.h"
#include "core/store/rows.h"

namespace vlm::ui {

/// Opened data sets of the project by id, for images. Thread-safe; opening happens once, on the first thread that asks,
/// and the others wait for it.
class DatasetPool {
public:
    /// @throws Error Data, also on every later call for the same data set until clear()
    std::shared_ptr<const data::Dataset> open(const store::DatasetRow& row);
    void clear();

private:
    struct Slot {
        std::mutex mutex;
        std::shared_ptr<const data::Dataset> dataset;
    };
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Slot>> m_slots; // by id and path
};

/// The sample at the row's position. @throws Error Data if the files changed since they were imported
const data::Sample& sampleOf(const data::Dataset& dataset, const store::SampleRow& row);

}
