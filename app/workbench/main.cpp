#include "app/workbench/application.h"
#include "app/workbench/first_paint.h"
#include "app/workbench/screenshots.h"
#include "core/base/wait_policy.h"

#include <memory>

#include <QCommandLineParser>

int main(int argc, char** argv)
{
    vlm::sleepWhenWaiting(argv);
    vlm::Application application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        vlm::Application::tr("Evaluates medical vision-language models. Research use only, not for clinical use."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("project", vlm::Application::tr("Project folder to open"), "[project]");
    const QCommandLineOption demo(
        "demo", vlm::Application::tr("Open the demonstration; copy it to DIR if it is not there"), "DIR");
    const QCommandLineOption theme("theme", vlm::Application::tr("light or dark"), "THEME");
    const QCommandLineOption scale("scale", vlm::Application::tr("Size of the interface, 80 to 200"), "PERCENT");
    const QCommandLineOption language("language", vlm::Application::tr("en or zh_CN"), "CODE");
    const QCommandLineOption screenshots(
        "screenshot-dir", vlm::Application::tr("Save a picture of every page to DIR and quit"), "DIR");
    const QCommandLineOption size(
        "screenshot-size", vlm::Application::tr("Of the window in those pictures: 1024x680"), "WxH");
    const QCommandLineOption firstPaint(
        "first-paint", vlm::Application::tr("Print when the first window was painted, and quit"));
    parser.addOptions({demo, theme, scale, language, screenshots, size, firstPaint});
    parser.process(application);

    application.start({.project = parser.positionalArguments().value(0),
        .demonstration = parser.value(demo),
        .theme = parser.value(theme),
        .scale = parser.value(scale).toDouble() / 100.0,
        .language = parser.value(language)});
    if (parser.isSet(firstPaint))
        new vlm::FirstPaint(application.window());
    std::unique_ptr<vlm::Screenshots> pictures;
    if (parser.isSet(screenshots)) {
        pictures = std::make_unique<vlm::Screenshots>(application, parser.value(screenshots),
            QSize(parser.value(size).section('x', 0, 0).toInt(), parser.value(size).section('x', 1, 1).toInt()));
        pictures->start();
    }
    return QApplication::exec();
}
