#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "core/store/rows.h"
#include "ui/models/dataset_pool.h"

class QLabel;
class QSlider;

namespace vlm::ui {

class ImageGrid;
class ImageView;
class WindowPanel;
class Workbench;
struct ViewedImage;

/// The chosen sample's image, beside those of the samples after it when several are wanted, with what lies under the
/// mouse, a slider through the frames of its file, and window and level as numbers.
class ImageDesk : public QWidget {
    Q_OBJECT
public:
    ImageDesk(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, QWidget* parent = nullptr);

    ImageView* image() const; // of the chosen sample
    ImageGrid* grid() const { return m_grid; }
    /// @param samples the chosen one, then those after it
    void show(const store::DatasetRow& dataset, const std::vector<store::SampleRow>& samples);
    void clear(const QString& message);
    void setViews(int views); // 1, 2 or 4
    void showPanel(bool on);

private:
    void load(int view, std::optional<std::int64_t> frame = std::nullopt);
    void shown(int view, const ViewedImage& viewed);

    Workbench& m_workbench;
    std::shared_ptr<DatasetPool> m_datasets;
    ImageGrid* m_grid;
    WindowPanel* m_panel;
    QLabel* m_probe;
    QWidget* m_frames;
    QSlider* m_slider;
    QLabel* m_frame;
    store::DatasetRow m_dataset;
    std::vector<store::SampleRow> m_samples;
    quint64 m_request = 0;
};

}
