#include "ui/base/settings.h"

#include <algorithm>

#include <QDir>
#include <QGuiApplication>
#include <QScreen>
#include <QStandardPaths>

namespace vlm::ui {
namespace {

constexpr int kRecentProjects = 12;
constexpr int kRecentCommands = 20;

void prepend(QSettings& store, const QString& key, const QString& value, int limit)
{
    QStringList list = store.value(key).toStringList();
    list.removeAll(value);
    list.prepend(value);
    store.setValue(key, list.mid(0, limit));
}

}

Settings::Settings()
    : m_store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("medvlm"), QStringLiteral("workbench"))
{
}

ThemeMode Settings::theme() const
{
    const QString word = m_store.value("view/theme").toString();
    return word == "light" ? ThemeMode::Light : word == "dark" ? ThemeMode::Dark : ThemeMode::System;
}

void Settings::setTheme(ThemeMode mode)
{
    m_store.setValue("view/theme", mode == ThemeMode::Light ? "light" : mode == ThemeMode::Dark ? "dark" : "system");
}

double Settings::scale() const
{
    return std::clamp(m_store.value("view/scale", 1.0).toDouble(), 0.8, 2.0);
}

void Settings::setScale(double scale)
{
    m_store.setValue("view/scale", scale);
}

QString Settings::language() const
{
    return m_store.value("view/language").toString();
}

void Settings::setLanguage(const QString& code)
{
    m_store.setValue("view/language", code);
}

int Settings::threads() const
{
    return m_store.value("engine/threads", 0).toInt();
}

void Settings::setThreads(int count)
{
    m_store.setValue("engine/threads", count);
}

double Settings::memoryReserveGb() const
{
    return m_store.value("engine/memory_reserve_gb", 1.0).toDouble();
}

void Settings::setMemoryReserveGb(double gigabytes)
{
    m_store.setValue("engine/memory_reserve_gb", gigabytes);
}

QString Settings::projectFolder() const
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return m_store.value("project/folder", QDir(documents).filePath("MedVLM projects")).toString();
}

void Settings::setProjectFolder(const QString& folder)
{
    m_store.setValue("project/folder", folder);
}

int Settings::viewerViews() const
{
    const int views = m_store.value("viewer/views", 0).toInt();
    return views == 1 || views == 2 || views == 4 ? views : 0;
}

QString Settings::viewerBeside() const
{
    return m_store.value("viewer/beside").toString();
}

void Settings::setViewer(int views, const QString& beside)
{
    m_store.setValue("viewer/views", views);
    m_store.setValue("viewer/beside", beside);
}

bool Settings::acknowledged() const
{
    return m_store.value("notice/acknowledged", false).toBool();
}

void Settings::setAcknowledged()
{
    m_store.setValue("notice/acknowledged", true);
}

QStringList Settings::recentProjects() const
{
    return m_store.value("project/recent").toStringList();
}

void Settings::addRecentProject(const QString& folder)
{
    prepend(m_store, "project/recent", folder, kRecentProjects);
}

void Settings::removeRecentProject(const QString& folder)
{
    QStringList list = recentProjects();
    list.removeAll(folder);
    m_store.setValue("project/recent", list);
}

QStringList Settings::recentCommands() const
{
    return m_store.value("palette/recent").toStringList();
}

void Settings::addRecentCommand(const QString& name)
{
    prepend(m_store, "palette/recent", name, kRecentCommands);
}

void Settings::setWindow(const QRect& normal, bool maximised, const QByteArray& docks)
{
    m_store.setValue("window/rect", normal);
    m_store.setValue("window/maximised", maximised);
    m_store.setValue("window/docks", docks);
}

QRect Settings::windowRect() const
{
    return m_store.value("window/rect").toRect();
}

bool Settings::windowMaximised() const
{
    return m_store.value("window/maximised", false).toBool();
}

QByteArray Settings::windowDocks() const
{
    return m_store.value("window/docks").toByteArray();
}

QRect clampToScreens(const QRect& rect)
{
    const QScreen* screen = QGuiApplication::screenAt(rect.center());
    if (!screen)
        screen = QGuiApplication::primaryScreen();
    if (!screen)
        return rect;
    const QRect free = screen->availableGeometry();
    QRect out(rect.topLeft(), rect.size().boundedTo(free.size()));
    out.moveLeft(std::clamp(out.left(), free.left(), free.right() - out.width() + 1));
    out.moveTop(std::clamp(out.top(), free.top(), free.bottom() - out.height() + 1));
    return out;
}

}
