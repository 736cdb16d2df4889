#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QWidget>

#include "core/export/table.h"
#include "core/report/report.h"
#include "ui/figures/spec.h"
#include "ui/pages/results/how.h"
#include "ui/plots/figure_view.h"

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace vlm::ui {

class Banner;
class FigureActions;
class FigureTableModel;
class FlowLayout;
class Segments;
class StatePane;
class StudySource;
class Workbench;

/// What the science tabs share: the choice of study, a figure with its table twin, caption and export, and the ribbon
/// that lists departures from the paper's protocol.
class ScienceView : public QWidget {
    Q_OBJECT
public:
    enum class WhatIf { None, Panel };

    /// @param name of the tab in object names: "gaps"
    ScienceView(Workbench& workbench, StudySource& source, const QString& name, WhatIf whatIf);

    void showExportMenu();
    void toggleTable();
    /// Says how the number under the cursor was computed, or the figure as a whole.
    void explainChosen();
    QString helpTopic() const { return topic(); }

protected:
    /// Called when study or assumptions changed and the source is ready.
    virtual void rebuild() = 0;
    /// Text of a datum; empty: no tooltip.
    virtual QString explain(FigureView::Place place) const;
    /// Shows the samples behind a datum; false if there are none to show.
    virtual bool open(FigureView::Place place);
    /// How a datum was computed; without a place, the figure as a whole.
    virtual How how(std::optional<FigureView::Place> place) const;
    /// Page of the help about this view.
    virtual QString topic() const { return QStringLiteral("results"); }
    virtual exporting::Table table() const;
    virtual bool needsPredictions() const { return false; }
    /// How the figure is made again in the report, beside studyItem(); nothing: it cannot go there.
    virtual std::optional<report::Item> reportItem() const { return std::nullopt; }
    /// An item of this kind with the study, metric, convention and assumptions in force.
    report::Item studyItem(report::Kind kind) const;

    /// For the constructor of a derived class: its own controls, under the study.
    FlowLayout* controls() const { return m_controls; }
    void labelled(const QString& text, QWidget* box, const char* name);
    /// A widget under the figure and its caption.
    void addBelow(QWidget* widget);
    void showFigure(figures::Figure figure, const QString& caption);
    void showNothing(const QString& title, const QString& text);
    void showBusy(const QString& text);
    void showFailure(const QString& reason);
    /// A line above the figure: counts, "computing intervals…"; empty hides it.
    void setStatus(const QString& text);
    /// Opens the samples of a cell of the project.
    bool openCell(const std::string& model, const std::string& dataset, const std::string& mode);
    /// Formula and scoring of the study's metric.
    std::vector<std::pair<QString, QString>> metricRows() const;
    const figures::Figure& figure() const { return m_figure->figure(); }
    QString name(const char* part) const;
    void start(); // at the end of the derived constructor

    Workbench& m_workbench;
    StudySource& m_source;

private:
    void refresh();
    void activate(FigureView::Place place);
    void showFigureMenu(const QPoint& at);
    void refreshRibbon();
    void setFilled(bool on);

    QString m_name;
    FlowLayout* m_controls;
    QVBoxLayout* m_below;
    QLabel* m_ribbon;
    QLabel* m_status;
    Banner* m_banner;
    StatePane* m_state;
    QStackedWidget* m_stack; // figure, table
    FigureView* m_figure;
    QTableView* m_table;
    FigureTableModel* m_tableModel;
    QLabel* m_caption;
    Segments* m_twin;
    QToolButton* m_how;
    QToolButton* m_export;
    FigureActions* m_actions;
    bool m_started = false;
};

}
