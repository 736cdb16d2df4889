#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QWidget>

#include "core/export/table.h"
#include "ui/pages/compare/hit_model.h"
#include "ui/pages/compare/retrieval_search.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace vlm::ui {

class HitDelegate;
class ImageView;
class Segments;
class StatePane;
class Thumbnails;
class Workbench;

/// Does the model bring images and texts together? One query at a time with what it finds, how far down the right
/// answer stands, and Recall@K over all of them; any typed text can be a query.
class RetrievalView : public QWidget {
    Q_OBJECT
public:
    RetrievalView(Workbench& workbench, Thumbnails& thumbnails, QWidget* parent = nullptr);

    QWidget* choices() const { return m_choices; } // for the page's bar
    void entered();
    /// To the next query, or the one before.
    void step(int rows);
    void themeChanged();
    /// How well the queries of the open data set find their answers; nothing until one is open.
    std::optional<exporting::Table> table() const;
    const store::DatasetRow& dataset() const { return m_data; }

private:
    void layOut();
    QWidget* makeChoices();
    QWidget* makeSide();
    QWidget* makeResult();
    void readChoices();
    void showStart();
    void open();
    void showProgress(qint64 done, qint64 total);
    void showOpened(std::shared_ptr<const OpenedRetrieval> found);
    void showDirection();
    void showSummary();
    void filterQueries();
    void showQuery();
    void showImage(const store::SampleRow& image);
    void findText();
    void showHits(const std::vector<float>& scores, const std::vector<std::size_t>* positives);
    void openHit(int row);
    workflow::SearchDirection direction() const;
    store::SampleRow rowOf(std::size_t image) const;
    QString labelOf(const store::SampleRow& row) const;
    HitModel::Entry entryOf(const workflow::Hit& hit, bool known) const;

    Workbench& m_workbench;
    Thumbnails& m_thumbnails;
    RetrievalSearch* m_search;
    QComboBox* m_dataset;
    QComboBox* m_model;
    Segments* m_direction;
    QWidget* m_choices;
    QLineEdit* m_text;
    QPushButton* m_find;
    QLineEdit* m_filter;
    HitModel* m_queries;
    QListView* m_list;
    QLabel* m_numbers;
    QLabel* m_query;
    QLabel* m_rank;
    ImageView* m_image;
    HitModel* m_hits;
    HitDelegate* m_hitLook;
    QListView* m_gallery;
    StatePane* m_state;

    std::vector<store::DatasetRow> m_datasets;
    std::vector<store::ModelRow> m_models; // that score texts against images
    store::DatasetRow m_data; // of what is open
    std::shared_ptr<const OpenedRetrieval> m_open;
    quint64 m_picture = 0;
};

}
