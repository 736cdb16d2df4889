#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QScrollArea>

#include "core/audit/overview.h"
#include "core/store/rows.h"
#include "ui/models/dataset_pool.h"

class QGridLayout;
class QPushButton;

namespace vlm::ui {

class ProgressLine;
class StatePane;
class Workbench;

/// What a data set is made of: labels, sizes, grey levels, words, examples, and what usual preparations do to an image.
class OverviewView : public QWidget {
    Q_OBJECT
public:
    OverviewView(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, QWidget* parent = nullptr);

    void setDataset(const store::DatasetRow& dataset);
    void themeChanged();
    bool isBusy() const;

private:
    struct Picture {
        std::string sample;
        QImage image;
    };
    struct Loaded {
        audit::Overview overview;
        std::vector<std::vector<Picture>> mosaics; // as overview.mosaics
    };
    static Loaded load(const data::Dataset& dataset, const audit::OverviewOptions& options);
    void offer();
    void run();
    void show(Loaded loaded);
    void fill(QGridLayout* grid);
    QWidget* factsCard() const;
    QWidget* mosaicCard(std::size_t index);
    QWidget* variantsCard() const;
    void save();

    Workbench& m_workbench;
    std::shared_ptr<DatasetPool> m_datasets;
    std::optional<store::DatasetRow> m_dataset;
    std::optional<Loaded> m_loaded;
    ProgressLine* m_progress;
    QScrollArea* m_scroll;
    StatePane* m_pane;
    QPushButton* m_save;
};

}
