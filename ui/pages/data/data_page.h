#pragma once

#include <string>
#include <vector>

#include <QStringList>

#include "core/store/rows.h"
#include "core/workflow/missing_files.h"
#include "ui/pages/data/dataset_list.h"
#include "ui/pages/data/facet_panel.h"
#include "ui/shell/page.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace vlm::ui {

class AuditView;
class ColumnChooser;
class DatasetCard;
class FilterLine;
class OverviewView;
class SampleDelegate;
class SampleModel;
class SampleViewer;
class Segments;
class StatePane;
class Thumbnails;
class ViewList;
class Workbench;

/// What am I testing on? Data sets, their samples as pictures or as a table, filters with counts, and one in full.
class DataPage : public Page {
    Q_OBJECT
public:
    DataPage(Workbench& workbench, QWidget* parent = nullptr);

    void entered() override;
    void themeChanged() override;
    /// Lists exactly these samples, as another page asked for them.
    void showSamples(const store::SampleQuery& query, const QString& heading);
    /// Opens the import preview; an empty path lets the user choose.
    void importFrom(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Loaded {
        std::vector<DatasetEntry> datasets;
        std::vector<store::ResultRow> cells;
    };
    QWidget* buildCentre();
    void showTab(const QString& tab);
    void buildBar(QHBoxLayout* row);
    void buildActions();
    void connectAll();
    void scheduleRefresh();
    void refresh();
    void showLoaded(Loaded loaded);
    void chooseDataset();
    void fillCells();
    void refine(const store::SampleQuery& query); // by the user: another list, on which no heading stands
    void applyQuery(const store::SampleQuery& query);
    void takeLine(const std::string& filter);
    void chooseCell();
    void clearFilters();
    void applyView(const std::string& filter);
    void saveView();
    void tagAll();
    void keepPlace();
    void showColumns();
    void nameActions();
    const std::vector<std::string>& classes() const; // of the shown data set
    void readWords();
    void readFacetCounts();
    void counted(qint64 rows);
    void showCurrent();
    void chooseRow(int row);
    void step(int rows);
    void setView(const QString& view);
    void setTileSide(int side);
    void spreadTiles();
    bool eventFilter(QObject* watched, QEvent* event) override;
    void removeDataset();
    void locateDataset();
    void lookForFiles();
    void repairDataset();
    void forgetFiles();
    int currentRow() const;

    Workbench& m_workbench;
    Thumbnails* m_thumbnails;
    SampleModel* m_model;
    StatePane* m_outer; // no project, no data set
    DatasetList* m_datasets;
    FacetPanel* m_facets;
    DatasetCard* m_card;
    ViewList* m_saved;
    FilterLine* m_filter;
    QComboBox* m_cell; // whose predictions are shown
    QLabel* m_count;
    QPushButton* m_clear;
    QPushButton* m_save;
    QToolButton* m_more; // what can be done with the whole list
    QAction* m_saveAction = nullptr;
    QAction* m_tagAction = nullptr;
    ColumnChooser* m_columns;
    Segments* m_tabs; // samples, audit, overview
    QStackedWidget* m_tabStack;
    AuditView* m_audit;
    OverviewView* m_overview;
    Segments* m_views;
    Segments* m_sizes;
    QStackedWidget* m_stack;
    QListView* m_grid;
    SampleDelegate* m_tiles;
    QTableView* m_table;
    StatePane* m_state;
    SampleViewer* m_viewer;
    QTimer* m_refreshTimer;

    store::SampleQuery m_query;
    QString m_heading; // of a query that came from elsewhere
    std::string m_imported; // shown as soon as it is in the list
    std::vector<store::ResultRow> m_cells;
    qint64 m_rows = -1;
    int m_wantedRow = 0;
    std::string m_keep; // sample to stay at in a new list
    QStringList m_tags; // of the data set
    bool m_stale = true;
    std::vector<workflow::MissingFile> m_missing; // of the current data set
};

}
