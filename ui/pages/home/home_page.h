#pragma once

#include <functional>

#include "ui/pages/home/recent_projects.h"
#include "ui/shell/page.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vlm::ui {

class Settings;

/// Where was I: start here, what was interrupted, what was open lately.
class HomePage : public Page {
    Q_OBJECT
public:
    struct Doors {
        std::function<void()> demonstration;
        std::function<void()> newProject;
        std::function<void()> openProject;
        std::function<void(const QString& folder)> openRecent;
    };

    HomePage(Workbench& workbench, Settings& settings, Doors doors, QWidget* parent);
    void entered() override;

private:
    QWidget* buildComputer();
    void showComputer();
    void refresh();
    void showProject();
    void showRecent(const std::vector<RecentProject>& projects);
    void showInterrupted();
    void runStudy();

    Workbench& m_workbench;
    Settings& m_settings;
    Doors m_doors;
    QWidget* m_project;
    QLabel* m_projectName;
    QLabel* m_projectLine;
    QPushButton* m_study;
    QWidget* m_interrupted;
    QVBoxLayout* m_interruptedRows;
    QWidget* m_recent;
    QGridLayout* m_tiles;
    std::vector<QLabel*> m_facts;
};

}
