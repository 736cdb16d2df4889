#include "ui/bridge/commands.h"

#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"

namespace vlm::ui {

PutModel::PutModel(Workbench& workbench, store::ModelRow row, Direction direction)
    : QUndoCommand(
        (direction == Put ? Workbench::tr("add model %1") : Workbench::tr("remove model %1")).arg(toQt(row.id)))
    , m_workbench(workbench)
    , m_row(std::move(row))
    , m_direction(direction)
{
}

void PutModel::redo()
{
    apply(m_direction);
}

void PutModel::undo()
{
    apply(m_direction == Put ? Remove : Put);
}

void PutModel::apply(Direction direction)
{
    store::Writer& writer = m_workbench.project().writer();
    if (direction == Put)
        writer.putModel(m_row);
    else
        writer.removeModel(m_row.id);
}

}
