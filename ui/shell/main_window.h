#pragma once

#include <functional>
#include <map>
#include <vector>

#include <QKeySequence>
#include <QList>
#include <QMainWindow>
#include <QString>
#include <QStringList>

#include "core/store/rows.h"
#include "ui/shell/command_palette.h"

class QDockWidget;
class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;

namespace vlm::ui {

class Banner;
class HistoryDock;
class LogDock;
class Page;
class PageArea;
class Rail;
class Settings;
class StatusBar;
class ThemeController;
class Workbench;

/// How a page is listed before it is made; the composition root registers them in the order of the rail.
struct PageFactory {
    QString id;
    QString title;
    QString icon;
    QString about; // what the page is for, shown by F1
    bool onRail = true; // false: at the foot of the rail, without a number
    std::function<Page*(QWidget* parent)> make;
};

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Workbench& workbench, Settings& settings, ThemeController& theme, std::vector<PageFactory> pages);
    ~MainWindow() override;

    void showPage(const QString& id);
    QString currentPageId() const;
    /// Null before the first page is shown.
    Page* currentPage() const;
    /// The page itself, made if it was not yet.
    Page* page(const QString& id);
    /// Makes all pages now; for tests and screenshots.
    void makeAllPages();
    /// Every action with its menu or page, in menu order.
    std::vector<CommandPalette::Command> commands() const;
    void showError(const QString& title, const QString& text);

public Q_SLOTS:
    void openProject(const QString& folder);
    void createDemonstration();
    void askNewProject();
    void askOpenProject();

protected:
    void closeEvent(QCloseEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildCentre();
    void placeDocks();
    static void toggleDock(QDockWidget& dock);
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildRunMenu();
    void buildHelpMenu();
    QAction* add(QMenu* menu, const QString& name, const QString& text, const QString& iconName,
        const QKeySequence& keys, std::function<void()> run);
    void connectWorkbench();
    void restoreWindow();
    void showAcknowledgement();
    void refreshTitle();
    void refreshQueue();
    void refreshActions();
    static QList<QAction*> pageActions(const Page& page);
    void fillPageMenu();
    void yieldKeys();
    QLineEdit* searchField() const;
    void orderTabs(Page& made);
    void togglePause();
    void cancelRunning();
    void stepScale(int direction);
    void setScale(double scale);
    void openPalette();
    void openKeys();
    void openAbout();
    void copyDiagnostics();
    void toggleTheme();
    void goBack();

    Workbench& m_workbench;
    Settings& m_settings;
    ThemeController& m_theme;
    std::vector<PageFactory> m_factories;
    std::map<QString, Page*> m_pages;
    std::map<QString, PageArea*> m_areas; // the pages' scroll areas
    QStringList m_history;
    std::vector<store::RunRow> m_active; // runs that are not finished

    Rail* m_rail;
    QStackedWidget* m_stack;
    Banner* m_acknowledgement;
    Banner* m_error;
    Banner* m_busy;
    LogDock* m_log;
    HistoryDock* m_historyDock;
    StatusBar* m_status;
    QMenu* m_pageMenu = nullptr;
    std::map<QString, QAction*> m_actions;
    std::map<QString, QList<QKeySequence>> m_keys; // as given; a page may take some for itself
    bool m_backing = false;
};

}
