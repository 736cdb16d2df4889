#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>

#include "core/archive/npy.h"
#include "core/archive/npy_rows.h"
#include "core/data/draft.h"
#include "core/decoding/nifti.h"

namespace vlm::data {

/// Samples in memory, images in files, in frames and slices of files, or in arrays of .npz files. load() is
/// thread-safe.
class TableDataset : public Dataset {
public:
    explicit TableDataset(Draft draft);

    [[nodiscard]] const DatasetInfo& info() const override { return m_draft.info; }
    [[nodiscard]] std::span<const Sample> samples() const override { return m_draft.samples; }
    [[nodiscard]] imaging::Image load(const Sample& sample) const override;
    [[nodiscard]] std::string imageKey(const Sample& sample) const override;
    [[nodiscard]] std::filesystem::path fileOf(const Sample& sample) const override;
    [[nodiscard]] decoding::PixelShape pixelShape(const Sample& sample) const override;

private:
    using Array = std::shared_ptr<const archive::NpyArray>;
    using Rows = std::shared_ptr<const archive::NpyRows>;
    using Volume = std::shared_ptr<const decoding::NiftiVolume>;

    [[nodiscard]] Array sharedArray(const std::filesystem::path& file, const std::string& name) const;
    /// Null for arrays that are small enough to be kept whole.
    [[nodiscard]] Rows sharedRows(const std::filesystem::path& file, const std::string& name) const;
    [[nodiscard]] Volume sharedVolume(const std::filesystem::path& file) const;
    [[nodiscard]] imaging::Image loadScan(const Sample& sample) const;

    Draft m_draft;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, Array> m_arrays; // by "file#array"
    mutable std::map<std::string, Rows> m_rows; // the same; null where the array is kept whole
    mutable std::deque<std::pair<std::string, Volume>> m_volumes; // by file, latest first
};

/// Grey or RGB picture of rows of an array: [h, w], [h, w, 1] or [h, w, 3]. @throws Error Image for other shapes
imaging::Image imageFromArray(std::span<const std::int64_t> shape, const archive::NpyArray& array,
    std::int64_t firstElement, ArrayScale scale, const std::string& name);

}
