#pragma once

#include <QWidget>

#include "core/report/report.h"
#include "core/store/rows.h"
#include "ui/figures/spec.h"
#include "ui/pages/results/cell_facts.h"

class QLabel;
class QListView;
class QPushButton;
class QSplitter;

namespace vlm::ui {

class AnswerSheet;
class FigureView;
class ImageView;
class SampleModel;
class Segments;
class StatePane;
class Thumbnails;
class Workbench;

/// The samples behind a number: the confusion that sorts them, the list, and one of them in full with its scores.
class CellSamples : public QWidget {
    Q_OBJECT
public:
    CellSamples(Workbench& workbench, Thumbnails& thumbnails, QWidget* parent = nullptr);

    /// @param row of all the cell's samples to begin with
    void showCell(const store::ResultRow& result, const store::DatasetRow& dataset, const QString& title, int row = 0);
    /// A cell at one of its samples, by id.
    void showSample(store::Id cell, const std::string& sample);
    /// The rows that the filter now keeps; -1 while counting.
    qint64 shownCount() const { return m_count; }

Q_SIGNALS:
    void backRequested();
    void failed(const QString& reason);

private:
    void applyFilter();
    void loadFigures();
    void showFigure();
    void confusionClicked(int reference, int predicted);
    void showCurrent();
    void showPrediction();
    void showImage(const store::SampleRow& sample);
    void step(int rows);
    std::optional<report::Item> reportItem() const;

    Workbench& m_workbench;
    Thumbnails& m_thumbnails;
    SampleModel* m_model;
    QLabel* m_title;
    QLabel* m_countLabel;
    Segments* m_filter;
    QPushButton* m_clear;
    Segments* m_figures;
    FigureView* m_confusion;
    QListView* m_list;
    StatePane* m_state;
    QSplitter* m_detail; // image, sheet
    ImageView* m_image;
    AnswerSheet* m_sheet;

    struct Figures {
        figures::ConfusionSpec confusion;
        figures::CurveSpec roc;
        figures::ReliabilitySpec reliability;
    };
    Figures m_made;
    store::ResultRow m_result;
    store::DatasetRow m_dataset;
    std::optional<int> m_label;
    std::optional<int> m_predicted;
    qint64 m_count = -1;
    int m_startRow = 0;
    quint64 m_picture = 0;
};

}
