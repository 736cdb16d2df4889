#include "ui/pages/report/report_button.h"

#include <utility>

#include <QAbstractItemModel>
#include <QAction>
#include <QMenu>
#include <QUndoStack>

#include "core/report/environment.h"
#include "core/report/snapshot.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/report/report_desk.h"
#include "ui/widgets/banner.h"

namespace vlm::ui {

ReportButton::ReportButton(Workbench& workbench, Banner& banner, const QString& name, QWidget* parent)
    : QToolButton(parent)
    , m_workbench(workbench)
    , m_banner(banner)
{
    setObjectName(name);
    setText(tr("Add to report"));
    setIcon(ui::icon("report"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    setMinimumScaled(this, 156, kControlHeight); // its arrow is not in the size hint
    ReportDesk& desk = ReportDesk::of(workbench);
    connect(&desk, &ReportDesk::added, this, [this](const QString& title) {
        if (!std::exchange(m_adding, false))
            return;
        m_banner.show(Banner::Kind::Notice, tr("Added to the report: %1").arg(title));
        m_banner.setAction(tr("Undo"), [this] {
            m_workbench.undoStack()->undo();
            m_banner.hide();
        });
        m_banner.setClosable(true);
    });
    connect(&desk, &ReportDesk::failed, this, [this](const QString& reason) {
        if (!std::exchange(m_adding, false))
            return;
        m_banner.show(Banner::Kind::Error, tr("That cannot be added"), reason);
        m_banner.setAction({}, {});
        m_banner.setClosable(true);
    });
}

void ReportButton::addPart(const char* name, const QString& text, Source make)
{
    QAction* action = menu()->addAction(ui::icon("report"), text, this, [this, make] { add(make); });
    action->setObjectName(objectName() + QLatin1Char('.') + QLatin1String(name));
    connect(menu(), &QMenu::aboutToShow, action, [this, action, make] {
        const bool can = m_workbench.hasProject() && make().has_value();
        action->setEnabled(can);
        action->setStatusTip(can ? QString() : tr("there is nothing to add yet"));
    });
}

void ReportButton::add(const Source& make)
{
    std::optional<report::Item> item = make();
    if (!item)
        return;
    m_adding = true;
    ReportDesk::of(m_workbench).add(std::move(*item));
}

exporting::Table tableOfModel(const QAbstractItemModel& model)
{
    exporting::Table out;
    for (int column = 0; column < model.columnCount(); ++column) {
        const auto alignment = model.rowCount() > 0
            ? model.index(0, column).data(Qt::TextAlignmentRole).value<Qt::Alignment>()
            : Qt::Alignment();
        out.columns.push_back({model.headerData(column, Qt::Horizontal).toString().toStdString(),
            static_cast<bool>(alignment & Qt::AlignRight)});
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        std::vector<exporting::Value> cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.push_back(exporting::Value::of(model.index(row, column).data().toString().toStdString()));
        out.rows.push_back(std::move(cells));
    }
    return out;
}

report::Item snapshotItem(const QString& title, exporting::Table table, const std::string& dataset)
{
    report::Item out{.kind = report::Kind::Snapshot, .title = title.toStdString()};
    table.caption = out.title;
    out.text = report::snapshotText(table);
    out.parameters["made"] = report::timestamp();
    if (!dataset.empty())
        out.parameters["dataset"] = dataset;
    return out;
}

}
