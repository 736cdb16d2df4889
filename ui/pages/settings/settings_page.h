#pragma once

#include <functional>
#include <vector>

#include "ui/shell/page.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace vlm::ui {

class Settings;
class ThemeController;
class Workbench;

/// Every preference on one searchable page; each takes effect at once.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(Workbench& workbench, Settings& settings, ThemeController& theme,
        std::function<void()> languageChanged, QWidget* parent);
    void entered() override;
    void themeChanged() override;

private:
    struct Row {
        QWidget* widget;
        QString words; // what the search looks at
        QWidget* group;
    };

    /// A group without rows of its own.
    void addPanel(const QString& heading, const QString& words, QWidget* panel);
    QVBoxLayout* addGroup(const QString& heading);
    void addRow(QVBoxLayout* group, const QString& name, const QString& help, QWidget* control);
    void buildView();
    void buildEngine();
    void buildProject();
    void buildRemote();
    void filter(const QString& words);
    void refresh();

    Workbench& m_workbench;
    Settings& m_settings;
    ThemeController& m_theme;
    std::function<void()> m_languageChanged;
    QVBoxLayout* m_column;
    QLabel* m_none;
    std::vector<Row> m_rows;
    std::vector<std::function<void()>> m_readers; // put the stored values into the controls
};

}
