#pragma once

#include <QUndoCommand>

#include "core/store/rows.h"

namespace vlm::ui {

class Workbench;

/// Adds a model to the project or takes it out; results and files stay either way.
class PutModel : public QUndoCommand {
public:
    enum Direction { Put, Remove };
    PutModel(Workbench& workbench, store::ModelRow row, Direction direction);
    void redo() override;
    void undo() override;

private:
    void apply(Direction direction);

    Workbench& m_workbench;
    store::ModelRow m_row;
    Direction m_direction;
};

}
