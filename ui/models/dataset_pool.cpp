#include "ui/models/dataset_pool.h"

#include <algorithm>

#include "core/base/error.h"

namespace vlm::ui {

std::shared_ptr<const data::Dataset> DatasetPool::open(const store::DatasetRow& row)
{
    std::shared_ptr<Slot> slot;
    {
        const std::lock_guard lock(m_mutex);
        auto& found = m_slots[row.id + '\n' + row.path];
        if (!found)
            found = std::make_shared<Slot>();
        slot = found;
    }
    const std::lock_guard lock(slot->mutex);
    if (!slot->dataset)
        slot->dataset = data::open(row.path, {.id = row.id, .settings = {}});
    return slot->dataset;
}

void DatasetPool::clear()
{
    const std::lock_guard lock(m_mutex);
    m_slots.clear();
}

const data::Sample& sampleOf(const data::Dataset& dataset, const store::SampleRow& row)
{
    const auto samples = dataset.samples();
    const auto at = static_cast<std::size_t>(row.ordinal);
    if (at < samples.size() && samples[at].id == row.id)
        return samples[at];
    const auto found
        = std::find_if(samples.begin(), samples.end(), [&](const data::Sample& s) { return s.id == row.id; });
    if (found != samples.end())
        return *found;
    throw Error(ErrorKind::Data,
        row.dataset + ": sample " + row.id + " is no longer in the files at " + dataset.info().root.string()
            + "; import the data set again");
}

}
