#pragma once

#include "ui/models/table_model.h"
#include "ui/pages/models/registry.h"

namespace vlm::ui {

/// The registry as a table.
class RegistryModel : public TableModel<RegistryRow> {
    Q_OBJECT
public:
    enum Column { Name, Family, Kind, Parameters, Size, Trained, FitsMemory, Status, ColumnCount };
    using TableModel::TableModel;

    int numColumns() const override { return ColumnCount; }
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const RegistryRow& row) const override;

    void setMemory(std::int64_t available, std::int64_t reserve);
    Fit fit(const RegistryRow& row) const;

private:
    std::int64_t m_available = 0;
    std::int64_t m_reserve = 0;
};

QString fitWord(Fit fit);
QString parametersText(std::int64_t count); // "151.3 M"

}
