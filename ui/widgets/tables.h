#pragma once

#include <vector>

#include <QString>

class QTableView;

namespace vlm::ui {

/// What every table shares: whole rows selected, no grid, fixed row height, left headers, an accessible name.
void setUpTable(QTableView* view, const QString& accessibleName);
/// Widths at 100 %; negative: takes what is left.
void setColumnWidths(QTableView* view, const std::vector<int>& widths);

}
