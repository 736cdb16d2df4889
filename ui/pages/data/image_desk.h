#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "core/store/rows.h"
#include "ui/models/dataset_pool.h"
#include "ui/pages/data/hanging.h"

class QLabel;
class QSlider;

namespace vlm::ui {

class ImageGrid;
class ImageView;
class WindowPanel;
class Workbench;
struct ViewedImage;

/// The chosen sample's image, with others beside it as the hanging rule says, with what lies under the mouse, a slider
/// through the frames of its file, and window and level as numbers.
class ImageDesk : public QWidget {
    Q_OBJECT
public:
    ImageDesk(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, QWidget* parent = nullptr);

    ImageView* image() const; // of the chosen sample
    ImageGrid* grid() const { return m_grid; }
    /// @param after samples that follow the chosen one in the list
    void show(
        const store::DatasetRow& dataset, const store::SampleRow& chosen, const std::vector<store::SampleRow>& after);
    void clear(const QString& message);
    void setHanging(const Hanging& hanging);
    const Hanging& hanging() const { return m_hanging; }
    void showPanel(bool on);

Q_SIGNALS:
    /// What is asked about the image, to be listed beside it; empty: nothing.
    void questionsHung(const std::vector<store::SampleRow>& questions);

private:
    void findRelatives();
    void arrange(const Relatives& relatives);
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
    std::vector<store::SampleRow> m_samples; // shown, the chosen one first
    std::vector<store::SampleRow> m_after;
    Hanging m_hanging;
    bool m_patient = false; // the others are of the chosen one's patient
    quint64 m_request = 0;
};

}
