#include "app/workbench/application.h"

#include "app/workbench/pages.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/process_memory.h"
#include "ui/base/icons.h"
#include "ui/bridge/text.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTimer>

// Outside the namespace: the macro declares a function of the resource's name.
void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace vlm {

Application::Application(int& argc, char** argv)
    : QApplication(argc, argv)
{
    keepFewHeaps();
    setApplicationName("medvlm-workbench");
    setOrganizationName("medvlm");
    setApplicationDisplayName(tr("MedVLM Workbench"));
    setApplicationVersion(MEDVLM_VERSION);
    initTranslationResources();
    ui::loadResources();
    setWindowIcon(ui::icon("stethoscope", ui::IconTint::Accent));
}

Application::~Application()
{
    log::setSink({});
    m_help.reset();
    m_window.reset();
    m_workbench.reset();
}

void Application::start(const Start& start)
{
    m_settings = std::make_unique<ui::Settings>();
    m_theme = std::make_unique<ui::ThemeController>();
    m_theme->setMode(start.theme == "dark" ? ui::ThemeMode::Dark
            : start.theme == "light"       ? ui::ThemeMode::Light
                                           : m_settings->theme());
    m_theme->setScale(start.scale > 0.0 ? start.scale : m_settings->scale());
    setLanguage(start.language.isEmpty() ? m_settings->language() : start.language);
    m_workbench = std::make_unique<ui::Workbench>();
    connect(m_workbench.get(), &ui::Workbench::helpRequested, this, &Application::showHelp);
    log::setSink([this](log::Level level, std::string_view line) {
        // Lines of a run also arrive as engine events, with the run's number.
        if (line.starts_with("run="))
            return;
        QMetaObject::invokeMethod(m_workbench.get(), [this, level, text = std::string(line)] {
            Q_EMIT m_workbench->logged({.level = static_cast<int>(level), .text = text});
        });
    });
    buildWindow();
    m_window->show();
    // Opening waits until the first window is on screen.
    QTimer::singleShot(0, this, [this, start] { openFirst(start); });
}

void Application::openFirst(const Start& start)
{
    if (!start.project.isEmpty())
        m_window->openProject(QFileInfo(start.project).absoluteFilePath());
    else if (!start.demonstration.isEmpty() && QFileInfo(start.demonstration + "/project.sqlite").exists())
        m_window->openProject(QFileInfo(start.demonstration).absoluteFilePath());
    else if (!start.demonstration.isEmpty())
        m_workbench->createDemonstration(QFileInfo(start.demonstration).absoluteFilePath());
}

void Application::buildWindow()
{
    m_window = std::make_unique<ui::MainWindow>(*m_workbench, *m_settings, *m_theme,
        pageFactories(
            *m_workbench, *m_settings, *m_theme, [this] { return m_window.get(); },
            [this] {
                // The page that asks is part of the window that goes away: let its slot end first.
                QTimer::singleShot(0, this, &Application::rebuildWindow);
            }));
}

void Application::showHelp(const QString& topic)
{
    if (!m_help) {
        ui::HelpWindow::Keys keys;
        for (const auto& command : m_window->commands())
            if (!command.action->shortcut().isEmpty())
                keys.emplace_back(command.action->shortcut().toString(QKeySequence::NativeText),
                    command.action->text().remove(QLatin1Char('&')));
        m_help = std::make_unique<ui::HelpWindow>(keys);
    }
    m_help->showTopic(topic);
}

void Application::rebuildWindow()
{
    m_help.reset(); // it speaks the language before
    setLanguage(m_settings->language());
    const QRect geometry = m_window->geometry();
    const QString page = m_window->currentPageId();
    m_window.reset();
    buildWindow();
    m_window->setGeometry(geometry);
    m_window->show();
    m_window->showPage(page);
}

void Application::setLanguage(const QString& code)
{
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    removeTranslator(&m_translator);
    removeTranslator(&m_qtTranslator);
    QLocale::setDefault(locale);
    if (m_qtTranslator.load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        installTranslator(&m_qtTranslator);
    // English has a file too, for its plurals.
    if (m_translator.load(locale, "medvlm", "_", ":/i18n") || m_translator.load(":/i18n/medvlm_en.qm"))
        installTranslator(&m_translator);
}

bool Application::notify(QObject* receiver, QEvent* event)
{
    try {
        return guard(ErrorKind::Internal, "window", [&] { return QApplication::notify(receiver, event); });
    } catch (const Error& error) {
        log::error(error.what());
        if (m_window)
            m_window->showError(tr("That did not work"), ui::toQt(error.what()));
        return false;
    }
}

}
