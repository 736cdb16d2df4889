#pragma once

#include "core/config/run_config.h"
#include "ui/shell/page.h"

class QStackedWidget;
class QTabBar;
class QPushButton;

namespace vlm::ui {

class QueueView;
class RunBuilder;
class Settings;

/// Launch and watch: the matrix builder and the queue.
class RunsPage : public Page {
    Q_OBJECT
public:
    RunsPage(Workbench& workbench, Settings& settings, QWidget* parent);
    void entered() override;
    void themeChanged() override;

private:
    enum Tab { Builder, Queue };
    void showTab(int tab);

    Workbench& m_workbench;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    RunBuilder* m_builder;
    QueueView* m_queue;
};

}
