#pragma once

#include "ui/pages/models/registry_model.h"
#include "ui/shell/page.h"

class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace vlm::ui {

class ModelCard;
class Settings;
class StatePane;

/// What can I test: the registry and the card of the chosen model.
class ModelsPage : public Page {
    Q_OBJECT
public:
    ModelsPage(Workbench& workbench, Settings& settings, QWidget* parent);
    void entered() override;

private:
    void refresh();
    void showCurrent();
    const RegistryRow* current() const;
    void addFolder();
    void addPublished();
    void checkCurrent();
    void showModules();
    void runCurrent();
    void removeCurrent();

    Workbench& m_workbench;
    Settings& m_settings;
    RegistryModel* m_registry;
    QSortFilterProxyModel* m_filter;
    QTableView* m_table;
    ModelCard* m_card;
    StatePane* m_pane;
    QLabel* m_count;
    QAction* m_add;
    QAction* m_remove;
    std::int64_t m_available = 0;
};

}
