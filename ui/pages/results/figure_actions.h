#pragma once

#include <functional>
#include <optional>

#include <QObject>

#include "core/export/table.h"
#include "core/report/report.h"
#include "ui/figures/render.h"
#include "ui/report/part_command.h"

class QMenu;
class QWidget;

namespace vlm::ui {

class Workbench;

/// What can be done with a figure: files and clipboard, figure or table. Painting and writing happen off the GUI
/// thread.
class FigureActions : public QObject {
    Q_OBJECT
public:
    using Source = std::function<figures::Figure()>;

    FigureActions(Workbench& workbench, QWidget* window, Source source);

    /// Another table than the figure's own; for figures that show less than is known.
    void setTableSource(std::function<exporting::Table()> table) { m_table = std::move(table); }
    /// How the figure is made again in the report; nothing: it cannot go there. Before fillExportMenu().
    void setReportSource(std::function<std::optional<report::Item>()> item) { m_item = std::move(item); }
    void fillExportMenu(QMenu* menu);
    void fillCopyMenu(QMenu* menu);
    /// Their parts about the table, for tables without a figure.
    void fillExportTableMenu(QMenu* menu);
    /// "Add the table to the report", for tables without a figure.
    void fillReportTableMenu(QMenu* menu);
    void fillCopyTableMenu(QMenu* menu);
    /// Remembered for the session; 85 or 174.
    void setWidthMm(double width) { m_widthMm = width; }

Q_SIGNALS:
    void saved(const QString& file);
    void copied(const QString& what);
    void failed(const QString& reason);
    void added(const QString& title); // to the report

private:
    void fillReportActions(QMenu* menu);
    void addReportAction(QMenu* menu, const char* name, const QString& text, bool table);
    void followDesk();
    void addToReport(bool table);
    void addExport(QMenu* menu, const char* name, const QString& text, const char* picture, std::function<void()> run);
    void exportWithPreview();
    void exportFigure(const QString& suffix, double dpi, const figures::Style& style);
    figures::Style style() const;
    void exportTable(const QString& suffix);
    /// Every export that the report could make again goes into the project's history as its command.
    void remember(const std::optional<report::Item>& item, const report_ui::PartFile& made);
    std::optional<report::Item> itemNow(bool table) const;
    void copyFigure();
    void copyTable(const QString& format);
    QString tableText(const QString& format) const;
    QString suggestedName(const QString& suffix) const;

    Workbench& m_workbench;
    QWidget* m_window;
    Source m_source;
    std::function<exporting::Table()> m_table;
    std::function<std::optional<report::Item>()> m_item;
    double m_widthMm = 174.0;
    bool m_adding = false; // asked for, not answered yet
    bool m_following = false; // what became of it
};

}
