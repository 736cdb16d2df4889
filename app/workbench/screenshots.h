#pragma once

#include <QObject>
#include <QSize>
#include <QString>
#include <QStringList>

#include "app/workbench/application.h"

namespace vlm {

/// Leaves a picture of every page in light, dark and at 150 %, then quits. A page that cannot be saved is an exit code.
class Screenshots : public QObject {
    Q_OBJECT
public:
    /// @param size of the window; empty: as it opens for the first time, 1440 x 900
    Screenshots(Application& application, QString folder, QSize size = {});
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
    QSize m_size;
    std::size_t m_look = 0;
    qsizetype m_page = -1;
};

}
