#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "core/archive/npy.h"
#include "core/data/draft.h"

namespace vlm::data {

/// Samples in memory, images in files or in arrays of .npz files. load() is thread-safe.
class TableDataset : public Dataset {
public:
    explicit TableDataset(Draft draft);

    [[nodiscard]] const DatasetInfo& info() const override { return m_draft.info; }
    [[nodiscard]] std::span<const Sample> samples() const override { return m_draft.samples; }
    [[nodiscard]] imaging::Image load(const Sample& sample) const override;
    [[nodiscard]] std::string imageKey(const Sample& sample) const override;

private:
    using Array = std::shared_ptr<const archive::NpyArray>;

    [[nodiscard]] Array sharedArray(const std::filesystem::path& file, const std::string& name) const;

    Draft m_draft;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, Array> m_arrays; // by "file#array"
};

/// Grey or RGB picture of rows of an array: [h, w], [h, w, 1] or [h, w, 3]. @throws Error Image for other shapes
imaging::Image imageFromArray(std::span<const std::int64_t> shape, const archive::NpyArray& array,
    std::int64_t firstElement, ArrayScale scale, const std::string& name);

}
