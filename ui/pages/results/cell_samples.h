#pragma once

#include <QWidget>

#include "core/store/rows.h"
#include "ui/figures/spec.h"
#include "ui/pages/results/cell_facts.h"

class QComboBox;
class QLabel;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace vlm::ui {

class FigureView;
class ImageView;
class SampleModel;
class ScoreBars;
class Segments;
class StatePane;
class Thumbnails;
class Workbench;

/// The samples behind a number: the confusion that sorts them, the list, and one of them in full with its scores.
class CellSamples : public QWidget {
    Q_OBJECT
public:
    CellSamples(Workbench& workbench, Thumbnails& thumbnails, QWidget* parent = nullptr);

    void showCell(const store::ResultRow& result, const store::DatasetRow& dataset, const QString& title);
    /// The rows that the filter now keeps; -1 while counting.
    qint64 shownCount() const { return m_count; }

Q_SIGNALS:
    void backRequested();

private:
    void applyFilter();
    void loadFigures();
    void showFigure();
    void confusionClicked(int reference, int predicted);
    void showCurrent();
    void showPrediction();
    void step(int rows);

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
    ImageView* m_image;
    QLabel* m_facts;
    ScoreBars* m_bars;
    QLabel* m_text;

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
    quint64 m_picture = 0;
};

}
