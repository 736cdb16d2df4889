#pragma once

#include <QByteArray>
#include <QRect>
#include <QSettings>
#include <QString>
#include <QStringList>

#include "ui/base/theme.h"

namespace vlm::ui {

/// What belongs to this user on this machine, not to a project. Kept in an INI file; tests redirect it with
/// QSettings::setPath.
class Settings {
public:
    Settings();

    ThemeMode theme() const;
    void setTheme(ThemeMode mode);
    double scale() const; // 0.8 … 2.0
    void setScale(double scale);
    QString language() const; // "en", "zh_CN"; empty: as the system
    void setLanguage(const QString& code);
    int threads() const; // 0: all
    void setThreads(int count);
    double memoryReserveGb() const; // left free for other programs when a launch is judged
    void setMemoryReserveGb(double gigabytes);
    QString projectFolder() const; // where new projects go
    void setProjectFolder(const QString& folder);

    /// How samples are hung, see Hanging.
    int viewerViews() const;
    QString viewerBeside() const;
    void setViewer(int views, const QString& beside);

    bool acknowledged() const; // the research-use notice was read
    void setAcknowledged();
    QStringList recentProjects() const; // newest first, at most 12
    void addRecentProject(const QString& folder);
    void removeRecentProject(const QString& folder);
    QStringList recentCommands() const; // objectNames, newest first
    void addRecentCommand(const QString& name);

    /// The window's normal rectangle, state and docks.
    void setWindow(const QRect& normal, bool maximised, const QByteArray& docks);
    QRect windowRect() const;
    bool windowMaximised() const;
    QByteArray windowDocks() const;

private:
    QSettings m_store;
};

/// Moves and shrinks a stored window rectangle so that all of it is on a screen that is connected now.
QRect clampToScreens(const QRect& rect);

}
