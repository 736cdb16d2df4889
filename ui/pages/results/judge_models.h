#pragma once

#include "core/workflow/judging.h"
#include "ui/models/table_model.h"

namespace vlm::ui {

/// One row a cell: what was judged and how it came out.
class JudgedCellsModel : public TableModel<workflow::JudgedCell> {
    Q_OBJECT
public:
    using TableModel::TableModel;
    enum Column { Model, Mode, Score, Coverage, Bounds, Judged, Unjudged, Columns };

    int numColumns() const override { return Columns; }
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const workflow::JudgedCell& row) const override;
};

/// One row an answer.
class JudgedItemsModel : public TableModel<workflow::JudgedItem> {
    Q_OBJECT
public:
    using TableModel::TableModel;
    enum Column { Verdict, Question, Reference, Answer, Columns };

    int numColumns() const override { return Columns; }
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const workflow::JudgedItem& row) const override;

    static QString verdictWord(const workflow::JudgedItem& row);
};

}
