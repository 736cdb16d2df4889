#pragma once

#include <functional>
#include <optional>

#include <QToolButton>

#include "core/export/table.h"
#include "core/report/report.h"

class QAbstractItemModel;

namespace vlm::ui {

class Banner;
class Workbench;

/// "Add to report" for views without an export menu: one part, or a menu of them. What became of it is said on the
/// banner, with Undo.
class ReportButton : public QToolButton {
    Q_OBJECT
public:
    using Source = std::function<std::optional<report::Item>()>;

    ReportButton(Workbench& workbench, Banner& banner, const QString& name, QWidget* parent = nullptr);

    /// @param name in object names: "flow"
    /// @param make nothing: there is nothing to add now
    void addPart(const char* name, const QString& text, Source make);

private:
    void add(const Source& make);

    Workbench& m_workbench;
    Banner& m_banner;
    bool m_adding = false; // asked for, not answered yet
};

/// The model as it is shown.
exporting::Table tableOfModel(const QAbstractItemModel& model);
/// A part that keeps the table as it is now. @param dataset whose hash the caption names; may be empty
report::Item snapshotItem(const QString& title, exporting::Table table, const std::string& dataset);

}
