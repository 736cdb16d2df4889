#include "app/cli/graphics.h"

#include "core/base/data_dir.h"
#include "core/base/error.h"

#include <cstdlib>
#include <filesystem>

#include <QFontDatabase>
#include <QGuiApplication>

namespace vlm::cli {

void startGraphics()
{
    if (QGuiApplication::instance())
        return;
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    static int argc = 1;
    static char name[] = "medvlm";
    static char* argv[] = {name, nullptr};
    // Never destroyed: Qt's platform plugin must not outlive the objects that static destructors would take first.
    new QGuiApplication(argc, argv);
    for (const auto& entry : std::filesystem::directory_iterator(dataDirectory() / "fonts"))
        if (entry.path().extension() == ".ttf"
            && QFontDatabase::addApplicationFont(QString::fromStdString(entry.path().string())) < 0)
            throw Error(ErrorKind::Config, "cannot load the font " + entry.path().string());
}

}
