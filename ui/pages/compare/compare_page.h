#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/report/report.h"
#include "ui/pages/compare/compare_data.h"
#include "ui/shell/page.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace vlm::ui {

class AnswerColumn;
class Banner;
class FigureTableModel;
class FigureView;
class FlowGrid;
class ImageView;
class RetrievalView;
class SampleModel;
class Segments;
class StatePane;
class Thumbnails;

/// Why is one model better than another? Two results (or three) on the same samples: who was right where, the answers
/// side by side, the numbers with their paired differences; and what a model finds when it searches a data set.
class ComparePage : public Page {
    Q_OBJECT
public:
    explicit ComparePage(Workbench& workbench, QWidget* parent = nullptr);

    void entered() override;
    void themeChanged() override;

private:
    static constexpr std::size_t kPlaces = 3;

    void layOut();
    QWidget* makeChoices();
    QWidget* makeSide();
    QWidget* makeSamples();
    QWidget* makeNumbers();
    void buildActions();
    QWidget* makeReportButton();
    std::optional<report::Item> flowItem() const;
    std::optional<report::Item> numbersItem() const;
    std::optional<report::Item> pairItem() const;
    std::optional<report::Item> retrievalItem() const;
    void showView(const QString& view);

    void reload();
    void fillDatasets();
    void fillCells();
    void fillMetrics();
    /// Puts a result at A and another at B, 0: one of the same model, else any.
    void choose(store::Id cell, store::Id other);
    void compare();
    void showPair(const ComparedPair& pair);
    void showModes(const ComparedModes& modes);
    void applyFilter();
    void showCurrent();
    void showSaid();
    void step(int rows);
    void swapSides();
    std::vector<store::CellRow> chosenCells() const;
    const store::CellRow* cellOf(const QComboBox& box) const;

    Workbench& m_workbench;
    Thumbnails* m_thumbnails;
    SampleModel* m_model;
    QComboBox* m_dataset;
    QComboBox* m_metric;
    QComboBox* m_convention;
    std::array<QComboBox*, kPlaces> m_places;
    QToolButton* m_swap;
    QCheckBox* m_blind;
    Segments* m_views;
    FlowGrid* m_flow;
    QPushButton* m_all;
    QLabel* m_difference;
    QLabel* m_test;
    QLabel* m_notes;
    QListView* m_list;
    StatePane* m_listState;
    QLabel* m_count;
    ImageView* m_image;
    QLabel* m_question;
    QLabel* m_reference;
    std::array<AnswerColumn*, kPlaces> m_columns;
    QTableView* m_table;
    FigureTableModel* m_tableModel;
    FigureView* m_roc;
    FigureView* m_learning;
    QLabel* m_caption;
    QStackedWidget* m_stack; // samples, numbers
    RetrievalView* m_retrieval;
    QStackedWidget* m_outer; // results side by side, retrieval
    std::vector<QWidget*> m_pairChoices; // hidden while searching
    StatePane* m_state;
    Banner* m_banner;

    Comparable m_known;
    store::DatasetRow m_data;
    std::optional<ComparedPair> m_pair;
    std::optional<ComparedSample> m_shown;
    std::optional<std::pair<store::Id, store::Id>> m_wanted; // asked for before the results were read
    bool m_stale = true;
    quint64 m_picture = 0;
};

}
