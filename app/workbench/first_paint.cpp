#include "app/workbench/first_paint.h"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>

#include <unistd.h>

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

namespace vlm {
namespace {

constexpr int kStartField = 22; // proc(5): starttime, in clock ticks after boot
constexpr int kFirstFieldAfterName = 3;

double millisecondsSinceProcessStart()
{
    std::ifstream file("/proc/self/stat");
    std::string text;
    std::getline(file, text);
    // The program's name may hold blanks; it ends with the last bracket.
    std::size_t at = text.rfind(')') + 2;
    for (int field = kFirstFieldAfterName; field < kStartField; ++field)
        at = text.find(' ', at) + 1;
    const double start = std::stod(text.substr(at)) / static_cast<double>(sysconf(_SC_CLK_TCK));
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return 1000.0 * (static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec) - start);
}

}

FirstPaint::FirstPaint(QObject& window)
    : QObject(&window)
{
    window.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, [] {
            std::printf("first paint after %.0f ms\n", millisecondsSinceProcessStart());
            QCoreApplication::exit(0);
        });
    }
    return QObject::eventFilter(watched, event);
}

}
