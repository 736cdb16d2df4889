#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "app/workbench/application.h"

namespace vlm {

/// Leaves a picture of every page in light, dark and at 150 %, then quits. A page that cannot be saved is an exit code.
class Screenshots : public QObject {
    Q_OBJECT
public:
    Screenshots(Application& application, QString folder);
    void start();

private:
    struct Look {
        const char* name;
        ui::ThemeMode theme;
        double scale;
    };
    void next();

    Application& m_application;
    QString m_folder;
    std::size_t m_look = 0;
    qsizetype m_page = -1;
};

}
