#include "app/workbench/pages.h"

#include "ui/pages/ask/ask_page.h"
#include "ui/pages/compare/compare_page.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/home/home_page.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/report/report_page.h"
#include "ui/pages/results/results_page.h"
#include "ui/pages/runs/runs_page.h"
#include "ui/pages/settings/settings_page.h"

#include <QCoreApplication>

namespace vlm {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("pages", text);
}

}

std::vector<ui::PageFactory> pageFactories(ui::Workbench& workbench, ui::Settings& settings, ui::ThemeController& theme,
    std::function<ui::MainWindow*()> window, std::function<void()> languageChanged)
{
    using namespace ui;
    std::vector<PageFactory> out;
    out.push_back({.id = "home",
        .title = say(QT_TRANSLATE_NOOP("pages", "Home")),
        .icon = "home",
        .about = say(QT_TRANSLATE_NOOP("pages",
            "Where was I? Start with the demonstration or a project of your own, resume what was interrupted, and go "
            "back to recent projects.")),
        .make = [&workbench, &settings, window](QWidget* parent) -> Page* {
            return new HomePage(workbench, settings,
                {.demonstration = [window] { window()->createDemonstration(); },
                    .newProject = [window] { window()->askNewProject(); },
                    .openProject = [window] { window()->askOpenProject(); },
                    .openRecent = [window](const QString& folder) { window()->openProject(folder); }},
                parent);
        }});
    out.push_back({.id = "data",
        .title = say(QT_TRANSLATE_NOOP("pages", "Data")),
        .icon = "database",
        .about = say(QT_TRANSLATE_NOOP("pages",
            "What am I testing on? Data sets with their counts and licences, every sample as a picture or a row, "
            "filters with counts, and a viewer with zoom and window/level.")),
        .make = [&workbench](QWidget* parent) -> Page* { return new DataPage(workbench, parent); }});
    out.push_back({.id = "models",
        .title = say(QT_TRANSLATE_NOOP("pages", "Models")),
        .icon = "brain",
        .about = say(QT_TRANSLATE_NOOP("pages",
            "What can I test? Checkpoints of this project, published ones and where their files go, and whether each "
            "fits the memory of this computer.")),
        .make
        = [&workbench, &settings](QWidget* parent) -> Page* { return new ModelsPage(workbench, settings, parent); }});
    out.push_back({.id = "runs",
        .title = say(QT_TRANSLATE_NOOP("pages", "Runs")),
        .icon = "player-play",
        .about = say(QT_TRANSLATE_NOOP("pages",
            "Launch and watch. Tick models, data sets and modes, see what it will cost, launch, and follow the queue "
            "with the metric and its interval as they form.")),
        .make
        = [&workbench, &settings](QWidget* parent) -> Page* { return new RunsPage(workbench, settings, parent); }});
    out.push_back({.id = "results",
        .title = say(QT_TRANSLATE_NOOP("pages", "Results")),
        .icon = "chart-grid-dots",
        .about = say(QT_TRANSLATE_NOOP("pages",
            "Who wins, and how sure is that? The heatmap of models by data sets; every cell opens its interval, its "
            "provenance and the samples behind it.")),
        .make = [&workbench](QWidget* parent) -> Page* { return new ResultsPage(workbench, parent); }});
    out.push_back({.id = "compare",
        .title = say(QT_TRANSLATE_NOOP("pages", "Compare")),
        .icon = "git-compare",
        .about = say(QT_TRANSLATE_NOOP("pages",
            "Why is one model better than another? Two or three results on the same samples: who was right where, the "
            "answers side by side with their differences, and paired intervals and tests.")),
        .make = [&workbench](QWidget* parent) -> Page* { return new ComparePage(workbench, parent); }});
    out.push_back({.id = "report",
        .title = say(QT_TRANSLATE_NOOP("pages", "Report")),
        .icon = "report",
        .about = say(QT_TRANSLATE_NOOP("pages",
            "How do I tell others what was found, so that they can check it? Figures and tables with captions of your "
            "own, "
            "pages as they will be printed, PDF and HTML, and a bundle that others can verify.")),
        .make = [&workbench](QWidget* parent) -> Page* { return new ReportPage(workbench, parent); }});
    out.push_back({.id = "ask",
        .title = say(QT_TRANSLATE_NOOP("pages", "Ask")),
        .icon = "message-circle",
        .about = say(QT_TRANSLATE_NOOP("pages",
            "What do models say about this image? Put a question to up to four of them, as published or tuned, and "
            "read their answers side by side as they come. Models that score labels compare those you type.")),
        .make = [&workbench](QWidget* parent) -> Page* { return new AskPage(workbench, parent); }});
    out.push_back({.id = "settings",
        .title = say(QT_TRANSLATE_NOOP("pages", "Settings")),
        .icon = "settings",
        .about
        = say(QT_TRANSLATE_NOOP("pages", "Preferences of this user on this computer; each takes effect at once.")),
        .onRail = false,
        .make = [&workbench, &settings, &theme, languageChanged](QWidget* parent) -> Page* {
            return new SettingsPage(workbench, settings, theme, languageChanged, parent);
        }});
    return out;
}

}
