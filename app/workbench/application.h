#pragma once

#include <memory>

#include <QApplication>
#include <QTranslator>

#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/bridge/workbench.h"
#include "ui/help/help_window.h"
#include "ui/shell/main_window.h"

namespace vlm {

/// The composition root of the GUI: builds the objects, connects them, holds no logic of its own.
class Application : public QApplication {
    Q_OBJECT
public:
    struct Start {
        QString project; // folder to open
        QString demonstration; // folder to open, or to copy the demonstration into
        QString theme; // "light", "dark"; empty: as stored
        double scale = 0.0; // 0: as stored
        QString language; // empty: as stored
    };

    Application(int& argc, char** argv);
    ~Application() override;

    void start(const Start& start);
    ui::MainWindow& window() { return *m_window; }
    ui::Workbench& workbench() { return *m_workbench; }
    ui::ThemeController& theme() { return *m_theme; }

    /// The border of slots: what one throws becomes a message on the page.
    bool notify(QObject* receiver, QEvent* event) override;

private:
    void setLanguage(const QString& code);
    void buildWindow();
    void rebuildWindow();
    void openFirst(const Start& start);
    void showHelp(const QString& topic);

    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::ThemeController> m_theme;
    std::unique_ptr<ui::Workbench> m_workbench;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::HelpWindow> m_help; // made when it is first asked for
    QTranslator m_translator;
    QTranslator m_qtTranslator;
};

}
