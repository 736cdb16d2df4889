#pragma once

#include <memory>
#include <optional>

#include <QMenu>

#include "core/store/rows.h"
#include "ui/models/dataset_pool.h"
#include "ui/pages/data/hanging.h"

namespace vlm::ui {

class ImageGrid;
class ImageView;
class Workbench;

/// What else can be seen of the image in a viewer: contrast presets, colours, histogram, what a model saw of it, DICOM
/// attributes, the whole screen.
class ViewerMenu : public QMenu {
    Q_OBJECT
public:
    ViewerMenu(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, ImageGrid& grid, QWidget* parent = nullptr);
    void setSample(const std::optional<store::SampleRow>& sample, const store::DatasetRow& dataset);

Q_SIGNALS:
    void pinned(bool on); // keep the image beside the next ones
    void hangingChosen(const Hanging& hanging);

private:
    void addContrast();
    void addColours();
    void addViews();
    void hang(const Hanging& hanging);
    void fillPresets();
    void fillModels();
    void showHistogram();
    void showModelInput(const store::ModelRow& model);
    void showDicom();
    void showFullScreen();

    Workbench& m_workbench;
    std::shared_ptr<DatasetPool> m_datasets;
    ImageGrid& m_grid;
    Hanging m_hanging;
    ImageView* m_view;
    QMenu* m_presets;
    QMenu* m_models;
    QAction* m_histogram;
    QAction* m_dicom;
    QAction* m_fullScreen;
    std::optional<store::SampleRow> m_sample;
    store::DatasetRow m_dataset;
};

}
