#pragma once

#include <QFont>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "app/workbench/application.h"
#include "ui/base/settings.h"
#include "ui/shell/page.h"
#include "ui/widgets/file_dialogs.h"

namespace vlm::gui_test {

/// The real program with settings of its own in a folder that goes away.
class Program {
public:
    Program(int& argc, char** argv)
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath("config"));
        ui::Settings().setProjectFolder(m_folder.filePath("projects"));
        m_application = std::make_unique<Application>(argc, argv);
    }

    Application& application() { return *m_application; }
    QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
};

inline Program* program = nullptr;

inline ui::MainWindow& window()
{
    return program->application().window();
}

template <class T> T* child(const char* name)
{
    return window().findChild<T*>(QString::fromLatin1(name));
}

/// Starts the program in English on a fresh copy of the demonstration and waits until it is open.
inline void startOnDemonstration()
{
    program->application().start({.project = {},
        .demonstration = program->path("demonstration.vlmproj"),
        .theme = "light",
        .scale = 1.0,
        .language = "en"});
    window().resize(1440, 900);
    QTRY_VERIFY_WITH_TIMEOUT(program->application().workbench().hasProject(), 120'000);
}

}

/// Runs the test object T in the real program.
#define VLM_GUI_TEST_MAIN(T)                                                                                           \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        vlm::gui_test::Program program(argc, argv);                                                                    \
        vlm::gui_test::program = &program;                                                                             \
        T test;                                                                                                        \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
