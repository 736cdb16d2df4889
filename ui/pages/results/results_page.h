#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/figures/from_results.h"
#include "ui/shell/page.h"

#include "core/report/report.h"
#include "core/rq/study.h"
#include "core/runs/events.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;
class QTimer;
class QToolButton;

namespace vlm::ui {

class Banner;
class CellInspector;
class CellSamples;
class FigureActions;
class FigureTableModel;
class FigureView;
class FlowLayout;
class ScienceTabs;
class Segments;
class SidePanel;
class StatePane;
class Thumbnails;
class Workbench;

/// Who wins, and how sure? The heatmap of all results, what is behind each square, and its way into a paper.
class ResultsPage : public Page {
    Q_OBJECT
public:
    ResultsPage(Workbench& workbench, QWidget* parent = nullptr);

    void entered() override;
    void themeChanged() override;

private:
    struct Loaded {
        std::vector<store::ResultRow> results;
        std::vector<store::DatasetRow> datasets;
    };
    void layOut();
    void buildFilterBar(FlowLayout* first, FlowLayout* second);
    void buildActions();
    void fillMetrics();
    void scheduleReload();
    void reload();
    void showResults(Loaded loaded);
    void rebuild();
    void offerModes();
    void showView(const QString& view);
    void applyInterim(const runs::InterimMetric& interim);
    void inspect(int row, int column);
    void open(int row, int column);
    void configure();
    void importPredictions();
    void notice(const QString& text);
    void noticeAdded(const QString& what); // to the report
    const store::ResultRow* resultAt(int row, int column) const;
    QString explain(int row, int column) const;
    QString modeLine(int column) const;
    void fillPublished();
    void takePublished(figures::ResultsHeatmap& map);
    void toggleOverlay();
    void explainFigure();
    const rq::Study* publishedAlone() const; // null unless a published study is shown alone
    figures::HeatmapChoice choice() const;
    std::optional<report::Item> reportItem() const;

    Workbench& m_workbench;
    Thumbnails* m_thumbnails;
    QStackedWidget* m_outer; // overview, samples
    ScienceTabs* m_tabs; // m_outer first
    QComboBox* m_task;
    QComboBox* m_metric;
    QComboBox* m_convention;
    QComboBox* m_published;
    QToolButton* m_how;
    Segments* m_modes;
    Segments* m_views;
    QToolButton* m_import;
    QToolButton* m_export;
    Banner* m_banner;
    QStackedWidget* m_stack; // heatmap, table
    StatePane* m_state;
    FigureView* m_heatmap;
    QTableView* m_table;
    FigureTableModel* m_tableModel;
    QLabel* m_caption;
    CellInspector* m_inspector;
    CellSamples* m_samples;
    SidePanel* m_side; // heatmap, inspector
    FigureActions* m_actions;
    QTimer* m_timer;

    Loaded m_loaded;
    figures::ResultsHeatmap m_map;
    std::optional<std::pair<std::string, std::pair<std::string, std::string>>> m_chosen; // model, (data set, mode)
    bool m_stale = true;
};

}
